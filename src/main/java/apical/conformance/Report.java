package apical.conformance;

import apical.rule.Finding;
import java.util.List;

/**
 * What the ladder found of one model.
 *
 * @param subject    what was on the bench
 * @param exemptions checks to which it is not entitled
 * @param remarks    what was measured otherwise than on the model as it is
 */
public record Report(String subject, List<Finding> findings, List<Exemption> exemptions, List<String> remarks) {

    /**
     * A check that was not made.
     *
     * @param why in half a sentence
     */
    public record Exemption(String check, String why) {
    }

    public Report {
        findings = List.copyOf(findings);
        exemptions = List.copyOf(exemptions);
        remarks = List.copyOf(remarks);
    }

    /** How many findings are as expected. */
    public long passed() {
        return findings.stream().filter(Finding::passed).count();
    }

    /** Whether something was measured, and all of it is as expected. */
    public boolean isAsExpected() {
        return !findings.isEmpty() && passed() == findings.size();
    }
}
