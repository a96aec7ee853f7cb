package apical.learning;

import apical.linalg.Blas;
import apical.network.Projection;
import apical.state.State;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/**
 * Applies each reported change at once, with a rate of its own for every projection:
 * <pre>
 *   W = W + eta mean over the batch of error pre'
 *   b = b + eta mean over the batch of error                (a bias is a weight from a unit of rate 1)
 * </pre>
 * and so with the other two forms of {@link Plasticity}. A projection without a rate, or with rate 0, is frozen.
 */
public final class GradientDescent implements Plasticity {

    private final Map<Projection, Double> rates;
    private final Map<Projection, Float> kept;
    private final FMatrixRMaj ones = new FMatrixRMaj(1, 0);
    private double share = 1;

    /**
     * @param rates eta for each plastic projection, &gt;= 0, per batch
     */
    public GradientDescent(Map<Projection, Double> rates) {
        this(rates, Map.of());
    }

    /**
     * With weights that decay: W is multiplied by 1 - decay before each change. Biases do not decay.
     *
     * @param decays in [0, 1), of each projection that has one
     */
    public GradientDescent(Map<Projection, Double> rates, Map<Projection, Double> decays) {
        this.rates = new IdentityHashMap<>(rates);
        this.kept = new IdentityHashMap<>();
        decays.forEach((projection, decay) -> kept.put(projection, (float) (1 - decay)));
    }

    /**
     * One rate for each projection.
     *
     * @param rates eta, &gt;= 0, in the order of the projections
     */
    public static GradientDescent of(List<Projection> projections, List<Double> rates) {
        Map<Projection, Double> each = new IdentityHashMap<>();
        for (int i = 0; i < projections.size(); i++) {
            each.put(projections.get(i), rates.get(i));
        }
        return new GradientDescent(each);
    }

    @Override
    public void change(Projection onto, FMatrixRMaj error, FMatrixRMaj pre) {
        double rate = rate(onto);
        if (rate > 0) {
            decay(onto);
            add(rate, error, pre, onto);
        }
    }

    @Override
    public void change(Projection onto, FMatrixRMaj plus, FMatrixRMaj plusPre, FMatrixRMaj minus, FMatrixRMaj minusPre) {
        double rate = rate(onto);
        if (rate > 0) {
            decay(onto);
            add(rate, plus, plusPre, onto);
            add(-rate, minus, minusPre, onto);
        }
    }

    @Override
    public void changeBy(Projection onto, FMatrixRMaj change, FMatrixRMaj ofBiases) {
        double rate = rate(onto);
        if (rate > 0) {
            decay(onto);
            CommonOps_FDRM.addEquals(onto.weights(), (float) (share * rate), change);
            if (onto.biases().numRows > 0) {
                CommonOps_FDRM.addEquals(onto.biases(), (float) (share * rate), ofBiases);
            }
        }
    }

    private void decay(Projection onto) {
        if (kept.containsKey(onto)) {
            CommonOps_FDRM.scale(kept.get(onto), onto.weights());
        }
    }

    /** W = W + share rate mean(error pre'), and its biases. */
    private void add(double rate, FMatrixRMaj error, FMatrixRMaj pre, Projection onto) {
        float perSample = (float) (share * rate / error.numCols);
        Blas.multAddTransB(perSample, error, pre, onto.weights());
        if (onto.biases().numRows > 0) {
            Blas.multAddTransB(perSample, error, ones(error.numCols), onto.biases());
        }
    }

    /** Rates of the unit that carries the biases, [1 x batch]. */
    private FMatrixRMaj ones(int batch) {
        if (ones.numCols != batch) {
            ones.reshape(1, batch);
            ones.fill(1);
        }
        return ones;
    }

    @Override
    public boolean isPlastic(Projection projection) {
        return rate(projection) > 0;
    }

    @Override
    public void scaleRates(double share) {
        this.share = share;
    }

    @Override
    public void checkpoint(State state) {
        share = state.real("share", share);
    }

    private double rate(Projection projection) {
        return rates.getOrDefault(projection, 0.0);
    }
}
