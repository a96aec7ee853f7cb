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
 */
final class FastPopulation implements Checkpointed {

    private final TransferFunction phi;
    private final TimeStep step;
    private final int size;
    private final Noise noise;
    private final RandomGenerator random;
    private final boolean lagMatched;
    private final FMatrixRMaj lagging = new FMatrixRMaj(0, 0);           // v~; empty unless lag-matched
    final FMatrixRMaj soma = new FMatrixRMaj(0, 0);
    final FMatrixRMaj steadyState = new FMatrixRMaj(0, 0);
    final FMatrixRMaj rates = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj error = new FMatrixRMaj(0, 0);

    /** @param random of the noise; not asked without */
    FastPopulation(TransferFunction phi, TimeStep step, int size, Physiology physiology, RandomGenerator random) {
        this.phi = phi;
        this.step = step;
        this.size = size;
        this.noise = physiology.noise();
        this.random = random;
        this.lagMatched = physiology.prediction() == Prediction.LAG_MATCHED;
    }

    @Override
    public void checkpoint(State state) {
        state.matrix("soma", soma);
        state.matrix("steadyState", steadyState);
        state.matrix("rates", rates);
        state.matrix("lagging", lagging);
    }

    /** u = 0, in as many copies as the batch has. */
    void rest(int batch) {
        for (FMatrixRMaj matrix : new FMatrixRMaj[] {soma, steadyState, rates}) {
            matrix.reshape(size, batch);
            matrix.zero();
        }
        lagging.reshape(lagMatched ? size : 0, batch);
        lagging.zero();
        fire(soma);
    }

    /** r = phi(potential). */
    void fire(FMatrixRMaj potential) {
        Elementwise.rates(phi, potential, rates);
    }

    /** steadyState = (g_a a + g_b b + sigma xi) / (decay); without b its conductance is 0. */
    void towards(double decay, double conductanceA, FMatrixRMaj a, double conductanceB, FMatrixRMaj b) {
        mean(decay, conductanceA, a, conductanceB, b);
        if (!noise.isSilent()) {
            Noise.displace(steadyState.data, steadyState.getNumElements(), noise.displacement(decay, step.share(decay), step.ms()),
                    random);
        }
    }

    private void mean(double decay, double conductanceA, FMatrixRMaj a, double conductanceB, FMatrixRMaj b) {
        float shareA = (float) (conductanceA / decay), shareB = (float) (conductanceB / decay);
        float[] x = a.data, z = steadyState.data;
        int n = steadyState.getNumElements();
        if (conductanceB == 0) {
            for (int i = 0; i < n; i++) {
                z[i] = shareA * x[i];
            }
            return;
        }
        float[] y = b.data;
        for (int i = 0; i < n; i++) {
            z[i] = shareA * x[i] + shareB * y[i];
        }
    }

    /** One step of u towards its steadyState. */
    void move(double decay) {
        float share = (float) step.share(decay);
        float[] u = soma.data, z = steadyState.data;
        for (int i = 0, n = soma.getNumElements(); i < n; i++) {
            u[i] += share * (z[i] - u[i]);
        }
    }

    /**
     * What a dendrite of potential {@code v} fails to predict of this population: r - phi(attenuation v), or r - phi(v~) where v~
     * {@link #follow}s; a view.
     */
    FMatrixRMaj unpredicted(double attenuation, FMatrixRMaj v) {
        return lagMatched ? unpredictedNow(1, lagging) : unpredictedNow(attenuation, v);
    }

    /** v~, if predictions are lag-matched, makes a step towards attenuation v. */
    void follow(double decay, double attenuation, FMatrixRMaj v) {
        if (!lagMatched) {
            return;
        }
        float share = (float) step.share(decay), factor = (float) attenuation;
        float[] x = lagging.data;
        for (int i = 0, n = lagging.getNumElements(); i < n; i++) {
            x[i] += share * (factor * v.data[i] - x[i]);
        }
    }

    /** r - phi(attenuation v), at once; a view. */
    FMatrixRMaj unpredictedNow(double attenuation, FMatrixRMaj v) {
        error.reshape(size, v.numCols);
        int n = error.getNumElements();
        float[] e = error.data, r = rates.data;
        phi.rates(v.data, (float) attenuation, e, n);
        for (int i = 0; i < n; i++) {
            e[i] = r[i] - e[i];
        }
        return error;
    }

    /** -v: how far a dendrite is from rest; a view. */
    FMatrixRMaj negative(FMatrixRMaj v) {
        error.reshape(size, v.numCols);
        for (int i = 0, n = error.getNumElements(); i < n; i++) {
            error.data[i] = -v.data[i];
        }
        return error;
    }
}
