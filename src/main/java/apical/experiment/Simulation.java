package apical.experiment;

import apical.data.DataException;
import apical.data.Dataset;
import apical.definition.RecordingDefinition;
import apical.definition.ResolvedExperiment;
import apical.definition.ResolvedSimulation;
import apical.definition.SimulationDefinition;
import apical.definition.SimulationDefinition.Phase;
import apical.definition.StimulusDefinition;
import apical.json.DefinitionException;
import apical.recording.Recorder;
import apical.results.RunResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** Every model of a plan simulated with every seed, each run on one thread, as many side by side as there are threads. */
public final class Simulation {

    /** Training images that a schedule leaves out: none, since nothing is validated. Of none, the seed chooses nothing. */
    private static final int VALIDATION_IMAGES = 0;
    private static final long VALIDATION_SEED = 0;

    private final ResolvedSimulation plan;
    private final Map<String, Dataset> data = new LinkedHashMap<>();

    /**
     * Loads the data that the plan shows, if any.
     *
     * @throws DataException       if the files are not as they should be
     * @throws DefinitionException if they are, but a model does not fit them
     */
    public Simulation(ResolvedSimulation plan) {
        this.plan = plan;
        SimulationDefinition simulation = plan.simulation();
        for (int i = 0; i < simulation.schedule().size(); i++) {
            load("schedule[" + i + "].patterns", simulation.schedule().get(i).patterns());
        }
        load("measurements.patterns", simulation.measurements().patterns());
    }

    private void load(String field, StimulusDefinition patterns) {
        if (!(patterns instanceof StimulusDefinition.Data asked)) {
            return;
        }
        Dataset loaded = data.computeIfAbsent(asked.source(),
                source -> plan.load(field + ".source", source, VALIDATION_IMAGES, VALIDATION_SEED));
        plan.checkAgainst(loaded.training().pixels(), loaded.classes(), asked.targets(), loaded.inputs());
    }

    /** What was loaded. */
    public Collection<Dataset> data() {
        return data.values();
    }

    /** SHA-256 of each data file that is read; with its source where there are several, since their files are called alike. */
    public Map<String, String> sha256() {
        Map<String, String> all = new TreeMap<>();
        data.forEach((source, dataset) -> dataset.sha256()
                .forEach((file, sum) -> all.put(data.size() == 1 ? file : source + ": " + file, sum)));
        return all;
    }

    /** What will be recorded of each tissue, and how large the files will be. */
    public List<String> announceRecordings() {
        SimulationDefinition simulation = plan.simulation();
        double recordedMs = simulation.schedule().stream().filter(Phase::record)
                .mapToDouble(phase -> phase.presentations() * phase.presentationMs()).sum();
        List<String> lines = new ArrayList<>();
        if (recordedMs > 0) {
            for (ResolvedExperiment.Model model : plan.models()) {
                for (RecordingDefinition recording : simulation.recordings()) {
                    lines.add(Recorder.announce(recording.requests(), recording.format(), model.definition().layers(),
                            ResolvedSimulation.rule(model).stepMs(), recordedMs) + ", of " + model.definition().name()
                            + (plan.seeds().size() > 1 ? " for each seed" : ""));
                }
            }
        }
        return lines;
    }

    /**
     * Runs everything.
     *
     * @param threads     how many runs side by side, at least 1; changes nothing but the time it takes
     * @param keepTrained whether synapses as they are at the end are part of the results
     * @param recordings  folder for recordings, made if there are any; what was recorded stays there if a run diverges
     * @throws DivergenceException  if a run diverges, with what was measured until then; the others are then stopped
     * @throws InterruptedException if the calling thread is interrupted; all runs are then stopped
     */
    public List<RunResult> run(int threads, boolean keepTrained, Path recordings, Progress progress)
            throws InterruptedException, IOException {
        SimulationDefinition simulation = plan.simulation();
        List<Callable<RunResult>> runs = new ArrayList<>();
        for (ResolvedExperiment.Model model : plan.models()) {
            for (long seed : plan.seeds()) {
                Path own = recordings.resolve(folder(model.definition().name(), seed));
                runs.add(() -> run(
                        new SimulationRun(simulation, model.definition(), seed, asked -> data.get(asked.source()), progress),
                        keepTrained, own));
            }
        }
        progress.begin(runs.size(), runs.size() * simulation.presentations());
        try {
            return SideBySide.run(runs, plan, threads, progress);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static RunResult run(SimulationRun run, boolean keepTrained, Path recordings) {
        try {
            return run.execute(keepTrained, recordings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the recordings of one run. */
    private static String folder(String model, long seed) {
        return model.replaceAll("[^A-Za-z0-9_.-]", "-") + "-seed-" + seed;
    }
}
