package apical.results;

import apical.definition.Definitions;
import apical.definition.ResolvedExperiment;
import apical.files.Folders;
import apical.files.ProcessLock;
import apical.files.WholeFile;
import apical.json.DefinitionException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of results of which not all runs have ended. Below {@code runs} each run has its folder ({@link RunFolder}); several
 * processes may be at them, each run being of one of them. When all have ended, one process puts the results together, and
 * {@code runs} goes.
 */
public final class OpenExperiment implements RunSource {

    static final String RUNS = "runs";
    /** What {@link #RUNS} is called while it is deleted. */
    private static final String FORMER_RUNS = ".runs";
    private static final String ASKED = "asked.json";
    private static final String END = "end.lock";
    private static final String NOTE = "provenance.lock";
    private static final long MOMENT_MS = 20;

    private final Path folder;
    private final ResolvedExperiment plan;
    private final Asked asked;
    private final OpenStages stages;

    /**
     * What is not in the definition.
     *
     * @param saveWeights whether synapses are kept
     */
    record Asked(boolean saveWeights) {
    }

    private OpenExperiment(Path folder, ResolvedExperiment plan, Asked asked) {
        this.folder = folder;
        this.plan = plan;
        this.asked = asked;
        this.stages = new OpenStages(RunSchedule.of(plan), folder.resolve(RUNS));
    }

    /** Leaves all runs to others but those of a shard. */
    public void restrictTo(Shard part) {
        stages.restrictTo(part);
    }

    /** Writes, into a folder that has its definition, that its runs are open. */
    static void prepare(Path draft, boolean saveWeights) throws IOException {
        Path runs = Files.createDirectories(draft.resolve(RUNS));
        WholeFile.write(runs.resolve(ASKED), part -> Definitions.write(new Asked(saveWeights), part));
    }

    /** Whether runs of this folder of results are open. */
    public static boolean isOpen(Path folder) {
        return Files.exists(folder.resolve(RUNS).resolve(ASKED));
    }

    /** Of a folder that is open, with the definition that it has. */
    public static OpenExperiment of(Path folder) {
        return of(folder, Definitions.resolveFinished(folder.resolve(ResultStore.DEFINITION)));
    }

    /** @param plan of the folder's definition */
    static OpenExperiment of(Path folder, ResolvedExperiment plan) {
        return new OpenExperiment(folder, plan,
                Definitions.readWritten(folder.resolve(RUNS).resolve(ASKED), Asked.class));
    }

    public Path folder() {
        return folder;
    }

    /** Whether synapses of trained networks are kept. */
    public boolean savesWeights() {
        return asked.saveWeights();
    }

    @Override
    public synchronized Optional<RunJournal> claim() throws IOException {
        try {
            if (diverged().isPresent()) {
                return Optional.empty();
            }
            stages.advance();
            for (Iterator<Goal> open = stages.openHere().iterator(); open.hasNext();) {
                Goal goal = open.next();
                Optional<RunFolder> run =
                        RunFolder.claim(goal, stages.folder(goal), asked.saveWeights(), plan.checkpoint().minutes());
                if (run.isPresent()) {
                    return Optional.of(run.get());
                }
            }
        } catch (NoSuchFileException e) {
            if (!isFinished()) {
                throw e;
            }                                                        // by another process, a moment ago
        }
        return Optional.empty();
    }

    /** Runs of the stage that are not where they are to go, in the order in which they begin; for processes elsewhere. */
    public List<OpenRun> openRuns() throws IOException {
        stages.advance();
        return stages.open().map(goal -> new OpenRun(goal, stages.folder(goal).getFileName().toString())).toList();
    }

    /** In which each run has its folder. */
    public Path runs() {
        return folder.resolve(RUNS);
    }

    /** Whether all runs of all stages are where they are to go, so that results can be put together. */
    public boolean isComplete() throws IOException {
        return stages.isComplete();
    }

    @Override
    public boolean mayBecomeFree() throws IOException {
        return !isFinished() && !isComplete() && stages.openHere().findFirst().isPresent();
    }

