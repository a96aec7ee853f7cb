package apical.figure;

import apical.plot.Axis;
import apical.plot.Colours;
import apical.plot.Glyph;
import apical.plot.Page;
import apical.plot.Panel;
import apical.results.ReconstructionRow;
import apical.results.ReconstructionRow.What;
import apical.results.Results;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;

/**
 * Test images, their codes in the narrowest hidden layer, and what autoencoders make of these codes: a panel for each model, a
 * column for each class.
 */
final class ReconstructionsFigure {

    /** What autoencoders make of images. */
    static final Figure FIGURE = Figure.page("reconstructions", "Reconstructions",
            "test images, their codes in the narrowest hidden layer, and what autoencoders make of them", ReconstructionsFigure::of,
            Need.rows(ReconstructionRow.TABLE));

    /** Panels side by side. */
    private static final int COLUMNS = 2;
    /** From below. */
    private static final List<String> NAMES = List.of("output", "code", "image");

    private final List<ReconstructionRow> made;

    private ReconstructionsFigure(List<ReconstructionRow> made) {
        this.made = made;
    }

    static Optional<Page> of(Results results) {
        List<ReconstructionRow> made = results.rows(ReconstructionRow.TABLE);
        return models(made).isEmpty() ? Optional.empty() : Optional.of(new ReconstructionsFigure(made).page());
    }

    private Page page() {
        List<List<Panel>> rows = new ArrayList<>();
        for (String model : models(made)) {
            if (rows.isEmpty() || rows.get(rows.size() - 1).size() == COLUMNS) rows.add(new ArrayList<>());
            rows.get(rows.size() - 1).add(panel(model));
        }
        ReconstructionRow any = made.get(made.size() - 1);
        return new Page("", List.of(), rows, 136, "First test image of each class; rates of the narrowest hidden layer, unit by"
                + " unit in rows, from dark to light as from the least to the greatest rate in these codes of a model; and what the"
                + " output makes of them, between black and white; with seed " + any.seed() + " after epoch " + any.epoch() + ".");
    }

    private Panel panel(String model) {
        List<ReconstructionRow> codes = made.stream().filter(row -> row.model().equals(model) && row.what() == What.CODE).toList();
        DoubleSummaryStatistics rates = codes.stream().flatMap(row -> row.values().stream())
                .mapToDouble(Double::doubleValue).summaryStatistics();
        List<Glyph> pictures = new ArrayList<>();
        List<Integer> labels = made.stream().filter(row -> row.what() == What.IMAGE).map(ReconstructionRow::label).toList();
        for (int i = 0; i < labels.size(); i++) {
            int column = i;
            find("", What.IMAGE, labels.get(i)).ifPresent(row -> pictures.add(grey(row, column, 2)));
            find(model, What.CODE, labels.get(i)).ifPresent(row -> pictures.add(code(row, rates, column, 1)));
            find(model, What.RECONSTRUCTION, labels.get(i)).ifPresent(row -> pictures.add(grey(row, column, 0)));
        }
        return new Panel(model, Axis.named("", labels.stream().map(String::valueOf).toList()), Axis.named("", NAMES), pictures,
                List.of());
    }

    /** Names of the models, in their order. */
    private static List<String> models(List<ReconstructionRow> rows) {
        return rows.stream().filter(row -> row.what() != What.IMAGE).map(ReconstructionRow::model).distinct().toList();
    }

    /** The row of the image of this label; of an image itself for an empty model. */
    private Optional<ReconstructionRow> find(String model, What what, int label) {
        return made.stream().filter(row -> row.model().equals(model) && row.what() == what && row.label() == label).findFirst();
    }

    private static Glyph grey(ReconstructionRow row, int x, int y) {
        return new Glyph.Picture(x, y, row.columns(), Arrays.stream(row.grey()).mapToObj(value -> {
            int v = (int) Math.max(0, Math.min(255, Math.round(2.55 * value)));
            return new Color(v, v, v);
        }).toList());
    }

    /** About twice as wide as high. */
    private static Glyph code(ReconstructionRow row, DoubleSummaryStatistics rates, int x, int y) {
        double span = rates.getMax() > rates.getMin() ? rates.getMax() - rates.getMin() : 1;
        int columns = (int) Math.ceil(Math.sqrt(2.0 * row.values().size()));
        return new Glyph.Picture(x, y, columns,
                row.values().stream().map(rate -> Colours.at((rate - rates.getMin()) / span)).toList());
    }
}
