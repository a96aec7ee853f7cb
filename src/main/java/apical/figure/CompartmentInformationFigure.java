package apical.figure;

import apical.network.Words;
import apical.plot.LegendEntry;
import apical.plot.Mark;
import apical.plot.Page;
import apical.plot.Style;
import apical.results.InformationRow;
import apical.results.Results;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the compartments of each layer say of the label over training, teacher off and on: a row for each model, a column for each
 * layer, a curve for each compartment and one for the rates, which are what other cells see of the somata.
 */
final class CompartmentInformationFigure {

    /** What compartments say of the label. */
    static final Figure FIGURE = Figure.page("compartmentInformation", "Information of compartments",
            "I(label; compartment) of each layer against epochs, with the teacher off and on", CompartmentInformationFigure::of,
            Need.estimates("the label in compartments, test images",
                    row -> row.split().equals("test") && row.variable().equals("label")));

    private static final Map<String, Style> LOOKS = Map.of(
            "soma", new Style(new Color(0x000000), Mark.CIRCLE),
            "basal", new Style(new Color(0x0072B2), Mark.SQUARE),
            "apical", new Style(new Color(0xD55E00), Mark.TRIANGLE),
            "interneuronSoma", new Style(new Color(0x009E73), Mark.DIAMOND),
            "interneuronDendrite", new Style(new Color(0xCC79A7), Mark.PENTAGON),
            "rate", new Style(new Color(0x56B4E9), Mark.TRIANGLE_DOWN));
    private static final Style OTHER = new Style(new Color(0x606060), Mark.STAR);
    private static final float[] TEACHER_ON = {5, 3};

    /** Of compartments, by the one method. */
    private final Estimates found;
    private final Method method;
    private final OptionalDouble most;

    private CompartmentInformationFigure(Estimates estimates, Method method) {
        this.method = method;
        this.found = estimates.by(method);
        this.most = method.isWhole() ? estimates.entropyOfVariable(method) : OptionalDouble.empty();
    }

    static Optional<Page> of(Results results) {
        Estimates all = Estimates.of(results).on("test").ofVariable("label");
        Estimates compartments = all.where(row -> !row.compartment().equals("rate"));
        Estimates withRates = all.where(row -> compartments.models().contains(row.model()));
        return compartments.preferred().map(method -> new CompartmentInformationFigure(withRates, method).page());
    }

    private Page page() {
        List<PanelRow> panelRows = new ArrayList<>();
        for (String model : found.models()) {
            Estimates ofModel = found.ofModel(model);
            Map<String, List<Series>> panels = new LinkedHashMap<>();
            for (String layer : layers(ofModel)) {
                panels.put(layer, series(ofModel.where(row -> row.layer().equals(layer))));
            }
            panelRows
                    .add(new PanelRow(found.models().size() == 1 ? "" : model, method.label("label", "compartment"), panels, most));
        }
        List<LegendEntry> legend = new ArrayList<>();
        compartments(found)
                .forEach(compartment -> legend.add(LegendEntry.of(Words.of(compartment), LOOKS.getOrDefault(compartment, OTHER))));
        if (found.rows().stream().anyMatch(CompartmentInformationFigure::isTaught)) {
            legend.add(LegendEntry.line("teacher off", OTHER.color(), OTHER.line()));
            legend.add(LegendEntry.line("teacher on", OTHER.color(), taught(OTHER).line()));
        }
        legend.addAll(EstimatedInformationFigures.keys(panelRows, found));
        if (most.isPresent()) legend.add(PanelRow.limit("entropy of the label"));
        return PanelRow.page(panelRows, layers(found), PanelRow.epochs(panelRows), legend,
                "What each compartment says of the label of "
                        + "the test images" + (found.models().size() == 1 ? ", " + found.models().get(0) : "") + ". Estimator: "
                        + method.inWords() + found.bound() + "."
                        + EstimatedInformationFigures.caveat(method.estimator().caveatOfPotentials()) + found.caption());
    }

    private static List<Series> series(Estimates ofLayer) {
        List<Series> series = new ArrayList<>();
        for (String compartment : compartments(ofLayer)) {
            Style style = LOOKS.getOrDefault(compartment, OTHER);
            for (boolean taught : new boolean[] {false, true}) {
                List<InformationRow> rows =
                        ofLayer.where(row -> row.compartment().equals(compartment) && isTaught(row) == taught).rows();
                BasicStroke stroke = (taught ? taught(style) : style).line();
                if (!rows.isEmpty()) series.add(Series.of(style, stroke, rows, InformationRow::epoch));
            }
        }
        return series;
    }

    private static Style taught(Style style) {
        return new Style(style.color(), style.mark(), TEACHER_ON);
    }

    private static boolean isTaught(InformationRow row) {
        return row.teacher().equals("on");
    }

    private static List<String> compartments(Estimates of) {
        return of.rows().stream().map(InformationRow::compartment).distinct().toList();
    }

    private static List<String> layers(Estimates of) {
        return of.rows().stream().map(InformationRow::layer).distinct().sorted(Layers.FROM_INPUT).toList();
    }
}
