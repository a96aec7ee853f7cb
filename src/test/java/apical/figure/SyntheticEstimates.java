package apical.figure;

import apical.estimators.Estimators;
import apical.information.Estimand;
import apical.information.Estimate;
import apical.information.Interval;
import apical.information.Verdict;
import apical.results.CalibrationRow;
import apical.results.InformationRow;
import apical.results.ResultTables;
import apical.results.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Made-up estimates of information in the shape of real ones: smooth formulas, nothing was measured. {@link #main} draws all their
 * figures into the folder it is given, of as many seeds as it is told.
 */
final class SyntheticEstimates {

    static final double MOST = 3.32;
    static final List<Integer> EPOCHS = List.of(0, 1, 2, 3, 5, 10);
    private static final List<String> RULES = List.of("backprop", "feedbackAlignment", "microcircuit");
    private static final List<String> LAYERS = List.of("hidden1", "hidden2", "output");

    private final List<InformationRow> rows = new ArrayList<>();
    private final List<CalibrationRow> calibration = new ArrayList<>();

    public static void main(String[] args) throws IOException {
        Path directory = Files.createDirectories(Path.of(args[0]));
        Figures.draw(all(args.length > 1 ? Integer.parseInt(args[1]) : 1), "synthetic numbers", Figures.ALL, directory)
                .forEach(System.out::println);
        Figures.draw(sizes(1), "synthetic numbers", List.of(InformationBySizeFigure.FIGURE), directory)
                .forEach(System.out::println);
    }

    /** Three rules, two hidden layers, several estimators, properties, compartments and subsets; a calibration. */
    static Results all(int seeds) {
        SyntheticEstimates synthetic = new SyntheticEstimates();
        for (String rule : RULES) {
            for (long seed = 1; seed <= seeds; seed++) {
                for (int epoch : EPOCHS) {
                    for (String split : List.of("train", "test"))
                        synthetic.layers(rule, rule + " 500-500", seed, epoch, split, 500);
                    synthetic.properties(rule, seed, epoch);
                    if (rule.equals("microcircuit")) synthetic.compartments(rule, seed, epoch);
                }
                if (rule.equals("microcircuit")) synthetic.calibration(seed);
            }
        }
        return synthetic.results();
    }

    /** Models named after their sizes. */
    static Results sizes(int seeds) {
        SyntheticEstimates synthetic = new SyntheticEstimates();
        for (String rule : RULES) {
            for (int size : List.of(120, 15, 30, 60, 500)) {
                for (long seed = 1; seed <= seeds; seed++) {
                    for (int epoch : EPOCHS) {
                        synthetic.layers(rule, rule + ", " + size + " hidden neurons", seed, epoch, "test", size);
                    }
                }
            }
        }
        return synthetic.results();
    }

    Results results() {
        return new Results(ResultTables.EMPTY.with(InformationRow.TABLE, rows).with(CalibrationRow.TABLE, calibration));
    }

    private static double learnt(String rule, long seed, int epoch) {
        return 1 - (0.9 + 0.05 * Math.sin(seed)) * Math.exp(-epoch / (1.0 + RULES.indexOf(rule)));
    }

    private void layers(String rule, String model, long seed, int epoch, String split, int size) {
        double learnt = learnt(rule, seed, epoch);
        double saturation = 1 - Math.exp(-size / 40.0);
        for (String layer : LAYERS) {
            int depth = LAYERS.indexOf(layer);
            boolean output = layer.equals("output");
            double chance = output ? 0.05 : MOST * saturation * (1 - 0.02 * depth);
            double known = MOST * (0.5 + 0.45 * learnt - 0.02 * depth);
            At at = new At(rule, model, seed, epoch, split, layer, "rate", "off", "label");
            for (String estimator : List.of("plug-in", "miller-madow", "chao-shen")) {
                double value = output ? known : Math.max(known, chance);
                add(at, estimate(estimator, "mean", "I(X;T)", value, chance, 0.02, chance > 0.3 ? Verdict.SATURATED : Verdict.SOUND,
                        chance > 0.3 ? Math.round(100 * saturation) + " % of the codes were seen once" : ""));
                add(at, estimate(estimator, "mean", "H(X)", MOST, Double.NaN, 0.001, Verdict.SOUND, ""));
                add(at, estimate(estimator, "mean", "H(T)",
                        (output ? 2.4 + 1.2 * learnt : 13.2 * saturation - 0.5 * depth * learnt),
                        Double.NaN, 0.01, Verdict.SOUND, ""));
            }
            for (double noise : new double[] {0.1, 1}) {
                for (boolean upper : new boolean[] {false, true}) {
                    boolean saturated = noise < 1 && layer.equals("hidden1") && size > 100;
                    double told = saturated ? MOST - 0.01 : (upper ? MOST * 0.98 : known) * (1 - 0.1 * noise);
                    String estimator = upper ? "kernel-upper-bound" : "kernel-lower-bound";
                    Verdict verdict = saturated ? Verdict.SATURATED : upper ? Verdict.UPPER_BOUND : Verdict.LOWER_BOUND;
                    add(at, estimate(estimator, "noise " + noise, "I(X;T)", told, saturated ? 3 : 0.1, 0.03, verdict,
                            saturated ? "the upper bound is near H(X)" : ""));
                    double image = (upper ? 12.8 : 10) * (1 - 0.1 * depth) * (1 - 0.2 * noise) + learnt * (1.5 - epoch / 8.0);
                    add(at, estimate(estimator, "noise " + noise, "I(image;T)", saturated ? 13.28 : image, Double.NaN, 0.02,
                            verdict,
                            saturated ? "every image has its own point" : ""));
                }
            }
            add(at, estimate("decoder", "", "I(X;T)", known - 0.1, -0.05, 0.05, Verdict.LOWER_BOUND, ""));
            add(at, estimate("per-unit", "mean", "I(X;unit)", 0.1 + 0.2 * learnt + 0.1 * depth, 0.002, 0.01, Verdict.SOUND, ""));
            for (int k : new int[] {1, 2, 4, 8, 10}) {
                if (k > (output ? 10 : size)) continue;
                add(at, estimate("subsets", "mean", Estimand.ofSubsets(k).id(),
                        MOST * (1 - Math.exp(-k * (0.05 + 0.1 * learnt + 0.05 * depth))),
                        k > 8 ? 0.31 : 0.01 * k, 0.05, k > 8 ? Verdict.SATURATED : Verdict.SOUND,
                        k > 8 ? "10 units have too many codes" : ""));
            }
        }
    }

    private void properties(String rule, long seed, int epoch) {
        List<String> properties = List.of("brightestQuadrant", "strokeWidth", "randomLabels");
        for (String layer : LAYERS) {
            for (String property : properties) {
                At at = new At(rule, rule + " 500-500", seed, epoch, "test", layer, "rate", "off", property);
                double told = property.equals("randomLabels") ? -0.02 + 0.01 * Math.sin(epoch)
                        : (1.1 - 0.3 * LAYERS.indexOf(layer)) * (1 - 0.3 * learnt(rule, seed, epoch))
                                + 0.2 * properties.indexOf(property);
                add(at, estimate("plug-in", "mean", "I(X;T)", 1.99, 1.98, 0.001, Verdict.SATURATED,
                        "98 % of the codes were seen once"));
                add(at, estimate("decoder", "", "I(X;T)", told, -0.02, 0.03, Verdict.LOWER_BOUND, ""));
                add(at, estimate("decoder", "", "H(X)", property.equals("brightestQuadrant") ? 1.9 : 2, Double.NaN, 0,
                        Verdict.SOUND, ""));
            }
        }
    }

    private void compartments(String rule, long seed, int epoch) {
        List<String> compartments = List.of("basal", "apical", "soma", "interneuronSoma");
        for (String layer : LAYERS) {
            for (String compartment : layer.equals("output") ? List.of("basal", "soma") : compartments) {
                for (String teacher : List.of("off", "on")) {
                    double share = teacher.equals("on") && compartment.equals("apical") ? Math.exp(-epoch / 8.0)
                            : compartment.equals("apical") ? 0.3 : 0.9 - 0.1 * compartments.indexOf(compartment);
                    add(new At(rule, rule + " 500-500", seed, epoch, "test", layer, compartment, teacher, "label"),
                            estimate("decoder", "",
                                    "I(X;T)", MOST * share * learnt(rule, seed, epoch + 1), -0.05, 0.05, Verdict.LOWER_BOUND, ""));
                }
            }
        }
    }

    private void calibration(long seed) {
        for (String layer : LAYERS) {
            for (double share : new double[] {0, 0.25, 0.5, 0.75, 0.95}) {
                double truth = share * MOST;
                at = share;
                calibration("plug-in", "mean", layer, seed, truth, layer.equals("output") ? truth + 0.03 : MOST,
                        !layer.equals("output"));
                calibration("kernel-lower-bound", "noise 1.0", layer, seed, truth, 0.9 * truth, false);
                calibration("decoder", "", layer, seed, truth, truth - 0.08 * (1 + share), false);
            }
        }
    }

    /** Of H(X), that the channels tell. */
    private double at;

    private void calibration(String estimator, String code, String layer, long seed, double truth, double value,
            boolean saturated) {
        calibration.add(
                new CalibrationRow("microcircuit 500-500", seed, layer, "rate", Estimators.label(estimator), Estimand.INFORMATION,
                        code, 500, 10_000, 1.2, at,
                        truth, 0.02, value, 0.01, value - (saturated ? 3.2 : 0.1), value + 0.05,
                        saturated ? Verdict.SATURATED : Verdict.SOUND, true));
    }

    /** Of one place, half of H(X) told. */
    SyntheticEstimates calibration(String estimator, String code, int samples, double samplesPerCode, double truth, double value,
            boolean saturated) {
        calibration.add(new CalibrationRow("m", 1, "hidden1", "rate", Estimators.label(estimator), Estimand.INFORMATION, code, 500,
                samples, samplesPerCode, 0.5,
                truth, 0, value, 0.01, value - 0.2, value + 0.2, saturated ? Verdict.SATURATED : Verdict.SOUND, true));
        return this;
    }

    /** Where and when. */
    record At(String rule, String model, long seed, int epoch, String split, String layer, String compartment, String teacher,
            String variable) {
    }

    SyntheticEstimates add(At at, Estimate estimate) {
        rows.add(new InformationRow(at.rule, at.model, at.seed, at.epoch, 60_000L * at.epoch, at.split, at.layer, at.compartment,
                at.teacher, at.variable, estimate));
        return this;
    }

    static Estimate estimate(String estimator, String code, String quantity, double value, double permuted, double error,
            Verdict verdict, String why) {
        return new Estimate(Estimand.of(quantity), Estimators.label(estimator), code, 500, 10_000, value, Double.NaN,
                Interval.around(value, Double.NaN, permuted, error / 2), "jack-knife", permuted, permuted, 0.5, verdict, why);
    }
}
