package apical.definition;

import apical.diagnostics.Measurand;
import apical.json.Default;
import apical.rule.Engine;
import apical.validation.InvalidValueException;
import apical.validation.Require;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * What tissues are shown, when they are taught, and what is measured of them: the other kind of file in
 * {@code experiments}. Models must be of the tissue in continuous time; how long a pattern is shown and when plasticity is on,
 * is said here and not by them.
 *
 * @param name         of the folder below {@code results}
 * @param description  for the reader
 * @param models       files of model definitions, or variants of them
 * @param engine       who integrates
 * @param seeds        one life of every model each
 * @param schedule     phases, one after another; may be empty: then there is one measurement
 * @param measurements what is measured, when and on which patterns
 * @param recordings   what is recorded in the phases that say so; may be empty
 * @param checkpoint   how often a run writes down where it stands
 * @param figures      names of figures to draw, as {@code apical list} shows them; may be empty
 */
@JsonPropertyOrder({"name", "description", "models", "engine", "seeds", "schedule", "measurements", "recordings",
        "checkpoint", "figures"})
public record SimulationDefinition(String name, String description, List<ModelEntry> models, Engine engine, List<Long> seeds,
        List<Phase> schedule, Measurements measurements, List<RecordingDefinition> recordings,
        @Default("{}") CheckpointDefinition checkpoint, List<String> figures) {

    public SimulationDefinition {
        ExperimentDefinition.checkName(name);
        Require.notEmpty("models", models);
        ExperimentDefinition.checkSeeds(seeds);
        models = List.copyOf(models);
        seeds = List.copyOf(seeds);
        schedule = List.copyOf(schedule);
        recordings = List.copyOf(recordings);
        figures = List.copyOf(figures);
    }

    /** Presentations in all phases. */
    public long presentations() {
        return schedule.stream().mapToLong(Phase::presentations).sum();
    }

    /**
     * Presentations of one kind.
     *
     * @param name           for figures
     * @param patterns       which
     * @param presentations  how many, at least 1
     * @param presentationMs how long each [ms], a whole number of steps of every model
     * @param teacher        whether the teacher is on, for patterns that have a target
     * @param plastic        whether weights learn
     * @param plasticFromMs  from when on in each presentation [ms], a whole number of steps; 0: always
     * @param record         whether recordings are made
     */
    public record Phase(String name, StimulusDefinition patterns, int presentations, double presentationMs, boolean teacher,
            boolean plastic, double plasticFromMs, boolean record) {
        public Phase {
            Require.name("name", name);
            Require.atLeast("presentations", presentations, 1);
            Require.positive("presentationMs", presentationMs);
            Require.nonNegative("plasticFromMs", plasticFromMs);
            if (plasticFromMs >= presentationMs) {
                throw new InvalidValueException("plasticFromMs", "is " + plasticFromMs + "; expected less than presentationMs, "
                        + presentationMs);
            }
            if (teacher && !patterns.hasTargets()) {
                throw new InvalidValueException("teacher", "is true; expected false, since none of the patterns has a target");
            }
        }
    }

    /**
     * Taken of a tissue without noise and plasticity, from rest; what is measured never knows of it.
     *
     * @param spacing        after how many presentations, over all phases; the end of each phase is always among them
     * @param patterns       that are shown for it; where new ones are drawn, they are drawn apart from those of the schedule
     * @param count          how many of them, the same each time
     * @param presentationMs how long each is shown before it is measured [ms], a whole number of steps
     * @param quantities     as {@code apical list} shows them
     */
    public record Measurements(Spacing spacing, StimulusDefinition patterns, int count, double presentationMs,
            List<Measurand> quantities) {
        public Measurements {
            Require.atLeast("count", count, 1);
            Require.positive("presentationMs", presentationMs);
            Require.notEmpty("quantities", quantities);
            Require.distinct("quantities", quantities, Vocabulary.JSON::written);
            for (int i = 0; i < quantities.size(); i++) {
                if (quantities.get(i).needsTargets() && !patterns.hasTargets()) {
                    throw new InvalidValueException("quantities[" + i + "]", "is " + quantities.get(i).id()
                            + "; expected one that needs no targets, since none of the patterns has one");
                }
            }
            quantities = List.copyOf(quantities);
        }
    }
}
