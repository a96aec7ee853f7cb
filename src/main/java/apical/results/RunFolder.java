package apical.results;

import apical.arrays.NpzFile;
import apical.arrays.NumpyArray;
import apical.arrays.StateFile;
import apical.arrays.WeightsFile;
import apical.files.Folders;
import apical.files.ProcessLock;
import apical.files.WholeFile;
import apical.json.DefinitionException;
import apical.network.Projection;
import apical.state.Checkpointed;
import apical.state.Snapshot;
import apical.state.State;
import apical.state.StateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * The folder of one run, which it fills as it goes: {@link RunFiles} are what lies in it. Rows that came after the last checkpoint
 * are cut off when the run goes on from there, and come again, bit for bit.
 */
final class RunFolder implements RunJournal {

    private static final int KEPT = 2;
    private static final String TABLES = "tables";

    /** Between two looks at whether the run is still this process's own. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** Between two checkpoints at the end of an epoch, at least. */
    private static final Duration SHORTEST = Duration.ofSeconds(30);

    private final Goal goal;
    private final Path folder;
    private final ProcessLock lock;
    private final boolean keepWeights;
    private final long longestNanos;
    private final GrowingTables tables;
    private long number;
    private long lastNanos = System.nanoTime();
    private Snapshot offered;
    private boolean left;
    private long lookedNanos = System.nanoTime();

    private RunFolder(Goal goal, Path folder, ProcessLock lock, boolean keepWeights, double checkpointMinutes) {
        this.goal = goal;
        this.folder = folder;
        this.lock = lock;
        this.keepWeights = keepWeights;
        this.tables = new GrowingTables(folder);
        this.longestNanos = Math.round(checkpointMinutes * Duration.ofMinutes(1).toNanos());
    }

    /** Claims a run; empty if it is where it is to go, or a process has it. The folder is made if it is not there. */
    static Optional<RunFolder> claim(Goal goal, Path folder, boolean keepWeights, double checkpointMinutes) throws IOException {
        if (RunFiles.isReached(folder, goal)) {
            return Optional.empty();
        }
        if (!Files.exists(folder)) {
            make(folder);
        }
        Optional<ProcessLock> lock = ProcessLock.tryClaim(folder.resolve(RunFiles.LOCK));
        if (lock.isPresent() && RunFiles.isReached(folder, goal)) {                  // a moment ago
            lock.get().close();
            return Optional.empty();
        }
        return lock.map(held -> new RunFolder(goal, folder, held, keepWeights, checkpointMinutes));
    }

