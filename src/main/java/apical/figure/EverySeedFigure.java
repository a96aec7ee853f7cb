package apical.figure;

import apical.diagnostics.Score;
import apical.plot.Axis;
import apical.plot.Glyph;
import apical.plot.LegendEntry;
import apical.plot.Page;
import apical.plot.Panel;
import apical.plot.Style;
import apical.results.CostRow;
import apical.results.Measurement;
import apical.results.Results;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Test error against multiply-adds of training, a thin line for every run: what a mean over seeds hides, a run that is stuck or two
 * ways to end, is seen here. The error before training is left out, since nothing was spent on it.
 */
final class EverySeedFigure {

    static final Figure FIGURE = Figure.page("everySeed", "Every seed over multiply-adds",
            "test error against multiply-adds of training, a thin line for every seed", EverySeedFigure::of,
            ScoreNeed.on("test"), Need.rows(CostRow.TABLE));

    private EverySeedFigure() {
    }

    static Optional<Page> of(Results results) {
        Score score = results.metrics().score();
        Map<String, Long> perExample = results.rows(CostRow.TABLE).stream()
                .collect(Collectors.toMap(CostRow::model, CostRow::multiplyAdds, (first, same) -> first));
        ToDoubleFunction<Measurement> spent = m -> (double) m.examples() * perExample.get(m.model());
        List<Measurement> errors = results.metrics().of(score.quantity()).filter(m -> m.split().equals("test") && m.examples() > 0
                && perExample.containsKey(m.model()) && Double.isFinite(m.value())).toList();
        if (errors.isEmpty()) return Optional.empty();

        LargeUnit unit = LargeUnit.of(errors.stream().mapToDouble(spent).max().orElseThrow());
        ModelStyles styles = new ModelStyles(results.metrics());
        Map<List<Object>, List<Measurement>> runs = errors.stream().collect(Collectors.groupingBy(m -> List.of(m.model(), m.seed()),
                LinkedHashMap::new, Collectors.toList()));
        List<Glyph> glyphs = new ArrayList<>();
        runs.values().forEach(run -> {
            Style style = styles.of(run.get(0).model());
            Measurement last = run.get(run.size() - 1);
            glyphs.add(new Glyph.Line(style.color(), style.before(),
                    run.stream().mapToDouble(spent).map(x -> x / unit.size()).toArray(),
                    run.stream().mapToDouble(Measurement::value).toArray()));
            glyphs.add(new Glyph.Dot(style, spent.applyAsDouble(last) / unit.size(), last.value(), Glyph.Dot.SIZE, false));
        });
        Panel panel = new Panel("", Axis.decades("multiply-adds (" + unit.words() + ")",
                errors.stream().map(m -> spent.applyAsDouble(m) / unit.size()).toList()),
                Axis.ratios(score.testLabel(), errors.stream().map(Measurement::value).toList()), glyphs, List.of());
        List<LegendEntry> legend = Legends.models(styles, errors.stream().map(Measurement::model).distinct().toList());
        return Optional.of(new Page("", legend, List.of(List.of(panel)), 360, score.caption("the test images")
                + "; a line for every run, " + runs.size()
                + " in all, a marker at its end. Multiply-adds of training, as the definition "
                + "of each rule has them."));
    }
}
