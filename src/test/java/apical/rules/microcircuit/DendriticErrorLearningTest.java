package apical.rules.microcircuit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.circuit.MixingFactors;
import apical.circuit.PlainMicrocircuit;
import apical.circuit.Synapses;
import apical.circuit.Tissue;
import apical.circuit.TissuePathway;
import apical.circuit.TissueSite;
import apical.learning.ChangeRecorder;
import apical.learning.ChangeRecorder.Report;
import apical.learning.GradientDescent;
import apical.learning.LearningRule;
import apical.learning.OuterProducts;
import apical.linalg.Matrices;
import apical.linalg.Plain;
import apical.network.Activity;
import apical.network.Projection;
import apical.network.Shape;
import apical.network.Site;
import apical.network.TransferFunction;
import apical.network.TransferFunctions;
import apical.rules.Rule;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DendriticErrorLearningTest {

    private static final TransferFunction LOGISTIC = new TransferFunction.Logistic();
    private static final Shape SHAPE = new Shape(List.of(6, 8, 7, 5, 3));

    static Stream<Arguments> networks() {
        return Stream.of(new Shape(List.of(5, 3)), new Shape(List.of(6, 8, 3)), new Shape(List.of(6, 8, 5, 3)), SHAPE)
                .flatMap(shape -> TransferFunctions.all().map(phi -> Arguments.of(shape, phi)));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void everyReportIsThatOfThePlainCircuit(Shape shape, TransferFunction phi) {
        var random = new SplittableRandom(41);
        Tissue tissue = Tissue.random(shape, phi, Tissue.unequalMixing(shape), 0.7, random);
        holdToThePlainOne(tissue, Rule.MICROCIRCUIT.of(tissue), random);
    }

    /** In the self-predicting state but for W^IP, so that what is compared is not the small rest of a difference. */
    @ParameterizedTest
    @MethodSource("networks")
    void mirroredInhibitionGivesTheSameReports(Shape shape, TransferFunction phi) {
        var random = new SplittableRandom(42);
        Tissue tissue = Tissue.random(shape, phi, Tissue.unequalMixing(shape), 0.7, random);
        LearningRule rule = Rule.MIRRORED_MICROCIRCUIT.of(tissue);
        for (Synapses synapses : tissue.hidden()) {
            FMatrixRMaj weights = synapses.toInterneuron().weights();
            weights.setTo(Matrices.uniform(weights.numRows, weights.numCols, -0.7, 0.7, random));
        }
        holdToThePlainOne(tissue, rule, random);
    }

    /** Errors and presynaptic rates of (M7) to (M10), in every layer, to rounding against the largest of them. */
    private static void holdToThePlainOne(Tissue tissue, LearningRule rule, SplittableRandom random) {
        for (int batch : new int[] {1, 10, 4}) {                            // buffers grow and shrink
            FMatrixRMaj input = tissue.input(batch, random), target = tissue.target(batch, random);
            Map<Projection, Report> reports = ChangeRecorder.of(rule, input, target);
            PlainMicrocircuit plain = tissue.plain();
            for (int s = 0; s < batch; s++) {
                plain.show(Plain.column(input, s), plain.potentials(Plain.column(target, s)));
                Map<Projection, PlainMicrocircuit.Change> changes = changes(tissue, plain);
                assertEquals(changes.keySet(), reports.keySet());
                for (Projection projection : changes.keySet()) {
                    assertClose(changes.get(projection).error(), reports.get(projection).error(), s, projection);
                    assertClose(changes.get(projection).pre(), reports.get(projection).pre(), s, projection);
                }
            }
        }
    }

    private static Map<Projection, PlainMicrocircuit.Change> changes(Tissue tissue, PlainMicrocircuit plain) {
        Map<Projection, PlainMicrocircuit.Change> changes = new LinkedHashMap<>();
        for (int k = 1; k < plain.top(); k++) {
            Synapses synapses = tissue.hidden().get(k - 1);
            changes.put(synapses.bottomUp(), plain.bottomUpChange(k));
            changes.put(synapses.toInterneuron(), plain.toInterneuronChange(k));
            changes.put(synapses.lateral(), plain.lateralChange(k));
            changes.put(synapses.topDown(), plain.topDownChange(k));
        }
        changes.put(tissue.ontoOutput(), plain.bottomUpChange(plain.top()));
        return changes;
    }

    private static void assertClose(double[] plain, FMatrixRMaj fast, int s, Projection projection) {
        assertArrayEquals(plain, Plain.column(fast, s), 5e-6 * Math.max(1, Plain.largest(plain)),
                projection.pathway() + " of " + projection.layer());
    }

    @Test
    void projectionsAreListedFromTheFirstLayerToTheOutput() {
        Tissue tissue = Tissue.random(SHAPE, LOGISTIC, Tissue.unequalMixing(SHAPE), 1, new SplittableRandom(1));
        List<String> names = Rule.MICROCIRCUIT.of(tissue).projections().stream()
                .map(p -> p.layer() + "." + p.pathway().id()).toList();
        assertEquals(13, names.size());
        assertEquals(List.of("hidden1.bottomUp", "hidden1.toInterneuron", "hidden1.lateral", "hidden1.topDown",
                "hidden2.bottomUp"), names.subList(0, 5));
        assertEquals("output.bottomUp", names.get(12));
    }

    /**
     * A teacher who asks for what the network does anyway is none. Then in the self-predicting state all reports but (M10)
     * vanish to rounding: 2e-7 in each rate, summed over up to eight feedback weights of order 1.
     */
    @ParameterizedTest
    @EnumSource(names = {"MICROCIRCUIT", "MIRRORED_MICROCIRCUIT"})
    void nothingIsLearnedWhereNothingIsLeftToExplain(Rule kind) {
        var random = new SplittableRandom(43);
        Tissue tissue = Tissue.random(SHAPE, LOGISTIC, Tissue.unequalMixing(SHAPE), 1, random).selfPredicting();
        LearningRule rule = kind.of(tissue);
        FMatrixRMaj input = tissue.input(20, random);
        Map<Projection, Report> reports = ChangeRecorder.of(rule, input, rule.predict(input).copy());
        reports.forEach((projection, report) -> {
            if (!projection.pathway().equals(TissuePathway.TOP_DOWN.pathway())) {
                assertEquals(0, Plain.largest(Plain.matrix(report.error())), 3e-6, projection.pathway().id());
            }
            assertTrue(Plain.largest(Plain.matrix(report.pre())) > 0.1, "rates are zero");
        });
        Activity activity = rule.respond(input);
        for (Activity.Recording apical : activity.of(TissueSite.APICAL.site())) {
            assertEquals(0, Plain.largest(Plain.matrix(apical.values())), 3e-6);
        }
        for (Activity.Recording rate : activity.of(Site.RATE)) {
            assertTrue(Plain.largest(Plain.matrix(rate.values())) > 0.1, "rates are zero");
        }
    }

    /**
     * Once both sweeps have settled all compartments, every synapse of the circuit is overwritten, save those onto one
     * neuron from one population: their reported changes stay the same, bit by bit. (Those of feedback include the own
     * weights, through which a dendrite hears: its potential W r is in the dendrite, not elsewhere.)
     */
    @Test
    void aSynapseSeesItsOwnDendriteAndNothingElse() {
        var random = new SplittableRandom(44);
        Tissue tissue = Tissue.random(SHAPE, LOGISTIC, Tissue.unequalMixing(SHAPE), 1, random);
        FMatrixRMaj input = tissue.input(6, random), target = tissue.target(6, random);
        LearningRule rule = Rule.MICROCIRCUIT.of(tissue);
        Map<Projection, Report> undisturbed = ChangeRecorder.of(rule, input, target);
        List<Projection> all = rule.projections();
        List<FMatrixRMaj> weights = all.stream().map(p -> p.weights().copy()).toList();
        List<FMatrixRMaj> biases = all.stream().map(p -> p.biases().copy()).toList();

        for (Projection own : all) {
            for (int neuron = 0; neuron < own.weights().numRows; neuron++) {
                Vandal vandal = new Vandal(all, own, neuron);
                rule.present(input, target, vandal);
                assertTrue(vandal.struck && vandal.report != null);
                assertArrayEquals(row(undisturbed.get(own).error(), neuron), row(vandal.report.error(), neuron));
                assertArrayEquals(undisturbed.get(own).pre().data, vandal.report.pre().data);
                for (int i = 0; i < all.size(); i++) {
                    all.get(i).weights().setTo(weights.get(i));
                    all.get(i).biases().setTo(biases.get(i));
                }
            }
        }
    }

    /** Overwrites all other synapses when the rule first asks about any: after the sweeps, before the first error. */
    private static final class Vandal implements OuterProducts {
        private final List<Projection> all;
        private final Projection own;
        private final int neuron;
        private boolean struck;
        private Report report;

        Vandal(List<Projection> all, Projection own, int neuron) {
            this.all = all;
            this.own = own;
            this.neuron = neuron;
        }

        @Override
        public boolean isPlastic(Projection projection) {
            if (!struck) {
                struck = true;
                for (Projection other : all) {
                    for (int i = 0; i < other.weights().numRows; i++) {
                        for (int j = 0; j < other.weights().numCols && (other != own || i != neuron); j++) {
                            other.weights().set(i, j, 100 + i - j);
                        }
                    }
                    CommonOps_FDRM.add(other.biases(), 7);
                }
            }
            return true;
        }

        @Override
        public void change(Projection projection, FMatrixRMaj error, FMatrixRMaj pre) {
            if (projection == own) report = new Report(error.copy(), pre.copy());
        }
    }

    private static float[] row(FMatrixRMaj matrix, int i) {
        return Matrices.elements(CommonOps_FDRM.extractRow(matrix, i, null));
    }

    /** Shown the target, the output moves towards it and apical dendrites wake. */
    @Test
    void theTeacherActsOnActivity() {
        var random = new SplittableRandom(45);
        Tissue tissue = Tissue.random(SHAPE, LOGISTIC, Tissue.unequalMixing(SHAPE), 1, random);
        LearningRule rule = Rule.MIRRORED_MICROCIRCUIT.of(tissue);
        FMatrixRMaj input = tissue.input(6, random), target = tissue.target(6, random);
        Activity alone = rule.respond(input), taught = rule.respond(input, target);
        double[][] before = Plain.matrix(alone.of("output", Site.RATE).orElseThrow());
        double[][] after = Plain.matrix(taught.of("output", Site.RATE).orElseThrow());
        assertTrue(Plain.difference(after, Plain.matrix(target)) < Plain.difference(before, Plain.matrix(target)));
        for (Activity.Recording apical : taught.of(TissueSite.APICAL.site())) {
            assertTrue(Plain.largest(Plain.matrix(apical.values())) > 1e-4);
        }
        assertNotEquals(alone.of("hidden1", Site.SOMA).orElseThrow().data[0],
                taught.of("hidden1", Site.SOMA).orElseThrow().data[0]);
    }

    /**
     * (M8) and (M9) find the self-predicting state by themselves: from random interneuron weights, in and out, shown random
     * input and no teacher, apical potentials fall: measured from 0.89 to 0.034 and 0.025 (rms, unseen input) after 2,500
     * and 5,000 batches of ten, and the largest |W^IP - W_up| from 1.8 to 0.9 and 0.6.
     */
    @Test
    void interneuronsLearnToSilenceApicalDendrites() {
        Shape shape = new Shape(List.of(8, 6, 4));
        var random = new SplittableRandom(46);
        Tissue tissue = Tissue.random(shape, LOGISTIC, new MixingFactors(List.of(0.1), 0.1, 0.1), 1, random);
        Synapses synapses = tissue.hidden().get(0);
        LearningRule rule = Rule.MICROCIRCUIT.of(tissue);
        GradientDescent descent = new GradientDescent(Map.of(synapses.toInterneuron(), 5.0, synapses.lateral(), 0.1));
        FMatrixRMaj unseen = tissue.input(200, new SplittableRandom(47));

        double[] apical = new double[3], distance = new double[3];
        for (int stage = 0; stage <= 2; stage++) {
            for (int presentation = 0; presentation < (stage == 0 ? 0 : 2_500); presentation++) {
                FMatrixRMaj input = tissue.input(10, random);
                rule.present(input, rule.predict(input).copy(), descent);
            }
            apical[stage] = apical(rule, unseen);
            distance[stage] = Plain.difference(Plain.matrix(synapses.toInterneuron().weights()),
                    Plain.matrix(tissue.ontoOutput().weights()));
        }
        assertTrue(apical[1] < apical[0] / 20 && apical[2] < 0.8 * apical[1], "apical " + Arrays.toString(apical));
        assertTrue(distance[1] < 0.7 * distance[0] && distance[2] < 0.8 * distance[1],
                "W^IP to W_up " + Arrays.toString(distance));
    }

    /** Root mean square of apical potentials without a teacher. */
    private static double apical(LearningRule rule, FMatrixRMaj input) {
        double[][] v = Plain.matrix(rule.respond(input).of("hidden1", TissueSite.APICAL.site()).orElseThrow());
        return Plain.norm(v) / Math.sqrt(v.length * v[0].length);
    }

    /**
     * Weights onto interneurons keep up with the weights that they copy if their rate is larger by the inverse mixing
     * factor, eta^IP_k = eta_k+1 / lambda_I: to first order in the nudging the two changes are then the same. Measured:
     * 0.02 % of the change is missing, with half that rate 8 %.
     */
    @Test
    void interneuronsFollowTheLayerAboveAtTheInverseMixingFactor() {
        double matched = lag(1), slow = lag(0.5), frozen = lag(0);
        assertTrue(matched < 0.001 && slow > 0.05 && frozen == 1, matched + ", " + slow + ", " + frozen);
    }

    /** Largest |W^IP - W_up| over largest change of W_up onto the output, after 20 batches at these rates. */
    private static double lag(double factor) {
        var random = new SplittableRandom(48);
        Shape shape = new Shape(List.of(6, 8, 7, 3));
        Tissue tissue = Tissue.random(shape, LOGISTIC, new MixingFactors(List.of(0.1, 0.1), 0.01, 0.1), 0.5, random);
        LearningRule rule = Rule.MIRRORED_MICROCIRCUIT.of(tissue);
        FMatrixRMaj input = tissue.input(10, random), target = tissue.target(10, random);
        Projection toInterneuron = tissue.hidden().get(1).toInterneuron();
        FMatrixRMaj before = tissue.ontoOutput().weights().copy();
        Map<Projection, Double> rates = new HashMap<>();
        rates.put(tissue.ontoOutput(), 1.0);
        rates.put(toInterneuron, factor / 0.1);
        for (int i = 0; i < 20; i++) rule.present(input, target, new GradientDescent(rates));
        double[][] up = Plain.matrix(tissue.ontoOutput().weights());
        return Plain.difference(Plain.matrix(toInterneuron.weights()), up) / Plain.difference(Plain.matrix(before), up);
    }
}
