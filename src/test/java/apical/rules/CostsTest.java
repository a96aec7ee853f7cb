package apical.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import apical.TinyLab;
import apical.definition.Assignment;
import apical.definition.Definitions;
import apical.definition.ModelDefinition;
import apical.definition.ResolvedExperiment;
import apical.learning.Learner;
import apical.linalg.CountedProducts;
import apical.network.Seed;
import apical.network.Shape;
import apical.rule.Costs;
import apical.rule.ModelUnderTest;
import apical.rule.RuleDefinition;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules say they cost is what they cost: products that are made and numbers that are held, counted. */
class CostsTest {

    private static final int BATCH = 32;
    private static final String RULE = "models.microcircuit.rule.";

    @TempDir
    private Path folder;

    /** A model and replacements in it; each changes which products are made. */
    static Stream<Arguments> models() {
        String rates = RULE + "learningRates.";
        return Stream.of(
                arguments("backprop", List.of()),
                arguments("backprop", List.of("models.backprop.layers=[16, 10]", "models.backprop.rule.learningRates=[1.0]")),
                arguments("backprop", List.of("models.backprop.rule.learningRates=[1.0, 0.0, 1.0]")),
                arguments("backprop", List.of("models.backprop.rule.derivative=false", "models.backprop.rule.replacedPasses=0.5")),
                arguments("feedback alignment", List.of()),
                arguments("direct", List.of()),
                arguments("microcircuit", List.of()),
                arguments("microcircuit", List.of(rates + "toInterneuron=[0, 0.1]", rates + "bottomUp=[1, 0, 1]")),
                arguments("microcircuit", List.of(RULE + "interneurons={\"type\": \"random\", \"toInterneuron\":"
                        + " {\"type\": \"uniform\", \"halfWidth\": 1.0}, \"lateral\": {\"type\": \"uniform\", \"halfWidth\": 1.0}}")),
                arguments("microcircuit", List.of(RULE + "topDownLearning={\"type\": \"symmetric\", \"gains\": [1.0, 1.0]}")),
                arguments("microcircuit", List.of(RULE + "topDownLearning={\"type\": \"kolenPollack\", \"decay\": 0.01}",
                        rates + "topDown=[0.1, 0.1]")),
                arguments("microcircuit", List.of(rates + "lateral=[0.1, 0.1]")),
                arguments("microcircuit", List.of(rates + "topDown=[0.1, 0.1]")),
                arguments("microcircuit", List.of(rates + "lateral=[0.1, 0.1]", rates + "topDown=[0.1, 0.1]",
                        rates + "toInterneuron=[0, 0]")));
    }

