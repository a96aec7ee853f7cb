package apical.definition;

import apical.definition.SimulationDefinition.Measurements;
import apical.definition.SimulationDefinition.Phase;
import apical.validation.InvalidValueException;
import java.nio.file.Path;
import java.util.List;

/**
 * A simulation with its models, read, overridden and checked against each other.
 *
 * @param file   where the simulation's definition was read
 * @param models in the order of the definition
 */
public record SimulationPlan(Path file, SimulationDefinition simulation, List<Model> models) implements Plan {

    public SimulationPlan {
        models = List.copyOf(models);
        Plan.namesDiffer(models);
        for (Model model : models) {
            ContinuousMicrocircuitRule rule = rule(model);
            check(simulation.engine(), rule, model);
            for (int i = 0; i < simulation.schedule().size(); i++) {
                check("schedule[" + i + "]", simulation.schedule().get(i), rule, model);
            }
            check(simulation.measurements(), rule, model);
            for (int i = 0; i < simulation.recordings().size(); i++) {
                check("recordings[" + i + "]", simulation.recordings().get(i), rule, model);
            }
        }
    }

    /** Methods other than Euler's are the plain engine's, blocks the fast one's. */
    private static void check(Engine engine, ContinuousMicrocircuitRule rule, Model model) {
        if (engine == Engine.PLAIN && rule.block() > 1) {
            throw new DefinitionException(model.file(), "rule.block is " + rule.block() + "; expected 1, since the plain engine holds"
                    + " no weights. Maybe engine \"fast\"");
        }
        if (engine == Engine.FAST) {
            try {
                rule.timeStep();
            } catch (InvalidValueException e) {
                throw new DefinitionException(model.file(), e.getMessage());
            }
        }
    }

    private static void check(String field, RecordingDefinition recording, ContinuousMicrocircuitRule rule, Model model) {
        try {
            recording.check(model.definition().layers(), rule.stepMs(), rule.plasticityFilterMs() > 0);
        } catch (InvalidValueException e) {
            throw within(field + ".", e, model);
        }
    }

    private static InvalidValueException within(String path, InvalidValueException e, Model model) {
        return new InvalidValueException(path + e.field(), e.problem() + " (model \"" + model.definition().name() + "\")");
    }

    /** The rule of a model of a simulation. */
    public static ContinuousMicrocircuitRule rule(Model model) {
        RuleDefinition rule = model.definition().rule();
        if (!(rule instanceof ContinuousMicrocircuitRule continuous)) {
            throw new DefinitionException(model.file(), "rule.type is " + rule.kind().id() + "; expected "
                    + ContinuousMicrocircuitRule.ID + ", since a simulation is of a tissue in continuous time");
        }
        if (continuous.plasticityDelayMs() > 0) {
            throw new DefinitionException(model.file(), "rule.plasticityDelayMs is " + continuous.plasticityDelayMs()
                    + "; expected 0, since in a simulation each phase has its own plasticFromMs");
        }
        return continuous;
    }

    private static void check(String field, Phase phase, ContinuousMicrocircuitRule rule, Model model) {
        wholeSteps(field + ".presentationMs", phase.presentationMs(), rule, model);
        wholeSteps(field + ".plasticFromMs", phase.plasticFromMs(), rule, model);
        check(field, phase.patterns(), model);
    }

    private static void check(Measurements measurements, ContinuousMicrocircuitRule rule, Model model) {
        wholeSteps("measurements.presentationMs", measurements.presentationMs(), rule, model);
        if (measurements.quantities().contains(Measurand.STEADY_STATE) && rule.thresholdRate() != 0) {
            throw new DefinitionException(model.file(), "rule.thresholdRate is " + rule.thresholdRate() + "; expected 0, since "
                    + Measurand.STEADY_STATE.id() + " is measured, whose two sweeps know no thresholds");
        }
        check("measurements", measurements.patterns(), model);
    }

    private static void check(String field, StimulusDefinition patterns, Model model) {
        try {
            patterns.check(model.definition().layers(), model.definition().transferFunction());
        } catch (InvalidValueException e) {
            throw within(field + ".patterns.", e, model);
        }
    }

    private static void wholeSteps(String field, double ms, ContinuousMicrocircuitRule rule, Model model) {
        if (!ContinuousMicrocircuitRule.isWhole(ms, rule.stepMs())) {
            throw new InvalidValueException(field, "is " + ms + "; expected a whole number of steps of model \""
                    + model.definition().name() + "\", " + rule.stepMs());
        }
    }

    @Override public String name() {
        return simulation.name();
    }

    @Override public String description() {
        return simulation.description();
    }

    @Override public List<Long> seeds() {
        return simulation.seeds();
    }

    @Override public List<String> figures() {
        return simulation.figures();
    }

    @Override public SimulationDefinition definition(List<ModelEntry> entries) {
        SimulationDefinition s = simulation;
        return new SimulationDefinition(s.name(), s.description(), entries, s.engine(), s.seeds(), s.schedule(), s.measurements(),
                s.recordings(), s.figures());
    }
}
