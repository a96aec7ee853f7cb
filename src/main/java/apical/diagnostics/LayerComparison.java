package apical.diagnostics;

import apical.learning.RecordedChanges;
import apical.linalg.Angle;
import apical.network.Projection;
import apical.quantity.Quantity;
import apical.quantity.Quantity.Scale;

/** What one layer reports, against what backpropagation would have it report: angles of single errors, and of the update. */
public final class LayerComparison {

    public static final Quantity UPDATE_ANGLE = Quantity.angle("update angle",
            "between a layer's weight change and minus the gradient of the rule's cost");
    public static final Quantity UPDATE_ANGLE_IN_RATES = Quantity.angle("update angle in rates",
            "between a layer's weight change and minus the gradient of the cost of rates, of rules that nudge potentials");
    public static final Quantity UPDATE_ANGLE_OF_BIASES = Quantity.angle("update angle thresholds",
            "between the change of a layer's biases and minus the gradient of the rule's cost");
    public static final Quantity ERROR_ANGLE = Quantity.angle("error angle",
            "between a layer's error vectors and backprop's, mean over images for which neither is zero");
    public static final Quantity ERROR_ANGLE_LEFT_OUT =
            Quantity.ofLayers("error angle left out", "1", Scale.DIFFERENCES, "images left out",
                    "images for which an error vector is zero");

    private final Projection ofRule, ofBackprop;
    private double sumOfDegrees;
    private long angles, leftOut;

    /**
     * @param ofRule     of the network that learns
     * @param ofBackprop of the perceptron
     */
    LayerComparison(Projection ofRule, Projection ofBackprop) {
        this.ofRule = ofRule;
        this.ofBackprop = ofBackprop;
    }

    /** Adds the angle of each sample's error vectors, if the rule reports errors. */
    void addErrors(RecordedChanges rule, RecordedChanges backprop) {
        rule.errors(ofRule).ifPresent(errors -> addAngles(Angle.ofColumns(errors, backprop.errors(ofBackprop).orElseThrow())));
    }

    private void addAngles(double[] all) {
        for (double degrees : all) {
            if (Double.isNaN(degrees)) {
                leftOut++;
            } else {
                sumOfDegrees += degrees;
                angles++;
            }
        }
    }

    void report(RecordedChanges rule, RecordedChanges backprop, Findings findings) {
        String layer = ofRule.layer();
        reportUpdate(UPDATE_ANGLE, rule, backprop, findings);
        findings.addIfThere(layer, UPDATE_ANGLE_OF_BIASES,
                Angle.degrees(rule.biases(ofRule), backprop.biases(ofBackprop)));
        findings.addIfThere(layer, ERROR_ANGLE, sumOfDegrees / angles);
        findings.addIfThere(layer, ERROR_ANGLE_LEFT_OUT, leftOut);
    }

    /** The angle between the updates of the weights, summed over all samples. */
    void reportUpdate(Quantity quantity, RecordedChanges rule, RecordedChanges backprop, Findings findings) {
        findings.addIfThere(ofRule.layer(), quantity, Angle.degrees(rule.weights(ofRule), backprop.weights(ofBackprop)));
    }
}
