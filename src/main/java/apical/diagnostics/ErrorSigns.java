package apical.diagnostics;

import apical.information.ControlSettings;
import apical.information.UnitBits;
import apical.linalg.Columns;
import apical.quantity.Quantity;
import apical.quantity.Quantity.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.FMatrixRMaj;

/**
 * How many bits about the sign of backprop's error, unit by unit, a layer's teaching signals carry: the error that the rule
 * reports, and the apical potential under a teacher. The sign is that of minus the derivative of the cost by the unit's potential.
 */
public final class ErrorSigns {

    public static final Quantity AGREEMENT =
            Quantity.ofLayers("error sign agreement", "1", Scale.DIFFERENCES, "share of equal signs",
                    "share of units and images for which a rule's error has the sign of backprop's");
    public static final Quantity BITS = Quantity.ofLayers("error sign bits", "bit", Scale.DIFFERENCES, "in errors (bit per unit)",
            "information about the sign of backprop's error of a unit, in the rule's own error of it");
    public static final Quantity BITS_IN_APICAL = Quantity.ofLayers("error sign bits in apical", "bit", Scale.DIFFERENCES,
            "in apical (bit per unit)",
            "information about the sign of backprop's error of a unit, in its apical potential under the teacher");
    public static final Quantity ENTROPY =
            Quantity.ofLayers("error sign entropy", "bit", Scale.DIFFERENCES, "entropy (bit per unit)",
                    "entropy of the sign of backprop's error of a unit, the most there could be");
    private static final String PERMUTED = "permuted", BIAS = "bias", STANDARD_ERROR = "standard error";

    private static final int PERMUTATIONS = 10;
    private static final long SEED = 1;

    private final String layer;
    private final List<FMatrixRMaj> backprop = new ArrayList<>(), reported = new ArrayList<>(), apical = new ArrayList<>();

    ErrorSigns(String layer) {
        this.layer = layer;
    }

    /** Errors of a batch, [units x batch] each; copied. */
    void add(FMatrixRMaj ofBackprop, FMatrixRMaj ofRule) {
        backprop.add(ofBackprop.copy());
        reported.add(ofRule.copy());
    }

    /** Apical potentials of the same batch; copied. */
    void addApical(FMatrixRMaj potentials) {
        apical.add(potentials.copy());
    }

    void report(Findings findings) {
        if (backprop.isEmpty()) {
            return;
        }
        FMatrixRMaj errors = Columns.beside(backprop);
        findings.addIfThere(layer, AGREEMENT, agreement(errors, Columns.beside(reported)));
        UnitBits found = bits(errors, reported);
        report(BITS, found, findings);
        findings.addIfThere(layer, ENTROPY, found.entropy());
        if (!apical.isEmpty()) {
            report(BITS_IN_APICAL, bits(errors, apical), findings);
        }
    }

    private static UnitBits bits(FMatrixRMaj errors, List<FMatrixRMaj> signal) {
        return UnitBits.aboutSigns(errors, Columns.beside(signal), new ControlSettings(PERMUTATIONS, new SplittableRandom(SEED)));
    }

    /** Share of units and samples for which the signs are the same: information has no sign of its own. */
    private static double agreement(FMatrixRMaj a, FMatrixRMaj b) {
        long same = 0;
        for (int i = 0, n = a.getNumElements(); i < n; i++) {
            same += Math.signum(a.data[i]) == Math.signum(b.data[i]) ? 1 : 0;
        }
        return (double) same / a.getNumElements();
    }

    private void report(Quantity quantity, UnitBits found, Findings findings) {
        findings.addIfThere(layer, quantity, found.value());
        findings.addIfThere(layer, quantity.and(PERMUTED), found.permuted());
        findings.addIfThere(layer, quantity.and(BIAS), found.bias());
        findings.addIfThere(layer, quantity.and(STANDARD_ERROR), found.standardError());
    }
}
