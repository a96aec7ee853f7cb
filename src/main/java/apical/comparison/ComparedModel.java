package apical.comparison;

import apical.definition.Definitions;
import apical.definition.ExperimentDefinition;
import apical.definition.ResolvedTraining;
import apical.definition.ModelDefinition;
import apical.definition.ResolvedExperiment;
import apical.experiment.Measurement;
import apical.experiment.MetricsTable;
import apical.experiment.Provenance;
import apical.experiment.ResultStore;
import apical.experiment.Score;
import apical.experiment.TimingTable;
import apical.json.DefinitionException;
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
 * @param points     in the order of epochs, those at which all its seeds were measured
 * @param timed      whether the times of its points are known
 * @param diverged   whether the numbers of a run ceased to be numbers; such a model is not compared
 */
public record ComparedModel(String name, Path result, ModelDefinition definition, ExperimentDefinition experiment,
                        Map<String, String> data, List<Point> points, boolean timed,
                        boolean diverged) {

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
        return new ComparedModel(other, result, definition, experiment, data, points, timed, diverged);
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
        return definition.costs().multiplyAdds();
    }

    /** Bytes that learning needs, see {@link apical.rule.Costs#memory}. */
    public long memory() {
        return definition.costs().memory(experiment.training().batch());
    }

    /** Seconds of training an epoch takes, mean over seeds and epochs; not a number if unknown. */
    public double secondsAnEpoch() {
        return last().seconds() / last().epoch();
    }

    /**
     * The models of a result folder.
     *
     * @throws DefinitionException in one line, if there is nothing in it that can be compared
     */
    public static List<ComparedModel> read(Path result) {
        MetricsTable metrics = ResultStore.readMetrics(result);
        if (!(Definitions.readPlan(result.resolve("experiment.json"), List.of()) instanceof ResolvedTraining plan)) {
            throw new DefinitionException(result, "is of a simulation; expected results of training, which have test errors");
        }
        TimingTable timing = ResultStore.readTiming(result);
        Provenance provenance = ResultStore.readProvenance(result);
        Score score = Score.of(plan.experiment().data().targets());
        List<ComparedModel> comparedModels = new ArrayList<>();
        for (ResolvedExperiment.Model model : plan.models()) {
            String name = model.definition().name();
            List<Point> points = points(metrics, timing, model.definition(), score);
            boolean diverged = metrics.where(m -> m.model().equals(name) && m.quantity().equals("diverged") && m.value() > 0)
                    .findAny().isPresent();
            if (points.isEmpty() && !diverged) {
                throw new DefinitionException(result, "has no test error of model \"" + name + "\"; expected rows of "
                        + score.quantity() + ", test, in metrics.csv, at an epoch that all seeds reached");
            }
            comparedModels.add(new ComparedModel(name, result, model.definition(), plan.experiment(), provenance.data(), points,
                    points.stream().noneMatch(point -> Double.isNaN(point.seconds())), diverged));
        }
        return comparedModels;
    }

    private static List<Point> points(MetricsTable metrics, TimingTable timing, ModelDefinition model, Score score) {
        List<Measurement> errors = metrics.where(m -> m.model().equals(model.name()) && m.quantity().equals(score.quantity())
                && m.split().equals("test") && m.layer().isEmpty() && Double.isFinite(m.value())).toList();
        long seeds = errors.stream().map(Measurement::seed).distinct().count();
        Map<Integer, List<Measurement>> byEpoch =
                errors.stream().collect(Collectors.groupingBy(Measurement::epoch, TreeMap::new, Collectors.toList()));
        List<Point> points = new ArrayList<>();
        byEpoch.forEach((epoch, rows) -> {
            if (rows.size() == seeds) {
                long examples = rows.get(0).examples();
                points.add(new Point(epoch, examples, timing.meanSeconds(model.name(), epoch),
                        (double) examples * model.costs().multiplyAdds(),
                        rows.stream().collect(Collectors.toMap(Measurement::seed, Measurement::value, (a, b) -> a, TreeMap::new))));
            }
        });
        return points;
    }
}
