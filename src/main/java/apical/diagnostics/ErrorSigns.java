package apical.diagnostics;

import apical.information.ControlSettings;
import apical.information.UnitBits;
import apical.linalg.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.FMatrixRMaj;

/**
 * How many bits about the sign of backprop's error, unit by unit, a layer's teaching signals carry: the error that the rule
 * reports, and the apical potential under a teacher. The sign is that of minus the derivative of the cost by the unit's potential.
 */
final class ErrorSigns {

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
        findings.addIfThere(layer, "error sign agreement", "1", agreement(errors, Columns.beside(reported)));
        UnitBits found = bits(errors, reported);
        report("error sign bits", found, findings);
        findings.addIfThere(layer, "error sign entropy", "bit", found.entropy());
        if (!apical.isEmpty()) {
            report("error sign bits in apical", bits(errors, apical), findings);
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

    private void report(String quantity, UnitBits found, Findings findings) {
        findings.addIfThere(layer, quantity, "bit", found.value());
        findings.addIfThere(layer, quantity + " permuted", "bit", found.permuted());
        findings.addIfThere(layer, quantity + " bias", "bit", found.bias());
        findings.addIfThere(layer, quantity + " standard error", "bit", found.standardError());
    }
}
