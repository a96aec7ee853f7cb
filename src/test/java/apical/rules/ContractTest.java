package apical.rules;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.learning.GradientDescent;
import apical.learning.Learner;
import apical.learning.LearningRule;
import apical.learning.Plasticity;
import apical.learning.RecordedChanges;
import apical.learning.WithFeedback;
import apical.linalg.Matrices;
import apical.linalg.Plain;
import apical.network.Activity;
import apical.network.Pathway;
import apical.network.Projection;
import apical.network.Site;
import apical.rule.ModelUnderTest;
import apical.rule.RuleDefinition;
import apical.state.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds of every rule of the registry, whatever it learns by, beside what {@code apical check} measures (see {@code
 * apical.conformance.Contract} and the tests of the ladder). One file, however long: a new rule meets all of it, and whoever reads
 * it knows all that is asked of a rule.
 */
class ContractTest {

    private static final int BATCH = 9;
    private static final String ALL = "apical.rules.Benches#all", WITHOUT_TIME = "apical.rules.Benches#withoutTime",
            DETERMINISTIC = "apical.rules.Benches#deterministic";

    private final SplittableRandom random = new SplittableRandom(31);
    private final FMatrixRMaj input = Matrices.uniform(Benches.SHAPE.units(0), BATCH, 0, 1, random);
    private final FMatrixRMaj target = Matrices.uniform(Benches.SHAPE.units(3), BATCH, 0.1, 0.8, random);

    /** What was reported of each projection: how often, and in which shapes; passes everything on. */
    private static final class Listener implements Plasticity {
        private final Map<Projection, Integer> times = new IdentityHashMap<>();
        private final Plasticity next;

        Listener(Plasticity next) {
            this.next = next;
        }

        @Override
        public void checkpoint(State state) {
            state.part("next", next);
        }

        @Override
        public void change(Projection onto, FMatrixRMaj error, FMatrixRMaj pre) {
            product(onto, error, pre);
            next.change(onto, error, pre);
        }

        @Override
        public void change(Projection onto, FMatrixRMaj plus, FMatrixRMaj plusPre, FMatrixRMaj minus, FMatrixRMaj minusPre) {
            product(onto, plus, plusPre);
            product(onto, minus, minusPre);
            times.merge(onto, -1, Integer::sum);
            next.change(onto, plus, plusPre, minus, minusPre);
        }

        @Override
        public void changeBy(Projection onto, FMatrixRMaj change, FMatrixRMaj ofBiases) {
            assertEquals(onto.weights().numRows, change.numRows);
            assertEquals(onto.weights().numCols, change.numCols);
            assertEquals(onto.biases().numRows, ofBiases.numRows);
            times.merge(onto, 1, Integer::sum);
            next.changeBy(onto, change, ofBiases);
        }

        private void product(Projection onto, FMatrixRMaj error, FMatrixRMaj pre) {
            assertEquals(onto.weights().numRows, error.numRows);
            assertEquals(onto.weights().numCols, pre.numRows);
            assertEquals(error.numCols, pre.numCols);
            times.merge(onto, 1, Integer::sum);
        }

        @Override
        public boolean isPlastic(Projection projection) {
            return next.isPlastic(projection);
        }

        @Override
        public void drive(Projection projection, FMatrixRMaj pre, FMatrixRMaj potential) {
            next.drive(projection, pre, potential);
        }
    }

    /** Shapes are those that the pathway says; whoever can learn learns something. */
    @ParameterizedTest
    @MethodSource(ALL)
    void everyPlasticProjectionIsReportedInItsOwnShape(ModelUnderTest<RuleDefinition> model) {
        Learner learner = model.build();
        LearningRule rule = learner.rule();
        RecordedChanges changes = new RecordedChanges(rule.projections());
        changes.begin(BATCH);
        Listener listener = new Listener(changes);
        rule.present(input, target, listener);
        List<Projection> plastic = rule.projections().stream().filter(learner.plasticity()::isPlastic).toList();
        assertFalse(plastic.isEmpty());
        for (Projection projection : plastic) {
            assertTrue(listener.times.getOrDefault(projection, 0) > 0, projection.pathway().id() + " of " + projection.layer());
            assertTrue(Plain.largest(changes.mean(projection)) > 1e-5, "nothing to learn by " + projection.pathway().id());
        }
        for (Projection projection : rule.projections()) {
            int k = List.of("input", "hidden1", "hidden2", "output").indexOf(projection.layer());
            Pathway pathway = projection.pathway();
            assertEquals(Benches.SHAPE.units(k + pathway.post()), projection.weights().numRows, pathway.id());
            assertEquals(Benches.SHAPE.units(k + pathway.pre()), projection.weights().numCols, pathway.id());
        }
    }

