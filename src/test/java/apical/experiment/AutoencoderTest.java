package apical.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import apical.data.Dataset;
import apical.data.Targets;
import apical.definition.ResolvedTraining;
import apical.diagnostics.Performance;
import apical.information.Correction;
import apical.json.DefinitionException;
import apical.learning.LearningRule;
import apical.network.Activity;
import apical.network.Seed;
import apical.network.Site;
import apical.results.InformationRow;
import apical.results.Measurement;
import apical.results.Metrics;
import apical.results.ReconstructionRow;
import apical.results.ReconstructionRow.What;
import apical.results.ResultTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks that learn to reconstruct what they see. */
class AutoencoderTest {

    private static final String DIRECT = TinyLab.FEEDBACK_ALIGNMENT.replace("feedbackAlignment", "directFeedbackAlignment")
            .replace("feedback alignment", "direct");

    @TempDir
    private Path folder;
    private TinyLab lab;

    @BeforeEach
    void openTheLab() {
        lab = new TinyLab(folder);
        lab.write(lab.model("direct"), DIRECT);
        lab.write(lab.model("continuous"), TinyLab.CONTINUOUS);
        lab.edit(lab.experiment(), "\"../models/microcircuit.json\"]",
                "\"../models/microcircuit.json\", \"../models/direct.json\", \"../models/continuous.json\"]");
        for (String model : List.of("backprop", "feedback-alignment", "microcircuit", "direct", "continuous")) {
            lab.edit(lab.model(model), "[16, 6, 5, 10]", "[16, 6, 5, 16]");
        }
        lab.edit(lab.experiment(), "{\"low\": 0.1", "{\"type\": \"image\", \"low\": 0.1");
    }

    private ResolvedTraining plan(String... assignments) {
        return lab.plan(assignments);
    }

    private static ResultTables run(ResolvedTraining plan) throws InterruptedException {
        return TinyLab.found(Experiment.run(plan, Experiment.load(plan), 2, Progress.SILENT));
    }

    @Test
    void everyRuleLearnsToReconstruct() throws InterruptedException {
        Metrics metrics = run(plan("training.epochs=40", "information.epochs=[]", "training.seeds=[1]")).metrics();
        for (String model : List.of("backprop", "feedback alignment", "microcircuit", "direct", "continuous")) {
            for (String quantity : List.of("reconstruction error", "cost")) {
                List<Double> values = metrics.where(m -> m.model().equals(model) && m.quantity().equals(quantity)
                        && m.split().equals("train")).map(Measurement::value).toList();
                assertEquals(41, values.size());
                assertTrue(values.get(40) < 0.7 * values.get(0), model + ": " + values);
            }
        }
        assertTrue(metrics.where(m -> m.quantity().equals("error")).findAny().isEmpty(), "nobody was asked for labels");
    }

    /** Pixel by pixel, from the rates that electrodes see. */
    @Test
    void theErrorIsTheMeanSquaredDifferenceOfBrightnesses() {
        ResolvedTraining plan = plan();
        Dataset data = Experiment.load(plan);
        LearningRule rule = plan.models().get(0).definition().build(new Seed(1)).rule();
        Targets.Image targets = (Targets.Image) plan.experiment().data().targets();
        Performance performance = Performance.of(rule, data.test(), targets, data.classes());
        FMatrixRMaj input = new FMatrixRMaj(0, 0);
        data.test().copyTo(IntStream.range(0, 10).toArray(), input);
        FMatrixRMaj rates = rule.predict(input);
        double sum = 0;
        for (int i = 0; i < input.getNumElements(); i++) {
            sum += Math.pow(input.data[i] - (rates.data[i] - 0.1) / 0.7, 2);
        }
        assertEquals(sum / (10 * 16), performance.error(), 1e-6);
        assertEquals(0.5 * 0.7 * 0.7 * sum / 10, performance.cost(), 1e-5);
    }

    @Test
    void informationIsMeasuredWithAndWithoutTeacher() throws InterruptedException {
        for (boolean teacher : new boolean[] {false, true}) {
            List<InformationRow> rows = run(plan("training.epochs=1", "information.teacher=" + teacher)).rows(InformationRow.TABLE);
            assertEquals(5 * 2 * 2 * 3,
                    rows.stream().filter(row -> !row.variable().equals("label") && row.compartment().equals("rate")
                            && row.estimate().quantity().isOfWhole()
                            && row.estimate().estimator().equals(Correction.PLUG_IN.label())
                            && row.teacher().equals(teacher ? "on" : "off")).count(),
                    "models, seeds, epochs, layers");
        }
    }

    @Test
    void diagnosticsAreMeasured() throws InterruptedException {
        Metrics metrics = run(plan("training.epochs=1", "information.epochs=[]", "diagnostics.epochs=[1]",
                "diagnostics.images=3")).metrics();
        List<Double> angles = metrics.where(m -> m.model().equals("backprop") && m.quantity().equals("update angle"))
                .map(Measurement::value).toList();
        assertFalse(angles.isEmpty());
        angles.forEach(angle -> assertEquals(0, angle, 0.1, "backprop follows the gradient"));
    }

