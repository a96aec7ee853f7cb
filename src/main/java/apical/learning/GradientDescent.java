package apical.learning;

import apical.linalg.Blas;
import apical.network.Projection;
import java.util.IdentityHashMap;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/**
 * Applies each reported change at once, with a rate of its own for every projection:
 * <pre>
 *   W = W + eta mean over the batch of error pre'
 *   b = b + eta mean over the batch of error                (a threshold is a weight from a unit of rate 1)
 * </pre>
 * A projection without a rate, or with rate 0, is frozen.
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
     * With weights that decay: W is multiplied by 1 - decay before each change. Thresholds do not decay.
     *
     * @param decays in [0, 1), of each projection that has one
     */
    public GradientDescent(Map<Projection, Double> rates, Map<Projection, Double> decays) {
        this.rates = new IdentityHashMap<>(rates);
        this.kept = new IdentityHashMap<>();
        decays.forEach((projection, decay) -> kept.put(projection, (float) (1 - decay)));
    }

    @Override
    public void change(Projection projection, FMatrixRMaj error, FMatrixRMaj pre) {
        double rate = rate(projection);
        if (rate == 0) {
            return;
        }
        float perSample = (float) (share * rate / error.numCols);
        if (kept.containsKey(projection)) {
            CommonOps_FDRM.scale(kept.get(projection), projection.weights());
        }
        Blas.multAddTransB(perSample, error, pre, projection.weights());
        if (projection.thresholds().numRows > 0) {
            Blas.multAddTransB(perSample, error, ones(error.numCols), projection.thresholds());
        }
    }

    /** Rates of the unit that carries the thresholds, [1 x batch]. */
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

    private double rate(Projection projection) {
        return rates.getOrDefault(projection, 0.0);
    }
}
