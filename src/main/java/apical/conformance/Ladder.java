package apical.conformance;

import apical.conformance.Report.Exemption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** All checks, from the simplest law to the longest run. */
public final class Ladder {

    private Ladder() {
    }

    static List<Check> checks() {
        return List.of(new ApicalSilence(), WeakNudging.againstBackprop(), WeakNudging.againstFeedbackAlignment(),
                new SteadyState(), new StepperOrder(), new NoiseVariance(), new FastAgainstPlain(),
                new SingleAgainstDouble(), new ReportedGradient(), new OracleTrajectories());
    }

    /**
     * Makes all checks to which a specimen is entitled.
     *
     * @param progress is told the name of each check before it is made
     */
    public static Report climb(Specimen specimen, Consumer<String> progress) {
        List<Finding> findings = new ArrayList<>();
        List<Exemption> exemptions = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (Check check : checks()) {
            check.exemption(specimen).ifPresentOrElse(why -> exemptions.add(new Exemption(check.name(), why)), () -> {
                progress.accept(check.name());
                findings.addAll(measured(check, specimen));
                check.remark(specimen).ifPresent(remark -> remarks.add(check.name() + ": " + remark));
            });
        }
        return new Report(specimen.subject(), findings, exemptions, remarks);
    }

    /** A tissue whose state leaves the real numbers has failed, and the next check may still be made. */
    private static List<Finding> measured(Check check, Specimen specimen) {
        try {
            return check.measure(specimen);
        } catch (ArithmeticException diverged) {
            return List.of(new Finding(check.name(), Double.NaN, new Expectation.Finite(), diverged.getMessage()));
        }
    }
}
