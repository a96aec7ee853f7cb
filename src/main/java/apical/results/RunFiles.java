package apical.results;

import apical.arrays.StateFile;
import apical.files.Draft;
import apical.files.Folders;
import apical.files.ProcessLock;
import apical.files.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What lies in the folder of one run, and what it says of how far the run is:
 * <pre>
 *   metrics.csv ...      its tables, row by row
 *   checkpoint-N.npz     where it stood, the last two: all numbers from which it goes on, and the lengths of its tables then
 *   recordings/          what was recorded
 *   weights.npz          all synapses at the end, if they were asked for
 *   stage-N.txt          empty: it is where it was to go in that stage, and has a checkpoint from which it may go on
 *   ended.txt            empty: it is whole, and checkpoints are gone
 *   lock                 a process is at it
 * </pre>
 */
final class RunFiles {

    static final String LOCK = "lock";
    static final String ENDED = "ended.txt";
    private static final String WEIGHTS = "weights.npz";
    private static final String CHECKPOINT = "checkpoint-";
    private static final String SUFFIX = ".npz";

    private RunFiles() {
    }

    /** Whether a run is whole. */
    static boolean hasEnded(Path folder) {
        return Files.exists(folder.resolve(ENDED));
    }

    /** Whether a run is where it is to go in a stage. */
    static boolean isReached(Path folder, Goal goal) {
        return hasEnded(folder) || Files.exists(folder.resolve(stage(goal)));
    }

    static String stage(Goal goal) {
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

    /** Whether a process is at it. */
    static boolean isHeld(Path folder) {
        return ProcessLock.isHeld(folder.resolve(LOCK));
    }

    /** Which process that is, in words. */
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

    static List<Path> checkpoints(Path folder) throws IOException {
        return files(folder).stream().filter(file -> file.getFileName().toString().matches(CHECKPOINT + "\\d{1,15}\\" + SUFFIX))
                .sorted(Comparator.comparingLong(RunFiles::number).reversed()).toList();
    }

    static long number(Path checkpoint) {
        String name = checkpoint.getFileName().toString();
        return Long.parseLong(name.substring(CHECKPOINT.length(), name.length() - SUFFIX.length()));
    }

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** The file of a checkpoint. */
    static Path checkpoint(Path folder, long number) {
        return folder.resolve(CHECKPOINT + number + SUFFIX);
    }
}
