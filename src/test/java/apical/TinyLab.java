package apical;

import apical.data.TenImages;
import apical.definition.Assignment;
import apical.definition.Definitions;
import apical.definition.ResolvedTraining;
import apical.results.CsvTable;
import apical.results.FinishedExperiment;
import apical.results.Metrics;
import apical.results.ResultTables;
import apical.results.RunResult;
import apical.results.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A laboratory in a folder of its own: ten images, one small model of each rule, and an experiment with all three and two
 * seeds that takes a blink. Three images are for validation, seven for training.
 */
public final class TinyLab {

    public static final String BACKPROP = """
            {
              "name": "backprop",
              "description": "Backpropagation, small.",
              "layers": [16, 6, 5, 10],
              "transferFunction": {"type": "logistic"},
              "initialWeights": {"type": "glorotUniform", "gain": 2.0},
              "rule": {"type": "backprop", "learningRates": [1.0, 0.5, 0.25]}
            }
            """;

    public static final String FEEDBACK_ALIGNMENT = """
            {
              "name": "feedback alignment",
              "description": "Feedback alignment, small.",
              "layers": [16, 6, 5, 10],
              "transferFunction": {"type": "logistic"},
              "initialWeights": {"type": "glorotUniform", "gain": 2.0},
              "rule": {
                "type": "feedbackAlignment",
                "learningRates": [1.0, 0.5, 0.25],
                "feedbackWeights": [{"type": "uniform", "halfWidth": 0.1}, {"type": "uniform", "halfWidth": 1.0}]
              }
            }
            """;

    public static final String MICROCIRCUIT = """
            {
              "name": "microcircuit",
              "description": "Dendritic microcircuit, small.",
              "layers": [16, 6, 5, 10],
              "transferFunction": {"type": "logistic"},
              "initialWeights": {"type": "glorotUniform", "gain": 2.0},
              "rule": {
                "type": "microcircuit",
                "mixing": {"apical": [0.1, 0.2], "output": 0.4, "interneuron": 0.3},
                "topDownWeights": [{"type": "uniform", "halfWidth": 1.0}, {"type": "uniform", "halfWidth": 3.0}],
                "interneurons": {"type": "selfPredicting"},
                "learningRates": {
                  "bottomUp": [3.0, 0.05, 0.05],
                  "toInterneuron": [0.5, 0.5],
                  "lateral": [0.0, 0.0],
                  "topDown": [0.0, 0.0]
                }
              }
            }
            """;

    /** In the place of another model, where a test needs it. */
    public static final String CONTINUOUS = """
            {
              "name": "continuous",
              "description": "The tissue in continuous time, small.",
              "layers": [16, 6, 5, 10],
              "transferFunction": {"type": "logistic"},
              "initialWeights": {"type": "glorotUniform", "gain": 2.0},
              "rule": {
                "type": "continuousMicrocircuit",
                "conductances": {"leak": 0.1, "basal": 1.0, "apical": 0.8, "dendrite": 1.0, "somatic": 0.8},
                "method": "forwardEuler",
                "rates": "instantaneous",
                "prediction": "instantaneous",
                "inputFilterMs": 0.0,
                "targetFilterMs": 0.0,
                "noise": {"type": "none"},
                "biasRate": 1.0,
                "stepMs": 0.5,
                "presentationMs": 2.0,
                "plasticityFilterMs": 0.0,
                "block": 1,
                "resetBetweenPresentations": false,
                "plasticityDelayMs": 0.0,
                "topDownWeights": [{"type": "uniform", "halfWidth": 1.0}, {"type": "uniform", "halfWidth": 1.0}],
                "interneurons": {"type": "selfPredicting"},
                "learningRates": {
                  "bottomUp": [0.1, 0.01, 0.01],
                  "toInterneuron": [0.01, 0.01],
                  "lateral": [0.01, 0.01],
                  "topDown": [0.0, 0.0]
                }
              }
            }
            """;

    /**
     * In the place of {@code "../models/backprop.json"}: six models made from it, of which those with huge rates diverge, if rates
     * can grow.
     */
    public static final String GRID = """
            {"file": "../models/backprop.json", "grids": [{"name": "backprop", "axes": [
                {"label": "rates", "change": "scale", "paths": ["rule.learningRates"], "values": [0.5, 1.0, 1e30]},
                {"label": "gain", "change": "set", "paths": ["initialWeights.gain"], "values": [2.0, 0.5]}]}]}""";

    private static final String EXPERIMENT = """
            {
              "name": "tiny",
              "description": "All three rules on ten images.",
              "data": {
                "source": "DATA",
                "validationImages": 3,
                "validationSeed": 1,
                "targets": {"low": 0.1, "high": 0.8}
              },
              "models": ["../models/backprop.json", "../models/feedback-alignment.json", "../models/microcircuit.json"],
              "training": {"epochs": 2, "batch": 2, "seeds": [1, 2], "trainingSample": 5},
              "information": {
                "epochs": [0, 1],
                "images": 10,
                "compartments": ["rate", "apical"],
                "teacher": false,
                "property": "brightestQuadrant",
                "permutations": 3
              },
              "figures": ["learningCurves", "information"]
            }
            """;

    private final Path folder;

    public TinyLab(Path folder) {
        this.folder = folder;
        make(data());
        make(folder.resolve("models"));
        make(folder.resolve("experiments"));
        TenImages.writeRaw(data());
        write(model("backprop"), BACKPROP);
        write(model("feedback-alignment"), FEEDBACK_ALIGNMENT);
        write(model("microcircuit"), MICROCIRCUIT);
        write(experiment(), experimentText());
    }

    /** The experiment's definition, its data where this laboratory keeps it. */
    public String experimentText() {
        return EXPERIMENT.replace("DATA", data().toString().replace('\\', '/'));
    }

    public Path data() {
        return folder.resolve("ten-images");
    }

    public Path experiment() {
        return folder.resolve("experiments/tiny.json");
    }

    /** The experiment with replacements, as after {@code --set}. */
    public ResolvedTraining plan(String... assignments) {
        return Definitions.readExperiment(experiment(), Stream.of(assignments).map(Assignment::parse).toList());
    }

    public Path model(String name) {
        return folder.resolve("models/" + name + ".json");
    }

    /** A place for results that does not exist yet. */
    public Path results(String name) {
        return folder.resolve("results/" + name);
    }

    public Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces a passage that stands in a file exactly once. */
    public void edit(Path file, String passage, String replacement) {
        String text = read(file);
        if (text.split(Pattern.quote(passage), -1).length != 2) {
            throw new IllegalArgumentException("\"" + passage + "\" does not stand exactly once in " + file);
        }
        write(file, text.replace(passage, replacement));
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything below the laboratory's folder, relative to it, sorted. */
    public List<String> everything() {
        return everythingIn(folder);
    }

    public static List<String> everythingIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !file.equals(folder)).map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void make(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All tables of some runs. */
    public static ResultTables found(List<RunResult> runs) {
        return ResultTables.join(runs.stream().map(RunResult::tables).toList());
    }

    /** What a folder of results has measured. */
    public static Metrics metrics(Path results) {
        return FinishedExperiment.read(results).tables().metrics();
    }

    /** The files of a folder of results that are none of the registered tables. */
    public static List<String> filesBesideTables(Path results) {
        List<String> tables = Tables.ALL.stream().map(CsvTable::file).toList();
        return everythingIn(results).stream().filter(file -> !tables.contains(file)).toList();
    }
}
