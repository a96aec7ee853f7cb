package apical.circuit;

import apical.network.TransferFunction;
import apical.state.Checkpointed;
import apical.state.State;
import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;

/**
 * Neurons of one kind in one layer in the fast engine, [neurons x batch]. A soma under conductances that sum to a decays
 * towards the mean of what they lead to, its steadyState:
 * <pre>
 *   du/dt = a (steadyState - u)              so that        u + tau du/dt = steadyState,   tau = 1 / a
 * </pre>
 * which is equations (1) and (2) sorted by u, and why the prospective potential needs no derivative. Noise is part of the
 * steadyState: its current stands still during the step, like those of the conductances.
 *
 * <p>Errors are differences of rates, phi(u) - phi(v^), that are small where coupling is weak. So what moves a soma away from
 * what its dendrite predicts is kept apart from the prediction,
 * <pre>
 *   steadyState = v^ + deviation             u = reference + offset          reference: v^, or v~ if predictions are lag-matched
 * </pre>
 * and errors are worked out from that, not from sums in which it is lost.
 */
final class FastPopulation implements Checkpointed {

    private final TransferFunction phi;
    private final TimeStep step;
    private final int size;
    private final Noise noise;
    private final RandomGenerator random;
    private final boolean lagMatched;
    private final boolean prospective;
    private final FMatrixRMaj lagging = new FMatrixRMaj(0, 0);           // v~; empty unless lag-matched
    private final FMatrixRMaj offset = new FMatrixRMaj(0, 0);
    final FMatrixRMaj soma = new FMatrixRMaj(0, 0);
    /** v^. */
    final FMatrixRMaj predicted = new FMatrixRMaj(0, 0);
    final FMatrixRMaj deviation = new FMatrixRMaj(0, 0);
    final FMatrixRMaj steadyState = new FMatrixRMaj(0, 0);
    final FMatrixRMaj rates = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj predictedRates = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj distance = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj error = new FMatrixRMaj(0, 0);

    /** @param random of the noise; not asked without */
    FastPopulation(TransferFunction phi, TimeStep step, int size, Physiology physiology, RandomGenerator random) {
        this.phi = phi;
        this.step = step;
        this.size = size;
        this.noise = physiology.noise();
        this.random = random;
        this.lagMatched = physiology.prediction() == Prediction.LAG_MATCHED;
        this.prospective = physiology.rates() == RateTiming.PROSPECTIVE;
    }

    @Override
    public void checkpoint(State state) {
        state.matrix("soma", soma);
        state.matrix("rates", rates);
        state.matrix("lagging", lagging);
        Elementwise.checkpoint(!prospective && !lagMatched, predicted, "predicted", state);
        Elementwise.checkpoint(!prospective, offset, "offset", state);
    }

    /** Whether rates are those of steady states. */
    boolean isProspective() {
        return prospective;
    }

    /** u = 0, in as many copies as the batch has. */
    void rest(int batch) {
        for (FMatrixRMaj matrix : new FMatrixRMaj[] {soma, steadyState, rates, predicted, deviation, offset, error}) {
            matrix.reshape(size, batch);
            matrix.zero();
        }
        lagging.reshape(lagMatched ? size : 0, batch);
        lagging.zero();
        fire();
    }

    /** r = phi(u). */
    void fire() {
        Elementwise.rates(phi, soma, rates);
    }

    /**
     * v^ = attenuation v, and steadyState = v^ + share pull, and noise.
     *
     * @param v    potential of the dendrite that predicts
     * @param pull that of another, at the same soma
     */
    void lead(double attenuation, FMatrixRMaj v, double share, FMatrixRMaj pull, double decay) {
        predict((float) attenuation, v);
        Elementwise.scale((float) share, pull, deviation);
        settle(decay);
    }

    /** v^ = attenuation v, and steadyState = v^ + share (target - v^), and noise. */
    void leadTowards(double attenuation, FMatrixRMaj v, double share, FMatrixRMaj target, double decay) {
        predict((float) attenuation, v);
        Elementwise.pull(target, predicted, (float) share, deviation);
        settle(decay);
    }

