package apical.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.plot.Axis;
import apical.plot.Glyph;
import apical.plot.LegendEntry;
import apical.plot.Page;
import apical.plot.Panel;
import apical.results.Measurement;
import apical.results.Metrics;
import apical.results.Results;
import apical.results.ShownRow;
import apical.results.Traces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Figures of living tissues, from synthetic numbers. */
class TissueFiguresTest {

    private static final long[] PRESENTATIONS = {0, 10, 100, 1000, 10_000};

    static Stream<Figure> figures() {
        return SyntheticResults.drawnFrom(results());
    }

    @ParameterizedTest
    @MethodSource("figures")
    void eachIsDrawnWithinItsAxes(Figure figure, @TempDir Path directory) throws IOException {
        Page page = figure.compose(results(), "synthetic").orElseThrow();
        for (List<Panel> row : page.rows()) {
            for (Panel panel : row) {
                for (Glyph glyph : panel.glyphs()) {
                    if (glyph instanceof Glyph.Line line) {
                        assertWithin(panel.x(), line.x());
                        assertWithin(panel.y(), line.y());
                    }
                }
            }
        }
        List<Path> written = Figures.draw(results(), "synthetic", List.of(figure), directory);
        assertEquals(2, written.size());
        assertTrue(Files.size(written.get(0)) > 1000);
    }

    private static void assertWithin(Axis axis, double[] values) {
        for (double value : values) {
            assertTrue(value >= axis.min() && value <= axis.max(), axis + " " + value);
        }
    }

    @Test
    void overDecadesOfPresentationsTheAxisIsLogarithmicAndLeavesOutTheStart() {
        Panel panel = TissueFigures.TEST_ERROR.compose(SyntheticMetrics.results(metrics()), "").orElseThrow().rows().get(0).get(0);
        assertEquals(Axis.Ticks.LOGARITHMIC, panel.x().ticks());
        Glyph.Line line = (Glyph.Line) panel.glyphs().stream().filter(Glyph.Line.class::isInstance).findFirst().orElseThrow();
        assertArrayEquals(new double[] {10, 100, 1000, 10_000}, line.x());
        assertArrayEquals(new double[] {1.0 / 11, 1.0 / 101, 1.0 / 1001, 1.0 / 10_001}, line.y(), 1e-15);
    }

    /** Halving the coupling halves the difference of one layer and quarters that of the other. */
    @Test
    void slopesAreThoseOfTheWeakestCouplings() {
        List<String> legend = SteadyStateFigure.FIGURE.compose(SyntheticMetrics.results(metrics()), "").orElseThrow().legend()
                .stream().map(LegendEntry::text).toList();
        assertEquals(List.of("hidden layer 1, slope 2.00", "output layer, slope 1.00"), legend);
    }

    @Test
    void theTeachersWindowsAreShadedAndTargetsStandOverTheOutput() {
        List<List<Panel>> rows = TracesFigure.FIGURE.compose(results(), "").orElseThrow().rows();
        assertEquals(List.of("output layer, soma", "hidden layer 1, apical"),
                rows.stream().map(row -> row.get(0).title()).toList());
        for (List<Panel> row : rows) {
            List<Glyph> windows = row.get(0).glyphs().stream().filter(Glyph.Band.class::isInstance).toList();
            assertEquals(1, windows.size(), "two presentations that touch are one window");
            assertArrayEquals(new double[] {0.1, 0.3}, ((Glyph.Band) windows.get(0)).x(), 1e-12);
        }
        assertEquals(1 + 2, lines(rows.get(0).get(0)), "the trace and a target for each of its presentations");
        assertEquals(2, lines(rows.get(1).get(0)));
    }

    private static long lines(Panel panel) {
        return panel.glyphs().stream().filter(Glyph.Line.class::isInstance).count();
    }

    private static Results results() {
        double[] times = new double[40];
        List<Traces.Column> columns = List.of(new Traces.Column("hidden1", "apical", List.of(0), new double[times.length]),
                new Traces.Column("hidden1", "apical", List.of(5), new double[times.length]),
                new Traces.Column("output", "soma", List.of(1), new double[times.length]));
        for (int i = 0; i < times.length; i++) {
            times[i] = 10 * (i + 1);
            columns.get(2).values()[i] = Math.sin(i);
        }
        double[] target = {7, 2};
        return new Results(SyntheticMetrics.results(metrics()).tables(), List.of(new Traces("m-seed-1", times, columns, List.of(
                new ShownRow("before", 0, 100, 100, new double[0]), new ShownRow("learning", 100, 200, 100, target),
                new ShownRow("learning", 200, 300, 200, target), new ShownRow("after", 300, 400, 300, new double[0])))));
    }

    private static Metrics metrics() {
        List<Measurement> rows = new ArrayList<>();
        for (int epoch = 0; epoch < PRESENTATIONS.length; epoch++) {
            double value = 1.0 / (1 + PRESENTATIONS[epoch]);
            row(rows, epoch, "test", "", "squared error", value);
            row(rows, epoch, "test", "hidden1", "apical potential", value);
            row(rows, epoch, "test", "hidden1", "interneuron distance", value);
            row(rows, epoch, "train", "hidden1", "weight distance lateral", value);
            row(rows, epoch, "train", "hidden1", "weight distance toInterneuron", value);
            row(rows, epoch, "train", "hidden1", "alignment", 90 * value);
        }
        for (double mixing : new double[] {0.4, 0.1, 0.2}) {
            Stream.of("hidden1", "output")
                    .forEach(layer -> rows.add(new Measurement("r", "coupling " + mixing, 1, 0, 0, "test", layer,
                            "steady state difference", "1", layer.equals("output") ? mixing : mixing * mixing)));
            rows.add(new Measurement("r", "coupling " + mixing, 1, 0, 0, "train", "", "apical mixing factor", "1", mixing));
        }
        return new Metrics(rows);
    }

    private static void row(List<Measurement> rows, int epoch, String split, String layer, String quantity, double value) {
        for (long seed = 1; seed <= 2; seed++) {
            rows.add(new Measurement("r", "m", seed, epoch, PRESENTATIONS[epoch], split, layer, quantity, "1", value));
        }
    }
}
