package apical.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.definition.Definitions;
import apical.definition.InitialWeights;
import apical.definition.ModelDefinition;
import apical.network.Pathway;
import apical.network.Shape;
import apical.network.Site;
import apical.network.TransferFunction;
import apical.network.WeightInit;
import apical.rule.Assumptions;
import apical.rule.Assumptions.Question;
import apical.rule.Costs;
import apical.rule.EstimatedGradient;
import apical.rule.Law;
import apical.rule.ModelUnderTest;
import apical.rule.RuleDefinition;
import apical.rule.RuleKind;
import apical.rule.UnbiasedGradient;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever is registered has said all that must be said; whoever is there is registered. */
class RegistryTest {

    private static final Path FAMILIES = Path.of("src/main/java/apical/rules");
    /** Of rules that come with Apical, and of those that tests add as services. */
    private static final List<Path> MODELS = List.of(Path.of("models"), Path.of("src/test/resources/models"));

    static List<RuleKind<? extends RuleDefinition>> rules() {
        return Rules.all();
    }

    static Stream<ModelUnderTest<RuleDefinition>> benches() {
        return Benches.all();
    }

    /** Classes of the folders of rules, but for their tests. */
    private static List<Class<?>> classesInFamilies() throws IOException {
        List<Class<?>> classes = new ArrayList<>();
        try (Stream<Path> files = Files.walk(FAMILIES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java") && !f.endsWith("package-info.java")).sorted()
                    .toList()) {
                String name = "apical.rules." + FAMILIES.relativize(file).toString().replace('/', '.').replace('\\', '.');
                classes.add(Class.forName(name.substring(0, name.length() - ".java".length())));
            }
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
        assertTrue(classes.size() > 30, "where are the rules? " + classes);
        return classes;
    }

    /** A line that is missing in the registry is missed here. */
    @Test
    void everyDefinitionThatIsThereIsRegistered() throws IOException {
        Set<Class<?>> there = new HashSet<>(classesInFamilies().stream()
                .filter(type -> type.isRecord() && RuleDefinition.class.isAssignableFrom(type)).toList());
        Set<Class<?>> registered = new HashSet<>();
        Rules.ALL.forEach(kind -> assertTrue(registered.add(kind.definition()), kind + " is registered twice"));
        assertEquals(there, registered);
    }

    /** A law that nobody has is no law. */
    @Test
    void everyLawThatIsThereBelongsToARule() throws IOException {
        Set<Class<?>> there = new HashSet<>(classesInFamilies().stream()
                .filter(type -> Law.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())).toList());
        Set<Class<?>> had = new HashSet<>();
        Rules.ALL.forEach(kind -> kind.laws().forEach(law -> had.add(law.getClass())));
        had.removeIf(law -> !law.getPackageName().startsWith("apical.rules."));
        assertEquals(there, had);
    }

    /** Where a law is made in several ways, each way is somebody's: in the same folder, a law of that name. */
    @Test
    void everyWayToMakeALawIsUsed() throws ReflectiveOperationException, IOException {
        Set<String> had = new HashSet<>();
        Rules.ALL.forEach(kind -> kind.laws().forEach(law -> had.add(law.getClass().getPackageName() + ": " + law.name())));
        int ways = 0;
        for (Class<?> type : classesInFamilies()) {
            for (Method method : Law.class.isAssignableFrom(type) ? type.getDeclaredMethods() : new Method[0]) {
                if (Modifier.isStatic(method.getModifiers()) && method.getReturnType() == type && method.getParameterCount() == 0) {
                    method.setAccessible(true);
                    Law<?> law = (Law<?>) method.invoke(null);
                    assertTrue(had.contains(type.getPackageName() + ": " + law.name()),
                            "nobody has \"" + law.name() + "\" of " + type);
                    ways++;
                }
            }
        }
        assertTrue(ways >= 4, "where are the ways?");
    }

