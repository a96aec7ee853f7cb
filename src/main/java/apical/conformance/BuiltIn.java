package apical.conformance;

import apical.circuit.Conductances;
import apical.circuit.MixingFactors;
import apical.circuit.Noise;
import apical.circuit.Prediction;
import apical.circuit.RateCode;
import apical.definition.Backprop;
import apical.definition.ContinuousMicrocircuitRule;
import apical.definition.DirectFeedbackAlignment;
import apical.definition.FeedbackAlignment;
import apical.definition.InitialWeights;
import apical.definition.InterneuronStart;
import apical.definition.Microcircuit;
import apical.definition.ModelDefinition;
import apical.definition.RuleDefinition;
import apical.dynamics.Method;
import apical.learning.Cost;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.network.WeightInit;
import java.util.List;

/** Small models of every rule, on which the whole ladder takes seconds. */
public final class BuiltIn {

    private static final Shape SHAPE = new Shape(List.of(8, 12, 10, 4));
    private static final WeightInit WEIGHTS = new WeightInit.Uniform(0.5);
    private static final List<WeightInit> FEEDBACK = List.of(WEIGHTS, WEIGHTS);

    private BuiltIn() {
    }

    public static List<Specimen> specimens() {
        return List.of(specimen("tissue in continuous time", continuous()), specimen("tissue in two sweeps", twoSweeps()),
                specimen("perceptron", new Backprop(List.of(1.0, 1.0, 1.0))),
                specimen("perceptron with fixed feedback", new FeedbackAlignment(List.of(1.0, 1.0, 1.0), FEEDBACK)),
                specimen("perceptron with direct fixed feedback", new DirectFeedbackAlignment(List.of(1.0, 1.0, 1.0), FEEDBACK,
                        Cost.SQUARED, true)));
    }

    private static Specimen specimen(String name, RuleDefinition rule) {
        return Specimen.of(new ModelDefinition(name, "", SHAPE, new TransferFunction.Logistic(), new InitialWeights.Drawn(WEIGHTS),
                rule));
    }

    /** All five conductances differ, all kinds of synapses learn, through a filter. */
    static ContinuousMicrocircuitRule continuous() {
        return new ContinuousMicrocircuitRule(new Conductances(0.1, 1, 0.8, 0.9, 0.7), Method.FORWARD_EULER,
                RateCode.INSTANTANEOUS, Prediction.INSTANTANEOUS, 0, 0, new Noise.Wiener(0.05), 1, 0.1, 10, 5, 1, false, 0,
                FEEDBACK, new InterneuronStart.SelfPredicting(), rates(0.1));
    }

    static Microcircuit twoSweeps() {
        return new Microcircuit(new MixingFactors(List.of(0.1, 0.2), 0.4, 0.3), FEEDBACK, new InterneuronStart.SelfPredicting(),
                rates(0.1));
    }

    private static Microcircuit.LearningRates rates(double eta) {
        List<Double> hidden = List.of(1.5 * eta, 0.7 * eta);
        return new Microcircuit.LearningRates(List.of(2 * eta, eta, 0.5 * eta), hidden, hidden, hidden);
    }
}
