package apical.figure;

import apical.diagnostics.GradientTerms;
import apical.diagnostics.WeightTerms;
import apical.plot.Axis;
import apical.plot.Glyph;
import apical.plot.LegendEntry;
import apical.plot.Page;
import apical.plot.Panel;
import apical.plot.Style;
import apical.quantity.Quantity;
import apical.results.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the gradient is made of, over training: a row of panels for each term, a column for each model, a curve for each layer. All
 * panels of a row have one axis.
 */
final class GradientTermsFigure {

    /** What the gradient is made of. */
    static final Figure FIGURE = Figure.ofMetrics("gradientTerms", "Terms of the gradient",
            "errors, slopes, rates, gradient and weight changes of every layer against epochs, by "
                    + "backprop at each model's weights",
            GradientTermsFigure::of,
            Need.measured(GradientTerms.GRADIENT, "validation"), new Need.IfThere(Need.anyMeasured("validation",
                    GradientTerms.OUTPUT_ERROR, GradientTerms.BACKPROPAGATED_ERROR, GradientTerms.SLOPE,
                    GradientTerms.PRESYNAPTIC_RATE)),
            new Need.IfThere(Need.measured(WeightTerms.CHANGE, "train")));

    private static final int COLUMNS = 3;

    /**
     * One row.
     *
     * @param quantities of which a layer has at most one
     */
    private record Term(String split, Quantity... quantities) {
    }

    private static final List<Term> TERMS = List.of(
            new Term("validation", GradientTerms.OUTPUT_ERROR, GradientTerms.BACKPROPAGATED_ERROR),
            new Term("validation", GradientTerms.SLOPE),
            new Term("validation", GradientTerms.PRESYNAPTIC_RATE),
            new Term("validation", GradientTerms.GRADIENT),
            new Term("train", WeightTerms.CHANGE));

    private final Metrics metrics;
    private final ModelStyles models;
    private final List<String> layers;

    private GradientTermsFigure(Metrics metrics, ModelStyles models) {
        this.metrics = metrics;
        this.models = models;
        this.layers = Layers.with(metrics, GradientTerms.GRADIENT, "validation");
    }

    static Optional<Page> of(Metrics metrics, ModelStyles styles) {
        return new GradientTermsFigure(metrics, styles).page();
    }

    private Optional<Page> page() {
        if (layers.isEmpty()) return Optional.empty();

        List<String> drawn = models.models().stream().filter(model -> TERMS.stream().limit(4)
                .anyMatch(term -> layers.stream().anyMatch(layer -> curve(term, model, layer).isPresent()))).toList();
        List<Curve> all = TERMS.stream().flatMap(term -> curves(term, drawn)).toList();
        Axis epochs = OverEpochs.axis(all.stream());
        List<List<Panel>> rows = new ArrayList<>();
        for (int first = 0; first < drawn.size(); first += COLUMNS) {
            List<String> columns = drawn.subList(first, Math.min(first + COLUMNS, drawn.size()));
            for (Term term : TERMS) {
                List<Double> values = OverEpochs.values(curves(term, drawn));
                if (values.isEmpty()) continue;
                Axis axis = QuantityAxis.of(term.quantities()[0], values);
                rows.add(columns.stream().map(model -> new Panel(model, epochs, axis, glyphs(term, model), List.of())).toList());
            }
        }
        List<LegendEntry> legend = new ArrayList<>();
        for (int k = 0; k < layers.size(); k++) {
            legend.add(LegendEntry.of(Layers.inWords(layers.get(k)), ModelStyles.ofLayer(k, layers.size())));
        }
        Legends.range(all).ifPresent(legend::add);
        return Optional.of(new Page("", legend, rows, 160, "By backprop at each model's weights: the gradient is the mean over "
                + "images of error x slope x rate below. The error of the output layer is target minus rate (or the cost's), "
                + "that of hidden layers comes down from the layer above. Root mean squares over units (synapses) and "
                + "validation images; slopes are means. Last row: what the model itself changed in an epoch. "
                + Caption.sentenceOverSeeds(all) + Caption.leftOut(all)));
    }

    private List<Glyph> glyphs(Term term, String model) {
        List<Glyph> glyphs = new ArrayList<>();
        for (int k = 0; k < layers.size(); k++) {
            Style style = ModelStyles.ofLayer(k, layers.size());
            curve(term, model, layers.get(k)).ifPresent(curve -> glyphs.addAll(OverEpochs.glyphs(curve, style)));
        }
        return glyphs;
    }

    private Stream<Curve> curves(Term term, List<String> drawn) {
        return drawn.stream().flatMap(model -> layers.stream().flatMap(layer -> curve(term, model, layer).stream()));
    }

    private Optional<Curve> curve(Term term, String model, String layer) {
        return Stream.of(term.quantities()).map(quantity -> Curve.of(metrics, quantity, term.split(), layer))
                .map((Map<String, Curve> curves) -> curves.get(model)).filter(curve -> curve != null).findFirst();
    }
}
