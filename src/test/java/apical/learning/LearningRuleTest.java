package apical.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.circuit.Synapses;
import apical.circuit.Tissue;
import apical.learning.Recorder.Report;
import apical.linalg.Matrices;
import apical.linalg.Plain;
import apical.network.Compartment;
import apical.network.Projection;
import apical.network.Shape;
import apical.network.TransferFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of every rule, whatever it blames. */
class LearningRuleTest {

    private static final Shape SHAPE = new Shape(List.of(5, 8, 6, 3));
    private static final int BATCH = 9;

    private final SplittableRandom random = new SplittableRandom(31);
    private final Tissue tissue =
            Tissue.random(SHAPE, new TransferFunction.Logistic(), Tissue.unequalMixing(SHAPE), 1, random);
    private final FMatrixRMaj input = tissue.input(BATCH, random);
    private final FMatrixRMaj target = tissue.target(BATCH, random);

    @ParameterizedTest
    @EnumSource
    void aRuleNeverTouchesAWeight(Rule kind) {
        LearningRule rule = kind.of(tissue);
        List<float[]> before = weights(tissue);
        rule.present(input, target, (projection, error, pre) -> { });
        rule.predict(input);
        rule.respond(input);
        rule.respond(input, target);
        assertSameBits(before, weights(tissue));
    }

    @ParameterizedTest
    @EnumSource
    void everyProjectionIsReportedOnceWithErrorsOfItsTargetsAndRatesOfItsSources(Rule kind) {
        LearningRule rule = kind.of(tissue);
        Map<Projection, Report> reports = Recorder.of(rule, input, target);
        assertEquals(new HashSet<>(rule.projections()), reports.keySet());
        assertEquals(rule.projections().size(), reports.size());
        reports.forEach((projection, report) -> {
            assertEquals(projection.weights().numRows, report.error().numRows);
            assertEquals(projection.weights().numCols, report.pre().numRows);
            assertEquals(BATCH, report.error().numCols);
            assertEquals(BATCH, report.pre().numCols);
            assertTrue(Plain.largest(report.weights()) > 1e-4, "nothing to learn by " + projection.kind());
        });
    }

    /** Read row by row, a wider target gives most images the targets of others, and nothing would tell. */
    @ParameterizedTest
    @EnumSource
    void aTargetOfAnotherBatchIsRefusedWithBothShapes(Rule kind) {
        LearningRule rule = kind.of(tissue);
        for (FMatrixRMaj wrong : List.of(new FMatrixRMaj(3, BATCH + 1), new FMatrixRMaj(4, BATCH),
                Matrices.inLargerArray(new FMatrixRMaj(3, BATCH - 1)))) {
            wrong.fill(0.5f);
            Recorder recorder = new Recorder();
            String message = assertThrows(IllegalArgumentException.class, () -> rule.present(input, wrong, recorder))
                    .getMessage();
            assertTrue(message.contains("[" + wrong.numRows + " x " + wrong.numCols + "]"), message);
            assertTrue(message.contains("[3 x " + BATCH + "]"), message);
            assertEquals(0, recorder.reports().size());
        }
    }

    /** To rounding: products of other widths sum in other orders. */
    @ParameterizedTest
    @EnumSource
    void aBatchIsTheMeanOfItsSamples(Rule kind) {
        LearningRule rule = kind.of(tissue);
        Map<Projection, Report> together = Recorder.of(rule, input, target);
        Map<Projection, double[][]> mean = new HashMap<>();
        for (int s = 0; s < BATCH; s++) {
            Recorder.of(rule, Matrices.column(input, s), Matrices.column(target, s)).forEach((projection, report) ->
                    mean.merge(projection, scaled(report.weights(), 1.0 / BATCH), LearningRuleTest::sum));
        }
        together.forEach((projection, report) ->
                assertEquals(0, Plain.difference(mean.get(projection), report.weights()), 5e-7, projection.kind().id()));
    }

