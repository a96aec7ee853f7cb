package apical.experiment;

import apical.data.Dataset;
import apical.definition.ImageSet;
import apical.definition.InformationDefinition;
import apical.definition.ModelDefinition;
import apical.definition.ResolvedExperiment;
import apical.definition.ResolvedTraining;
import apical.estimators.EstimatorDefinition;
import apical.network.Site;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a schedule of snapshots will take, told before anything is trained: from the sizes of layers and the seconds that each
 * estimator needs for them on one core of about 100 GFLOP/s, see {@link EstimatorDefinition#seconds}. Other machines differ by a
 * factor.
 *
 * @param snapshots of one run
 * @param seconds   processor time of all runs together
 */
public record InformationCost(int snapshots, double seconds) {

    /** Of a plan whose data are known. */
    public static InformationCost of(ResolvedTraining plan, Dataset data) {
        InformationDefinition asked = plan.experiment().information();
        int epochs = plan.experiment().training().epochs();
        int snapshots = (int) IntStream.concat(asked.epochs().stream().mapToInt(Integer::intValue), IntStream.of(epochs)).distinct()
                .filter(epoch -> epoch <= epochs && asked.isDue(epoch, epochs)).count();
        double seconds = 0;
        for (ResolvedExperiment.Model model : plan.models()) {
            seconds += snapshots * ofSnapshot(model.definition(), asked, data) + ofCalibration(model.definition(), asked);
        }
        return new InformationCost(snapshots, seconds * plan.seeds().size());
    }

    private static double ofSnapshot(ModelDefinition model, InformationDefinition asked, Dataset data) {
        double seconds = 0;
        for (ImageSet split : asked.splits()) {
            int samples = Math.min(asked.images(), split.of(data).size());
            for (int layer = 1; layer <= model.layers().depth(); layer++) {
                int units = model.layers().units(layer);
                long recordings = places(model, asked.compartments(), layer) + places(model, asked.taught(), layer);
                seconds += recordings * (of(asked.estimators(), units, samples, asked.permutations())
                        + asked.allProperties().size() * of(asked.propertyEstimators(), units, samples, asked.permutations()));
            }
        }
        return seconds;
    }

    /** Once a run: every estimator that can be calibrated, on every channel, with every number of samples. */
    private static double ofCalibration(ModelDefinition model, InformationDefinition asked) {
        List<EstimatorDefinition> calibrated = asked.estimators().stream()
                .flatMap(estimator -> estimator.trials().stream().map(trial -> estimator)).toList();
        double seconds = 0;
        for (int layer = 1; layer <= model.layers().depth(); layer++) {
            for (int samples : asked.calibration()) {
                seconds += places(model, asked.compartments(), layer) * InformationProbe.SHARES.size()
                        * of(calibrated, model.layers().units(layer), samples, asked.permutations());
            }
        }
        return seconds;
    }

    private static double of(List<EstimatorDefinition> estimators, int units, int samples, int permutations) {
        return estimators.stream().mapToDouble(estimator -> estimator.seconds(units, samples, permutations)).sum();
    }

    /** How many of these sites a layer has. */
    private static long places(ModelDefinition model, List<Site> asked, int layer) {
        List<Site> there = model.rule().anatomy(model.layers()).sites(layer);
        return asked.stream().filter(there::contains).count();
    }
}
