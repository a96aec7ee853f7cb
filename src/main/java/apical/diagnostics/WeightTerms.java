package apical.diagnostics;

import apical.learning.LearningRule;
import apical.learning.WithFeedback;
import apical.linalg.Angle;
import apical.linalg.Blas;
import apical.linalg.RootMeanSquare;
import apical.network.Pathway;
import apical.network.Projection;
import apical.network.Shape;
import apical.quantity.Quantity;
import apical.quantity.Quantity.Scale;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/** What can be told of the weights alone: their size, and the angle between feedback and what backprop would have there. */
public final class WeightTerms {

    public static final Quantity NORM = Quantity.ofLayers("weight_norm", "1", Scale.RATIOS, "weight (rms)",
            "root mean square of weights");
    public static final Quantity CHANGE = Quantity.ofLayers("weight_change", "1", Scale.RATIOS, "change in an epoch (rms)",
            "root mean square of what an epoch changed in weights");
    public static final Quantity FEEDBACK_ANGLE = Quantity.angle("feedback angle",
            "between the weights by which a layer is taught and the transpose of the forward weights from it");

    private WeightTerms() {
    }

    public static void report(LearningRule rule, Shape shape, Findings findings) {
        for (Projection projection : rule.projections()) {
            findings.addIfThere(projection.layer(), along(NORM, projection.pathway()),
                    RootMeanSquare.of(projection.weights()));
        }
        List<Projection> forward = rule.projections().stream().filter(p -> p.pathway().isForward()).toList();
        rule.as(WithFeedback.class).ifPresent(taught -> {
            for (int k = 1; k < shape.depth(); k++) {
                findings.addIfThere(shape.name(k), FEEDBACK_ANGLE,
                        Angle.degrees(taught.feedback(k), transposes(forward, k, taught.feedbackFrom(k))));
            }
        });
    }

    /** A quantity of the synapses of one pathway. */
    public static Quantity along(Quantity quantity, Pathway pathway) {
        return quantity.called(pathway.nameOf(quantity.id()));
    }

    /** W_k+1' W_k+2' ... W_from', [units(k) x units(from)]. */
    private static FMatrixRMaj transposes(List<Projection> forward, int k, int from) {
        FMatrixRMaj product = CommonOps_FDRM.transpose(forward.get(from - 1).weights(), null);
        for (int l = from - 2; l >= k; l--) {                              // forward.get(l) is W_l+1
            FMatrixRMaj above = product;
            product = new FMatrixRMaj(forward.get(l).weights().numCols, above.numCols);
            Blas.multTransA(forward.get(l).weights(), above, product);
        }
        return product;
    }
}
