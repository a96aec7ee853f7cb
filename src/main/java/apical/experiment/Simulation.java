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
import apical.results.ResultTables;
import apical.results.RunResult;
import apical.results.RunSource;
import apical.results.RunsInMemory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every model of a plan simulated with every seed, each run on one thread, as many side by side as there are threads. */
public final class Simulation {

    /** Training images that a schedule leaves out: none, since nothing is validated. Of none, the seed chooses nothing. */
    private static final int VALIDATION_IMAGES = 0;
    private static final long VALIDATION_SEED = 0;

    private final ResolvedSimulation plan;
    private final Map<String, Dataset> data;

    /**
     * Loads the data that the plan shows, if any.
     *
     * @throws DataException       if the files are not as they should be
     * @throws DefinitionException if they are, but a model does not fit them
     */
    public Simulation(ResolvedSimulation plan) {
        this(plan, Map.of());
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

    /** @param data what another one has loaded, by source */
    public Simulation(ResolvedSimulation plan, Map<String, Dataset> data) {
        this.plan = plan;
        this.data = new LinkedHashMap<>(data);
    }

    /** What was loaded, by the source that the definition names. */
    public Map<String, Dataset> data() {
        return new LinkedHashMap<>(data);
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
     * Carries out all runs that can be claimed.
     *
     * @param threads how many runs side by side, at least 1; changes nothing but the time it takes
     * @param stop    leaves the runs for later when it is wished
     * @throws DivergenceException  if a run diverges; the others are then left where they are
     * @throws IOException          if what a run finds cannot be written
     * @throws InterruptedException if the calling thread is interrupted; all runs are then left where they are
     */
    public void run(RunSource runs, int threads, Stop stop, Progress progress) throws InterruptedException, IOException {
        SimulationDefinition simulation = plan.simulation();
        int count = runs.standing().asked();
        progress.begin(count, count * simulation.presentations());
        progress.restored(runs.standing().ended() * simulation.presentations());
        SideBySide.run(runs, journal -> new SimulationRun(simulation, plan.model(journal.key().model()), journal.key().seed(),
                asked -> data.get(asked.source()), journal, stop, progress).execute(), threads, stop, progress);
    }

    /**
     * Runs everything, and keeps the results in memory.
     *
     * @param keepTrained whether synapses as they are at the end are part of the results
     * @param recordings  folder for recordings, made if there are any; what was recorded stays there if a run diverges
     * @throws DivergenceException as {@link #run(RunSource, int, Stop, Progress)}, with what was measured until then
     */
    public List<RunResult> run(int threads, boolean keepTrained, Path recordings, Progress progress)
            throws InterruptedException, IOException {
        RunsInMemory runs = new RunsInMemory(plan, keepTrained, recordings);
        try {
            run(runs, threads, new Stop(), progress);
            return runs.results();
        } catch (DivergenceException e) {
            throw e.having(ResultTables.join(runs.results().stream().map(RunResult::tables).toList()));
        }
    }
}
