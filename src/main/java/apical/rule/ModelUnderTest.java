package apical.rule;

import apical.learning.Learner;
import apical.network.Seed;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.network.WeightInit;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.ejml.data.FMatrixRMaj;

/**
 * A model on the bench, where laws are measured.
 *
 * @param <D>     its rule's definition
 * @param name    of the model
 * @param rule    with its options
 * @param network what the rule builds on; the weights are those with which a run of its seed would start
 */
public record ModelUnderTest<D extends RuleDefinition>(String name, D rule, Blueprint network) {

    /** Of the weights on the bench. */
    public static final Seed SEED = new Seed(1);

    /** Units of a layer, where a law is too long for the model as it is. */
    private static final int SMALL = 12;

    /** A rule's definition, with the small network that comes with Apical. */
    public static <D extends RuleDefinition> ModelUnderTest<D> builtIn(String name, D rule, Shape layers) {
        return new ModelUnderTest<>(name, rule,
                new Blueprint(layers, new TransferFunction.Logistic(), drawn(new WeightInit.Uniform(0.5)), SEED));
    }

    /** "continuous-784-300-10: continuousMicrocircuit, 784-300-10". */
    public String subject() {
        return name + ": " + rule.kind().id() + ", " + size();
    }

    /** 784-300-10. */
    public String size() {
        return shape().units().stream().map(String::valueOf).collect(Collectors.joining("-"));
    }

    public Shape shape() {
        return network.layers();
    }

    public TransferFunction phi() {
        return network.transferFunction();
    }

    /** A fresh network; the same at every call. */
    public Learner build() {
        return rule.build(network);
    }

    /** Whether its weights are those of a file. */
    public boolean isFromFile() {
        return network.start().areFromFile();
    }

    /** This network with another rule. */
    public <E extends RuleDefinition> ModelUnderTest<E> with(E other) {
        return new ModelUnderTest<>(name, other, network);
    }

    /**
     * The same model with few units in each layer: rule, rates and distributions are the same, but for weights from a file, of
     * which there are too many.
     */
    public ModelUnderTest<D> small() {
        Shape small = new Shape(shape().units().stream().map(n -> Math.min(n, SMALL)).toList());
        return small.equals(shape()) ? this : new ModelUnderTest<>(name, rule,
                new Blueprint(small, phi(), isFromFile() ? drawn(new WeightInit.GlorotUniform(1)) : network.start(), SEED));
    }

    private static StartingWeights drawn(WeightInit distribution) {
        return new StartingWeights() {
            @Override
            public FMatrixRMaj draw(int post, int pre, RandomGenerator random) {
                return distribution.draw(post, pre, random);
            }

            @Override
            public String toString() {
                return distribution.toString();
            }
        };
    }

    /** Batches on which laws are measured, drawn by a seed of their own. */
    public List<Stimulus> stimuli(int n, long seed) {
        return Stimulus.draw(shape(), n, seed);
    }

    @Override
    public String toString() {
        return subject();
    }
}