    /** Here or in another process, and whether the results are put together meanwhile or not. */
    @Override
    public Optional<String> diverged() {
        for (Path said : List.of(folder.resolve(RUNS).resolve(ResultStore.DIVERGED), folder.resolve(ResultStore.DIVERGED))) {
            try {
                return Optional.of(Files.readString(said).strip());
            } catch (NoSuchFileException e) {
                // none did, or it is in the other place
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Optional.empty();
    }

    @Override
    public int stage() throws IOException {
        stages.advance();
        return stages.stage();
    }

    @Override
    public Standing standing() {
        try {
            stages.advance();
            return stages.standing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs of which something is there, and which are none of another plan. */
    List<RunKey> begunBeside(ResolvedExperiment other) {
        List<RunKey> beside = new ArrayList<>(stages.folders().keySet());
        beside.removeAll(RunSchedule.of(other).keys());
        beside.removeIf(key -> !RunFiles.hasBegun(stages.folders().get(key)));
        return beside;
    }

    /**
     * Takes over the runs of another folder that are further there than here.
     *
     * @param other of the same definition
     * @return how many
     * @throws DefinitionException if a process is at one of them, or a run has ended in both, with different numbers
     */
    int take(OpenExperiment other) throws IOException {
        for (OpenExperiment each : List.of(this, other)) {
            Optional<String> user = each.user();
            if (user.isPresent()) {
                throw new DefinitionException(each.folder, user.get() + " is at it; expected nobody. Maybe wait until it is done");
            }
        }
        other.stages.advance();
        int taken = 0;
        for (Map.Entry<RunKey, Path> run : other.stages.folders().entrySet()) {
            Path here = folder.resolve(RUNS).resolve(run.getValue().getFileName());
            double there = RunFiles.progress(run.getValue());
            if (there > RunFiles.progress(here)) {
                RunFiles.take(run.getValue(), here);
                taken++;
            } else if (there == Double.POSITIVE_INFINITY && Files.mismatch(measured(here), measured(run.getValue())) != -1) {
                throw new DefinitionException(other.folder, run.getKey() + " has ended in " + folder + ", too, with other numbers;"
                        + " expected the same. Maybe they are of machines whose last digits differ");
            }
        }
        return taken;
    }

    private static Path measured(Path run) {
        return run.resolve(Measurement.TABLE.file());
    }

    /** A process that is at one of the runs, in words; empty if none is. */
    public Optional<String> user() {
        return stages.open().map(stages::folder).filter(RunFiles::isHeld).findFirst().flatMap(RunFiles::holder);
    }

    private void requireThere() {
        if (!Files.isDirectory(folder)) {
            throw new DefinitionException(folder, "is not there any more, and with it what its runs had written; expected that"
                    + " nobody moves or deletes it while they go on");
        }
    }

    /** Whether all is written, by this or by another process. */
    public boolean isFinished() {
        requireThere();
        return !isOpen(folder);
    }

    /** What all runs have found so far, in the order of the plan. */
    public ResultTables found() throws IOException {
        stages.advance();
        List<ResultTables> found = new ArrayList<>();
        for (Path run : stages.folders().values()) {
            found.add(ResultTables.readGrowing(run));
        }
        return ResultTables.join(found);
    }

    /**
     * Claims to put the results together.
     *
     * @return empty if another process does, or has done it
     */
    public Optional<ProcessLock> claimTheEnd() throws IOException {
        try {
            Optional<ProcessLock> lock = ProcessLock.tryClaim(folder.resolve(RUNS).resolve(END));
            if (lock.isPresent() && !isOpen(folder)) {
                lock.get().close();
                return Optional.empty();
            }
            return lock;
        } catch (IOException e) {
            if (!isOpen(folder)) {
                requireThere();
                return Optional.empty();                             // finished a moment ago
            }
            throw e;
        }
    }

    /** Writes tables, summary, recordings and weights of an experiment whose runs have all ended. May be done again. */
    public void write(FinishedExperiment finished) throws IOException {
        StoredDefinitions.settle(plan, folder);
        finished.tables().write(folder);
        WholeFile.write(folder.resolve(ResultStore.SUMMARY), file -> Definitions.write(finished.summary(), file));
        gather("weights", RunFiles::weights, (model, seed) -> model + "-seed" + seed + ".npz");
        gather(ResultStore.RECORDINGS, RunFiles::recordings, RunFiles::recordingsOf);
        Files.createDirectories(folder.resolve("figures"));
    }

    /** Lets the experiment end, since a run diverged that was carried out elsewhere. */
    public void endDiverged(String what) throws IOException {
        WholeFile.write(runs().resolve(ResultStore.DIVERGED), file -> Files.writeString(file, what + "\n"));
    }

    /**
     * Writes what was measured before a run diverged.
     *
     * @param what happened, for its file
     */
    public void writeDiverged(FinishedExperiment finished, String what) throws IOException {
        while (user().isPresent()) {                                 // each notices, and leaves its run
            pause();
        }
        finished.with(TimingRow.TABLE, List.of()).tables().write(folder);
        gather(ResultStore.RECORDINGS, RunFiles::recordings, RunFiles::recordingsOf);
        WholeFile.write(folder.resolve(ResultStore.DIVERGED), file -> Files.writeString(file, what + "\n"));
    }

    private interface Place {
        Path in(Path run);
    }

    private interface Name {
        String of(String model, long seed);
    }

    private void gather(String below, Place place, Name name) throws IOException {
        for (Map.Entry<RunKey, Path> run : stages.folders().entrySet()) {
            Path there = place.in(run.getValue());
            if (Files.exists(there)) {
                Path all = Files.createDirectories(folder.resolve(below));
                String own = name.of(stages.file(run.getKey().model()), run.getKey().seed());
                Files.move(there, all.resolve(own), StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    /** Everything is written: what the runs had kept for themselves goes. */
    public void finish() throws IOException {
        ProcessLock alone = waitFor(folder.resolve(RUNS).resolve(NOTE));
        try (alone) {
            clearParts();
        }
        Path former = folder.resolve(FORMER_RUNS);
        Folders.delete(former);
        Files.move(folder.resolve(RUNS), former, StandardCopyOption.ATOMIC_MOVE);
        Folders.delete(former);
    }

    /** Deletes what processes that died left of files that were not whole, the runs' own apart. */
    private void clearParts() throws IOException {
        for (Path place : List.of(folder, folder.resolve("models"), folder.resolve("figures"))) {
            if (Files.isDirectory(place)) {
                try (Stream<Path> files = Files.list(place)) {
                    for (Path file : files.filter(WholeFile::isPart).toList()) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        }
    }

    /** Deletes what {@link #finish} could not, since its process died. */
    public static void clearFormer(Path folder) throws IOException {
        if (PastResult.isResult(folder)) {
            Folders.delete(folder.resolve(FORMER_RUNS));
        }
    }

    /**
     * A further process goes on with what others, or it itself, have begun: provenance tells of it.
     *
     * @param changed what has changed meanwhile, if that was wanted all the same
     */
    public void noteResumption(Provenance now, List<String> changed) throws IOException {
        ProcessLock alone = waitFor(folder.resolve(RUNS).resolve(NOTE));
        try (alone) {
            Provenance written = ResultStore.readProvenance(folder);
            WholeFile.write(folder.resolve(ResultStore.PROVENANCE),
                    part -> Definitions.write(written.resumedBy(now, changed), part));
        }
    }

    /** Of something that takes others a moment. */
    private static ProcessLock waitFor(Path file) throws IOException {
        while (true) {
            Optional<ProcessLock> lock = ProcessLock.tryClaim(file);
            if (lock.isPresent()) {
                return lock.get();
            }
            pause();
        }
    }

    private static void pause() throws InterruptedIOException {
        try {
            Thread.sleep(MOMENT_MS);
        } catch (InterruptedException e) {
            throw new InterruptedIOException("not waited for");
        }
    }
}
