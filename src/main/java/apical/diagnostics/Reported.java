package apical.diagnostics;

import apical.learning.Plasticity;
import apical.linalg.Blas;
import apical.network.Projection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;

/**
 * Writes down what a rule reports of its bottom-up synapses, and changes nothing. Errors are those of the presentation: where a
 * rule reports in many steps, their sum.
 */
final class Reported implements Plasticity {

    /** What one projection was told. */
    private static final class Told {
        private final FMatrixRMaj errors = new FMatrixRMaj(0, 0);
        private final FMatrixRMaj weights;
        private final FMatrixRMaj thresholds;
        private boolean isNew = true;

        /** All zero. */
        Told(Projection projection) {
            weights = new FMatrixRMaj(projection.weights().numRows, projection.weights().numCols);
            thresholds = new FMatrixRMaj(projection.weights().numRows, 1);
        }

        void add(FMatrixRMaj error, FMatrixRMaj pre, float thresholdRate) {
            Blas.multAddTransB(1, error, pre, weights);
            int batch = error.numCols;
            if (isNew) {
                errors.reshape(error.numRows, batch);
                errors.zero();
                isNew = false;
            }
            for (int i = 0, n = error.getNumElements(); i < n; i++) {
                errors.data[i] += error.data[i];
                thresholds.data[i / batch] += thresholdRate * error.data[i];
            }
        }
    }

    private final Map<Projection, Told> told = new IdentityHashMap<>();
    private final float thresholdRate;

    /**
     * @param bottomUp      of whom to write down
     * @param thresholdRate of the unit that carries the thresholds
     */
    Reported(List<Projection> bottomUp, double thresholdRate) {
        bottomUp.forEach(projection -> told.put(projection, new Told(projection)));
        this.thresholdRate = (float) thresholdRate;
    }

    /** What is reported from now on belongs to a new presentation. */
    void begin() {
        told.values().forEach(each -> each.isNew = true);
    }

    @Override public void change(Projection projection, FMatrixRMaj error, FMatrixRMaj pre) {
        Told here = told.get(projection);
        if (here != null) {
            here.add(error, pre, thresholdRate);
        }
    }

    @Override public boolean isPlastic(Projection projection) {
        return told.containsKey(projection);
    }

    @Override public void drive(Projection projection, FMatrixRMaj pre, FMatrixRMaj potential) {
        projection.drive(pre, thresholdRate, potential);
    }

    /** Of the last presentation, [post x batch]. */
    FMatrixRMaj errors(Projection projection) {
        return told.get(projection).errors;
    }

    /** Sum over all samples of error pre', [post x pre]. */
    FMatrixRMaj weights(Projection projection) {
        return told.get(projection).weights;
    }

    /** Sum over all samples of the error times the rate that carries thresholds, [post x 1]. */
    FMatrixRMaj thresholds(Projection projection) {
        return told.get(projection).thresholds;
    }
}
