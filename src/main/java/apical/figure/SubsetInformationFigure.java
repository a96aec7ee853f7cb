package apical.figure;

import apical.information.Estimand;
import apical.plot.Axis;
import apical.plot.LegendEntry;
import apical.plot.Page;
import apical.plot.Style;
import apical.results.InformationRow;
import apical.results.Results;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What k random units of a layer say of the label, against k: before training dotted, after it in each model's own line. */
final class SubsetInformationFigure {

    /** What random subsets of units say of the label. */
    static final Figure FIGURE = Figure.page("subsetInformation", "Information of some units",
            "I(label; k random units) against k, before and after training", SubsetInformationFigure::of,
            Need.estimates("the label in subsets of units, test images",
                    row -> row.split().equals("test") && row.compartment().equals("rate") && row.variable().equals("label")));

    private SubsetInformationFigure() {
    }

    static Optional<Page> of(Results results) {
        Estimates subsets = Estimates.of(results).on("test").ofVariable("label")
                .where(row -> row.compartment().equals("rate") && Method.of(row).quantity().units().isPresent());
        if (subsets.isEmpty()) return Optional.empty();

        ModelStyles styles = ModelStyles.of(results);
        List<PanelRow> panelRows = new ArrayList<>();
        List<InformationRow> shown = new ArrayList<>();
        for (Method method : subsets.methods(m -> true).stream().map(m -> m.asked(Estimand.INFORMATION)).distinct().toList()) {
            Estimates by = subsets.where(row -> Method.of(row).isSameBut(method));
            Map<String, List<Series>> panels = new LinkedHashMap<>();
            for (String place : by.places()) {
                List<Series> series = new ArrayList<>();
                for (String model : by.at(place).models()) {
                    Estimates there = by.at(place).ofModel(model);
                    Style style = styles.of(model);
                    if (trains(there)) {
                        series.add(Series.of(style, style.control(), there.first().rows(), SubsetInformationFigure::units).alone());
                        shown.addAll(there.first().rows());
                    }
                    series.add(Series.of(style, style.line(), there.last().rows(), SubsetInformationFigure::units).alone());
                    shown.addAll(there.last().rows());
                }
                panels.put(place, series);
            }
            panelRows.add(new PanelRow(method.inWords() + by.bound(), "I(label; k units) (bit)", panels, OptionalDouble.empty()));
        }
        Estimates drawn = new Estimates(shown);
        List<LegendEntry> legend = new ArrayList<>(Legends.models(styles, drawn.models()));
        if (trains(drawn)) legend.add(LegendEntry.control(drawn.first().rows().stream().allMatch(row -> row.epoch() == 0)
                ? "before training" : "first measured"));
        legend.addAll(EstimatedInformationFigures.keys(panelRows, drawn));
        Axis k = Axis.fromZero("units k", PanelRow.all(panelRows).flatMap(series -> series.points().stream())
                .map(Series.Point::x).toList());
        return Optional.of(PanelRow.page(panelRows, drawn.places(), k, legend,
                "What k random units of a layer say of the label of the "
                        + "test images, mean over subsets, after the last epoch"
                        + (trains(drawn) ? " and, dotted, at the first one measured" : "")
                        + "." + drawn.caption()));
    }

    private static boolean trains(Estimates of) {
        return of.rows().stream().map(InformationRow::epoch).distinct().count() > 1;
    }

    private static double units(InformationRow row) {
        return Method.of(row).quantity().units().orElseThrow();
    }
}
