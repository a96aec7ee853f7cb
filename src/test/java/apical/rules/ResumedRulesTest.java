package apical.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.arrays.StateFile;
import apical.definition.Definitions;
import apical.definition.ModelDefinition;
import apical.learning.Learner;
import apical.learning.LearningRule;
import apical.learning.WithFeedback;
import apical.linalg.Matrices;
import apical.network.Activity;
import apical.network.Projection;
import apical.network.Site;
import apical.rule.ModelUnderTest;
import apical.rule.RuleDefinition;
import apical.state.Resumed;
import apical.state.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever learns can be put back where it stood, and goes on bit for bit. */
class ResumedRulesTest {

    /** The tissue that is asked begins at rest each time, and the overlaps are computed anew before they are read. */
    private static final Set<String> IGNORED = Set.of("ContinuousDendriticLearning.asked", "StationaryInputUpdate.overlaps");

    /** Feedback that copies forward weights; what only a presentation under way needs, or membranes that delay. */
    private static final Pattern COMPUTED_ANEW = Pattern.compile(".*(lateral|topDown)\\.weights"
            + "|rule\\.tissue\\..*(soma|steadyState|rates|lagging|vApical|vBasal|vInterneuron|batch|changed|taught)|rule\\.waits"
            + "|plasticity\\..*\\.(standing\\.[^u]*|gathered\\.(w|c|batch))");

    @TempDir
    Path folder;

    static Stream<ModelUnderTest<RuleDefinition>> variants() {
        return Benches.all();
    }

    /** All of them, with few units a layer. */
    static List<ModelUnderTest<RuleDefinition>> shipped() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("models"))) {
            return files.sorted().map(Definitions::readModel).map(ModelDefinition::underTest).map(ModelUnderTest::small).toList();
        }
    }

    /** Batches of several sizes. */
    private record Data(List<FMatrixRMaj> inputs, List<FMatrixRMaj> targets) {
        static Data of(ModelUnderTest<RuleDefinition> model) {
            List<FMatrixRMaj> inputs = new ArrayList<>(), targets = new ArrayList<>();
            SplittableRandom random = new SplittableRandom(8);
            for (int batch : List.of(9, 4, 9, 9, 9, 4, 1, 20, 20)) {
                inputs.add(Matrices.uniform(model.shape().units(0), batch, 0, 1, random));
                targets.add(Matrices.uniform(model.shape().units(model.shape().depth()), batch, 0.1, 0.8, random));
            }
            return new Data(inputs, targets);
        }
    }

    @ParameterizedTest
    @MethodSource({"variants", "shipped"})
    void aRuleGoesOnFromItsCheckpointBitForBit(ModelUnderTest<RuleDefinition> model) throws IOException {
        Data data = Data.of(model);
        Resumed.law(folder, model::build, learner -> begin(learner, model, data), learner -> goOn(learner, data), IGNORED);
    }

    /** Or the law above would not be worth much: one value that is not put back, and something is seen to differ. */
    @ParameterizedTest
    @MethodSource("variants")
    void whateverIsLeftOutIsNoticedButWhatIsComputedAnew(ModelUnderTest<RuleDefinition> model) {
        Data data = Data.of(model);
        Set<String> unnoticed = Resumed.unnoticed(model::build, learner -> begin(learner, model, data),
                learner -> goOn(learner, data));
        assertEquals(List.of(), unnoticed.stream().filter(name -> !COMPUTED_ANEW.matcher(name).matches()).toList());
    }

    private static void begin(Learner learner, ModelUnderTest<RuleDefinition> model, Data data) {
        if (model.rule().ratesMayFall()) {
            learner.plasticity().scaleRates(0.7);
        }
        for (int n = 0; n < 4; n++) {
            learner.rule().present(data.inputs.get(n), data.targets.get(n), learner.plasticity());
            if (n == 1) {
                learner.rule().predict(data.inputs.get(7));
                learner.rule().respond(data.inputs.get(8), data.targets.get(8));
            }
        }
    }

    /** Asks at once, as a measurement does that was dropped when the run was killed. */
    private static List<float[]> goOn(Learner learner, Data data) {
        LearningRule rule = learner.rule();
        List<float[]> seen = new ArrayList<>();
        seen.add(elements(rule.predict(data.inputs.get(0))));
        for (int n = 4; n < data.inputs.size(); n++) {
            rule.present(data.inputs.get(n), data.targets.get(n), learner.plasticity());
            seen.add(elements(rule.predict(data.inputs.get(n))));
            recordings(rule.respond(data.inputs.get(0)), seen);
            recordings(rule.respond(data.inputs.get(2), data.targets.get(2)), seen);
        }
        if (rule.respond(data.inputs.get(0)).of("hidden1", Site.RATE).isPresent()) {
            rule.as(WithFeedback.class).ifPresent(feedback -> seen.add(elements(feedback.feedback(1))));
        }
        learner.plasticity().settle();
        for (Projection projection : rule.projections()) {
            seen.add(elements(projection.weights()));
            seen.add(elements(projection.biases()));
        }
        return seen;
    }

    private static void recordings(Activity activity, List<float[]> seen) {
        activity.recordings().forEach(recording -> seen.add(elements(recording.values())));
    }

    private static float[] elements(FMatrixRMaj matrix) {
        return matrix.copy().data;
    }

    /** Or the law above would hold of rules that do nothing. */
    @ParameterizedTest
    @MethodSource("variants")
    void whereItStandsIsNotWhereItBegan(ModelUnderTest<RuleDefinition> model) {
        Learner learner = model.build();
        Snapshot before = Snapshot.of(learner);
        SplittableRandom random = new SplittableRandom(9);
        learner.rule().present(Matrices.uniform(model.shape().units(0), 9, 0, 1, random),
                Matrices.uniform(model.shape().units(model.shape().depth()), 9, 0.1, 0.8, random), learner.plasticity());
        learner.plasticity().settle();
        Set<String> moved = before.differences(Snapshot.of(learner));
        assertTrue(moved.stream().anyMatch(name -> name.endsWith(".weights")), moved::toString);
        if (model.rule().isStochastic()) {
            assertTrue(moved.stream().anyMatch(name -> name.endsWith(".place")), moved::toString);
        }
    }

    @Test
    void aModelOfOtherSizeIsRefused() throws IOException {
        List<ModelUnderTest<RuleDefinition>> models = shipped();
        Path file = folder.resolve("state.npz");
        StateFile.write(file, models.get(0).build());
        Learner other = Benches.all().findFirst().orElseThrow().build();
        String message = assertThrows(IOException.class, () -> StateFile.read(file, other)).getMessage();
        assertTrue(message.startsWith(file + ": ") && message.lines().count() == 1, message);
        assertEquals(1, Stream.of("is missing", "expected [").filter(message::contains).count(), message);
    }
}
