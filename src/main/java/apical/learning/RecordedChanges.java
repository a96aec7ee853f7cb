package apical.learning;

import apical.linalg.Blas;
import apical.linalg.Plain;
import apical.network.Projection;
import apical.state.State;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/**
 * Writes down what a rule reports, and changes nothing: sums over all samples that were shown, in whichever form they were
 * reported; where a rule reports in many steps of a presentation, over these, too.
 */
public final class RecordedChanges implements Plasticity {

    /** What one projection was told. */
    private static final class Told {
        private final FMatrixRMaj errors = new FMatrixRMaj(0, 0);
        private final FMatrixRMaj weights;
        private final FMatrixRMaj biases;
        private boolean isNew = true;
        private boolean hasErrors;

        /** All zero. */
        Told(Projection projection) {
            weights = new FMatrixRMaj(projection.weights().numRows, projection.weights().numCols);
            biases = new FMatrixRMaj(projection.weights().numRows, 1);
        }

        void checkpoint(State state) {
            state.matrix("errors", errors);
            state.matrix("weights", weights);
            state.matrix("biases", biases);
            isNew = state.flag("isNew", isNew);
            hasErrors = state.flag("hasErrors", hasErrors);
        }

        void add(float factor, FMatrixRMaj error, FMatrixRMaj pre, float biasRate) {
            Blas.multAddTransB(factor, error, pre, weights);
            int batch = error.numCols;
            for (int i = 0, n = error.getNumElements(); i < n; i++) {
                biases.data[i / batch] += factor * biasRate * error.data[i];
            }
        }

        void addErrors(FMatrixRMaj error) {
            if (isNew) {
                errors.reshape(error.numRows, error.numCols);
                errors.zero();
                isNew = false;
            }
            hasErrors = true;
            for (int i = 0, n = error.getNumElements(); i < n; i++) {
                errors.data[i] += error.data[i];
            }
        }
    }

    private final Map<Projection, Told> told = new LinkedHashMap<>();
    private final float biasRate;
    private int batch;
    private long samples;

    /** Of these projections, whose biases belong to a unit of rate 1. */
    public RecordedChanges(Collection<Projection> projections) {
        this(projections, 1);
    }

    /**
     * @param projections   of whom to write down; nobody else is plastic
     * @param biasRate of the unit that carries the biases
     */
    public RecordedChanges(Collection<Projection> projections, double biasRate) {
        projections.forEach(projection -> told.put(projection, new Told(projection)));
        this.biasRate = (float) biasRate;
    }

    /** What a rule reports of all its projections when it is shown one batch. */
    public static RecordedChanges of(LearningRule rule, FMatrixRMaj input, FMatrixRMaj target) {
        RecordedChanges changes = new RecordedChanges(rule.projections());
        changes.begin(input.numCols);
        rule.present(input, target, changes);
        return changes;
    }

    /**
     * What is reported from now on belongs to a new presentation.
     *
     * @param batch samples that are shown
     */
    public void begin(int batch) {
        this.batch = batch;
        samples += batch;
        told.values().forEach(each -> {
            each.isNew = true;
            each.hasErrors = false;
        });
    }

    @Override
    public void checkpoint(State state) {
        told.forEach((projection, here) -> here.checkpoint(state.part(projection.layer() + "." + projection.pathway().id())));
        batch = (int) state.number("batch", batch);
        samples = state.number("samples", samples);
    }

    @Override
    public void change(Projection onto, FMatrixRMaj error, FMatrixRMaj pre) {
        Told here = told.get(onto);
        if (here != null) {
            here.add(1, error, pre, biasRate);
            here.addErrors(error);
        }
    }

    @Override
    public void change(Projection onto, FMatrixRMaj plus, FMatrixRMaj plusPre, FMatrixRMaj minus, FMatrixRMaj minusPre) {
        Told here = told.get(onto);
        if (here != null) {
            requireBegun();
            here.add((float) batch / plus.numCols, plus, plusPre, biasRate);
            here.add(-(float) batch / minus.numCols, minus, minusPre, biasRate);
        }
    }

    @Override
    public void changeBy(Projection onto, FMatrixRMaj change, FMatrixRMaj ofBiases) {
        Told here = told.get(onto);
        if (here != null) {
            requireBegun();
            CommonOps_FDRM.addEquals(here.weights, batch, change);
            for (int i = 0, n = ofBiases.getNumElements(); i < n; i++) {
                here.biases.data[i] += batch * biasRate * ofBiases.data[i];
            }
        }
    }

    /** What is a mean over the batch becomes a sum only if the batch is known. */
    private void requireBegun() {
        if (batch == 0) {
            throw new IllegalStateException("begin(batch) was not called");
        }
    }

    @Override
    public boolean isAsWritten() {
        return true;
    }

    @Override
    public boolean isPlastic(Projection projection) {
        return told.containsKey(projection);
    }

    @Override
    public void drive(Projection projection, FMatrixRMaj pre, FMatrixRMaj potential) {
        projection.drive(pre, biasRate, potential);
    }

    /** Errors of the last presentation, [post x batch], a view; empty if changes were not reported as outer products. */
    public Optional<FMatrixRMaj> errors(Projection projection) {
        Told here = told.get(projection);
        return here.hasErrors ? Optional.of(here.errors) : Optional.empty();
    }

    /** Sum over all samples of the change at rate 1, [post x pre]; a view. */
    public FMatrixRMaj weights(Projection projection) {
        return told.get(projection).weights;
    }

    /** Changes of biases, [post x 1]; also of projections that have none. */
    public FMatrixRMaj biases(Projection projection) {
        return told.get(projection).biases;
    }

    /** Mean over all samples of the change at rate 1, [post][pre]. */
    public double[][] mean(Projection projection) {
        double[][] mean = Plain.matrix(weights(projection));
        for (double[] row : mean) {
            for (int j = 0; j < row.length; j++) {
                row[j] /= samples;
            }
        }
        return mean;
    }
}