    @Test
    void namesAreUnique() {
        assertEquals(Rules.all().size(), Rules.all().stream().map(RuleKind::id).distinct().count());
        assertEquals(Rules.sites().size(), Rules.sites().stream().map(Site::id).distinct().count(), "two sites of one name");
        assertEquals(Rules.pathways().size(), Rules.pathways().stream().map(Pathway::id).distinct().count(),
                "two pathways of one name");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aRuleSaysWhatItIsAndWhoSaysSo(RuleKind<?> kind) {
        assertTrue(kind.id().matches("[a-z][A-Za-z0-9]+"), kind.id());
        assertTrue(kind.summary().length() > 20 && !kind.summary().endsWith("."), kind.summary());
        assertFalse(kind.sources().isEmpty());
        kind.sources().forEach(source -> assertTrue(source.matches(".+, \\d{4}"), source));
        assertFalse(kind.laws().isEmpty(), kind + " has no law");
        assertEquals(kind.laws().size(), kind.laws().stream().map(Law::name).distinct().count());
        assertSame(kind, Rules.withId(kind.id()).orElseThrow());
    }

    /** Whoever promises the gradient in the mean is held to it. */
    @ParameterizedTest
    @MethodSource("rules")
    void whoEstimatesTheGradientIsUnbiased(RuleKind<?> kind) {
        boolean estimates = EstimatedGradient.class.isAssignableFrom(kind.definition());
        assertEquals(estimates, kind.laws().stream().anyMatch(law -> law instanceof UnbiasedGradient), kind.id());
    }

    @ParameterizedTest
    @MethodSource("benches")
    void anExampleIsOfItsRuleAndFitsTheNetwork(ModelUnderTest<RuleDefinition> model) {
        assertSame(model.rule().kind().definition(), model.rule().getClass());
        model.rule().check(model.shape(), model.phi());
        model.rule().checkTraining();
    }

    /** What is written is what is read, and a definition of all options says them all. */
    @ParameterizedTest
    @MethodSource("benches")
    void aDefinitionIsReadBackAsItWasWritten(ModelUnderTest<RuleDefinition> model, @TempDir Path folder) throws IOException {
        ModelDefinition definition = new ModelDefinition("x", "", model.shape(), new TransferFunction.Logistic(),
                new InitialWeights.Drawn(new WeightInit.Uniform(1)), model.rule());
        Path file = folder.resolve("x.json");
        Definitions.write(definition, file);
        assertEquals(definition, Definitions.readModel(file));
        assertTrue(Files.readString(file).contains("\"type\" : \"" + model.rule().kind().id() + "\""), Files.readString(file));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aModelOfEachRuleShips(RuleKind<?> kind) throws IOException {
        List<Path> models = new ArrayList<>();
        for (Path folder : MODELS) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".json"))
                        .filter(file -> Definitions.readModel(file).rule().kind() == kind)
                        .forEach(models::add);
            }
        }
        assertFalse(models.isEmpty(), "no model in models/ learns by " + kind);
    }

    @ParameterizedTest
    @MethodSource("benches")
    void everyQuestionHasAnAnswerWithAReason(ModelUnderTest<RuleDefinition> model) {
        for (Shape layers : List.of(model.shape(), new Shape(List.of(784, 500, 500, 10)))) {
            Assumptions assumptions = model.rule().assumptions(layers);
            for (Question question : Question.values()) {
                assertTrue(assumptions.to(question).toString().matches("(yes|no|partly): .{5,}"),
                        question + ": " + assumptions.to(question));
            }
            assertFalse(assumptions.sources().isEmpty());
        }
    }

    /** A hidden layer that is twice as wide costs more, of everything. */
    @ParameterizedTest
    @MethodSource("benches")
    void costsGrowWithTheNetwork(ModelUnderTest<RuleDefinition> model) {
        Costs small = model.rule().costs(model.shape());
        Costs large = model.rule().costs(new Shape(List.of(5, 16, 12, 3)));
        assertTrue(small.multiplyAdds() > 0 && large.multiplyAdds() > small.multiplyAdds());
        assertTrue(small.storedNumbers() > 0 && large.storedNumbers() > small.storedNumbers());
        assertTrue(small.numbersOfSample() > 0 && large.numbersOfSample() > small.numbersOfSample());
    }
}