    private static Listener listener(LearningRule rule) {
        RecordedChanges changes = new RecordedChanges(rule.projections());
        changes.begin(BATCH);
        return new Listener(changes);
    }

    @ParameterizedTest
    @MethodSource(WITHOUT_TIME)
    void noProjectionIsReportedTwice(ModelUnderTest<RuleDefinition> model) {
        LearningRule rule = model.build().rule();
        Listener listener = listener(rule);
        rule.present(input, target, listener);
        listener.times
                .forEach((projection, times) -> assertEquals(1, times, projection.pathway().id() + " of " + projection.layer()));
    }

    /** One forward projection a layer, in the order of layers: who compares rules relies on it. */
    @ParameterizedTest
    @MethodSource(ALL)
    void oneForwardProjectionLeadsIntoEachLayer(ModelUnderTest<RuleDefinition> model) {
        assertEquals(List.of("hidden1", "hidden2", "output"), model.build().rule().projections().stream()
                .filter(projection -> projection.pathway().isForward()).map(Projection::layer).toList());
    }

    /** What a rule says of its anatomy is what its network has. */
    @ParameterizedTest
    @MethodSource(ALL)
    void sitesAndPathwaysAreThoseOfTheAnatomy(ModelUnderTest<RuleDefinition> model) {
        LearningRule rule = model.build().rule();
        for (Activity activity : List.of(rule.respond(input), rule.respond(input, target))) {
            for (int k = 1; k <= 3; k++) {
                String layer = Benches.SHAPE.name(k);
                List<Site> seen =
                        activity.recordings().stream().filter(r -> r.layer().equals(layer)).map(Activity.Recording::site).toList();
                assertEquals(model.rule().anatomy(Benches.SHAPE).sites(k), seen, layer);
            }
            for (Activity.Recording recording : activity.recordings()) {
                int k = List.of("input", "hidden1", "hidden2", "output").indexOf(recording.layer());
                assertEquals(BATCH, recording.values().numCols);
                assertTrue(!recording.site().isOfOwnNeurons() || Benches.SHAPE.units(k) == recording.values().numRows);
            }
        }
        Set<Pathway> pathways = rule.projections().stream().map(Projection::pathway).collect(Collectors.toSet());
        assertEquals(new HashSet<>(model.rule().anatomy(Benches.SHAPE).pathways()), pathways);
    }

    /** Read row by row, a wider target gives most images the targets of others, and nothing would tell. */
    @ParameterizedTest
    @MethodSource(ALL)
    void aTargetOfAnotherBatchIsRefusedWithBothShapes(ModelUnderTest<RuleDefinition> model) {
        LearningRule rule = model.build().rule();
        for (FMatrixRMaj wrong : List.of(new FMatrixRMaj(3, BATCH + 1), new FMatrixRMaj(4, BATCH),
                Matrices.inLargerArray(new FMatrixRMaj(3, BATCH - 1)))) {
            wrong.fill(0.5f);
            Listener listener = listener(rule);
            String message = assertThrows(IllegalArgumentException.class, () -> rule.present(input, wrong, listener)).getMessage();
            assertTrue(message.contains("[" + wrong.numRows + " x " + wrong.numCols + "]"), message);
            assertTrue(message.contains("[3 x " + BATCH + "]"), message);
            assertEquals(Map.of(), listener.times);
        }
    }

    /** Through the plasticity that the rule comes with: one step on a batch is the mean of the steps on its samples. */
    @ParameterizedTest
    @MethodSource(DETERMINISTIC)
    void aStepOnABatchIsTheMeanOfTheStepsOnItsSamples(ModelUnderTest<RuleDefinition> model) {
        Learner learner = model.build();
        List<float[]> start = weights(learner.rule());
        List<double[]> mean = start.stream().map(w -> new double[w.length]).toList();
        for (int s = 0; s < BATCH; s++) {
            learner.rule().present(Matrices.column(input, s), Matrices.column(target, s), learner.plasticity());
            List<float[]> after = weights(learner.rule());
            for (int i = 0; i < after.size(); i++) {
                for (int j = 0; j < after.get(i).length; j++) mean.get(i)[j] += (double) after.get(i)[j] / BATCH;
            }
            restore(learner.rule(), start);
        }
        learner.rule().present(input, target, learner.plasticity());
        List<float[]> together = weights(learner.rule());
        for (int i = 0; i < together.size(); i++) {
            for (int j = 0; j < together.get(i).length; j++) assertEquals(mean.get(i)[j], together.get(i)[j], 4e-6);
        }
    }

