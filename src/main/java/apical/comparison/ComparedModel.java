package apical.comparison;

import apical.definition.ExperimentDefinition;
import apical.definition.ModelDefinition;
import apical.definition.ResolvedExperiment;
import apical.definition.ResolvedTraining;
import apical.diagnostics.Performance;
import apical.diagnostics.Score;
import apical.json.DefinitionException;
import apical.results.CostRow;
import apical.results.FinishedExperiment;
import apical.results.Measurement;
import apical.results.OpenExperiment;
import apical.results.Timing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A model with its runs.
 *
 * @param name       of the model; with its result's name before it where several results have a model of that name
 * @param result     folder it was read from
 * @param definition what it is
 * @param experiment what was done with it
 * @param data       SHA-256 of each file that was read
 * @param cost       of learning
 * @param points     in the order of epochs, those at which all its seeds were measured
 * @param timed      whether the times of its points are known
 * @param diverged   whether the numbers of a run ceased to be numbers; such a model is not compared
 */
public record ComparedModel(String name, Path result, ModelDefinition definition, ExperimentDefinition experiment,
        Map<String, String> data, CostRow cost, List<Point> points, boolean timed, boolean diverged) {

    /**
     * Its runs after so many epochs.
     *
     * @param examples     images shown for training
     * @param seconds      of training, mean over seeds; not a number if unknown
     * @param multiplyAdds of training
     * @param errors       score on the test images, by seed, in its own unit
     */
    public record Point(int epoch, long examples, double seconds, double multiplyAdds, Map<Long, Double> errors) {
    }

    public ComparedModel {
        data = Map.copyOf(data);
        points = List.copyOf(points);
    }

    ComparedModel named(String other) {
        return new ComparedModel(other, result, definition, experiment, data, cost, points, timed, diverged);
    }

    /** What its errors are. */
    public Score score() {
        return Score.of(experiment.data().targets());
    }

    /** After the last epoch. */
    public Point last() {
        return points.get(points.size() - 1);
    }

    /** Multiply-adds of learning one image. */
    public long multiplyAdds() {
        return cost.multiplyAdds();
    }

    /** Bytes that learning needs, see {@link apical.rule.Costs#memory}. */
    public long memory() {
        return cost.bytes();
    }

    /** Seconds of training an epoch takes, mean over seeds and epochs; not a number if unknown. */
    public double secondsAnEpoch() {
        return last().seconds() / last().epoch();
    }

    /**
     * The models of a folder of results.
     *
     * @throws DefinitionException in one line, if there is nothing in it that can be compared
     */
    public static List<ComparedModel> read(Path result) {
        return of(result, FinishedExperiment.read(result));
    }

    /**
     * The models of an experiment; of a sweep, the settings that it has chosen.
     *
     * @param result its folder, for messages
     * @throws DefinitionException in one line, if there is nothing in it that can be compared
     */
    public static List<ComparedModel> of(Path result, FinishedExperiment whole) {
        FinishedExperiment finished = whole.chosen();
        if (!(finished.definition() instanceof ResolvedTraining training)) {
            throw new DefinitionException(result, "is of a simulation; expected results of training, which have test errors");
        }
        Map<String, List<Measurement>> byModel =
                finished.tables().rows(Measurement.TABLE).stream().collect(Collectors.groupingBy(Measurement::model));
        Map<String, Timing> timing = finished.tables().timing().byModel();
        Timing untimed = new Timing(List.of());
        Score score = Score.of(training.experiment().data().targets());
        List<ComparedModel> models = new ArrayList<>();
        for (ResolvedExperiment.Model model : training.models()) {
            String name = model.definition().name();
            CostRow cost = finished.tables().rows(CostRow.TABLE).stream().filter(row -> row.model().equals(name)).findFirst()
                    .orElseThrow();
            List<Measurement> own = byModel.getOrDefault(name, List.of());
            List<Point> points = points(own, timing.getOrDefault(name, untimed), cost, score);
            boolean diverged = own.stream().anyMatch(m -> m.is(Performance.DIVERGED) && m.value() > 0);
            if (points.isEmpty() && !diverged && OpenExperiment.isOpen(result)) {
                continue;                                            // its runs have not begun
            }
            if (points.isEmpty() && !diverged) {
                throw new DefinitionException(result, "has no test error of model \"" + name + "\"; expected rows of "
                        + score.quantity() + ", test, in metrics.csv, at an epoch that all seeds reached");
            }
            models.add(
                    new ComparedModel(name, result, model.definition(), training.experiment(), finished.provenance().data(), cost,
                            points, points.stream().noneMatch(point -> Double.isNaN(point.seconds())), diverged));
        }
        if (models.isEmpty()) {
            throw new DefinitionException(result, "has no test error yet; its runs go on with: apical resume " + result);
        }
        return models;
    }

    private static List<Point> points(List<Measurement> own, Timing timing, CostRow cost, Score score) {
        List<Measurement> errors = own.stream().filter(m -> m.is(score.quantity()) && m.split().equals("test")
                && m.layer().isEmpty() && Double.isFinite(m.value())).toList();
        long seeds = errors.stream().map(Measurement::seed).distinct().count();
        Map<Integer, List<Measurement>> byEpoch =
                errors.stream().collect(Collectors.groupingBy(Measurement::epoch, TreeMap::new, Collectors.toList()));
        List<Point> points = new ArrayList<>();
        byEpoch.forEach((epoch, rows) -> {
            if (rows.size() == seeds) {
                long examples = rows.get(0).examples();
                points.add(new Point(epoch, examples, timing.meanSeconds(cost.model(), epoch),
                        (double) examples * cost.multiplyAdds(),
                        rows.stream().collect(Collectors.toMap(Measurement::seed, Measurement::value, (a, b) -> a, TreeMap::new))));
            }
        });
        return points;
    }
}
