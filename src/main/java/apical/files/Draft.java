package apical.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder that appears whole or not at all. It is filled in a hidden folder beside its place, which carries the lock of this
 * process: what the dead leave is known and {@link #clearDead cleared}.
 */
public final class Draft implements Closeable {

    private static final String PREFIX = ".draft-";
    private static final String LOCK = "lock";
    private static final String CONTENT = "content";
    /** A draft without a lock is of a process that died before it had one. */
    private static final Duration TIME_TO_LOCK = Duration.ofMinutes(10);

    private final Path hidden;
    private final ProcessLock lock;

    private Draft(Path hidden, ProcessLock lock) {
        this.hidden = hidden;
        this.lock = lock;
    }

    /** An empty one, in a folder that is there. */
    public static Draft in(Path parent) throws IOException {
        Path hidden = Files.createDirectory(parent.resolve(PREFIX + UUID.randomUUID()));
        try {
            ProcessLock lock = ProcessLock.tryClaim(hidden.resolve(LOCK)).orElseThrow();
            Files.createDirectory(hidden.resolve(CONTENT));
            return new Draft(hidden, lock);
        } catch (IOException e) {
            Folders.delete(hidden);
            throw e;
        }
    }

    /** To be filled, with one file at least. */
    public Path folder() {
        return hidden.resolve(CONTENT);
    }

    /**
     * Lets the folder appear.
     *
     * @throws FileAlreadyExistsException if something has this name; the draft is as before
     */
    public void moveTo(Path place) throws IOException {
        if (!Folders.isFree(place)) {
            throw new FileAlreadyExistsException(place.toString());
        }
        try {
            Files.move(folder(), place, StandardCopyOption.ATOMIC_MOVE);
        } catch (DirectoryNotEmptyException e) {
            throw taken(place, e);
        } catch (FileSystemException e) {                            // a folder that came meanwhile; no two are empty
            if (!Folders.isFree(place)) {
                throw taken(place, e);
            }
            throw e;
        }
    }

    private static FileAlreadyExistsException taken(Path place, IOException why) {
        FileAlreadyExistsException exists = new FileAlreadyExistsException(place.toString());
        exists.initCause(why);
        return exists;
    }

    /** Deletes what has not appeared. */
    @Override
    public void close() throws IOException {
        lock.close();
        Folders.delete(hidden);
    }

    /**
     * Deletes the drafts of processes that are no more.
     *
     * @return what was deleted
     */
    public static List<Path> clearDead(Path parent) throws IOException {
        List<Path> cleared = new ArrayList<>();
        if (!Files.isDirectory(parent)) {
            return cleared;
        }
        List<Path> drafts;
        try (Stream<Path> files = Files.list(parent)) {
            drafts = files.filter(file -> file.getFileName().toString().startsWith(PREFIX)).sorted().toList();
        }
        for (Path draft : drafts) {
            if (isOfTheDead(draft)) {
                Folders.delete(draft);
                cleared.add(draft);
            }
        }
        return cleared;
    }

    private static boolean isOfTheDead(Path draft) throws IOException {
        try {
            return ProcessLock.isLeft(draft.resolve(LOCK)) || (!Files.exists(draft.resolve(LOCK))
                    && Files.getLastModifiedTime(draft).toInstant().isBefore(Instant.now().minus(TIME_TO_LOCK)));
        } catch (NoSuchFileException e) {
            return false;                                            // it has appeared where it should
        }
    }
}
