package apical.figure;

import apical.plot.Axis;
import apical.plot.LegendEntry;
import apical.plot.Page;
import apical.plot.Panel;
import apical.plot.Style;
import apical.plot.Text;
import apical.results.InformationRow;
import apical.results.Results;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the first hidden layer says of the label after training, against its size: a panel for each estimator. Models named
 * {@code SERIES, SIZE} are the points of one curve, SERIES.
 */
final class InformationBySizeFigure {

    /** What layers of several sizes say of the label. */
    static final Figure FIGURE = Figure.page("informationBySize", "Information by size",
            "I(label; first hidden layer) after training against its size, by every estimator; models "
                    + "named \"SERIES, SIZE\" make a curve",
            InformationBySizeFigure::of,
            Need.estimates("the label in rates, test images",
                    row -> row.split().equals("test") && row.compartment().equals("rate") && row.variable().equals("label")));

    private static final int COLUMNS = 3;
    /** Room for a title over a panel [pixels]. */
    private static final double TITLE_WIDTH = 175;

    private InformationBySizeFigure() {
    }

    static Optional<Page> of(Results results) {
        Estimates all = Estimates.of(results).on("test").ofVariable("label")
                .where(row -> row.place().equals("hidden1") && SizedName.of(row.model()).isPresent());
        Estimates sized = all.last();
        Estimates untrained = all.where(row -> row.epoch() == 0 && !sized.rows().contains(row));
        List<Method> methods = sized.methods(sized::isWidest);
        List<Double> sizes = sized.rows().stream().map(row -> (double) size(row)).distinct().sorted().toList();
        if (methods.isEmpty() || sizes.size() < 2) return Optional.empty();

        Map<String, String> ruleOf = new LinkedHashMap<>();
        sized.rows().forEach(row -> ruleOf.putIfAbsent(series(row), row.rule()));
        ModelStyles styles = new ModelStyles(ruleOf);
        Axis x = Axis.decades("hidden neurons", sizes);
        List<PanelRow> panelRows = new ArrayList<>();
        for (Method method : methods) {
            Estimates by = sized.by(method);
            List<Series> curves = new ArrayList<>();
            for (String series : by.rows().stream().map(InformationBySizeFigure::series).distinct().toList()) {
                Style style = styles.of(series);
                List<InformationRow> before = untrained.by(method).where(row -> series(row).equals(series)).rows();
                if (!before.isEmpty()) curves.add(Series.of(style, style.before(), before, InformationBySizeFigure::size).alone());
                curves.add(Series.of(style, style.line(), by.where(row -> series(row).equals(series)).rows(),
                        InformationBySizeFigure::size));
            }
            panelRows.add(
                    new PanelRow(title(method.inShort() + by.bound()), method.label("label", "layer"), Map.of("hidden1", curves),
                            method.isWhole() ? sized.entropyOfVariable(method) : OptionalDouble.empty()));
        }
        return Optional
                .of(page(panelRows, x, styles, sized.where(row -> methods.contains(Method.of(row))), !untrained.rows().isEmpty()));
    }

    private static Page page(List<PanelRow> panelRows, Axis x, ModelStyles styles, Estimates shown, boolean before) {
        List<List<Panel>> rows = new ArrayList<>();
        for (int first = 0; first < panelRows.size(); first += COLUMNS) {
            rows.add(panelRows.subList(first, Math.min(first + COLUMNS, panelRows.size())).stream()
                    .map(strip -> strip.panel("hidden1", strip.over(), x)).toList());
        }
        List<LegendEntry> legend = new ArrayList<>(Legends.models(styles, styles.models()));
        if (before) legend.add(LegendEntry.before("before training"));
        legend.addAll(EstimatedInformationFigures.keys(panelRows, shown));
        if (panelRows.stream().anyMatch(strip -> strip.most().isPresent())) legend.add(PanelRow.limit("entropy of the label"));
        return new Page("", legend, rows, 200, "What the first hidden layer says of the label of the test images after the last "
                + "epoch, against its size, by every estimator." + shown.caption());
    }

    /** As much of it as there is room for: its last part says what kind of bound it is, if any. */
    private static String title(String whole) {
        int comma = whole.lastIndexOf(", ");
        return comma < 0 || Text.width(whole, Text.PLAIN) < TITLE_WIDTH ? whole : whole.substring(0, comma);
    }

    private static int size(InformationRow row) {
        return SizedName.of(row.model()).orElseThrow().size();
    }

    private static String series(InformationRow row) {
        return SizedName.of(row.model()).orElseThrow().series();
    }
}
