package apical.definition;

import apical.data.DataSources;
import apical.data.Targets;
import apical.json.Default;
import apical.validation.InvalidValueException;
import apical.validation.Require;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * What is done with which models, data and seeds: a file in {@code experiments}.
 *
 * @param name        of the folder below {@code results}
 * @param description for the reader
 * @param data        what is shown
 * @param models      files of model definitions, relative to this file, or variants of them
 * @param training    how long, in which batches, with which seeds
 * @param sweep       many settings of every model; none by default
 * @param information what is asked about layers, and when
 * @param diagnostics what is asked about the rule, and when
 * @param checkpoint  how often a run writes down where it stands
 * @param figures     names of figures to draw, as {@code apical list} shows them; may be empty
 */
@JsonPropertyOrder({"name", "description", "data", "models", "training", "sweep", "information", "diagnostics", "checkpoint",
        "figures"})
public record ExperimentDefinition(String name, String description, DataDefinition data, List<ModelEntry> models,
        TrainingDefinition training,
        @Default(SweepDefinition.NONE) SweepDefinition sweep,
        @Default(InformationDefinition.NONE) InformationDefinition information,
        @Default("{}") DiagnosticsDefinition diagnostics,
        @Default("{}") CheckpointDefinition checkpoint, List<String> figures) {

    public ExperimentDefinition {
        checkName(name);
        Require.notEmpty("models", models);
        models = List.copyOf(models);
        figures = List.copyOf(figures);
    }

    /** A name that names a folder. */
    static void checkName(String name) {
        Require.name("name", name);
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9_.-]*")) {
            throw new InvalidValueException("name", "is \"" + name
                    + "\"; expected letters, digits, dots, hyphens and underscores: it names a folder");
        }
    }

    /** One run each, so none of them twice. */
    static void checkSeeds(List<Long> seeds) {
        Require.each("seeds", seeds, (field, seed) -> {
            if (seed == null) {
                throw new InvalidValueException(field, "is null; expected a whole number");
            }
        });
        Require.distinct("seeds", seeds);
    }

    /**
     * @param source           name of one of {@link DataSources}, as {@code apical list} shows them, or path of a folder with
     *                         files in one of the formats that it shows, relative to the working directory
     * @param validationImages how many training images are held out, counted before classes are left out
     * @param validationSeed   which: one choice for all seeds of the runs
     * @param targets          target rates of the output units: {@code classes} of labels, or the {@code image} itself
     * @param classes          labels of the classes that are shown, in the order of the output units; empty: all
     */
    public record DataDefinition(String source, int validationImages, long validationSeed, Targets targets,
            @Default("[]") List<Integer> classes) {
        public DataDefinition {
            Require.text("source", source);
            Require.atLeast("validationImages", validationImages, 1);
            if (classes.size() == 1) {
                throw new InvalidValueException("classes", "has 1 element; expected at least 2, or none for all classes");
            }
            for (int i = 0; i < classes.size(); i++) {
                Require.atLeast("classes[" + i + "]", classes.get(i), 0);
            }
            Require.distinct("classes", classes);
            classes = List.copyOf(classes);
        }
    }

    /**
     * @param epochs         passes through the training images
     * @param batch          images shown side by side, whose weight changes are averaged
     * @param seeds          one run of every model each
     * @param trainingSample how many training images, always the same, the training error and cost are measured on
     * @param pixelDropout   probability with which each input pixel of each image is dark while it is learned; the others are as
     *                       they are, and nothing is dropped when performance is measured
     * @param finalRate      share of all learning rates that is left at the end; they fall linearly, batch by batch
     * @param whenDiverging  whether a run whose numbers are no numbers any more stops the experiment
     */
    public record TrainingDefinition(int epochs, int batch, List<Long> seeds, int trainingSample,
            @Default("0.0") double pixelDropout, @Default("1.0") double finalRate,
            @Default("\"stop\"") WhenDiverging whenDiverging) {
        public TrainingDefinition {
            Require.atLeast("epochs", epochs, 1);
            Require.atLeast("batch", batch, 1);
            checkSeeds(seeds);
            Require.atLeast("trainingSample", trainingSample, 1);
            if (!(pixelDropout >= 0 && pixelDropout < 1)) {
                throw new InvalidValueException("pixelDropout", "is " + pixelDropout + "; expected a value from 0 to below 1");
            }
            if (!(finalRate >= 0 && finalRate <= 1)) {
                throw new InvalidValueException("finalRate", "is " + finalRate + "; expected a share from 0 to 1");
            }
            seeds = List.copyOf(seeds);
        }
    }

    /** What becomes of an experiment of which one run diverges. */
    public enum WhenDiverging {
        /** It ends. */
        STOP("stop"),
        /** The run ends, as a result like others; the other runs go on. */
        CONTINUE("continue");

        private final String id;

        WhenDiverging(String id) {
            this.id = id;
        }

        @JsonValue
        public String id() {
            return id;
        }
    }
}
