package apical.rules.perturbation;

import apical.learning.Anatomy;
import apical.learning.Cost;
import apical.learning.Teaching;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.rule.EstimatedGradient;
import apical.rule.RuleDefinition;
import apical.rules.perturbation.NodePerturbation.Baseline;
import apical.rules.perturbation.NodePerturbation.Differences;
import apical.validation.InvalidValueException;
import apical.validation.Require;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What rules have in common that disturb a network and learn from what this did to the cost, whatever they disturb. */
interface Perturbation extends RuleDefinition, EstimatedGradient {

    List<Double> learningRates();

    double noise();

    int draws();

    Differences differences();

    Baseline baseline();

    Cost cost();

    /** N, in how many directions it is disturbed. */
    long directions(Shape layers);

    /** How often a sample goes forward under noise. */
    default long passes() {
        return draws() * (differences() == Differences.TWO_SIDED ? 2L : 1L);
    }

    /** @throws InvalidValueException if options do not go together */
    static void check(double noise, int draws, Differences differences, Baseline baseline) {
        Require.positive("noise", noise);
        Require.atLeast("draws", draws, 1);
        if (differences == Differences.TWO_SIDED && baseline != Baseline.UNPERTURBED) {
            throw new InvalidValueException("baseline",
                    "is \"" + baseline.id() + "\"; expected unperturbed, since two-sided differences"
                            + " need no baseline");
        }
    }

    @Override
    default void check(Shape layers, TransferFunction phi) {
        RuleDefinition.checkRates("rule.learningRates", learningRates(), layers.depth(), "one for each layer but the input");
        cost().check("rule.cost", phi);
    }

    @Override
    default Teaching teaching() {
        return Teaching.ofRates(cost());
    }

    @Override
    default Anatomy anatomy(Shape layers) {
        return Anatomy.perceptron(layers);
    }

    @Override
    default boolean isStochastic() {
        return true;
    }

    @Override
    default OptionalDouble expectedCosine(Shape layers) {
        return baseline() == Baseline.UNPERTURBED
                ? OptionalDouble.of(EstimatedGradient.expectedCosine(draws(), directions(layers))) : OptionalDouble.empty();
    }

    /** "noise 0.01", "10 draws", "two-sided differences" and the like. */
    @Override
    default List<String> remarks() {
        return Stream.of("noise " + noise(), draws() == 1 ? "1 draw" : draws() + " draws",
                differences() == Differences.TWO_SIDED ? "two-sided differences" : "",
                baseline() == Baseline.UNPERTURBED ? "" : "baseline " + baseline().id(),
                cost() == Cost.SQUARED ? "" : "cost " + cost().id())
                .filter(remark -> !remark.isEmpty()).toList();
    }
}
