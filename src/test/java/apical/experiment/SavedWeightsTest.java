package apical.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import apical.arrays.NpzFile;
import apical.data.Dataset;
import apical.definition.Assignment;
import apical.definition.Definitions;
import apical.definition.ResolvedExperiment;
import apical.definition.ResolvedTraining;
import apical.learning.Learner;
import apical.network.Seed;
import apical.results.FinishedExperiment;
import apical.results.Measurement;
import apical.results.Metrics;
import apical.results.OpenExperiment;
import apical.results.Provenance;
import apical.results.ResultStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks of all rules, written after their run and read before another. */
class SavedWeightsTest {

    @TempDir
    private Path folder;
    private TinyLab lab;
    private Path results;

    @BeforeEach
    void trainsAndSaves() throws IOException, InterruptedException {
        lab = new TinyLab(folder);
        lab.edit(lab.experiment(), "\"../models/microcircuit.json\"",
                "\"../models/microcircuit.json\", \"../models/continuous.json\"");
        lab.write(lab.model("continuous"), TinyLab.CONTINUOUS);
        ResolvedTraining plan = Definitions.readExperiment(lab.experiment());
        Dataset data = Experiment.load(plan);
        Provenance provenance = Provenance.of(plan, data.sha256(), 2);
        results = ResultStore.begin(lab.results("saved"), true, new ResultStore.Order(plan, provenance, true),
                ResultStore.Resume.IF_SAME).folder();
        OpenExperiment open = OpenExperiment.of(results);
        Experiment.run(plan, data, open, 2, new Stop(), Progress.SILENT);
        open.write(FinishedExperiment.of(plan, provenance, open.found()));
        open.finish();
    }

    @Test
    void thereIsAFileForEachRunWithAnArrayForEachKindOfSynapses() throws IOException {
        assertEquals(8, TinyLab.everythingIn(results.resolve("weights")).size());
        assertEquals(List.of("hidden1.bottomUp", "hidden1.bottomUp.biases", "hidden1.toInterneuron",
                "hidden1.toInterneuron.biases", "hidden1.lateral", "hidden1.topDown",
                "hidden2.bottomUp", "hidden2.bottomUp.biases", "hidden2.toInterneuron", "hidden2.toInterneuron.biases",
                "hidden2.lateral", "hidden2.topDown", "output.bottomUp", "output.bottomUp.biases"),
                List.copyOf(NpzFile.read(results.resolve("weights/continuous-seed2.npz")).keySet()));
        assertEquals(List.of(6, 16),
                NpzFile.read(results.resolve("weights/feedback-alignment-seed1.npz")).get("hidden1.bottomUp").shape());
    }

    /** What the loaded network answers is what the trained one answered: the cost and error of its last epoch. */
    @Test
    void aLoadedNetworkIsTheOneThatWasSavedBitForBit() throws InterruptedException {
        ResolvedTraining fresh = Definitions.readExperiment(lab.experiment());
        Dataset data = Experiment.load(fresh);
        ResolvedTraining loaded = loaded();
        Metrics before = TinyLab.metrics(results);
        Metrics after = TinyLab.found(Experiment.run(loaded, data, 2, Progress.SILENT)).metrics();
        int compared = 0;
        for (Measurement start : after.where(m -> m.epoch() == 0 && m.seed() == 1
                && List.of("error", "cost").contains(m.quantity())).toList()) {
            Measurement end = before.where(m -> m.epoch() == 2 && m.model().equals(start.model()) && m.seed() == 1
                    && m.split().equals(start.split()) && m.quantity().equals(start.quantity())).findFirst().orElseThrow();
            assertEquals(end.value(), start.value(), end + " was saved");
            compared++;
        }
        assertEquals(4 * 3 * 2, compared);
    }

    /** Every model from the weights that seed 1 left. */
    private ResolvedTraining loaded() {
        return Definitions.readExperiment(lab.experiment(), List.of("backprop", "feedback alignment", "microcircuit", "continuous")
                .stream().map(model -> Assignment.of("models." + model + ".initialWeights", "{\"type\": \"file\", \"path\": \""
                        + results.resolve("weights/" + model.replace(' ', '-') + "-seed1.npz").toString().replace('\\', '/')
                        + "\"}"))
                .toList());
    }

    @Test
    void allOutputsOfALoadedNetworkAreThoseOfTheTrainedOne() throws IOException, InterruptedException {
        ResolvedTraining plan = Definitions.readExperiment(lab.experiment());
        Dataset data = Experiment.load(plan);
        FMatrixRMaj images = new FMatrixRMaj(0, 0);
        data.test().copyTo(new int[] {0, 1, 2, 3, 4}, images);
        for (ResolvedExperiment.Model model : loaded().models()) {
            Learner loaded = model.definition().build(new Seed(9));
            Learner again = model.definition().build(new Seed(10));
            float[] outputs = Arrays.copyOf(loaded.rule().predict(images).data, 50);
            assertArrayEquals(outputs, Arrays.copyOf(again.rule().predict(images).data, 50), model.definition().name());
            Learner drawn = plan.models().stream().filter(m -> m.definition().name().equals(model.definition().name()))
                    .findFirst().orElseThrow().definition().build(new Seed(1));
            assertFalse(Arrays.equals(outputs, Arrays.copyOf(drawn.rule().predict(images).data, 50)), "nothing was learned");
        }
    }

    @Test
    void nothingIsKeptUnlessItIsAskedFor() throws InterruptedException {
        ResolvedTraining plan = Definitions.readExperiment(lab.experiment());
        assertTrue(
                Experiment.run(plan, Experiment.load(plan), 2, Progress.SILENT).stream().allMatch(run -> run.synapses().isEmpty()));
    }
}
