package apical;

import apical.definition.Assignment;
import apical.definition.Definitions;
import apical.definition.ResolvedSimulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A folder with a small tissue and a simulation of it, in three phases with patterns of different kinds, that takes a blink. */
public final class TinyTissue {

    public static final String MODEL = """
            {
              "name": "tissue",
              "description": "Everything plastic, noisy and filtered, small.",
              "layers": [3, 4, 2],
              "transferFunction": {"type": "logistic"},
              "initialWeights": {"type": "uniform", "halfWidth": 1.0},
              "rule": {
                "type": "continuousMicrocircuit",
                "conductances": {"leak": 0.1, "basal": 1.0, "apical": 0.8, "dendrite": 1.0, "somatic": 0.8},
                "method": "forwardEuler",
                "rates": "instantaneous",
                "prediction": "instantaneous",
                "inputFilterMs": 0.5,
                "targetFilterMs": 0.5,
                "noise": {"type": "wiener", "sigma": 0.1},
                "biasRate": 0.0,
                "stepMs": 0.25,
                "presentationMs": 2.0,
                "plasticityFilterMs": 3.0,
                "block": 1,
                "resetBetweenPresentations": false,
                "plasticityDelayMs": 0.0,
                "topDownWeights": [{"type": "uniform", "halfWidth": 1.0}],
                "interneurons": {"type": "selfPredicting"},
                "learningRates": {"bottomUp": [0.05, 0.05], "toInterneuron": [0.05], "lateral": [0.05], "topDown": [0.01]}
              }
            }
            """;

    public static final String SIMULATION = """
            {
              "name": "tiny-tissue",
              "description": "Three phases.",
              "models": ["../models/tissue.json"],
              "engine": "fast",
              "seeds": [1, 2],
              "schedule": [
                {
                  "name": "spontaneous",
                  "patterns": {"type": "random", "low": -1.0, "high": 1.0, "distinct": 0, "target": {"type": "none"}},
                  "presentations": 3, "presentationMs": 2.0, "teacher": false, "plastic": true, "plasticFromMs": 0.5, "record": true
                },
                {
                  "name": "taught",
                  "patterns": {"type": "values", "patterns": [
                    {"rates": [1.0, 0.0, 0.5], "target": [0.2, 0.8]}, {"rates": [0.0, 1.0, 0.5], "target": []}]},
                  "presentations": 4, "presentationMs": 2.0, "teacher": true, "plastic": true, "plasticFromMs": 0.0, "record": true
                },
                {
                  "name": "student",
                  "patterns": {"type": "random", "low": -1.0, "high": 1.0, "distinct": 2, "target":
                    {"type": "teacherNetwork", "hidden": [5], "gains": [2.0, 3.0], "weights": {"type": "uniform", "halfWidth": 1.0}}},
                  "presentations": 4, "presentationMs": 2.0, "teacher": true, "plastic": true, "plasticFromMs": 0.0, "record": false
                }
              ],
              "measurements": {
                "spacing": {"type": "linear", "points": 2},
                "patterns": {"type": "random", "low": -1.0, "high": 1.0, "distinct": 0, "target":
                    {"type": "randomRates", "low": 0.1, "high": 0.9}},
                "count": 3,
                "presentationMs": 10.0,
                "quantities": ["apicalPotential", "interneuronDistance", "weightDistance", "testError", "alignment", "steadyState"]
              },
              "recordings": [{"format": "csv", "requests": [
                {"quantity": "apical", "layer": "hidden1", "units": [0, 2], "everyMs": 0.25},
                {"quantity": "soma", "layer": "output", "units": [], "everyMs": 0.25}]}],
              "figures": ["traces"]
            }
            """;

    private final Path folder;

    public TinyTissue(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(model().getParent());
            Files.createDirectories(simulation().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write(model(), MODEL);
        write(simulation(), SIMULATION);
    }

    public Path model() {
        return folder.resolve("models/tissue.json");
    }

    public Path simulation() {
        return folder.resolve("experiments/tiny-tissue.json");
    }

    public Path results(String name) {
        return folder.resolve("results/" + name);
    }

    /** The plan with replacements, {@code path=value}. */
    public ResolvedSimulation plan(String... assignments) {
        return (ResolvedSimulation) Definitions.resolve(simulation(), Stream.of(assignments).map(Assignment::parse).toList());
    }

    public static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
