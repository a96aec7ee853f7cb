package apical.figure;

import apical.diagnostics.Quantities;
import apical.quantity.Quantity;
import apical.results.CostRow;
import apical.results.CsvTable;
import apical.results.GridRow;
import apical.results.Measurement;
import apical.results.ReconstructionRow;
import apical.results.ResultTables;
import apical.results.Results;
import apical.results.ShownRow;
import apical.results.SweepRow;
import apical.results.Tables;
import apical.results.TimingRow;
import apical.results.Traces;
import apical.results.WithinPresentationRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Made-up results that have every quantity, every table and a recording, so that every figure there is can be drawn from them;
 * and of these what a figure says it looks at. {@link #main} draws all figures into the folder it is given.
 */
final class SyntheticResults {

    private static final List<String> RULES = List.of("backprop", "feedbackAlignment", "microcircuit");
    private static final List<String> LAYERS = List.of("hidden1", "hidden2", "output");
    private static final double[] TIMES_MS = {10, 20, 30, 40};

    private SyntheticResults() {
    }

    public static void main(String[] arguments) throws IOException {
        Figures.draw(everything(), "synthetic numbers", Figures.ALL, Files.createDirectories(Path.of(arguments[0])))
                .forEach(System.out::println);
    }

    /** Of three rules, and of a grid of four models. */
    static Results everything() {
        List<Measurement> measured = new ArrayList<>();
        List<GridRow> grid = new ArrayList<>();
        RULES.forEach(rule -> measure(measured, rule, rule + " 500-500", 1 + RULES.indexOf(rule)));
        for (int draws : new int[] {1, 10}) {
            for (double noise : new double[] {0.1, 1}) {
                String model = "grid, " + draws + " draws, noise " + noise;
                measure(measured, "nodePerturbation", model, draws + noise);
                grid.add(new GridRow(model, "grid", "draws", draws, "noise", noise));
            }
        }
        List<String> models = measured.stream().map(Measurement::model).distinct().toList();
        ResultTables estimates =
                ResultTables.join(List.of(SyntheticEstimates.all(2).tables(), SyntheticEstimates.sizes(2).tables()));
        return new Results(estimates.with(Measurement.TABLE, measured).with(GridRow.TABLE, grid)
                .with(TimingRow.TABLE, measured.stream().filter(m -> m.quantity().equals("error") && m.split().equals("test"))
                        .map(m -> new TimingRow(m.model(), m.seed(), m.epoch(), m.examples(), 3.0 * m.epoch())).toList())
                .with(CostRow.TABLE,
                        models.stream().map(model -> new CostRow(model, "rule", "784-500-500-10", 1_000_000, 1000, 0)).toList())
                .with(SweepRow.TABLE, sweep()).with(ReconstructionRow.TABLE, reconstructions())
                .with(WithinPresentationRow.TABLE, withinPresentation()),
                List.of(traces()));
    }

    /** Of settings of three rules, the first of which diverges in one. */
    private static List<SweepRow> sweep() {
        List<SweepRow> rows = new ArrayList<>();
        for (String rule : RULES) {
            for (int setting = 1; setting <= 24; setting++) {
                int stage = setting % 3 == 0 ? 2 : 1;
                double rate = 0.01 * Math.pow(2, setting % 12);
                double error = 3 + RULES.indexOf(rule) + 20 * Math.pow(Math.log(rate), 2) / 20 + setting % 5;
                rows.add(new SweepRow(rule, rule + " 500-500", setting, rule + " #" + setting, 1, stage, stage, 100L * stage,
                        1e8 * stage,
                        "error", OptionalDouble.of(error), OptionalDouble.of(error), OptionalDouble.empty(), setting == 24, false,
                        new TreeMap<>(Map.of("learning rates", Double.toString(rate), "start", setting % 2 == 0 ? "orthogonal"
                                : "uniform"))));
            }
        }
        return rows;
    }

    private static void measure(List<Measurement> rows, String rule, String model, double size) {
        for (Quantity quantity : Quantities.ALL) {
            for (String split : List.of("train", "validation", "test")) {
                for (String layer : quantity.perLayer() ? LAYERS : List.of("")) {
                    for (long seed = 1; seed <= 2; seed++) {
                        for (int epoch = 0; epoch <= 2; epoch++) {
                            double value = quantity.id().equals("diverged") ? 0 : size / (1 + epoch) * (1 + 0.01 * seed);
                            rows.add(new Measurement(rule, model, seed, epoch, 100L * epoch, split, layer, quantity.id(),
                                    quantity.unit(), value));
                        }
                    }
                }
            }
        }
    }

    private static List<ReconstructionRow> reconstructions() {
        List<Double> pixels = List.of(0.0, 30.0, 60.0, 100.0);
        return List.of(new ReconstructionRow("", 0, 0, 3, ReconstructionRow.What.IMAGE, 1, 2, 2, pixels),
                new ReconstructionRow("m", 1, 2, 3, ReconstructionRow.What.CODE, 1, 1, 2, List.of(0.1, 0.9)),
                new ReconstructionRow("m", 1, 2, 3, ReconstructionRow.What.RECONSTRUCTION, 1, 2, 2, pixels));
    }

    private static List<WithinPresentationRow> withinPresentation() {
        List<WithinPresentationRow> rows = new ArrayList<>();
        for (Quantity quantity : List.of(WithinPresentationRow.LABEL, WithinPresentationRow.ERROR_SIGN)) {
            for (String compartment : List.of("basal", "soma", "apical")) {
                for (double ms = 0; ms < 5; ms++) {
                    rows.add(new WithinPresentationRow("m", 1, 2, ms, "hidden1", compartment, quantity.id(), 0.1 * ms, 0, 0.01, 0,
                            1, 100));
                }
            }
        }
        return rows;
    }

    private static Traces traces() {
        double[] target = {0.7};
        return new Traces("m-seed-1", TIMES_MS,
                List.of(new Traces.Column("output", "soma", List.of(0), new double[] {0, 0.1, 0.4, 0.6}),
                        new Traces.Column("hidden1", "apical", List.of(0), new double[] {0, 0.1, 0, 0.1})),
                List.of(new ShownRow("before", 0, 20, 20, new double[0]), new ShownRow("learning", 20, 40, 20, target)));
    }

    /** Of these results what a figure says it looks at, and that there are such models: all figures give a model one look. */
    static Results thatOf(Figure figure, Results all) {
        ResultTables tables = ResultTables.EMPTY;
        for (CsvTable<?> table : Tables.ALL) {
            tables = with(tables, table, figure, all);
        }
        tables = tables.with(Measurement.TABLE,
                Stream.concat(all.rows(Measurement.TABLE).stream().map(m -> new Measurement(m.rule(),
                        m.model(), 0, 0, 0, "none", "", "of no interest", "1", 0)).distinct(),
                        tables.rows(Measurement.TABLE).stream()).toList());
        boolean recorded = figure.needs().stream().anyMatch(Need.Recordings.class::isInstance);
        return new Results(tables, recorded ? all.traces() : List.of());
    }

    private static <R extends Record> ResultTables with(ResultTables tables, CsvTable<R> table, Figure figure, Results all) {
        return tables.with(table, all.rows(table).stream()
                .filter(row -> figure.needs().stream().anyMatch(need -> need.looksAt(table, row))).toList());
    }

    /** The figures that look at some row of a table. */
    static <R extends Record> Stream<Figure> lookingAt(CsvTable<R> table, R row) {
        return Figures.ALL.stream().filter(figure -> figure.needs().stream().anyMatch(need -> need.looksAt(table, row)));
    }

    /** The figures that can be drawn from these results. */
    static Stream<Figure> drawnFrom(Results results) {
        return Figures.ALL.stream().filter(figure -> !figure.frames(results, "").isEmpty());
    }
}