    /** So any error is read through the weights from before the update, although updates are applied at once. */
    @ParameterizedTest
    @MethodSource(WITHOUT_TIME)
    void whatIsReportedDoesNotDependOnWhatIsDoneWithIt(ModelUnderTest<RuleDefinition> model) {
        LearningRule rule = model.build().rule(), applied = model.build().rule();
        RecordedChanges ignored = RecordedChanges.of(rule, input, target);
        RecordedChanges told = new RecordedChanges(applied.projections());
        told.begin(BATCH);
        applied.present(input, target, new Both(told, allPlastic(applied)));
        for (int i = 0; i < rule.projections().size(); i++) {
            assertArrayEquals(ignored.weights(rule.projections().get(i)).data, told.weights(applied.projections().get(i)).data);
        }
    }

    /** Tells two. */
    private record Both(Plasticity first, Plasticity second) implements Plasticity {
        @Override
        public void checkpoint(State state) {
            state.part("first", first);
            state.part("second", second);
        }

        @Override
        public void change(Projection onto, FMatrixRMaj error, FMatrixRMaj pre) {
            first.change(onto, error, pre);
            second.change(onto, error, pre);
        }

        @Override
        public void change(Projection onto, FMatrixRMaj plus, FMatrixRMaj plusPre, FMatrixRMaj minus, FMatrixRMaj minusPre) {
            first.change(onto, plus, plusPre, minus, minusPre);
            second.change(onto, plus, plusPre, minus, minusPre);
        }

        @Override
        public void changeBy(Projection onto, FMatrixRMaj change, FMatrixRMaj ofBiases) {
            first.changeBy(onto, change, ofBiases);
            second.changeBy(onto, change, ofBiases);
        }

        @Override
        public boolean isPlastic(Projection projection) {
            return second.isPlastic(projection);
        }
    }

    @ParameterizedTest
    @MethodSource(WITHOUT_TIME)
    void frozenProjectionsDoNotMoveAndAllOthersDo(ModelUnderTest<RuleDefinition> model) {
        int projections = model.build().rule().projections().size();
        for (int frozen = 0; frozen < projections; frozen++) {
            Learner learner = model.build();
            LearningRule rule = learner.rule();
            Map<Projection, Double> rates = new HashMap<>();
            for (Projection projection : rule.projections())
                rates.put(projection, learner.plasticity().isPlastic(projection) ? 0.01 : 0);
            rates.put(rule.projections().get(frozen), 0.0);
            List<float[]> before = new ArrayList<>();
            for (Projection projection : rule.projections()) before.add(projection.weights().data.clone());
            float[] biases = rule.projections().get(frozen).biases().data.clone();
            for (int i = 0; i < 3; i++) rule.present(input, target, new GradientDescent(rates));
            for (int i = 0; i < projections; i++) {
                Projection projection = rule.projections().get(i);
                if (learner.plasticity().isPlastic(projection)) {
                    assertEquals(i == frozen, Arrays.equals(before.get(i), projection.weights().data), projection.pathway().id());
                }
            }
            assertArrayEquals(biases, rule.projections().get(frozen).biases().data);
        }
    }

    /** A rule may spare itself the errors of frozen synapses, and nothing else; not even its random numbers are others. */
    @ParameterizedTest
    @MethodSource(WITHOUT_TIME)
    void freezingAProjectionChangesNothingForTheOthers(ModelUnderTest<RuleDefinition> model) {
        LearningRule rule = model.build().rule();
        RecordedChanges all = RecordedChanges.of(rule, input, target);
        for (int i = 0; i < rule.projections().size(); i++) {
            LearningRule other = model.build().rule();
            RecordedChanges one = new RecordedChanges(List.of(other.projections().get(i)));
            one.begin(BATCH);
            other.present(input, target, one);
            assertArrayEquals(all.weights(rule.projections().get(i)).data, one.weights(other.projections().get(i)).data);
        }
    }

    @ParameterizedTest
    @MethodSource(DETERMINISTIC)
    void shownTwiceTheSameIsReportedTwiceBitByBit(ModelUnderTest<RuleDefinition> model) {
        LearningRule rule = model.build().rule();
        RecordedChanges once = RecordedChanges.of(rule, input, target);
        RecordedChanges.of(rule, Matrices.uniform(5, 2, 0, 1, random), Matrices.uniform(3, 2, 0.1, 0.8, random));
        RecordedChanges twice = RecordedChanges.of(rule, input, target);
        for (Projection projection : rule.projections()) {
            assertArrayEquals(once.weights(projection).data, twice.weights(projection).data);
        }
    }

