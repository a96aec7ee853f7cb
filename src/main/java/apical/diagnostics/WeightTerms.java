package apical.diagnostics;

import apical.learning.LearningRule;
import apical.linalg.Blas;
import apical.network.Projection;
import apical.network.Projection.Kind;
import apical.network.Shape;
import java.util.List;
import java.util.Optional;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/** What can be told of the weights alone: their size, and the angle between feedback and what backprop would have there. */
final class WeightTerms {

    private WeightTerms() {
    }

    /**
     * @param bottomUp onto layers 1 to depth
     * @param direct   whether the output teaches all layers directly
     */
    static void report(LearningRule rule, Shape shape, List<Projection> bottomUp, boolean direct, Findings findings) {
        for (Projection projection : rule.projections()) {
            String which = projection.kind() == Kind.BOTTOM_UP ? "" : " " + projection.kind().id();
            findings.addIfThere(projection.layer(), "weight_norm" + which, "1", Squares.rootMeanSquare(projection.weights()));
        }
        for (int k = 1; k < shape.depth(); k++) {
            Optional<FMatrixRMaj> feedback = rule.feedback(k);
            if (feedback.isPresent()) {
                FMatrixRMaj transposes = direct ? transposes(bottomUp, k) : transpose(bottomUp.get(k));
                findings.addIfThere(shape.name(k), "feedback angle", "deg", Angle.degrees(feedback.get(), transposes));
            }
        }
    }

    /** W_k+1' W_k+2' ... W_N', [units(k) x output units]. */
    private static FMatrixRMaj transposes(List<Projection> bottomUp, int k) {
        FMatrixRMaj product = transpose(bottomUp.get(bottomUp.size() - 1));
        for (int l = bottomUp.size() - 2; l >= k; l--) {                   // bottomUp.get(l) is W_l+1
            FMatrixRMaj above = product;
            product = new FMatrixRMaj(bottomUp.get(l).weights().numCols, above.numCols);
            Blas.multTransA(bottomUp.get(l).weights(), above, product);
        }
        return product;
    }

    private static FMatrixRMaj transpose(Projection projection) {
        return CommonOps_FDRM.transpose(projection.weights(), null);
    }
}
