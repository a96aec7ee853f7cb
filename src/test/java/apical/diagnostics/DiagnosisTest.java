package apical.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.circuit.Conductances;
import apical.circuit.FastContinuousMicrocircuit;
import apical.circuit.MixingFactors;
import apical.circuit.Physiology;
import apical.circuit.RateTiming;
import apical.circuit.SelfPrediction;
import apical.circuit.Synapses;
import apical.circuit.TimeStep;
import apical.circuit.TissuePathway;
import apical.circuit.TissueSite;
import apical.circuit.TwoSweepMicrocircuit;
import apical.learning.Anatomy;
import apical.learning.Anatomy.Equivalent;
import apical.learning.Cost;
import apical.learning.GradientDescent;
import apical.learning.LearningRule;
import apical.learning.Teaching;
import apical.network.Pathway;
import apical.network.Perceptron;
import apical.network.Projection;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.rules.gradient.GradientRule;
import apical.rules.microcircuit.DendriticErrorLearning;
import apical.rules.microcircuit.WeightTransport;
import apical.rules.tissue.ContinuousDendriticLearning;
import apical.state.RandomStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What angles to backprop must be, of rules of which that is known. */
class DiagnosisTest {

    private static final TransferFunction PHI = new TransferFunction.Logistic();
    private static final Teaching NUDGING = Teaching.ofPotentials(Cost.SQUARED);
    private static final Teaching SQUARED = Teaching.ofRates(Cost.SQUARED);
    private static final int SAMPLES = 40;

    private final RandomStream random = new RandomStream(1);

    private static Anatomy tissue(Shape shape, Equivalent perceptron, List<Double> apicalMixing, boolean isInContinuousTime) {
        return new Anatomy(TissueSite.byLayer(shape), TissuePathway.all(), Optional.of(perceptron), apicalMixing,
                isInContinuousTime);
    }

    private FMatrixRMaj uniform(int rows, int columns, double halfWidth) {
        FMatrixRMaj matrix = new FMatrixRMaj(rows, columns);
        for (int i = 0; i < matrix.getNumElements(); i++) {
            matrix.data[i] = (float) random.nextDouble(-halfWidth, halfWidth);
        }
        return matrix;
    }

    private FMatrixRMaj normal(int rows, int columns) {
        FMatrixRMaj matrix = new FMatrixRMaj(rows, columns);
        for (int i = 0; i < matrix.getNumElements(); i++) {
            matrix.data[i] = (float) random.nextGaussian();
        }
        return matrix;
    }

    private Projection projection(Shape shape, int k) {
        Projection projection = Projection.withBiases(shape.name(k), Pathway.FORWARD,
                uniform(shape.units(k), shape.units(k - 1), 1 / Math.sqrt(shape.units(k - 1))));
        projection.biases().setTo(uniform(shape.units(k), 1, 0.5));
        return projection;
    }

    private Perceptron perceptron(Shape shape) {
        List<Projection> bottomUp = new ArrayList<>();
        for (int k = 1; k <= shape.depth(); k++) {
            bottomUp.add(projection(shape, k));
        }
        return new Perceptron(shape, PHI, bottomUp);
    }

    /** 0.8 for one unit of each sample, 0.1 for the others. */
    private FMatrixRMaj targets(int units, int samples) {
        FMatrixRMaj targets = new FMatrixRMaj(units, samples);
        targets.fill(0.1f);
        for (int s = 0; s < samples; s++) {
            targets.set(random.nextInt(units), s, 0.8f);
        }
        return targets;
    }

    private FMatrixRMaj inputs(int units, int samples) {
        FMatrixRMaj inputs = uniform(units, samples, 0.5);
        for (int i = 0; i < inputs.getNumElements(); i++) {
            inputs.data[i] += 0.5f;
        }
        return inputs;
    }

    private Found found(LearningRule rule, Shape shape, Anatomy anatomy, Teaching teaching) {
        Diagnosis diagnosis = new Diagnosis(rule, shape, PHI, anatomy, teaching);
        diagnosis.show(inputs(shape.units(0), SAMPLES), targets(shape.units(shape.depth()), SAMPLES));
        return Found.of(diagnosis);
    }

