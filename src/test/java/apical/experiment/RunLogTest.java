package apical.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import apical.TinyLab;
import apical.circuit.TissuePathway;
import apical.data.Dataset;
import apical.definition.Definitions;
import apical.definition.ResolvedTraining;
import apical.learning.Learner;
import apical.network.Projection;
import apical.network.Seed;
import apical.results.Measurement;
import apical.results.RunJournal;
import apical.results.RunsInMemory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code weight_change} is the root mean square, over the synapses of a projection, of what an epoch changed in them. */
class RunLogTest {

    @TempDir
    private Path folder;
    private ResolvedTraining plan;
    private Dataset data;
    private RunsInMemory runs;
    private RunJournal journal;

    @BeforeEach
    void openTheLab() {
        plan = Definitions.readExperiment(new TinyLab(folder).experiment());
        data = Experiment.load(plan);
        runs = new RunsInMemory(plan, false, folder);
        journal = runs.claim().orElseThrow();
    }

    private RunLog log(int model, Learner learner) {
        return new RunLog(new Run(plan.models().get(model).definition(), 1), plan.experiment(), data, learner, journal);
    }

    private Learner learner(int model) {
        return plan.models().get(model).definition().build(new Seed(1));
    }

    @Test
    void weightChangeIsTheRootMeanSquareOverSynapses() throws IOException {
        Learner learner = learner(0);                                        // 16-6-5-10
        RunLog log = log(0, learner);
        log.measure(0, 0, Progress.SILENT);
        change(learner, "hidden1", TissuePathway.BOTTOM_UP, 0, 3);                    // 3 and 4 in two of 96 synapses: 5 / sqrt(96)
        change(learner, "hidden1", TissuePathway.BOTTOM_UP, 95, -4);
        for (int i = 0; i < 50; i++) {
            change(learner, "output", TissuePathway.BOTTOM_UP, i, 0.25f);             // a quarter in all of them
        }
        log.measure(1, 7, Progress.SILENT);
        assertChanges(Map.of("hidden1 weight_change", 5 / Math.sqrt(96), "hidden2 weight_change", 0.0,
                "output weight_change", 0.25), 1);

        change(learner, "hidden2", TissuePathway.BOTTOM_UP, 7, 1);                    // since the epoch before, not since the start
        log.measure(2, 14, Progress.SILENT);
        assertChanges(Map.of("hidden1 weight_change", 0.0, "hidden2 weight_change", 1 / Math.sqrt(30),
                "output weight_change", 0.0), 2);
    }

    @Test
    void beforeTrainingNothingHasChanged() throws IOException {
        RunLog log = log(0, learner(0));
        log.measure(0, 0, Progress.SILENT);
        assertChanges(Map.of(), 0);
    }

    @Test
    void everyPlasticProjectionHasAChangeOfItsOwnAndFrozenOnesHaveNone() throws IOException {
        Learner learner = learner(2);                                        // lateral and top-down rates are 0
        RunLog log = log(2, learner);
        log.measure(0, 0, Progress.SILENT);
        change(learner, "hidden1", TissuePathway.TO_INTERNEURON, 0, 2);               // [5 x 6]
        log.measure(1, 7, Progress.SILENT);
        assertChanges(Map.of("hidden1 weight_change", 0.0, "hidden2 weight_change", 0.0, "output weight_change", 0.0,
                "hidden1 weight_change toInterneuron", 2 / Math.sqrt(30), "hidden2 weight_change toInterneuron", 0.0), 1);
    }

    private static void change(Learner learner, String layer, TissuePathway kind, int synapse, float by) {
        List<Projection> found = learner.rule().projections().stream()
                .filter(p -> p.layer().equals(layer) && p.pathway().equals(kind.pathway())).toList();
        assertEquals(1, found.size());
        found.get(0).weights().data[synapse] += by;
    }

    private void assertChanges(Map<String, Double> expected, int epoch) throws IOException {
        journal.commit();
        Map<String, Double> found = TinyLab.found(runs.results()).metrics().rows().stream()
                .filter(m -> m.epoch() == epoch && m.quantity().startsWith("weight_change"))
                .collect(Collectors.toMap(m -> m.layer() + " " + m.quantity(), Measurement::value, Double::sum, TreeMap::new));
        assertEquals(expected.keySet(), found.keySet());
        expected.forEach((which, change) -> assertEquals(change, found.get(which), 1e-7, which));   // weights are floats
    }
}