    private ModelDefinition model(String name, List<String> assignments) {
        TinyLab lab = new TinyLab(folder);
        if (name.equals("direct")) {
            lab.edit(lab.model("feedback-alignment"), "\"name\": \"feedback alignment\"", "\"name\": \"direct\"");
            lab.edit(lab.model("feedback-alignment"), "\"feedbackAlignment\"", "\"directFeedbackAlignment\"");
        }
        return Definitions.readExperiment(lab.experiment(), assignments.stream().map(Assignment::parse).toList())
                .models().stream().map(ResolvedExperiment.Model::definition).filter(model -> model.name().equals(name)).findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("models")
    void multiplyAddsAreThoseOfTheProductsThatAreMade(String name, List<String> assignments) {
        ModelDefinition model = model(name, assignments);
        Learner learner = model.build(new Seed(1));
        assertEquals(BATCH * model.costs().multiplyAdds(), CountedProducts.in(() -> present(model.layers(), learner, BATCH)));
    }

    /** Beside the products of the equations the fast engine makes small ones, of samples with samples, to make fewer large ones. */
    @ParameterizedTest
    @ValueSource(strings = {"block=1", "block=4", "plasticityFilterMs=30", "inputFilterMs=3", "learningRates.topDown=[0.1, 0.1]",
            "learningRates.lateral=[0, 0]", "learningRates.toInterneuron=[0, 0]", "presentationMs=10"})
    void aTissueInContinuousTimeMakesHardlyMoreProductsThanItsEquations(String assignment) {
        TinyLab lab = new TinyLab(folder);
        lab.write(lab.model("backprop"), TinyLab.CONTINUOUS.replace("[16, 6, 5, 10]", "[784, 500, 500, 10]"));
        ModelDefinition model = Definitions.readExperiment(lab.experiment(),
                List.of(Assignment.parse("models.continuous.rule." + assignment))).models().get(0).definition();
        Learner learner = model.build(new Seed(1));
        double made = CountedProducts.in(() -> present(model.layers(), learner, BATCH));
        double said = BATCH * model.costs().multiplyAdds();
        assertTrue(made >= said && made <= 1.05 * said, said + " said, " + made + " made");
        assertTrue(Float.BYTES * floatsHeldBy(learner) >= model.costs().memory(BATCH));
    }

    /** Beside what must be held there is scratch: sums and differences on their way, for one layer at a time, and a row of ones. */
    @ParameterizedTest
    @MethodSource("models")
    void memoryIsWhatIsHeld(String name, List<String> assignments) {
        ModelDefinition model = model(name, assignments);
        Learner learner = model.build(new Seed(1));
        present(model.layers(), learner, BATCH);
        assertHolds(model.costs().memory(BATCH), learner, model.layers(), name.equals("microcircuit") ? 5 : 0);
    }

    /** Every rule of the registry, whatever is to come. */
    @ParameterizedTest
    @MethodSource("apical.rules.Benches#withoutTime")
    void everyRuleCountsItsProducts(ModelUnderTest<RuleDefinition> model) {
        Learner learner = model.build();
        assertEquals(BATCH * model.rule().costs(model.shape()).multiplyAdds(),
                CountedProducts.in(() -> present(model.shape(), learner, BATCH)));
    }

    /** Likewise; sums and differences on their way are scratch, which the tissue needs for a few layers. */
    @ParameterizedTest
    @MethodSource("apical.rules.Benches#withoutTime")
    void everyRuleCountsItsMemory(ModelUnderTest<RuleDefinition> model) {
        Learner learner = model.build();
        present(model.shape(), learner, BATCH);
        long said = model.rule().costs(model.shape()).memory(BATCH);
        long layersOfScratch = model.rule().anatomy(model.shape()).apicalMixing().isEmpty() ? 0 : 5;
        assertHolds(said, learner, model.shape(), layersOfScratch);
    }

    private static void assertHolds(long said, Learner learner, Shape shape, long layersOfScratch) {
        long held = Float.BYTES * floatsHeldBy(learner);
        long widest = shape.units().stream().skip(1).mapToLong(Integer::longValue).max().orElseThrow();
        assertTrue(said <= held && held <= said + Float.BYTES * BATCH * (widest * layersOfScratch + 1),
                said + " said, " + held + " held");
    }

    @Test
    void memoryGrowsBySamplesOnly() {
        ModelDefinition model = model("microcircuit", List.of());
        Costs costs = model.costs();
        assertEquals(costs.memory(3) - costs.memory(2), costs.memory(100) - costs.memory(99));
        assertEquals(4 * costs.storedNumbers(), costs.memory(0));
    }

    private static void present(Shape shape, Learner learner, int batch) {
        FMatrixRMaj input = new FMatrixRMaj(shape.units(0), batch);
        FMatrixRMaj target = new FMatrixRMaj(shape.units(shape.depth()), batch);
        input.fill(0.5f);
        target.fill(0.3f);
        learner.rule().present(input, target, learner.plasticity());
        learner.plasticity().settle();
        input.reshape(0, 0);
    }

    /** All single-precision arrays that can be reached from an object of ours, each once, the shown batch left out. */
    private static long floatsHeldBy(Object root) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> open = new ArrayDeque<>(List.of(root));
        long floats = 0;
        while (!open.isEmpty()) {
            Object object = open.pop();
            if (!seen.add(object)) {
                continue;
            }
            if (object instanceof FMatrixRMaj matrix) {
                floats += matrix.getNumElements();
            } else if (object instanceof Object[] array) {
                Stream.of(array).filter(element -> element != null).forEach(open::push);
            } else if (object instanceof Iterable<?> elements) {
                elements.forEach(open::push);
            } else if (object instanceof Map<?, ?> map) {
                open.addAll(map.keySet());
                open.addAll(map.values());
            } else if (object.getClass().getName().startsWith("apical.")) {
                fieldsOf(object).forEach(open::push);
            }
        }
        return floats;
    }

    private static List<Field> allFields(Class<?> type) {
        return !type.getName().startsWith("apical.") ? List.of()
                : Stream.concat(Stream.of(type.getDeclaredFields()), allFields(type.getSuperclass()).stream()).toList();
    }

    private static Stream<Object> fieldsOf(Object object) {
        Stream.Builder<Object> values = Stream.builder();
        for (Field field : allFields(object.getClass())) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                try {
                    field.setAccessible(true);
                    Object value = field.get(object);
                    if (value != null) {
                        values.add(value);
                    }
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(field.toString(), e);
                }
            }
        }
        return values.build();
    }
}