    @ParameterizedTest
    @EnumSource(Cost.class)
    void backpropIsAtNoAngleToItself(Cost cost) {
        Shape shape = new Shape(List.of(12, 10, 8, 5));
        Found found = found(GradientRule.backpropagation(perceptron(shape), cost, true), shape, Anatomy.perceptron(shape),
                Teaching.ofRates(cost));
        for (int k = 1; k <= 3; k++) {
            assertEquals(0, found.of(shape.name(k) + " update angle"), 1e-4);
            assertEquals(0, found.of(shape.name(k) + " update angle thresholds"), 1e-4);
            assertEquals(0, found.of(shape.name(k) + " error angle"), 1e-4);
            assertEquals(found.of(shape.name(k) + " error sign entropy"), found.of(shape.name(k) + " error sign bits"), 1e-9);
            if (k < 3) {
                assertEquals(0, found.of(shape.name(k) + " feedback angle"), 1e-4);
            }
        }
        assertTrue(found.of("hidden1 gradient") > 1e-4, "there is a gradient");
    }

    /** And turned round it has every sign wrong, and tells as much. */
    @Test
    void throughTheTransposeFeedbackAlignmentTellsSignsAsBackpropDoes() {
        Shape shape = new Shape(List.of(12, 10, 5));
        Perceptron network = perceptron(shape);
        FMatrixRMaj transpose = CommonOps_FDRM.transpose(network.bottomUp(2).weights(), null), negative = transpose.copy();
        CommonOps_FDRM.scale(-1, negative);
        Found found = found(GradientRule.feedbackAlignment(network, List.of(transpose)), shape, Anatomy.perceptron(shape), SQUARED);
        Found against =
                found(GradientRule.feedbackAlignment(network, List.of(negative)), shape, Anatomy.perceptron(shape), SQUARED);
        assertEquals(found.of("hidden1 error sign entropy"), found.of("hidden1 error sign bits"), 1e-9);
        assertEquals(against.of("hidden1 error sign entropy"), against.of("hidden1 error sign bits"), 1e-9);
        assertEquals(1, found.of("hidden1 error sign agreement"));
        assertEquals(0, against.of("hidden1 error sign agreement"));
        assertFalse(found.has("hidden1 error sign bits in apical"));
    }

    /** Backprop of one cost is not that of another, nor is it without slopes: the diagnosis knows which it is held against. */
    @Test
    void backpropOfAnotherCostIsAtAnAngle() {
        Shape shape = new Shape(List.of(12, 10, 8, 5));
        Perceptron network = perceptron(shape);
        network.projections().forEach(p -> CommonOps_FDRM.scale(5, p.weights()));          // slopes that differ
        Found other = found(GradientRule.backpropagation(network, Cost.ABSOLUTE, true), shape, Anatomy.perceptron(shape),
                Teaching.ofRates(Cost.SQUARED));
        Found flat = found(GradientRule.backpropagation(network, Cost.SQUARED, false), shape, Anatomy.perceptron(shape),
                Teaching.ofRates(Cost.SQUARED));
        for (int k = 1; k <= 3; k++) {
            assertTrue(other.of(shape.name(k) + " error angle") > 1);
            assertTrue(flat.of(shape.name(k) + " error angle") > 0.5);
        }
    }

    /** On average; the mean of 300 within four of its standard errors, which are a degree or less. */
    @Test
    void randomErrorsAreAtRightAnglesToBackprops() {
        Shape shape = new Shape(List.of(12, 10, 8, 5));
        Map<String, DescriptiveStatistics> angles = Map.of("hidden1 update angle", new DescriptiveStatistics(),
                "hidden2 update angle", new DescriptiveStatistics(), "output update angle", new DescriptiveStatistics(),
                "hidden1 error angle", new DescriptiveStatistics(), "output error angle", new DescriptiveStatistics(),
                "hidden1 update angle thresholds", new DescriptiveStatistics(),
                "hidden2 feedback angle", new DescriptiveStatistics());
        for (int net = 0; net < 300; net++) {
            LearningRule rule = new ReportsErrors(perceptron(shape), k -> normal(shape.units(k), SAMPLES),
                    k -> normal(shape.units(k), shape.units(k + 1)));
            Found found = found(rule, shape, Anatomy.perceptron(shape), Teaching.ofRates(Cost.SQUARED));
            angles.forEach((which, all) -> all.addValue(found.of(which)));
        }
        angles.forEach((which, all) -> {
            double standardError = all.getStandardDeviation() / Math.sqrt(all.getN());
            assertTrue(standardError < 2.5, which + ": " + standardError);
            assertEquals(90, all.getMean(), 4 * standardError, which);
        });
    }