    /** The same network shown the same batch twice, a few times: only a stochastic rule reports another thing. */
    @ParameterizedTest
    @MethodSource(WITHOUT_TIME)
    void onlyStochasticRulesReportAnotherThingTheSecondTime(ModelUnderTest<RuleDefinition> model) {
        LearningRule rule = model.build().rule();
        RecordedChanges once = RecordedChanges.of(rule, input, target);
        boolean same = true;
        for (int times = 0; times < 20; times++) {                                      // a rule may be random now and then
            RecordedChanges again = RecordedChanges.of(rule, input, target);
            same &= rule.projections().stream()
                    .allMatch(projection -> Arrays.equals(once.weights(projection).data, again.weights(projection).data));
        }
        assertEquals(!model.rule().isStochastic(), same);
    }

    /** The prediction is made with the teacher off. */
    @ParameterizedTest
    @MethodSource(WITHOUT_TIME)
    void predictionsAreOutputRatesWithoutATeacher(ModelUnderTest<RuleDefinition> model) {
        LearningRule rule = model.build().rule();
        float[] before = Matrices.elements(rule.predict(input));
        assertArrayEquals(before, Matrices.elements(rule.respond(input).of("output", Site.RATE).orElseThrow()), 2e-6f);
        assertEquals(3 * BATCH, before.length);
    }

    /** Hidden neurons, with whatever stands for them above and below, are moved about: what is learned moves with them. */
    @ParameterizedTest
    @MethodSource(DETERMINISTIC)
    void relabellingHiddenNeuronsRelabelsResults(ModelUnderTest<RuleDefinition> model) {
        LearningRule rule = model.build().rule(), other = model.build().rule();
        List<int[]> order = List.of(identity(5), shuffled(8), shuffled(6), identity(3));
        relabelFeedback(rule, other, order);
        for (int i = 0; i < rule.projections().size(); i++) {
            Projection from = rule.projections().get(i), to = other.projections().get(i);
            move(from.weights(), to.weights(), post(from, order), pre(from, order));
            if (from.biases().numRows > 0) move(from.biases(), to.biases(), post(from, order), identity(1));
        }
        RecordedChanges before = RecordedChanges.of(rule, input, target), after = RecordedChanges.of(other, input, target);
        for (int i = 0; i < rule.projections().size(); i++) {
            Projection from = rule.projections().get(i), to = other.projections().get(i);
            FMatrixRMaj expected = new FMatrixRMaj(from.weights().numRows, from.weights().numCols);
            move(before.weights(from), expected, post(from, order), pre(from, order));
            assertArrayEquals(expected.data, after.weights(to).data, 2e-5f, from.pathway().id());
        }
    }

    /** Weights on the way down that are no projection, fixed ones. */
    private static void relabelFeedback(LearningRule rule, LearningRule other, List<int[]> order) {
        if (rule.as(WithFeedback.class).isEmpty()) {
            return;
        }
        WithFeedback from = rule.as(WithFeedback.class).get(), to = other.as(WithFeedback.class).get();
        for (int k = 1; k < Benches.SHAPE.depth(); k++) {
            FMatrixRMaj feedback = to.feedback(k);
            if (other.projections().stream().noneMatch(projection -> projection.weights() == feedback)) {
                move(from.feedback(k), feedback, order.get(k), order.get(from.feedbackFrom(k)));
            }
        }
    }

    private static int[] post(Projection projection, List<int[]> order) {
        return order.get(layer(projection) + projection.pathway().post());
    }

    private static int[] pre(Projection projection, List<int[]> order) {
        return order.get(layer(projection) + projection.pathway().pre());
    }

    private static int layer(Projection projection) {
        return List.of("input", "hidden1", "hidden2", "output").indexOf(projection.layer());
    }

    private static void move(FMatrixRMaj from, FMatrixRMaj to, int[] post, int[] pre) {
        for (int i = 0; i < post.length; i++) {
            for (int j = 0; j < pre.length; j++) to.set(i, j, from.get(post[i], pre[j]));
        }
    }

    private static int[] identity(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) order[i] = i;
        return order;
    }

    private int[] shuffled(int n) {
        int[] order = identity(n);
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i);                              // never stays: everyone moves
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return order;
    }

    private static GradientDescent allPlastic(LearningRule rule) {
        Map<Projection, Double> rates = new HashMap<>();
        for (Projection projection : rule.projections()) rates.put(projection, 0.5);
        return new GradientDescent(rates);
    }

    /** Copies of all weights and biases. */
    private static List<float[]> weights(LearningRule rule) {
        return arrays(rule).stream().map(float[]::clone).toList();
    }

    private static void restore(LearningRule rule, List<float[]> values) {
        List<float[]> arrays = arrays(rule);
        for (int i = 0; i < arrays.size(); i++) {
            System.arraycopy(values.get(i), 0, arrays.get(i), 0, arrays.get(i).length);
        }
    }

    private static List<float[]> arrays(LearningRule rule) {
        return rule.projections().stream().flatMap(p -> List.of(p.weights().data, p.biases().data).stream()).toList();
    }
}
