package apical.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.data.DataSources;
import apical.data.Dataset;
import apical.definition.Assignment;
import apical.definition.Definitions;
import apical.definition.InformationDefinition;
import apical.definition.ResolvedTraining;
import apical.estimators.EstimatorDefinition;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InformationCostTest {

    private static final Dataset MNIST = DataSources.load("mnist", 5_000, 1).orElseThrow();

    private static ResolvedTraining plan(String... assignments) {
        return Definitions.readExperiment(Path.of("experiments/estimator-calibration.json"),
                Stream.of(assignments).map(Assignment::parse).toList());
    }

    private static InformationCost cost(String... assignments) {
        return InformationCost.of(plan(assignments), MNIST);
    }

    @Test
    void itIsProportionalToSeedsAndSnapshots() {
        InformationCost one = cost("training.seeds=[1]", "information.calibration=[]");
        assertEquals(1, one.snapshots());
        assertEquals(3 * one.seconds(), cost("information.calibration=[]").seconds(), 1e-9);
        InformationCost three = cost("training.seeds=[1]", "information.calibration=[]", "information.epochs=[0, 1, 3]");
        assertEquals(3, three.snapshots());
        assertEquals(3 * one.seconds(), three.seconds(), 1e-9);
    }

    /** Five channels for each number of samples, once a run, in both layers. */
    @Test
    void calibrationIsCountedToo() {
        String[] asked = {"training.seeds=[1]", "models.8 hidden neurons.layers=[784, 10, 10]",
                "models.120 hidden neurons.layers=[784, 10, 10]"};
        double without =
                cost(Stream.concat(Stream.of(asked), Stream.of("information.calibration=[]")).toArray(String[]::new)).seconds();
        InformationDefinition information = plan(asked).experiment().information();
        List<EstimatorDefinition> estimators = information.estimators();
        double once = 0;
        for (int samples : information.calibration()) {
            once += estimators.stream()
                    .mapToDouble(e -> e.trials().size() * e.seconds(10, samples, information.permutations())).sum();
        }
        assertTrue(once > 1);
        assertEquals(without + 2 * 2 * 5 * once, cost(asked).seconds(), 1e-9);
    }
}
