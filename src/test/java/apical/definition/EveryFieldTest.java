package apical.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import apical.TinyTissue;
import apical.json.Default;
import apical.json.DefinitionException;
import apical.network.TransferFunction;
import apical.network.WeightInit;
import apical.rules.Benches;
import apical.rules.Rules;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each field of each definition, fed with nonsense: absent, null, misspelt, given twice, of another kind, not a number, too
 * large a number. Every one is refused in one line that names the file and the field. The cases are made from definitions
 * that are right, so that a field which is added there is tested without a line here.
 */
class EveryFieldTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Words that belong to the reader's machinery and not to a message. */
    private static final Pattern MACHINERY = Pattern.compile(
            "jackson|fasterxml|deserializ|coerc|creator|token|Feature|java\\.|apical\\.(?!json)|Exception|\\w+Node\\b",
            Pattern.CASE_INSENSITIVE);

    @TempDir
    private static Path folder;
    private static TinyLab lab;

    @BeforeAll
    static void openTheLab() {
        lab = new TinyLab(folder);
    }

    /** A microcircuit with everything that the others leave out. */
    private static final String RANDOM_MICROCIRCUIT = TinyLab.MICROCIRCUIT
            .replace("{\"type\": \"selfPredicting\"}", """
                    {"type": "random", "toInterneuron": {"type": "normal", "standardDeviation": 0.1},
                     "lateral": {"type": "heNormal", "gain": 1.0}}""")
            .replace("{\"type\": \"logistic\"}", "{\"type\": \"softRectifier\", \"gamma\": 0.1, \"beta\": 1.0, \"theta\": 3.0}");

    private static final String FROM_FILE = TinyLab.BACKPROP.replace("{\"type\": \"glorotUniform\", \"gain\": 2.0}",
            "{\"type\": \"file\", \"path\": \"weights.npz\"}");

    /** What may be left out, of the fields that stand in the definitions tried: what rules have a default for, too. */
    private static final Set<String> WITH_DEFAULT = Stream.concat(Stream.of("information", "sweep", "sweep.sampling", "sweep.seed",
            "sweep.number", "sweep.halving", "sweep.selection", "sweep.halving.budgets", "sweep.halving.unit",
            "sweep.halving.factor",
            "sweep.selection.quantity", "sweep.selection.seeds", "sweep.parameters[0].change", "sweep.parameters[1].change",
            "sweep.parameters[2].change", "sweep.parameters[3].logarithmic"),
            Rules.all().stream()
                    .flatMap(kind -> Stream.of(kind.definition().getRecordComponents()))
                    .filter(component -> component.isAnnotationPresent(Default.class))
                    .map(component -> "rule." + component.getName()))
            .collect(Collectors.toSet());

    /** One nonsense: the text of a definition, and what must be said of it. */
    private record Nonsense(String what, String text, String... said) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Nonsense> experiments() {
        String plain = new TinyLab(folder).experimentText();
        String grid = plain.replace("\"../models/backprop.json\"", TinyLab.GRID);
        String swept = plain.replaceFirst("\"information\"", Matcher.quoteReplacement(SWEEP + "\"information\""));
        return Stream.of(cases(plain), cases(grid).filter(nonsense -> nonsense.what().startsWith("models[0].grids[0]")),
                cases(swept).filter(nonsense -> nonsense.what().startsWith("sweep") && !OF_MODELS.matcher(nonsense.what()).find()))
                .flatMap(cases -> cases);
    }

    /** What stands there is a value of a model: who refuses it, says so in the model's words. */
    private static final Pattern OF_MODELS = Pattern.compile("\\.(values\\[|set\\.)");

    private static final String SWEEP = """
            "sweep": {
              "parameters": [
                {"type": "values", "name": "a", "change": "scale", "paths": ["rule.learningRates"], "values": [1.0, 2.0]},
                {"type": "uniform", "name": "b", "change": "set", "paths": ["initialWeights.gain"], "low": 1.0, "high": 2.0},
                {"type": "logarithmic", "name": "c", "change": "set", "paths": ["initialWeights.gain"], "low": 1.0, "high": 2.0},
                {"type": "integer", "name": "d", "paths": ["layers[1:-1]"], "low": 3, "high": 9, "logarithmic": true},
                {"type": "choice", "name": "e", "choices": [{"name": "f", "set": {"layers[1]": 5}}]}
              ],
              "sampling": "random", "number": 2, "seed": 1,
              "halving": {"budgets": [1.0], "unit": "epochs", "factor": 2.0},
              "selection": {"quantity": "score", "seeds": [7]}
            },
            """;

    static Stream<Nonsense> simulations() {
        return cases(TinyTissue.SIMULATION);
    }

    static Stream<Nonsense> models() {
        Set<String> seen = new HashSet<>();                                        // models have much in common
        String continuous = TinyLab.read(Path.of("models", "continuous-784-300-10.json"))
                .replace("{\"type\": \"none\"}", "{\"type\": \"wiener\", \"sigma\": 0.1}");
        return Stream
                .concat(registered(),
                        Stream.of(FROM_FILE, RANDOM_MICROCIRCUIT, continuous, TinyLab.MICROCIRCUIT, TinyLab.FEEDBACK_ALIGNMENT,
                                TinyLab.BACKPROP))
                .flatMap(EveryFieldTest::cases).filter(nonsense -> seen.add(nonsense.what()));
    }

    /** A model of every rule of the registry, with each of its variants, all options written down. */
    private static Stream<String> registered() {
        return Benches.all()
                .map(model -> Vocabulary.JSON.written(new ModelDefinition("x", "", model.shape(), new TransferFunction.Logistic(),
                        new InitialWeights.Drawn(new WeightInit.Uniform(1)), model.rule())));
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void nonsenseInAnExperimentIsRefusedInOneLine(Nonsense nonsense) {
        Path file = lab.write(folder.resolve("experiments/nonsense.json"), nonsense.text());
        assertRefused(file, nonsense, () -> Definitions.readExperiment(file));
    }

    @ParameterizedTest
    @MethodSource("simulations")
    void nonsenseInASimulationIsRefusedInOneLine(Nonsense nonsense) {
        Path file = new TinyTissue(folder).simulation();
        TinyTissue.write(file, nonsense.text());
        assertRefused(file, nonsense, () -> Definitions.resolve(file, List.of()));
    }

    @ParameterizedTest
    @MethodSource("models")
    void nonsenseInAModelIsRefusedInOneLine(Nonsense nonsense) {
        Path file = lab.write(folder.resolve("models/nonsense.json"), nonsense.text());
        assertRefused(file, nonsense, () -> Definitions.readModel(file));
    }

    private static void assertRefused(Path file, Nonsense nonsense, Executable read) {
        String line = assertThrows(DefinitionException.class, read).getMessage();
        assertEquals(1, line.lines().count(), line);
        assertTrue(line.startsWith(file + ": "), line);
        String problem = line.substring((file + ": ").length());
        for (String said : nonsense.said()) {
            assertTrue(problem.contains(said), () -> problem + "\n  does not say: " + said);
        }
        assertFalse(MACHINERY.matcher(problem).find(), problem);
    }

    private static Stream<Nonsense> cases(String definition) {
        try {
            List<Nonsense> cases = new ArrayList<>();
            JsonNode root = JSON.readTree(definition);
            visit(root, root, "", cases);
            return cases.stream();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void visit(JsonNode root, JsonNode node, String path, List<Nonsense> cases) {
        if (node instanceof ObjectNode object) {
            for (String name : names(object)) {
                field(root, object, name, path.isEmpty() ? name : path + "." + name, cases);
            }
        } else if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                element(root, list, i, path + "[" + i + "]", cases);
            }
        }
    }

    private static void field(JsonNode root, ObjectNode object, String name, String path, List<Nonsense> cases) {
        JsonNode good = object.get(name);
        object.remove(name);
        if (!WITH_DEFAULT.contains(path)) {
            cases.add(new Nonsense(path + " absent", root.toString(), path + " is missing"));
        }

        String misspelt = name.substring(0, 2) + name.substring(1);                // tyype
        object.set(misspelt, good);
        String parent = path.contains(".") ? path.substring(0, path.lastIndexOf('.')) + ": " : "";
        cases.add(new Nonsense(path + " misspelt", root.toString(),
                parent + "unknown field \"" + misspelt + "\"", ". Maybe \"" + name + "\"?"));
        object.remove(misspelt);

        object.putRawValue(name, new RawValue(good + ", \"" + name + "\": " + good));
        cases.add(new Nonsense(path + " twice", root.toString(), path + " is given twice"));

        for (String bad : bad(good)) {
            object.putRawValue(name, new RawValue(bad));
            cases.add(new Nonsense(path + " = " + bad, root.toString(), path + " is " + shown(bad)));
        }
        object.set(name, good);
        visit(root, good, path, cases);
    }

    private static void element(JsonNode root, ArrayNode list, int i, String path, List<Nonsense> cases) {
        JsonNode good = list.get(i);
        for (String bad : bad(good)) {
            list.setRawValue(i, new RawValue(bad));
            cases.add(new Nonsense(path + " = " + bad, root.toString(), path + " is " + shown(bad)));
        }
        list.set(i, good);
        visit(root, good, path, cases);
    }

    /** Values of another kind than the good one, in JSON. */
    private static List<String> bad(JsonNode good) {
        List<String> bad = new ArrayList<>(Stream.of("null", "7", "\"seven\"", "true", "[]", "{}")
                .filter(other -> kind(other) != kind(good.toString())).toList());
        if (good.isNumber()) {
            bad.addAll(List.of("\"NaN\"", "1e400"));
        }
        if (good.isIntegralNumber()) {
            bad.addAll(List.of("1.5", "99999999999999999999"));
        }
        return bad;
    }

    /** The kind of a JSON value by its first character. */
    private static char kind(String json) {
        char first = json.charAt(0);
        return Character.isDigit(first) || first == '-' ? '0' : first == 'f' ? 't' : first;
    }

    private static String shown(String json) {
        return json.equals("1e400") ? "Infinity; expected" : json.equals("\"NaN\"") ? "" : json + "; expected";
    }

    private static List<String> names(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