    @Test
    void reconstructionsAreThoseOfTheFirstSeedsTrainedNetworkAndSurviveTheFile() throws InterruptedException, IOException {
        ResolvedTraining plan = plan("training.epochs=1", "training.seeds=[4, 2]", "information.epochs=[]");
        List<ReconstructionRow> made = run(plan).rows(ReconstructionRow.TABLE);
        assertEquals(IntStream.range(0, 10).boxed().toList(),
                made.stream().filter(row -> row.what() == What.IMAGE).map(ReconstructionRow::label).toList());
        assertEquals(List.of("backprop", "feedback alignment", "microcircuit", "direct", "continuous"),
                made.stream().map(ReconstructionRow::model).filter(model -> !model.isEmpty()).distinct().toList());
        assertEquals(10 + 5 * 10 * 2, made.size());
        made.stream().filter(row -> !row.model().isEmpty()).forEach(row -> assertEquals(4, row.seed()));

        Path file = folder.resolve("some.csv");
        ReconstructionRow.TABLE.write(file, made);
        assertEquals(made, ReconstructionRow.TABLE.read(file));
        Files.writeString(file, Files.readString(file).replaceFirst(",reconstruction,1,", ",reconstruction,2,"));
        assertThrows(IOException.class, () -> ReconstructionRow.TABLE.read(file));
    }

    private static ReconstructionRow find(List<ReconstructionRow> made, String model, What what, int label) {
        return made.stream().filter(row -> row.model().equals(model) && row.what() == what && row.label() == label).findFirst()
                .orElseThrow();
    }

    @Test
    void codesAreRatesOfTheNarrowestHiddenLayerAndImagesThoseOfTheLabel() {
        ResolvedTraining plan = plan();
        Dataset data = Experiment.load(plan);
        Run run = new Run(plan.models().get(0).definition(), 1);
        LearningRule rule = run.model().build(new Seed(1)).rule();
        List<ReconstructionRow> made = ReconstructionProbe.measure(run, 3, rule, data, plan.experiment().data().targets());
        int seven = IntStream.range(0, 10).filter(i -> data.test().label(i) == 7).findFirst().orElseThrow();
        FMatrixRMaj input = new FMatrixRMaj(0, 0);
        data.test().copyTo(new int[] {seven}, input);
        Activity activity = rule.respond(input);
        ReconstructionRow image = find(made, "", What.IMAGE, 7);
        ReconstructionRow code = find(made, "backprop", What.CODE, 7);
        ReconstructionRow output = find(made, "backprop", What.RECONSTRUCTION, 7);
        assertEquals(5, code.values().size());
        FMatrixRMaj rates = activity.of("hidden2", Site.RATE).orElseThrow();
        for (int i = 0; i < 5; i++) assertEquals(rates.get(i), code.values().get(i), 6e-4);
        FMatrixRMaj out = activity.of("output", Site.RATE).orElseThrow();
        for (int p = 0; p < 16; p++) {
            assertEquals(data.test().brightness(seven, p / 4, p % 4) / 2.55, image.values().get(p), 0.51);
            assertEquals(100 * (out.get(p) - 0.1) / 0.7, output.values().get(p), 0.51);
        }
        assertEquals(3, output.epoch());
        assertArrayEquals(image.values().stream().mapToDouble(Double::doubleValue).toArray(), image.grey());
        assertEquals(List.of(), ReconstructionProbe.measure(run, 3, rule, data, new Targets.Classes(0.1, 0.8)));
    }

    @Test
    void anAutoencoderHasAsManyOutputsAsPixels() {
        lab.edit(lab.model("backprop"), "[16, 6, 5, 16]", "[16, 6, 5, 10]");
        ResolvedTraining plan = plan();
        assertEquals(lab.model("backprop") + ": layers[3] is 10; expected 16, one unit for each pixel of ten-images",
                assertThrows(DefinitionException.class, () -> Experiment.load(plan)).getMessage());
    }

    @Test
    void onAndOffAreNoImages() {
        lab.edit(lab.model("backprop"), "[1.0, 0.5, 0.25]", "[1.0, 0.5, 0.25], \"cost\": \"perceptron\"");
        assertEquals(lab.model("backprop") + ": rule.cost is \"perceptron\"; expected another one, since data.targets.type is"
                + " \"image\", and its units know only on and off",
                assertThrows(DefinitionException.class, () -> plan()).getMessage());
    }

    @Test
    void theTypeOfTargetsMayBeLeftOutAndIsThenThatOfLabels() {
        lab.edit(lab.experiment(), "\"type\": \"image\", ", "");
        assertEquals(new Targets.Classes(0.1, 0.8), plan().experiment().data().targets());
        assertEquals(new Targets.Image(0.1, 0.8), plan("data.targets.type=image").experiment().data().targets());
    }
}
