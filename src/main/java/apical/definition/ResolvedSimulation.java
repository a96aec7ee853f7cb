package apical.definition;

import apical.definition.SimulationDefinition.Measurements;
import apical.definition.SimulationDefinition.Phase;
import apical.diagnostics.Measurand;
import apical.rule.Engine;
import apical.rule.InContinuousTime;
import apical.rule.RuleDefinition;
import apical.rule.RuleKind;
import apical.rules.Rules;
import apical.validation.InvalidValueException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A simulation with its models, read, overridden and checked against each other.
 *
 * @param file   where the simulation's definition was read
 * @param models in the order of the definition
 */
public record ResolvedSimulation(Path file, SimulationDefinition simulation, List<Model> models) implements ResolvedExperiment {

    public ResolvedSimulation {
        models = List.copyOf(models);
        ResolvedExperiment.namesDiffer(models);
        for (Model model : models) {
            InContinuousTime rule = rule(model);
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

    private static void check(Engine engine, InContinuousTime rule, Model model) {
        try {
            rule.checkSimulation(engine);
        } catch (InvalidValueException e) {
            throw model.refusal(e.getMessage());
        }
    }

    private static void check(String field, RecordingDefinition recording, InContinuousTime rule, Model model) {
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
    public static InContinuousTime rule(Model model) {
        RuleDefinition rule = model.definition().rule();
        InContinuousTime continuous = rule.as(InContinuousTime.class).orElseThrow(() -> model.refusal(
                "rule.type is " + rule.kind().id() + "; expected " + inContinuousTime() + ", since a simulation is of a tissue in"
                        + " continuous time"));
        if (continuous.plasticityDelayMs() > 0) {
            throw model.refusal("rule.plasticityDelayMs is " + continuous.plasticityDelayMs()
                    + "; expected 0, since in a simulation each phase has its own plasticFromMs");
        }
        return continuous;
    }

    /** The rules that can be simulated, by name. */
    private static String inContinuousTime() {
        return Rules.all().stream().filter(kind -> InContinuousTime.class.isAssignableFrom(kind.definition())).map(RuleKind::id)
                .collect(Collectors.joining(" or "));
    }

    private static void check(String field, Phase phase, InContinuousTime rule, Model model) {
        wholeSteps(field + ".presentationMs", phase.presentationMs(), rule, model);
        wholeSteps(field + ".plasticFromMs", phase.plasticFromMs(), rule, model);
        check(field, phase.patterns(), model);
    }

    private static void check(Measurements measurements, InContinuousTime rule, Model model) {
        wholeSteps("measurements.presentationMs", measurements.presentationMs(), rule, model);
        if (measurements.quantities().contains(Measurand.STEADY_STATE) && rule.biasRate() != 0) {
            throw model.refusal("rule.biasRate is " + rule.biasRate() + "; expected 0, since "
                    + Measurand.STEADY_STATE.id() + " is measured, whose two sweeps know no biases");
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

    private static void wholeSteps(String field, double ms, InContinuousTime rule, Model model) {
        if (!rule.isWhole(ms)) {
            throw new InvalidValueException(field, "is " + ms + "; expected a whole number of steps of model \""
                    + model.definition().name() + "\", " + rule.stepMs());
        }
    }

    @Override
    public String name() {
        return simulation.name();
    }

    @Override
    public String description() {
        return simulation.description();
    }

    @Override
    public List<Long> seeds() {
        return simulation.seeds();
    }

    @Override
    public List<String> figures() {
        return simulation.figures();
    }

    @Override
    public CheckpointDefinition checkpoint() {
        return simulation.checkpoint();
    }

    @Override
    public SimulationDefinition definition(List<ModelEntry> entries) {
        SimulationDefinition s = simulation;
        return new SimulationDefinition(s.name(), s.description(), entries, s.engine(), s.seeds(), s.schedule(), s.measurements(),
                s.recordings(), s.checkpoint(), s.figures());
    }
}
