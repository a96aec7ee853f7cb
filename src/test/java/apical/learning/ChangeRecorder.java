package apical.learning;

import apical.linalg.Matrices;
import apical.linalg.Plain;
import apical.network.Projection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;

/** Writes down what a rule reports, and passes it on to another plasticity, if there is one. */
public final class ChangeRecorder implements OuterProducts {

    /** One report, in copies. */
    public record Report(FMatrixRMaj error, FMatrixRMaj pre) {

        /** Mean over the batch of error pre', summed in double precision: the change of weights at rate 1. */
        public double[][] weights() {
            double[][] mean = new double[error.numRows][pre.numRows];
            for (int s = 0; s < error.numCols; s++) {
                Plain.addOuter(mean, 1.0 / error.numCols, Plain.column(error, s), Plain.column(pre, s));
            }
            return mean;
        }

        /** Mean over the batch of error, as one column: the change of biases at rate 1. */
        public double[][] biases() {
            double[][] mean = new double[error.numRows][1];
            for (int s = 0; s < error.numCols; s++) {
                Plain.addOuter(mean, 1.0 / error.numCols, Plain.column(error, s), new double[] {1});
            }
            return mean;
        }
    }

    private final Map<Projection, Report> reports = new LinkedHashMap<>();      // projections are themselves, see there
    private final Plasticity next;

    public ChangeRecorder() {
        this(OuterProducts.IGNORED);
    }

    public ChangeRecorder(Plasticity next) {
        this.next = next;
    }

    /** What {@code rule} reports of one presentation. */
    public static Map<Projection, Report> of(LearningRule rule, FMatrixRMaj input, FMatrixRMaj target) {
        ChangeRecorder recorder = new ChangeRecorder();
        rule.present(input, target, recorder);
        return recorder.reports;
    }

    @Override
    public void change(Projection projection, FMatrixRMaj error, FMatrixRMaj pre) {
        if (reports.put(projection, new Report(tight(error), tight(pre))) != null) {
            throw new AssertionError("reported twice: " + projection.pathway() + " of " + projection.layer());
        }
        next.change(projection, error, pre);
    }

    @Override
    public boolean isPlastic(Projection projection) {
        return next.isPlastic(projection);
    }

    public Map<Projection, Report> reports() {
        return reports;
    }

    private static FMatrixRMaj tight(FMatrixRMaj matrix) {
        return new FMatrixRMaj(matrix.numRows, matrix.numCols, true, Matrices.elements(matrix));
    }
}
