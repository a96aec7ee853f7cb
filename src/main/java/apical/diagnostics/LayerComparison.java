package apical.diagnostics;

import apical.learning.RecordedChanges;
import apical.linalg.Angle;
import apical.network.Projection;

/** What one layer reports, against what backpropagation would have it report: angles of single errors, and of the update. */
final class LayerComparison {

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
        reportUpdate("update angle", rule, backprop, findings);
        findings.addIfThere(layer, "update angle thresholds", "deg",
                Angle.degrees(rule.biases(ofRule), backprop.biases(ofBackprop)));
        findings.addIfThere(layer, "error angle", "deg", sumOfDegrees / angles);
        findings.addIfThere(layer, "error angle left out", "1", leftOut);
    }

    /** The angle between the updates of the weights, summed over all samples. */
    void reportUpdate(String quantity, RecordedChanges rule, RecordedChanges backprop, Findings findings) {
        findings.addIfThere(ofRule.layer(), quantity, "deg", Angle.degrees(rule.weights(ofRule), backprop.weights(ofBackprop)));
    }
}
