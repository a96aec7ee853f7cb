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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder of results of which not all runs have ended. Below {@code runs} each run has its folder ({@link RunFolder}); several
 * processes may be at them, each run being of one of them. When all have ended, one process puts the results together, and
 * {@code runs} goes.
 */
public final class OpenExperiment implements RunSource {

    private static final String RUNS = "runs";
    /** What {@link #RUNS} is called while it is deleted. */
    private static final String FORMER_RUNS = ".runs";
    private static final String ASKED = "asked.json";
    private static final String END = "end.lock";
    private static final String NOTE = "provenance.lock";
    private static final long MOMENT_MS = 20;

    private final Path folder;
    private final ResolvedExperiment plan;
    private final Asked asked;
    private final Map<RunKey, Path> runs = new LinkedHashMap<>();
    private final List<RunKey> claimed;
    private final Set<RunKey> ended = new HashSet<>();

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
        this.claimed = RunKey.longestFirst(plan);
        Map<String, String> files = files(plan);
        for (RunKey key : RunKey.of(plan)) {
            runs.put(key, folder.resolve(RUNS).resolve(files.get(key.model()) + "-seed" + key.seed()));
        }
    }

    private static Map<String, String> files(ResolvedExperiment plan) {
        return Folders.fileNames(plan.models().stream().map(model -> model.definition().name()).toList());
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
            for (RunKey key : claimed) {
                if (!hasEnded(key)) {
                    Optional<RunFolder> run =
                            RunFolder.claim(key, runs.get(key), asked.saveWeights(), plan.checkpoint().minutes());
                    if (run.isPresent()) {
                        return Optional.of(run.get());
                    }
                }
            }
        } catch (NoSuchFileException e) {
            if (!isFinished()) {
                throw e;
            }                                                        // by another process, a moment ago
        }
        return Optional.empty();
    }

    private synchronized boolean hasEnded(RunKey key) {
        if (ended.contains(key)) {
            return true;
        }
        Path run = runs.get(key);
        if (!RunFolder.hasEnded(run)) {
            return false;
        }
        ended.add(key);
        return true;
    }

    @Override
    public synchronized boolean mayBecomeFree() throws IOException {
        if (isFinished()) {
            return false;
        }
        for (RunKey key : claimed) {
            if (!hasEnded(key)) {
                return true;
            }
        }
        return false;
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
    public synchronized Standing standing() {
        int begun = 0;
        for (RunKey key : claimed) {
            begun += !hasEnded(key) && RunFolder.hasBegun(runs.get(key)) ? 1 : 0;
        }
        return new Standing(ended.size(), begun, claimed.size());
    }

    /** Runs of which something is there, and which are none of another plan. */
    List<RunKey> begunBeside(ResolvedExperiment other) {
        List<RunKey> beside = new ArrayList<>(runs.keySet());
        beside.removeAll(RunKey.of(other));
        beside.removeIf(key -> !RunFolder.hasBegun(runs.get(key)));
        return beside;
    }

    /** A process that is at one of the runs, in words; empty if none is. */
    public Optional<String> user() {
        for (RunKey key : claimed) {
            Path run = runs.get(key);
            if (!hasEnded(key) && RunFolder.isHeld(run)) {
                return RunFolder.holder(run);
            }
        }
        return Optional.empty();
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
        List<ResultTables> found = new ArrayList<>();
        for (Path run : runs.values()) {
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
        finished.tables().write(folder);
        WholeFile.write(folder.resolve(ResultStore.SUMMARY), file -> Definitions.write(finished.summary(), file));
        gather("weights", RunFolder::weights, (model, seed) -> model + "-seed" + seed + ".npz");
        gather(ResultStore.RECORDINGS, RunFolder::recordings, RunFolder::recordingsOf);
        Files.createDirectories(folder.resolve("figures"));
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
        gather(ResultStore.RECORDINGS, RunFolder::recordings, RunFolder::recordingsOf);
        WholeFile.write(folder.resolve(ResultStore.DIVERGED), file -> Files.writeString(file, what + "\n"));
    }

    private interface Place {
        Path in(Path run);
    }

    private interface Name {
        String of(String model, long seed);
    }

    private void gather(String below, Place place, Name name) throws IOException {
        Map<String, String> files = files(plan);
        for (Map.Entry<RunKey, Path> run : runs.entrySet()) {
            Path there = place.in(run.getValue());
            if (Files.exists(there)) {
                Path all = Files.createDirectories(folder.resolve(below));
                String own = name.of(files.get(run.getKey().model()), run.getKey().seed());
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
    void noteResumption(Provenance now, List<String> changed) throws IOException {
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
