package apical.cli;

import apical.conformance.Report;
import apical.rule.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the ladder found of one specimen, as a table for the eye. */
final class CheckTable {

    private CheckTable() {
    }

    /** The lines of the table and of its notes. */
    static List<String> of(Report report) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("check", "measured", "expected", "", ""));
        report.findings().forEach(finding -> rows.add(row(finding)));

        List<String> lines = new ArrayList<>(List.of(report.subject(), ""));
        if (!report.findings().isEmpty()) {
            lines.addAll(TextTable.align(rows, 5));
            lines.add("");
        }
        report.remarks().forEach(remark -> lines.add("note: " + remark));
        checksByReason(report)
                .forEach((why, checks) -> lines.add("not applicable, since " + why + ": " + String.join("; ", checks)));
        return lines;
    }

    private static Map<String, List<String>> checksByReason(Report report) {
        return report.exemptions().stream().collect(Collectors.groupingBy(Report.Exemption::why, LinkedHashMap::new,
                Collectors.mapping(Report.Exemption::check, Collectors.toList())));
    }

    private static List<String> row(Finding finding) {
        return List.of(finding.quantity(), number(finding.measured()), finding.expected().toString(),
                finding.passed() ? "pass" : "FAIL", finding.detail());
    }

    /** Three digits. */
    private static String number(double value) {
        double size = Math.abs(value);
        return String.format(Locale.ROOT, value == 0 ? "%.0f" : size >= 0.01 && size < 1000 ? "%.3f" : "%.1e", value);
    }

    /** How many findings are as expected. */
    static String footer(List<Report> reports) {
        long passed = reports.stream().mapToLong(Report::passed).sum();
        long all = reports.stream().mapToLong(report -> report.findings().size()).sum();
        if (all == 0) {
            return "No check was made.";
        }
        return passed == all ? "All " + all + " checks passed." : (all - passed) + " of " + all + " checks failed.";
    }
}
