package apical.rules;

import apical.definition.InitialWeights;
import apical.network.Seed;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.network.WeightInit;
import apical.rule.Blueprint;
import apical.rule.ModelUnderTest;
import apical.rule.RuleDefinition;
import apical.rule.RuleKind;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every rule of the registry, as it is and with each of its options that change what is computed, on a small network. */
public final class Benches {

    public static final Shape SHAPE = new Shape(List.of(5, 8, 6, 3));

    private Benches() {
    }

    public static Stream<ModelUnderTest<RuleDefinition>> all() {
        return Rules.all().stream().flatMap(Benches::of);
    }

    /** The rules of which laws of repetition hold: what they report follows from weights and batch alone. */
    public static Stream<ModelUnderTest<RuleDefinition>> deterministic() {
        return all().filter(model -> !model.rule().isStochastic() && !isInContinuousTime(model));
    }

    /** The rules that report each projection once a presentation. */
    public static Stream<ModelUnderTest<RuleDefinition>> withoutTime() {
        return all().filter(model -> !isInContinuousTime(model));
    }

    private static boolean isInContinuousTime(ModelUnderTest<RuleDefinition> model) {
        return model.rule().anatomy(model.shape()).isInContinuousTime();
    }

    private static <D extends RuleDefinition> Stream<ModelUnderTest<RuleDefinition>> of(RuleKind<D> kind) {
        List<D> rules = Stream.concat(Stream.of(kind.example(SHAPE)), kind.variants(SHAPE).stream()).toList();
        return IntStream.range(0, rules.size())
                .mapToObj(i -> model(kind.id() + (i == 0 ? "" : " variant " + i), rules.get(i), SHAPE));
    }

    public static ModelUnderTest<RuleDefinition> model(String name, RuleDefinition rule, Shape shape) {
        return new ModelUnderTest<>(name, rule, new Blueprint(shape, new TransferFunction.Logistic(),
                new InitialWeights.Drawn(new WeightInit.Uniform(1)), new Seed(3)));
    }
}
