package apical.definition;

import apical.definition.ResolvedExperiment.Model;
import apical.estimators.EstimatorDefinition;
import apical.json.DefinitionException;
import apical.json.JsonField;
import apical.json.StrictJson;
import apical.network.Seed;
import apical.rule.RuleDefinition;
import apical.rule.RuleKind;
import apical.validation.InvalidValueException;
import apical.validation.Printable;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads, overrides and writes definitions. Every refusal is a {@link DefinitionException} of one line. */
public final class Definitions {

    private Definitions() {
    }

    /** Reads one model. */
    public static ModelDefinition readModel(Path file) {
        return model(file, readTree(file));
    }

    /** Reads an experiment that trains, and its models, as they stand in the files. */
    public static ResolvedTraining readExperiment(Path file) {
        return readExperiment(file, List.of());
    }

    /** Reads an experiment that trains, with replacements, as {@link #resolve}. */
    public static ResolvedTraining readExperiment(Path file, List<Assignment> assignments) {
        if (resolve(file, assignments) instanceof ResolvedTraining plan) {
            return plan;
        }
        throw new DefinitionException(file, "is a simulation; expected an experiment that trains on images");
    }

    /**
     * Reads an experiment of either kind and its models and replaces what {@code assignments} replace, in their order.
     *
     * @param file of the experiment; models are looked for relative to its folder
     */
    public static ResolvedExperiment resolve(Path file, List<Assignment> assignments) {
        return resolve(file, assignments, false);
    }

    /**
     * Reads the definition of an experiment that was run, and its models, all in its folder of results. Files that they name need
     * not be there any more, and nobody is told of former names.
     */
    public static ResolvedExperiment resolveFinished(Path file) {
        return resolve(file, List.of(), true);
    }

    private static ResolvedExperiment resolve(Path file, List<Assignment> assignments, boolean finished) {
        OverridableTree tree = new OverridableTree(file, readTree(file));
        Class<? extends Record> kind = kind(tree.root());
        Vocabulary.JSON.complete(Optional.of(file).filter(any -> !finished), tree.root(), kind);
        if (kind == ModelDefinition.class) {
            throw new DefinitionException(file, "is a model; expected an experiment, which lists models");
        }
        assignments.stream().filter(o -> !ModelTrees.areMeantBy(o)).forEach(tree::apply);
        try {
            if (kind == SimulationDefinition.class) {
                SimulationDefinition simulation = bind(file, tree.root(), SimulationDefinition.class);
                return new ResolvedSimulation(file, simulation,
                        models(file, simulation.models(), assignments, finished, Optional.empty()));
            }
            ExperimentDefinition experiment = bind(file, tree.root(), ExperimentDefinition.class);
            Optional<SweptModels> sweep = Optional.of(experiment.sweep()).filter(SweepDefinition::isRequested)
                    .map(any -> new SweptModels(file, experiment, tree.root().path("training")));
            return new ResolvedTraining(file, experiment, models(file, experiment.models(), assignments, finished, sweep));
        } catch (InvalidValueException e) {
            throw new DefinitionException(file, e.getMessage());
        }
    }

    private static List<Model> models(Path file, List<ModelEntry> entries, List<Assignment> assignments, boolean finished,
            Optional<SweptModels> sweep) {
        ModelTrees trees = new ModelTrees();
        for (int i = 0; i < entries.size(); i++) {
            ModelEntry entry = entries.get(i);
            Path modelFile = modelFile(file, i, entry.file());
            JsonNode written = readTree(modelFile);
            Vocabulary.JSON.complete(Optional.of(modelFile).filter(any -> !finished), written, ModelDefinition.class);
            OverridableTree tree = new OverridableTree(modelFile, written);
            if (entry.variants().isEmpty() && entry.grids().isEmpty()) {
                trees.add(tree);
            }
            for (int v = 0; v < entry.variants().size(); v++) {
                trees.add(tree.variant(file + ": models[" + i + "].variants[" + v + "]", entry.variants().get(v)));
            }
            for (int g = 0; g < entry.grids().size(); g++) {
                trees.add(tree, file + ": models[" + i + "].grids[" + g + "]", entry.grids().get(g));
            }
        }
        assignments.stream().filter(ModelTrees::areMeantBy).forEach(trees::apply);
        return trees.models(finished ? Definitions::boundModel : Definitions::model, sweep);
    }