    /** Lillicrap et al. (2016): learning turns the forward weights towards the fixed feedback. */
    @Test
    void feedbackAlignmentTurnsForwardWeightsTowardsTheFeedback() {
        Shape shape = new Shape(List.of(12, 30, 5));
        Perceptron network = perceptron(shape);
        GradientRule rule = GradientRule.feedbackAlignment(network, List.of(uniform(30, 5, 0.5)));
        FMatrixRMaj input = inputs(12, 100), target = targets(5, 100);
        Found first = found(rule, shape, input, target);
        Map<Projection, Double> rates = new IdentityHashMap<>();
        network.projections().forEach(projection -> rates.put(projection, 2.0));
        GradientDescent descent = new GradientDescent(rates);
        for (int n = 0; n < 1500; n++) {
            rule.present(input, target, descent);
        }
        Found last = found(rule, shape, input, target);
        assertEquals(90, first.of("hidden1 feedback angle"), 15);
        assertTrue(last.of("hidden1 feedback angle") < 60, "" + last.of("hidden1 feedback angle"));
        assertTrue(last.of("hidden1 error angle") < first.of("hidden1 error angle") - 20,
                first.of("hidden1 error angle") + " to " + last.of("hidden1 error angle"));
    }

    private static Found found(GradientRule rule, Shape shape, FMatrixRMaj input, FMatrixRMaj target) {
        Diagnosis diagnosis = new Diagnosis(rule, shape, PHI, Anatomy.perceptron(shape), Teaching.ofRates(Cost.SQUARED));
        diagnosis.show(input, target);
        return Found.of(diagnosis);
    }

