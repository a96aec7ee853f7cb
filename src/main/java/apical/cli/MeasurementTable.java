package apical.cli;

import apical.results.Summary;
import apical.results.Summary.ModelSummary;
import apical.results.Summary.Statistics;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a simulation comes to, as a table for the eye: a row for each quantity of each layer, a column for each model. */
final class MeasurementTable {

    private MeasurementTable() {
    }

    /** The lines of the table and of its notes. */
    static List<String> of(Summary summary) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(new ArrayList<>(List.of("quantity")));
        summary.models().forEach(model -> rows.get(0).add(model.model()));
        for (String name : names(summary)) {
            List<String> row = new ArrayList<>(List.of(name));
            for (ModelSummary model : summary.models()) {
                row.add(model.quantities().stream().filter(q -> name(q).equals(name)).findFirst()
                        .map(q -> text(q.value())).orElse("-"));
            }
            rows.add(row);
        }
        ModelSummary first = summary.models().get(0);
        List<String> lines = new ArrayList<>(TextTable.align(rows, 1));
        lines.add("");
        lines.add("Mean" + (first.seeds() > 1 ? " +- standard deviation" : "") + " over " + first.seeds()
                + (first.seeds() == 1 ? " seed" : " seeds") + " after " + first.examples() + " presentations.");
        return lines;
    }

    private static Set<String> names(Summary summary) {
        Set<String> names = new LinkedHashSet<>();
        summary.models().forEach(model -> model.quantities().forEach(quantity -> names.add(name(quantity))));
        return names;
    }

    private static String name(Summary.Quantity quantity) {
        return quantity.quantity() + (quantity.layer().isEmpty() ? "" : ", " + quantity.layer())
                + (quantity.unit().equals("1") ? "" : " (" + quantity.unit() + ")");
    }

    private static String text(Statistics s) {
        return s.standardDeviation() == null ? String.format(Locale.ROOT, "%.4g", s.mean())
                : String.format(Locale.ROOT, "%.4g +- %.2g", s.mean(), s.standardDeviation());
    }
}