    /** The same through the plasticity: one step on a batch is the mean of the steps on its samples. */
    @ParameterizedTest
    @EnumSource
    void aStepOnABatchIsTheMeanOfTheStepsOnItsSamples(Rule kind) {
        LearningRule rule = kind.of(tissue);
        List<float[]> start = weights(tissue);
        List<double[]> mean = start.stream().map(w -> new double[w.length]).toList();
        for (int s = 0; s < BATCH; s++) {
            rule.present(Matrices.column(input, s), Matrices.column(target, s), allPlastic(rule));
            List<float[]> after = weights(tissue);
            for (int i = 0; i < after.size(); i++) {
                for (int j = 0; j < after.get(i).length; j++) mean.get(i)[j] += (double) after.get(i)[j] / BATCH;
            }
            restore(start);
        }
        rule.present(input, target, allPlastic(rule));
        List<float[]> together = weights(tissue);
        for (int i = 0; i < together.size(); i++) {
            for (int j = 0; j < together.get(i).length; j++) assertEquals(mean.get(i)[j], together.get(i)[j], 2e-6);
        }
    }

    /** So any error is read through the weights from before the update, although updates are applied at once. */
    @ParameterizedTest
    @EnumSource
    void whatIsReportedDoesNotDependOnWhatIsDoneWithIt(Rule kind) {
        LearningRule rule = kind.of(tissue);
        Map<Projection, Report> ignored = Recorder.of(rule, input, target);
        Recorder applied = new Recorder(allPlastic(rule));
        rule.present(input, target, applied);
        ignored.forEach((projection, report) -> {
            assertArrayEquals(report.error().data, applied.reports().get(projection).error().data);
            assertArrayEquals(report.pre().data, applied.reports().get(projection).pre().data);
        });
    }

    @ParameterizedTest
    @EnumSource
    void frozenProjectionsDoNotMoveAndAllOthersDo(Rule kind) {
        LearningRule rule = kind.of(tissue);
        for (Projection frozen : rule.projections()) {
            Map<Projection, Double> rates = new HashMap<>();
            for (Projection projection : rule.projections()) rates.put(projection, projection == frozen ? 0 : 0.01);
            List<float[]> before = new ArrayList<>();
            for (Projection projection : rule.projections()) before.add(projection.weights().data.clone());
            float[] thresholds = frozen.thresholds().data.clone();
            for (int i = 0; i < 3; i++) rule.present(input, target, new GradientDescent(rates));
            for (int i = 0; i < before.size(); i++) {
                Projection projection = rule.projections().get(i);
                assertEquals(projection == frozen, Arrays.equals(before.get(i), projection.weights().data));
            }
            assertArrayEquals(thresholds, frozen.thresholds().data);
        }
    }

