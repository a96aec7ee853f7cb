package apical.conformance;

import apical.circuit.PlainMicrocircuit;
import apical.conformance.Expectation.AtMost;
import apical.definition.Microcircuit;
import apical.learning.LearningRule;
import apical.linalg.Plain;
import apical.network.Projection;
import apical.network.Projection.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * The two sweeps that learn, in single precision, against the same equations in plain loops in double precision: what all four kinds
 * of synapses are told of a batch. Errors are small differences; their rounding is relative to what they are differences of.
 */
final class SingleAgainstDouble implements Check {

    private static final Expectation SINGLE = new AtMost(2e-5);
    private static final int PATTERNS = 4;

    @Override public String name() {
        return "two sweeps, single precision against double";
    }

    @Override public Optional<String> exemption(Specimen specimen) {
        return specimen.twoSweep().isPresent() ? Optional.empty()
                : Optional.of(specimen.model().rule().kind().id() + " does not learn in two sweeps");
    }

    @Override public List<Finding> measure(Specimen specimen) {
        LearningRule rule = specimen.model().build(specimen.seed()).rule();
        Deviations deviations = compare(specimen, specimen.twoSweep().orElseThrow(), rule, specimen.draw());
        return List.of(new Finding(name(), deviations.worst(), SINGLE, "worst: " + deviations.where()));
    }

    /**
     * @param drawn the weights of the rule, or what is to be told from them
     */
    static Deviations compare(Specimen specimen, Microcircuit definition, LearningRule rule, Specimen.Drawn drawn) {
        List<Stimulus> stimuli = Stimulus.draw(specimen.shape(), PATTERNS, 6);
        PlainMicrocircuit plain = new PlainMicrocircuit(specimen.phi(), definition.mixing(), drawn.hidden(), drawn.ontoOutput());
        Reports reports = Reports.of(rule, stimuli);
        List<Projection> projections = rule.projections();
        Deviations deviations = new Deviations();
        for (int i = 0; i < projections.size(); i++) {
            int k = i / Kind.values().length + 1;
            Projection projection = projections.get(i);
            String name = projection.kind().id() + " change of layer " + k;
            double[][] expected = mean(plain, projection.kind(), k, stimuli, size -> deviations.scale(name, size));
            deviations.add(name, expected, reports.weights(projection));
        }
        return deviations;
    }

    /**
     * Mean over patterns of error pre'.
     *
     * @param scale is told how large the products are of which the change is a difference
     */
    private static double[][] mean(PlainMicrocircuit plain, Kind kind, int k, List<Stimulus> stimuli, DoubleConsumer scale) {
        double[][] mean = null;
        for (Stimulus stimulus : stimuli) {
            plain.show(stimulus.input(), plain.potentials(stimulus.target()));
            PlainMicrocircuit.Change change = switch (kind) {
                case BOTTOM_UP -> plain.bottomUpChange(k);
                case TO_INTERNEURON -> plain.toInterneuronChange(k);
                case LATERAL -> plain.lateralChange(k);
                case TOP_DOWN -> plain.topDownChange(k);
            };
            scale.accept(Plain.largest(explained(plain, kind, k)) * Plain.largest(change.pre()));
            mean = mean == null ? new double[change.error().length][change.pre().length] : mean;
            Plain.addOuter(mean, 1.0 / stimuli.size(), change.error(), change.pre());
        }
        return mean;
    }

    /** From which the prediction is subtracted. */
    private static double[] explained(PlainMicrocircuit plain, Kind kind, int k) {
        return switch (kind) {
            case BOTTOM_UP, TOP_DOWN -> plain.rates[k];
            case TO_INTERNEURON -> plain.interneuronRates[k];
            case LATERAL -> Plain.times(plain.topDown[k], plain.rates[k + 1]);
        };
    }
}