    /** Reads a list of estimators, as an experiment has it under {@code information.estimators}. */
    public static List<EstimatorDefinition> readEstimators(Path file) {
        try {
            JsonNode list = Vocabulary.JSON.mapper().readTree(DefinitionFile.read(file));
            if (!list.isArray() || list.isEmpty()) {
                throw new DefinitionException(file, "is not a list of estimators; expected [{\"type\": ...}, ...]");
            }
            ObjectNode around = Vocabulary.JSON.mapper().createObjectNode();
            around.set("estimators", list);
            return bind(file, around, EstimatorList.class).estimators();
        } catch (NoSuchFileException e) {
            throw new DefinitionException(file, "no such file; expected a JSON list of estimators");
        } catch (JsonProcessingException e) {
            throw StrictJson.notJson(file, e);
        } catch (IOException e) {
            throw new DefinitionException(file, "cannot be read (" + e.getMessage() + ")");
        }
    }

    /** The estimator of a type, with defaults for all else. */
    public static EstimatorDefinition estimator(String option, String type) {
        ObjectNode around = Vocabulary.JSON.mapper().createObjectNode();
        around.putArray("estimators").addObject().put("type", type);
        try {
            return bind(Path.of(option), around, EstimatorList.class).estimators().get(0);
        } catch (InvalidValueException e) {
            throw new DefinitionException(Path.of(option), e.getMessage());
        }
    }

    /** A list that is not part of an experiment. */
    record EstimatorList(List<EstimatorDefinition> estimators) {
    }

    /** Whether the file holds an experiment, of either kind, rather than a model. */
    public static boolean isExperiment(Path file) {
        return kind(readTree(file)) != ModelDefinition.class;
    }

    /** Whether the file holds a simulation. */
    public static boolean isSimulation(Path file) {
        return kind(readTree(file)) == SimulationDefinition.class;
    }

    /** By the fields that only one of them has, so that a definition from which one is missing is still known. */
    private static Class<? extends Record> kind(JsonNode tree) {
        return Stream.of(ExperimentDefinition.class, SimulationDefinition.class, ModelDefinition.class)
                .max(Comparator.comparingLong(kind -> fieldsOf(kind, tree))).orElseThrow();
    }

    private static long fieldsOf(Class<? extends Record> record, JsonNode tree) {
        return Stream.of(record.getRecordComponents()).filter(field -> tree.has(field.getName())).count();
    }

    private static ModelDefinition model(Path file, JsonNode tree) {
        ModelDefinition model = boundModel(file, tree);
        memoryIsThere(file, model);
        weightsFit(file, model);
        return model;
    }

    private static ModelDefinition boundModel(Path file, JsonNode tree) {
        if (kind(tree) != ModelDefinition.class) {
            throw new DefinitionException(file, "is an experiment; expected a model");
        }
        return bind(file, tree, ModelDefinition.class);
    }

    /** A network of which Java cannot even hold the weights is refused before anything is made. */
    private static void memoryIsThere(Path file, ModelDefinition model) {
        long most = Runtime.getRuntime().maxMemory();
        double needed = Float.BYTES * (double) model.costs().storedNumbers();
        if (needed > most) {
            throw new DefinitionException(file, String.format(Locale.ROOT, "layers are %s; expected smaller ones, since their"
                    + " synapses need %.1f GB of memory, and Java may take %.1f GB here. Maybe APICAL_JAVA_OPTIONS=-Xmx%dg",
                    Printable.shortened(model.layers().units().toString()), needed / (1 << 30), (double) most / (1 << 30),
                    (long) Math.ceil(needed * 4 / 3 / (1 << 30))));
        }
    }