    /**
     * The same towards the potentials of another population.
     *
     * @param alike whether its predictions are the same as v^, exactly
     * @param gap   how far it is from v^; modified
     */
    void leadAfter(double attenuation, FMatrixRMaj v, double share, FastPopulation partners, boolean alike, FMatrixRMaj gap,
            double decay) {
        predict((float) attenuation, v);
        gap.reshape(v.numRows, v.numCols);
        FMatrixRMaj from = partners.fromPrediction();
        if (alike) {
            gap.setTo(from);
        } else {
            float[] p = predicted.data, y = partners.predicted.data, f = from.data, g = gap.data;
            for (int i = 0, n = gap.getNumElements(); i < n; i++) {
                g[i] = (y[i] - p[i]) + f[i];
            }
        }
        Elementwise.scale((float) share, gap, deviation);
        settle(decay);
    }

    /** v^ = attenuation v; somata do not jump with it. */
    private void predict(float attenuation, FMatrixRMaj v) {
        predicted.reshape(v.numRows, v.numCols);
        float[] x = v.data, p = predicted.data;
        int n = predicted.getNumElements();
        if (prospective || lagMatched) {
            for (int i = 0; i < n; i++) {
                p[i] = attenuation * x[i];
            }
            return;
        }
        float[] o = offset.data;
        for (int i = 0; i < n; i++) {
            float now = attenuation * x[i];
            o[i] += p[i] - now;
            p[i] = now;
        }
    }

    /** Nobody asks for steady states but who has prospective rates. */
    private void settle(double decay) {
        if (!noise.isSilent()) {
            Noise.displace(deviation.data, deviation.getNumElements(), noise.displacement(decay, step.share(decay), step.ms()),
                    random);
        }
        if (prospective) {
            Elementwise.add(predicted, deviation, 1, steadyState);
        }
    }

    /** r = phi(steadyState), and what of it was not predicted. */
    void fireProspectively() {
        Elementwise.rates(phi, predicted, rates);
        Elementwise.increments(phi, predicted, rates, deviation, error);
        float[] r = rates.data, e = error.data;
        for (int i = 0, n = rates.getNumElements(); i < n; i++) {
            r[i] += e[i];
        }
    }

    /** What share of the way to its steady state it goes in one step. */
    double share(double decay) {
        return step.share(decay);
    }

    /** One step of u towards its steadyState, and of v~ towards v^. */
    void move(double decay) {
        float share = (float) step.share(decay);
        int n = soma.getNumElements();
        if (prospective) {                                              // nobody asks for differences of these
            float[] u = soma.data, z = steadyState.data;
            for (int i = 0; i < n; i++) {
                u[i] += share * (z[i] - u[i]);
            }
            return;
        }
        float[] o = offset.data, d = deviation.data, p = predicted.data, u = soma.data, x = lagging.data;
        if (lagMatched) {
            for (int i = 0; i < n; i++) {
                x[i] += share * (p[i] - x[i]);
                o[i] += share * (d[i] - o[i]);
                u[i] = x[i] + o[i];
            }
            return;
        }
        for (int i = 0; i < n; i++) {
            o[i] += share * (d[i] - o[i]);
            u[i] = p[i] + o[i];
        }
    }

    /**
     * How far the potential of which rates are is from v^: the deviation if they are prospective, else u - v^; a view.
     */
    FMatrixRMaj fromPrediction() {
        if (prospective || !lagMatched) {
            return prospective ? deviation : offset;
        }
        Elementwise.subtract(lagging, predicted, distance);
        Elementwise.add(distance, offset, 1, distance);
        return distance;
    }

    /**
     * What its dendrite fails to predict of this population: r - phi(v^), or r - phi(v~) if predictions are lag-matched; a view.
     */
    FMatrixRMaj unpredicted() {
        if (!prospective) {                                             // else it is known since they fired
            FMatrixRMaj reference = lagMatched ? lagging : predicted;
            Elementwise.rates(phi, reference, predictedRates);
            Elementwise.increments(phi, reference, predictedRates, offset, error);
        }
        return error;
    }

    /** r - phi(v) of another dendrite; a view, not of {@link #unpredicted}. */
    FMatrixRMaj against(FMatrixRMaj v) {
        Elementwise.rates(phi, v, distance);
        Elementwise.subtract(rates, distance, distance);
        return distance;
    }

    /** -v: how far a dendrite is from rest; a view, not of {@link #unpredicted}. */
    FMatrixRMaj negative(FMatrixRMaj v) {
        Elementwise.scale(-1, v, distance);
        return distance;
    }
}
