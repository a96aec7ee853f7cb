package apical.figure;

import apical.information.Verdict;
import apical.results.CostRow;
import apical.results.Measurement;
import apical.results.Metrics;
import apical.results.ResultTables;
import apical.results.Results;
import apical.results.TimingRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Made-up numbers in the shape of a real table, for tests and for looking at figures: smooth formulas, no network was
 * trained. {@link #main} draws them all into the folder it is given.
 */
final class SyntheticMetrics {

    private static final Map<String, Double> FINAL_ERROR = new TreeMap<>(Map.of(
            "backprop", 1.8, "feedbackAlignment", 3.1, "microcircuit", 2.3));

    private SyntheticMetrics() {
    }

    public static void main(String[] args) throws IOException {
        Path directory = Files.createDirectories(Path.of(args[0]));
        int epochs = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        int hiddenLayers = args.length > 2 ? Integer.parseInt(args[2]) : 2;
        Figures.draw(costly(threeRules(epochs, hiddenLayers, 3)), "synthetic numbers", Figures.ALL, directory)
                .forEach(System.out::println);
    }

    /** Backprop, feedback alignment and microcircuit, one model each. */
    static Metrics threeRules(int epochs, int hiddenLayers, int seeds) {
        List<Measurement> rows = new ArrayList<>();
        FINAL_ERROR.forEach((rule, error) -> {
            for (long seed = 1; seed <= seeds; seed++) {
                for (int epoch = 0; epoch <= epochs; epoch++) {
                    learning(rows, rule, seed, epoch, error);
                    if (epoch <= 2 || epoch % 5 == 0) diagnostics(rows, rule, seed, epoch, hiddenLayers, error);
                }
            }
        });
        return new Metrics(rows);
    }

    /** The same with seconds and multiply-adds: feedback alignment as fast as backprop, a microcircuit slower by a half. */
    static Results costly(Metrics metrics) {
        List<TimingRow> times = new ArrayList<>();
        Map<String, CostRow> costs = new TreeMap<>();
        metrics.where(m -> m.quantity().equals("error")).forEach(m -> {
            double slower = m.rule().equals("microcircuit") ? 1.5 : 1;
            times.add(new TimingRow(m.model(), m.seed(), m.epoch(), m.examples(), 3 * slower * m.epoch() * (1 + 0.01 * m.seed())));
            costs.put(m.model(), new CostRow(m.model(), m.rule(), "784-500-500-10", Math.round(1.6e6 * slower), 1000, 0));
        });
        return new Results(ResultTables.EMPTY.with(Measurement.TABLE, metrics.rows()).with(TimingRow.TABLE, times)
                .with(CostRow.TABLE, List.copyOf(costs.values())));
    }

    /** Results of nothing but measurements. */
    static Results results(Metrics metrics) {
        return new Results(ResultTables.EMPTY.with(Measurement.TABLE, metrics.rows()));
    }

    private static void learning(List<Measurement> rows, String rule, long seed, int epoch, double last) {
        double chance = 90 * (1 + 0.02 * (seed - 2));
        double wobble = 1 + 0.06 * Math.sin(7.0 * seed + 3 * epoch + last);
        double error = epoch == 0 ? chance : last * (1 + 5 / Math.pow(epoch, 1.3)) * wobble;
        row(rows, rule, seed, epoch, "test", "", "error", "%", error);
        row(rows, rule, seed, epoch, "test", "", "cost", "1", error / 40);
        if (epoch == 0) row(rows, rule, seed, epoch, "train", "", "presentation time", "ms", 10 * last);
        row(rows, rule, seed, epoch, "train", "", "cost", "1", error / 40 * Math.exp(-0.1 * epoch));
    }

    /** With estimates of information by whole codes. */
    static Results informed(Metrics metrics, int hiddenLayers) {
        SyntheticEstimates estimates = new SyntheticEstimates();
        metrics.where(m -> m.quantity().equals("error") && (m.epoch() <= 2 || m.epoch() % 5 == 0))
                .forEach(m -> information(estimates, m.rule(), m.seed(), m.epoch(), hiddenLayers, FINAL_ERROR.get(m.rule())));
        return new Results(estimates.results().tables().with(Measurement.TABLE, metrics.rows()));
    }

    /** A wide first hidden layer, saturated; narrower ones that cease to be; an output layer that never is. */
    private static void information(SyntheticEstimates to, String rule, long seed, int epoch, int hidden, double last) {
        double learnt = 1 - Math.exp(-epoch / (0.5 * last)) * (1 + 0.03 * Math.sin(seed));
        double fading = Math.exp(-epoch / 2.0);
        layer(to, rule, seed, epoch, "hidden1", 13.28, 3.318, 3.3);
        for (int k = 2; k <= hidden; k++) {
            layer(to, rule, seed, epoch, "hidden" + k, 11.5 - 2.5 * learnt - 0.2 * last, 2.4 + 0.6 * learnt - 0.05 * last,
                    1.4 * fading + 0.1 + 0.02 * last);
        }
        layer(to, rule, seed, epoch, "output", 2.4 + 1.4 * learnt, 1.1 + 2 * learnt - 0.05 * last, 0.12);
    }

    private static void layer(SyntheticEstimates to, String rule, long seed, int epoch, String layer, double entropy, double mutual,
            double permuted) {
        SyntheticEstimates.At at =
                new SyntheticEstimates.At(rule, rule + " 500-500", seed, epoch, "test", layer, "rate", "off", "label");
        Verdict verdict = permuted > 0.3 ? Verdict.SATURATED : Verdict.SOUND;
        String why = permuted > 0.3 ? "too many codes" : "";
        to.add(at, SyntheticEstimates.estimate("plug-in", "mean", "H(T)", entropy, Double.NaN, 0.01, verdict, why));
        to.add(at, SyntheticEstimates.estimate("plug-in", "mean", "H(T|X)", entropy - mutual, Double.NaN, 0.01, verdict, why));
        to.add(at, SyntheticEstimates.estimate("plug-in", "mean", "I(X;T)", mutual, permuted, 0.01, verdict, why));
    }

    /** Angles that fall, terms that shrink; every rule has apical dendrites here. */
    private static void diagnostics(List<Measurement> rows, String rule, long seed, int epoch, int hidden, double last) {
        double fading = Math.exp(-epoch / (2 * last)) * (1 + 0.02 * Math.sin(seed));
        for (int k = 1; k <= hidden + 1; k++) {
            boolean output = k == hidden + 1;
            String layer = output ? "output" : "hidden" + k;
            double size = Math.pow(0.3, hidden + 1 - k);
            diagnostic(rows, rule, seed, epoch, layer, "update angle", "deg", (last - 1.8) * (20 + 40 * fading));
            diagnostic(rows, rule, seed, epoch, layer, "error angle", "deg", (last - 1.8) * (30 + 38 * fading));
            diagnostic(rows, rule, seed, epoch, layer, output ? "output error" : "backpropagated error", "1", 0.4 * size * fading);
            diagnostic(rows, rule, seed, epoch, layer, "slope", "1", 0.1 + 0.1 * fading + 0.02 * k);
            diagnostic(rows, rule, seed, epoch, layer, "presynaptic rate", "1", k == 1 ? 0.34 : 0.6 - 0.1 * fading);
            diagnostic(rows, rule, seed, epoch, layer, "gradient", "1", 0.02 * size * fading * fading);
            diagnostic(rows, rule, seed, epoch, layer, "weight_norm", "1", 0.1 * k + 0.1 * (1 - fading));
            if (epoch > 0) row(rows, rule, seed, epoch, "train", layer, "weight_change", "1", 0.1 * size * fading);
            if (output) continue;
            diagnostic(rows, rule, seed, epoch, layer, "feedback angle", "deg", (last - 1.8) * (35 + 35 * fading));
            diagnostic(rows, rule, seed, epoch, layer, "error sign entropy", "bit", 0.98 - 0.02 * k);
            diagnostic(rows, rule, seed, epoch, layer, "error sign bits", "bit", (0.9 - 0.5 * fading) / (last - 1));
            diagnostic(rows, rule, seed, epoch, layer, "error sign bits in apical", "bit", (0.8 - 0.5 * fading) / (last - 1));
            diagnostic(rows, rule, seed, epoch, layer, "apical potential", "1", 0.1 * size * (1 - fading));
            diagnostic(rows, rule, seed, epoch, layer, "apical potential taught", "1", 8 * size * fading);
            diagnostic(rows, rule, seed, epoch, layer, "interneuron distance", "1", 0.02 * (1 - fading) * fading);
            diagnostic(rows, rule, seed, epoch, layer, "feedback over bottom-up", "1", 0.5 * size * fading);
        }
    }

    private static void diagnostic(List<Measurement> rows, String rule, long seed, int epoch, String layer, String quantity,
            String unit, double value) {
        row(rows, rule, seed, epoch, "validation", layer, quantity, unit, value);
    }

    private static void row(List<Measurement> rows, String rule, long seed, int epoch, String split, String layer,
            String quantity, String unit, double value) {
        rows.add(new Measurement(rule, rule + " 500-500", seed, epoch, 60_000L * epoch, split, layer, quantity, unit, value));
    }
}
