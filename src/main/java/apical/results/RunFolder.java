package apical.results;

import apical.arrays.NpzFile;
import apical.arrays.NumpyArray;
import apical.arrays.StateFile;
import apical.arrays.WeightsFile;
import apical.files.Draft;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/**
 * The folder of one run, which it fills as it goes:
 * <pre>
 *   metrics.csv ...      its tables, row by row
 *   checkpoint-N.npz     where it stood, the last two: all numbers from which it goes on, and the lengths of its tables then
 *   recordings/          what was recorded
 *   weights.npz          all synapses at the end, if they were asked for
 *   stage-N.txt          empty: it is where it was to go in that stage, and has a checkpoint from which it may go on
 *   ended.txt            empty: it is whole, and checkpoints are gone
 *   lock                 a process is at it
 * </pre>
 * Rows that came after the last checkpoint are cut off when the run goes on from there, and come again, bit for bit.
 */
final class RunFolder implements RunJournal {

    private static final String LOCK = "lock";
    private static final String ENDED = "ended.txt";
    private static final String WEIGHTS = "weights.npz";
    private static final String CHECKPOINT = "checkpoint-";
    private static final String SUFFIX = ".npz";
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
        if (isReached(folder, goal)) {
            return Optional.empty();
        }
        if (!Files.exists(folder)) {
            make(folder);
        }
        Optional<ProcessLock> lock = ProcessLock.tryClaim(folder.resolve(LOCK));
        if (lock.isPresent() && isReached(folder, goal)) {                  // a moment ago
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

    static boolean hasEnded(Path folder) {
        return Files.exists(folder.resolve(ENDED));
    }

    /** Whether a run is where it is to go in a stage. */
    static boolean isReached(Path folder, Goal goal) {
        return hasEnded(folder) || Files.exists(folder.resolve(stage(goal)));
    }

    private static String stage(Goal goal) {
        return "stage-" + (goal.stage() + 1) + ".txt";
    }

    /** How far a run is: the more, the further; the largest number if it has ended. */
    static double progress(Path folder) throws IOException {
        if (hasEnded(folder)) {
            return Double.POSITIVE_INFINITY;
        }
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        Path rows = folder.resolve(Measurement.TABLE.file());
        long stages = files(folder).stream().filter(file -> file.getFileName().toString().matches("stage-\\d+\\.txt")).count();
        return stages * (double) (1L << 40) + (Files.exists(rows) ? Files.size(rows) : 0);
    }

    /** Puts a copy of a run of another folder in the place of one, which is this process's as long as that takes. */
    static void take(Path from, Path place) throws IOException {
        try (Draft draft = Draft.in(place.getParent())) {
            Folders.copy(from, draft.folder(), file -> !file.getFileName().toString().equals(LOCK) && !WholeFile.isPart(file)
                    && !StateFile.isPart(file));
            Folders.delete(place);
            draft.moveTo(place);
        }
    }

    /** Deletes what only a run needs that goes on. */
    static void forgetCheckpoints(Path folder) throws IOException {
        for (Path checkpoint : checkpoints(folder)) {
            Files.deleteIfExists(checkpoint);
        }
    }

    static boolean isHeld(Path folder) {
        return ProcessLock.isHeld(folder.resolve(LOCK));
    }

    static Optional<String> holder(Path folder) {
        return ProcessLock.holder(folder.resolve(LOCK));
    }

    /** Whether something of a run is there. */
    static boolean hasBegun(Path folder) {
        return Files.exists(folder.resolve(Measurement.TABLE.file())) || isHeld(folder);
    }

    /**
     * Name of the folder of a run's recordings.
     *
     * @param model as files of its model are called
     */
    static String recordingsOf(String model, long seed) {
        return model + "-seed-" + seed;
    }

    /** Where recordings of a run are. */
    static Path recordings(Path folder) {
        return folder.resolve(ResultStore.RECORDINGS);
    }

    /** Where the synapses of a run are. */
    static Path weights(Path folder) {
        return folder.resolve(WEIGHTS);
    }

    @Override
    public Goal goal() {
        return goal;
    }

    @Override
    public Path recordings() {
        return recordings(folder);
    }

    @Override
    public synchronized Restored restore(Checkpointed run) throws IOException {
        clearParts();
        if (lock.isFromOutOfSight()) {
            Folders.renew(recordings());
        }
        List<Path> checkpoints = checkpoints();
        number = checkpoints.isEmpty() ? 0 : number(checkpoints.get(0));
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
        for (Path file : files(folder)) {
            if (WholeFile.isPart(file) || StateFile.isPart(file)) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** The newest first. */
    private List<Path> checkpoints() throws IOException {
        return checkpoints(folder);
    }

    private static List<Path> checkpoints(Path folder) throws IOException {
        return files(folder).stream().filter(file -> file.getFileName().toString().matches(CHECKPOINT + "\\d{1,15}\\" + SUFFIX))
                .sorted(Comparator.comparingLong(RunFolder::number).reversed()).toList();
    }

    private static long number(Path checkpoint) {
        String name = checkpoint.getFileName().toString();
        return Long.parseLong(name.substring(CHECKPOINT.length(), name.length() - SUFFIX.length()));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
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
        StateFile.write(folder.resolve(CHECKPOINT + number + SUFFIX), state);
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
            WholeFile.write(weights(folder), file -> WeightsFile.write(file, projections));
        }
        markEnded();
    }

    @Override
    public synchronized void reach(Checkpointed run) throws IOException {
        requireLock();
        tables.requireOwn();
        write(snapshot(run));
        Folders.force(recordings());
        WholeFile.write(folder.resolve(stage(goal)), Files::createFile);
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
        WholeFile.write(folder.resolve(ENDED), Files::createFile);
        for (Path checkpoint : checkpoints()) {
            Files.deleteIfExists(checkpoint);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
