package apical.cli;

import apical.conformance.Finding;
import apical.conformance.Report;
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
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"check", "measured", "expected", "", ""});
        report.findings().forEach(finding -> rows.add(row(finding)));

        List<String> lines = new ArrayList<>(List.of(report.subject(), ""));
        if (!report.findings().isEmpty()) {
            lines.addAll(align(rows));
            lines.add("");
        }
        report.remarks().forEach(remark -> lines.add("note: " + remark));
        checksByReason(report).forEach((why, checks) ->
                lines.add("not applicable, since " + why + ": " + String.join("; ", checks)));
        return lines;
    }

    private static Map<String, List<String>> checksByReason(Report report) {
        return report.exemptions().stream().collect(Collectors.groupingBy(Report.Exemption::why, LinkedHashMap::new,
                Collectors.mapping(Report.Exemption::check, Collectors.toList())));
    }

    private static String[] row(Finding finding) {
        return new String[] {finding.quantity(), number(finding.measured()), finding.expected().toString(),
                finding.passed() ? "pass" : "FAIL", finding.detail()};
    }

    /** Three digits. */
    private static String number(double value) {
        double size = Math.abs(value);
        return String.format(Locale.ROOT, value == 0 ? "%.0f" : size >= 0.01 && size < 1000 ? "%.3f" : "%.1e", value);
    }

    /** Columns as wide as their widest cell, all to the left. */
    private static List<String> align(List<String[]> rows) {
        List<String> lines = new ArrayList<>();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.length; column++) {
                int c = column;
                int width = rows.stream().mapToInt(r -> r[c].length()).max().orElse(0);
                line.append(column == 0 ? "" : "  ").append(row[c]).append(" ".repeat(width - row[c].length()));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /** How many findings are as expected. */
    static String footer(List<Report> reports) {
        long passed = reports.stream().mapToLong(Report::passed).sum();
        long all = reports.stream().mapToLong(report -> report.findings().size()).sum();
        return passed == all ? "All " + all + " checks passed." : (all - passed) + " of " + all + " checks failed.";
    }
}
