package apical.figure;

import apical.experiment.InformationTable.Row;
import apical.experiment.Results;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What k random units of a layer say of the label, against k: before training dotted, after it in each model's own line. */
final class SubsetInformation {

    private SubsetInformation() {
    }

    static Optional<Page> of(Results results) {
        Estimates subsets = Estimates.of(results).on("test").ofVariable("label")
                .where(row -> row.compartment().equals("rate") && Method.of(row).units().isPresent());
        if (subsets.isEmpty()) return Optional.empty();

        Looks looks = Looks.of(results);
        List<Strip> strips = new ArrayList<>();
        List<Row> shown = new ArrayList<>();
        for (Method method : subsets.methods(m -> true).stream().map(m -> m.asked("I(X;k units)")).distinct().toList()) {
            Estimates by = subsets.where(row -> Method.of(row).asked(method.quantity()).equals(method));
            Map<String, List<Series>> panels = new LinkedHashMap<>();
            for (String place : by.places()) {
                List<Series> series = new ArrayList<>();
                for (String model : by.at(place).models()) {
                    Estimates there = by.at(place).ofModel(model);
                    Look look = looks.of(model);
                    if (trains(there)) {
                        series.add(Series.of(look, look.control(), there.first().rows(), SubsetInformation::units).alone());
                        shown.addAll(there.first().rows());
                    }
                    series.add(Series.of(look, look.line(), there.last().rows(), SubsetInformation::units).alone());
                    shown.addAll(there.last().rows());
                }
                panels.put(place, series);
            }
            strips.add(new Strip(method.inWords() + by.bound(), "I(label; k units) (bit)", panels, OptionalDouble.empty()));
        }
        Estimates drawn = new Estimates(shown);
        List<Key> legend = new ArrayList<>(Key.models(looks, drawn.models()));
        if (trains(drawn)) legend.add(Key.control(drawn.first().rows().stream().allMatch(row -> row.epoch() == 0)
                ? "before training" : "first measured"));
        legend.addAll(EstimatedInformation.keys(strips, drawn));
        Axis k = Axis.fromZero("units k", Strip.all(strips).flatMap(series -> series.points().stream())
                .map(Series.Point::x).toList());
        return Optional.of(Strip.page(strips, drawn.places(), k, legend, "What k random units of a layer say of the label of the "
                + "test images, mean over subsets, after the last epoch"
                + (trains(drawn) ? " and, dotted, at the first one measured" : "")
                + "." + drawn.caption()));
    }

    private static boolean trains(Estimates of) {
        return of.rows().stream().map(Row::epoch).distinct().count() > 1;
    }

    private static double units(Row row) {
        return Method.of(row).units().orElseThrow();
    }
}
