package apical.where;

import apical.data.Dataset;
import apical.definition.Definitions;
import apical.definition.ResolvedExperiment;
import apical.definition.ResolvedSimulation;
import apical.definition.ResolvedTraining;
import apical.experiment.Experiment;
import apical.experiment.Simulation;
import apical.results.OpenExperiment;
import apical.results.OpenRun;
import apical.results.Provenance;
import apical.results.ResultStore;
import apical.results.RunParcel;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Has a folder of results whose runs are carried out by processes of other machines ({@link Outpost}), stage after stage, and
 * knows of
 * no cluster. Whoever has one takes runs to it and brings outcomes back.
 */
public final class Dispatcher implements Closeable {

    private static final String TOKEN = "elsewhere-";

    private final OpenExperiment open;
    private final Cargo cargo;
    /** Of which provenance tells. */
    private final Set<Provenance> told = new HashSet<>();
    private boolean someAreBlind;

    /**
     * Loads the data.
     *
     * @param result a folder of results whose runs have not all ended
     */
    public Dispatcher(Path result) throws IOException {
        this.open = OpenExperiment.of(result);
        ResolvedExperiment plan = Definitions.resolveFinished(ResultStore.definitionIn(result));
        this.cargo =
                new Cargo(result.toAbsolutePath().toString(), TOKEN + UUID.randomUUID(), RunParcel.ofDefinitions(result),
                        open.savesWeights(), data(plan));
        Files.createFile(token());
    }

    /** Whether there is one in some process, which has not yet written all that came back. */
    static boolean isAtWork(OpenExperiment open) throws IOException {
        try (Stream<Path> files = Files.list(open.runs())) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith(TOKEN));
        }
    }

    private Path token() {
        return open.runs().resolve(cargo.token());
    }

    private static Map<String, Dataset> data(ResolvedExperiment plan) {
        if (plan instanceof ResolvedTraining training) {
            return Map.of(training.experiment().data().source(), Experiment.load(training));
        }
        return new Simulation((ResolvedSimulation) plan).data();
    }

    /** What each process needs once. */
    public Cargo cargo() {
        return cargo;
    }

    /** Runs of the stage that is under way, in the order in which they are to begin; none if all is done, or a run has diverged. */
    public List<OpenRun> runs() throws IOException {
        return isDiverged() || open.isComplete() ? List.of() : open.openRuns();
    }

    /** What the stage is called; empty if it is the only one. */
    public String stage() {
        return open.standing().stage();
    }

    /** Whether the experiment ends, since a run diverged. */
    public boolean isDiverged() {
        return open.diverged().isPresent();
    }

    /**
     * A run as far as it is: a parcel, for a process that does not see the folder; empty if nothing is there, or if those that came
     * until now see it. (Who does not after all begins the run anew, to the same end.)
     */
    public Optional<byte[]> begun(OpenRun run) throws IOException {
        Path folder = open.runs().resolve(run.folder());
        boolean allSee = !told.isEmpty() && !someAreBlind;
        return !allSee && Files.isDirectory(folder) ? Optional.of(RunParcel.ofRun(folder)) : Optional.empty();
    }

    /** Keeps what came of a run. */
    public void receive(OpenRun run, Outcome outcome) throws IOException {
        if (told.add(outcome.by())) {
            open.noteResumption(outcome.by(), List.of());
        }
        if (outcome.parcel().length > 0) {
            someAreBlind = true;
            RunParcel.receive(outcome.parcel(), open.runs().resolve(run.folder()));
        }
        if (!outcome.diverged().isEmpty()) {
            open.endDiverged(outcome.diverged());
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(token());
    }
}