    /** Not the folder around it: where that is gone, the experiment is finished. */
    private static void make(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            // by another process, a moment ago
        }
    }

    @Override
    public Goal goal() {
        return goal;
    }

    @Override
    public Path recordings() {
        return RunFiles.recordings(folder);
    }

    @Override
    public synchronized Restored restore(Checkpointed run) throws IOException {
        clearParts();
        if (lock.isFromOutOfSight()) {
            Folders.renew(recordings());
        }
        List<Path> checkpoints = checkpoints();
        number = checkpoints.isEmpty() ? 0 : RunFiles.number(checkpoints.get(0));
        for (Path checkpoint : checkpoints) {
            if (StateFile.isWhole(checkpoint) && tablesAreAsLongAsIn(checkpoint)) {
                try {
                    StateFile.read(checkpoint, state -> checkpoint(run, state));
                } catch (IOException | UncheckedIOException | StateException e) {
                    beginAnew();                                     // of another definition, or recordings are gone
                    return Restored.UNFIT;
                }
                tables.cut();
                lastNanos = System.nanoTime();
                return Restored.YES;
            }
            Files.delete(checkpoint);                                // damaged, or tables have lost rows: an older one may do
        }
        beginAnew();
        return Restored.NO;
    }

    private void checkpoint(Checkpointed run, State state) {
        run.checkpoint(state.part("run"));
        state.part(TABLES, tables);
    }

    private boolean tablesAreAsLongAsIn(Path checkpoint) throws IOException {
        String lengths = GrowingTables.lengthsIn(TABLES);
        NumpyArray noted = NpzFile.read(checkpoint, lengths::equals).get(lengths);
        return noted != null && tables.reach(noted.values());
    }

    private void beginAnew() throws IOException {
        tables.clear();
        Folders.delete(recordings());
        for (Path checkpoint : checkpoints()) {
            Files.delete(checkpoint);
        }
    }

    private void clearParts() throws IOException {
        for (Path file : RunFiles.files(folder)) {
            if (WholeFile.isPart(file) || StateFile.isPart(file)) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** The newest first. */
    private List<Path> checkpoints() throws IOException {
        return RunFiles.checkpoints(folder);
    }

    @Override
    public synchronized <R extends Record> void add(CsvTable<R> table, R row) {
        tables.add(table, row);
    }

    @Override
    public synchronized void commit() throws IOException {
        requireLock();
        offered = null;
        tables.commit();
    }

    @Override
    public synchronized void drop() {
        offered = null;
        tables.drop();
    }

    @Override
    public synchronized void pause(Checkpointed run) throws IOException {
        long now = System.nanoTime();
        if (now - lookedNanos >= LOOK.toNanos()) {
            lookedNanos = now;
            requireLock();
        }
        if (now - lastNanos >= longestNanos) {
            write(snapshot(run));
        }
    }

    @Override
    public synchronized void rest(Checkpointed run) throws IOException {
        if (System.nanoTime() - lastNanos >= Math.min(SHORTEST.toNanos(), longestNanos)) {
            write(snapshot(run));
        }
    }

    @Override
    public synchronized void hold(Checkpointed run) throws IOException {
        drop();
        write(snapshot(run));
    }

    @Override
    public synchronized void offer(Checkpointed run) throws IOException {
        requireLock();
        offered = snapshot(run);
        if (System.nanoTime() - lastNanos >= longestNanos) {         // what follows may take long
            write(offered);
        }
    }

    @Override
    public synchronized boolean holdWhatWasOffered() throws IOException {
        if (offered == null) {
            return false;
        }
        Snapshot state = offered;
        drop();
        write(state);
        left = true;
        return true;
    }

    /** A copy of where it stands. */
    private Snapshot snapshot(Checkpointed run) throws IOException {
        try {
            return Snapshot.of(state -> checkpoint(run, state));
        } catch (UncheckedIOException e) {                           // of a recording
            throw e.getCause();
        }
    }

    private void write(Snapshot state) throws IOException {
        requireLock();
        tables.force();                                              // rows before the checkpoint that counts on them
        number++;
        StateFile.write(RunFiles.checkpoint(folder, number), state);
        List<Path> all = checkpoints();
        for (Path old : all.subList(Math.min(KEPT, all.size()), all.size())) {
            Files.deleteIfExists(old);
        }
        lastNanos = System.nanoTime();
    }

    /**
     * The run is still this process's own: nobody else has taken it over, or ended the experiment.
     *
     * @throws CancellationException if the run is to be left
     * @throws DefinitionException   if its folder is gone
     */
    private void requireLock() throws IOException {
        if (left || Files.exists(folder.resolveSibling(ResultStore.DIVERGED))) {
            throw new CancellationException("left for later");
        }
        if (!Files.isDirectory(folder)) {
            throw new DefinitionException(folder,
                    "is not there any more, and with it what this run had written; expected that nobody"
                            + " moves or deletes results while their runs go on");
        }
        if (!lock.isStillHeld()) {                                   // it was out of sight, and silent for a minute
            throw new IOException(folder + ": another process goes on with this run, since this one was silent for too long");
        }
    }

    @Override
    public synchronized void end(List<Projection> projections) throws IOException {
        commit();
        if (keepWeights) {
            WholeFile.write(RunFiles.weights(folder), file -> WeightsFile.write(file, projections));
        }
        markEnded();
    }

    @Override
    public synchronized void reach(Checkpointed run) throws IOException {
        requireLock();
        tables.requireOwn();
        write(snapshot(run));
        Folders.force(recordings());
        WholeFile.write(folder.resolve(RunFiles.stage(goal)), Files::createFile);
        List<Path> all = checkpoints();
        for (Path old : all.subList(1, all.size())) {
            Files.deleteIfExists(old);
        }
    }

    @Override
    public synchronized void endDiverged(String what) throws IOException {
        commit();
        WholeFile.write(folder.resolveSibling(ResultStore.DIVERGED), file -> Files.writeString(file, what + "\n"));
        markEnded();                                                 // after what all others must know
    }

    private void markEnded() throws IOException {
        tables.requireOwn();
        tables.force();
        Folders.force(recordings());
        WholeFile.write(folder.resolve(RunFiles.ENDED), Files::createFile);
        for (Path checkpoint : checkpoints()) {
            Files.deleteIfExists(checkpoint);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