    /** A rule may spare itself the errors of frozen synapses, and nothing else. */
    @ParameterizedTest
    @EnumSource
    void freezingAProjectionChangesNothingForTheOthers(Rule kind) {
        LearningRule rule = kind.of(tissue);
        Map<Projection, Report> all = Recorder.of(rule, input, target);
        for (Projection plastic : rule.projections()) {
            Recorder one = new Recorder(new GradientDescent(Map.of(plastic, 1e-30)));
            rule.present(input, target, one);
            assertArrayEquals(all.get(plastic).error().data, one.reports().get(plastic).error().data);
            assertArrayEquals(all.get(plastic).pre().data, one.reports().get(plastic).pre().data);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shownTwiceTheSameIsReportedTwiceBitByBit(Rule kind) {
        LearningRule rule = kind.of(tissue);
        Map<Projection, Report> once = Recorder.of(rule, input, target);
        rule.present(tissue.input(2, random), tissue.target(2, random), (projection, error, pre) -> { });
        Recorder.of(rule, input, target).forEach((projection, report) ->
                assertArrayEquals(once.get(projection).error().data, report.error().data));
    }

    /** The prediction is made with the teacher off, and what he said before is forgotten. */
    @ParameterizedTest
    @EnumSource
    void predictionsAreOutputRatesWithoutATeacher(Rule kind) {
        LearningRule rule = kind.of(tissue);
        float[] before = Matrices.elements(rule.predict(input));
        rule.respond(input, target);
        assertArrayEquals(before, Matrices.elements(rule.predict(input)));
        assertArrayEquals(before, Matrices.elements(rule.respond(input).of("output", Compartment.RATE).orElseThrow()));
        assertEquals(3 * BATCH, before.length);
    }

    /** Hidden neurons, with their interneurons above and below, are moved about: errors move with them. */
    @ParameterizedTest
    @EnumSource
    void relabellingHiddenNeuronsRelabelsResults(Rule kind) {
        LearningRule rule = kind.of(tissue);
        Map<Projection, Report> before = Recorder.of(rule, input, target);
        List<int[]> order = List.of(identity(5), shuffled(8), shuffled(6), identity(3));
        List<Projection> original = rule.projections();

        Tissue relabelled = relabelled(order);
        LearningRule other = kind.of(relabelled);
        Map<Projection, Report> after = Recorder.of(other, input, target);
        for (int i = 0; i < original.size(); i++) {
            Projection projection = original.get(i);
            int k = List.of("input", "hidden1", "hidden2", "output").indexOf(projection.layer());
            int[] post = order.get(projection.kind() == Projection.Kind.TO_INTERNEURON ? k + 1 : k);
            int[] pre = order.get(switch (projection.kind()) {
                case BOTTOM_UP -> k - 1;
                case TO_INTERNEURON -> k;
                case LATERAL, TOP_DOWN -> k + 1;
            });
            double[][] expected = moved(before.get(projection).weights(), post, pre);
            double[][] actual = after.get(other.projections().get(i)).weights();
            assertEquals(0, Plain.difference(expected, actual), 1e-6, projection.kind().id());
            assertFalse(Plain.difference(before.get(projection).weights(), actual) < 1e-4, "nothing was moved");
        }
    }

    private Tissue relabelled(List<int[]> order) {
        Tissue copy = Tissue.random(SHAPE, tissue.phi(), tissue.mixing(), 1, random);
        for (int k = 1; k <= SHAPE.depth(); k++) {
            move(tissue.bottomUp(k), copy.bottomUp(k), order.get(k), order.get(k - 1));
            if (k < SHAPE.depth()) {
                Synapses from = tissue.hidden().get(k - 1), to = copy.hidden().get(k - 1);
                move(from.toInterneuron(), to.toInterneuron(), order.get(k + 1), order.get(k));
                move(from.lateral(), to.lateral(), order.get(k), order.get(k + 1));
                move(from.topDown(), to.topDown(), order.get(k), order.get(k + 1));
            }
        }
        return copy;
    }

    private static void move(Projection from, Projection to, int[] post, int[] pre) {
        for (int i = 0; i < post.length; i++) {
            for (int j = 0; j < pre.length; j++) to.weights().set(i, j, from.weights().get(post[i], pre[j]));
            if (from.thresholds().numRows > 0) to.thresholds().data[i] = from.thresholds().data[post[i]];
        }
    }

    private static double[][] moved(double[][] w, int[] post, int[] pre) {
        double[][] moved = new double[post.length][pre.length];
        for (int i = 0; i < post.length; i++) {
            for (int j = 0; j < pre.length; j++) moved[i][j] = w[post[i]][pre[j]];
        }
        return moved;
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

    /** Copies of all weights and thresholds. */
    private static List<float[]> weights(Tissue tissue) {
        return arrays(tissue).stream().map(float[]::clone).toList();
    }

    private void restore(List<float[]> values) {
        List<float[]> arrays = arrays(tissue);
        for (int i = 0; i < arrays.size(); i++) {
            System.arraycopy(values.get(i), 0, arrays.get(i), 0, arrays.get(i).length);
        }
    }

    private static List<float[]> arrays(Tissue tissue) {
        List<Projection> all = new ArrayList<>(List.of(tissue.ontoOutput()));
        for (Synapses synapses : tissue.hidden()) {
            all.addAll(List.of(synapses.bottomUp(), synapses.toInterneuron(), synapses.lateral(), synapses.topDown()));
        }
        List<float[]> arrays = new ArrayList<>();
        for (Projection projection : all) {
            arrays.add(projection.weights().data);
            arrays.add(projection.thresholds().data);
        }
        return arrays;
    }

    private static void assertSameBits(List<float[]> expected, List<float[]> actual) {
        for (int i = 0; i < expected.size(); i++) assertArrayEquals(expected.get(i), actual.get(i));
    }

    private static double[][] scaled(double[][] a, double factor) {
        double[][] scaled = new double[a.length][a[0].length];
        for (int i = 0; i < a.length; i++) scaled[i] = Plain.add(scaled[i], factor, a[i]);
        return scaled;
    }

    private static double[][] sum(double[][] a, double[][] b) {
        double[][] sum = new double[a.length][];
        for (int i = 0; i < a.length; i++) sum[i] = Plain.add(a[i], 1, b[i]);
        return sum;
    }
}