    /** Weights from a file are held to the network before anything is trained. */
    private static void weightsFit(Path file, ModelDefinition model) {
        if (model.initialWeights().areFromFile()) {
            try {
                model.rule().checkWeights(model.blueprint(new Seed(0)));
            } catch (InvalidValueException e) {
                throw new DefinitionException(file, e.getMessage());
            }
        }
    }

    /** The options of a rule, as they are written. */
    public static List<JsonField> options(RuleKind<? extends RuleDefinition> kind) {
        return Vocabulary.JSON.fields(kind.definition().asSubclass(Record.class));
    }

    /** A definition, or a part of one, as text. */
    public static String text(Object definition) {
        try {
            return Vocabulary.JSON.writer().writeValueAsString(definition);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Writes a definition as it would be read again. */
    public static void write(Object definition, Path file) throws IOException {
        Files.writeString(file, Vocabulary.JSON.writer().writeValueAsString(definition) + "\n");
    }

    /**
     * Reads a file that is no definition, but a part of results: what {@link #write} wrote, say, or an earlier version, which did
     * not write what has a {@link apical.json.Default} now.
     */
    public static <T> T readWritten(Path file, Class<T> type) {
        try {
            JsonNode tree = Vocabulary.JSON.mapper().readTree(DefinitionFile.read(file));
            if (tree.isMissingNode() || tree.isNull()) {
                throw new DefinitionException(file, "is not as it should be (it is empty)");
            }
            Vocabulary.JSON.complete(Optional.empty(), tree, type);
            return Vocabulary.JSON.mapper().readerFor(type).without(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .readValue(tree);
        } catch (NoSuchFileException e) {
            throw new DefinitionException(file, "no such file; expected a folder that 'apical run' wrote");
        } catch (JsonProcessingException e) {
            throw new DefinitionException(file, "is not as it should be (" + e.getOriginalMessage() + ")");
        } catch (IOException e) {
            throw new DefinitionException(file, "cannot be read (" + e.getMessage() + ")");
        }
    }

    /** The file of {@code models[i]}. */
    private static Path modelFile(Path experiment, int i, String model) {
        Path file = resolved(experiment, i, model);
        Path here = Path.of("").toAbsolutePath();
        Path shown = file.startsWith(here) ? here.relativize(file) : file;
        if (!Files.exists(file)) {
            throw new DefinitionException(experiment, "models[" + i + "] is \"" + Printable.shortened(model)
                    + "\"; expected a path relative to this file, but there is no "
                    + (Printable.shortened(model).equals(model) ? shown : "such file"));
        }
        return shown;
    }

    private static Path resolved(Path experiment, int i, String model) {
        try {
            return experiment.toAbsolutePath().getParent().resolve(model).normalize();
        } catch (InvalidPathException e) {
            throw new DefinitionException(experiment, "models[" + i + "] is \"" + Printable.shortened(model)
                    + "\"; expected a path that this system can have (" + e.getReason() + ")");
        }
    }

    private static JsonNode readTree(Path file) {
        try {
            JsonNode tree = Vocabulary.JSON.mapper().readTree(DefinitionFile.read(file));
            if (!(tree instanceof ObjectNode)) {
                throw new DefinitionException(file, "is not a JSON object; expected { ... }");
            }
            return tree;
        } catch (NoSuchFileException e) {
            throw new DefinitionException(file, "no such file; 'apical list' shows those that ship with Apical");
        } catch (JsonProcessingException e) {
            throw StrictJson.notJson(file, e);
        } catch (CharacterCodingException e) {
            throw new DefinitionException(file, "is not a text in UTF-8; expected { ... }");
        } catch (IOException e) {
            throw new DefinitionException(file, "cannot be read (" + e.getMessage() + ")");
        }
    }

    private static <T> T bind(Path file, JsonNode tree, Class<T> type) {
        return Vocabulary.JSON.bind(file, tree, type);
    }
}