    /** [units(k) x output units] against W_k+1' ... W_N', which it is here by construction; and not by the shapes alone. */
    @Test
    void directFeedbackIsHeldAgainstTheProductOfTransposes() {
        Shape shape = new Shape(List.of(6, 4, 4, 4));
        Perceptron network = perceptron(shape);
        List<FMatrixRMaj> direct = new ArrayList<>();
        for (int k = 1; k <= 2; k++) {
            FMatrixRMaj product = new FMatrixRMaj(shape.units(k), 4);
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < 4; j++) {
                    for (int l = 0; l < 4; l++) {
                        float up = k == 2 ? (l == i ? 1 : 0) : network.bottomUp(2).weights().get(l, i);
                        product.data[4 * i + j] += up * network.bottomUp(3).weights().get(j, l);
                    }
                }
            }
            direct.add(product);
        }
        GradientRule rule = GradientRule.directFeedbackAlignment(network, direct, Cost.SQUARED, true);
        Found found = found(rule, shape, Anatomy.perceptron(shape), Teaching.ofRates(Cost.SQUARED));
        assertEquals(0, found.of("hidden1 feedback angle"), 0.05);
        assertEquals(0, found.of("hidden2 feedback angle"), 0.05);
        Found stepByStep = found(GradientRule.feedbackAlignment(network, direct), shape, Anatomy.perceptron(shape), SQUARED);
        assertTrue(stepByStep.of("hidden1 feedback angle") > 30);
    }

    private List<Synapses> hidden(Shape shape, Projection ontoOutput, boolean symmetric) {
        List<Projection> bottomUp = new ArrayList<>();
        for (int k = 1; k < shape.depth(); k++) {
            bottomUp.add(projection(shape, k));
        }
        List<Synapses> hidden = new ArrayList<>();
        for (int k = 1; k < shape.depth(); k++) {
            int here = shape.units(k), above = shape.units(k + 1);
            Synapses synapses = new Synapses(bottomUp.get(k - 1),
                    Projection.withBiases(shape.name(k), TissuePathway.TO_INTERNEURON.pathway(), new FMatrixRMaj(above, here)),
                    Projection.withoutBiases(shape.name(k), TissuePathway.LATERAL.pathway(), new FMatrixRMaj(here, above)),
                    Projection.withoutBiases(shape.name(k), TissuePathway.TOP_DOWN.pathway(), uniform(here, above, 1)));
            if (symmetric) {
                WeightTransport.impose(synapses, k + 1 < shape.depth() ? bottomUp.get(k) : ontoOutput, 1);
            }
            hidden.add(synapses);
        }
        return hidden;
    }

    /** The paper's claim, see {@code WeakNudgingTest}; single precision leaves enough of it. */
    @Test
    void weaklyNudgedWithSymmetricFeedbackTheMicrocircuitIsAtASmallAngle() {
        Shape shape = new Shape(List.of(12, 10, 8, 5));
        Projection ontoOutput = projection(shape, 3);
        List<Synapses> hidden = hidden(shape, ontoOutput, true);
        SelfPrediction.impose(hidden, ontoOutput);
        Found weak = twoSweeps(shape, hidden, ontoOutput, 0.05), strong = twoSweeps(shape, hidden, ontoOutput, 0.5);
        for (int k = 1; k <= 3; k++) {
            String layer = shape.name(k);
            assertTrue(weak.of(layer + " update angle") < 2, weak.of(layer + " update angle") + " in " + layer);
            assertTrue(weak.of(layer + " error angle") < 2.5, weak.of(layer + " error angle") + " in " + layer);
            assertTrue(strong.of(layer + " update angle") > 2 * weak.of(layer + " update angle"), layer);
        }
        assertEquals(0, weak.of("hidden1 feedback angle"), 1e-4);
        assertEquals(0, weak.of("hidden2 apical potential"), 1e-6);
        assertEquals(0, weak.of("hidden2 interneuron distance"), 1e-6);
        assertTrue(weak.of("hidden2 apical potential taught") > 1e-3);
        for (int k = 1; k <= 2; k++) {
            double most = weak.of(shape.name(k) + " error sign entropy");
            assertTrue(weak.of(shape.name(k) + " error sign bits") > 0.75 * most, shape.name(k));
            assertTrue(weak.of(shape.name(k) + " error sign bits in apical") > 0.75 * most, shape.name(k));
        }
        assertTrue(weak.of("output update angle in rates") > weak.of("output update angle"), "it descends potentials' cost");
    }

    private Found twoSweeps(Shape shape, List<Synapses> hidden, Projection ontoOutput, double lambda) {
        MixingFactors mixing = new MixingFactors(Collections.nCopies(shape.depth() - 1, lambda), lambda, lambda);
        TwoSweepMicrocircuit circuit = new TwoSweepMicrocircuit(shape, PHI, mixing, hidden, ontoOutput, false);
        return found(new DendriticErrorLearning(circuit, PHI), shape, tissue(shape, Equivalent.SAME, mixing.apical(), false),
                NUDGING);
    }

    @Test
    void throughRandomFeedbackItIsNot() {
        Shape shape = new Shape(List.of(12, 10, 8, 5));
        Projection ontoOutput = projection(shape, 3);
        List<Synapses> hidden = hidden(shape, ontoOutput, false);
        SelfPrediction.impose(hidden, ontoOutput);
        Found found = twoSweeps(shape, hidden, ontoOutput, 0.05);
        assertTrue(found.of("hidden2 error angle") > 45);
        assertEquals(0.5, found.of("hidden1 error sign agreement"), 0.2);
        assertTrue(found.of("output error sign agreement") > 0.95);
        assertTrue(found.of("output error angle") < 2.5);
    }

    /** Weights are measured at the dendrite there, and the unit that carries biases may have any rate. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 0.5})
    void inContinuousTimeTheAngleIsToThePerceptronOfAttenuatedWeights(double biasRate) {
        Shape shape = new Shape(List.of(12, 10, 5));
        Conductances g = new Conductances(0.1, 0.2, 0.3, 1, 0.02);
        Projection ontoOutput = projection(shape, 2);
        CommonOps_FDRM.scale(4, ontoOutput.weights());
        CommonOps_FDRM.scale(10, ontoOutput.biases());
        List<Synapses> hidden = hidden(shape, ontoOutput, true);
        CommonOps_FDRM.scale(10, hidden.get(0).bottomUp().biases());
        SelfPrediction.impose(hidden, ontoOutput, g);
        Physiology physiology = Physiology.plain(g, biasRate).with(RateTiming.PROSPECTIVE);
        TimeStep step = new TimeStep(TimeStep.Scheme.EXPONENTIAL_EULER, 5);
        LearningRule rule = new ContinuousDendriticLearning(circuit(shape, physiology, step, hidden, ontoOutput),
                circuit(shape, physiology, step, hidden, ontoOutput), PHI,
                new ContinuousDendriticLearning.Presentation(20, 10, false));

        Anatomy right = tissue(shape, new Equivalent(g.hiddenAttenuation(), g.outputAttenuation(), biasRate),
                List.of(g.apicalMixing()), true);
        Found found = found(rule, shape, right, NUDGING);
        Found unattenuated = found(rule, shape, tissue(shape, new Equivalent(1, 1, biasRate), List.of(1.0), true), NUDGING);
        for (String which : List.of("hidden1 update angle", "hidden1 error angle", "output update angle", "output error angle")) {
            assertTrue(found.of(which) < 4, which + ": " + found.of(which));
            assertTrue(unattenuated.of(which) > 2 * found.of(which), which + ": " + unattenuated.of(which));
        }
        assertEquals(0, found.of("hidden1 apical potential"), 1e-5);
    }

    private static FastContinuousMicrocircuit circuit(Shape shape, Physiology physiology, TimeStep step, List<Synapses> hidden,
            Projection ontoOutput) {
        return new FastContinuousMicrocircuit(shape, PHI, physiology, step, hidden, ontoOutput, false, new RandomStream(5));
    }
}
