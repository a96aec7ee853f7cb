package apical.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A file by which a process says that something is its own, as long as it lives. The file names host and process and is touched
 * every few seconds.
 *
 * <p>The lock of a dead process is taken over: of one on this machine, and in this process namespace, as soon as there is no such
 * process; of any other, when the file was watched for a minute and never touched. Who looks at a lock in order to take it
 * holds a lock of the operating system meanwhile, on the file {@code .claiming} beside it, so that no two take over one.
 */
public final class ProcessLock implements Closeable {

    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final Duration SILENCE_OF_THE_DEAD = Duration.ofSeconds(60);
    /** By the clock of the file system, which need not be watched. */
    private static final Duration AGE_OF_THE_DEAD = Duration.ofMinutes(2);
    private static final String GATE = ".claiming";

    /** All that this process holds. */
    private static final Set<ProcessLock> HELD = ConcurrentHashMap.newKeySet();
    /** Locks of processes that are out of sight, as they were when last seen to change. */
    private static final Map<Path, Watched> WATCHED = new ConcurrentHashMap<>();

    private record Watched(String text, FileTime touched, long sinceNanos) {
    }

    private final Path file;
    private final Owner owner;
    private final boolean fromOutOfSight;

    private ProcessLock(Path file, Owner owner, boolean fromOutOfSight) {
        this.file = file;
        this.owner = owner;
        this.fromOutOfSight = fromOutOfSight;
    }

    /**
     * Claims what a file stands for.
     *
     * @param file in a folder that is there
     * @return empty if a process that lives, or may live, has it
     */
    public static Optional<ProcessLock> tryClaim(Path file) throws IOException {
        synchronized (HELD) {                                        // the system's locks are between processes only
            try (FileChannel gate = FileChannel.open(file.resolveSibling(GATE), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE)) {
                lock(gate);                                          // until the channel is closed
                if (isThereAndAlive(file)) {
                    return Optional.empty();
                }
                boolean fromOutOfSight =
                        Files.exists(file) && !Owner.parse(Files.readString(file)).map(Owner::isInSight).orElse(false);
                Files.deleteIfExists(file);
                return make(file, fromOutOfSight);
            }
        }
    }

    private static boolean isThereAndAlive(Path file) throws IOException {
        try {
            return !isDead(file);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** On file systems that know no locks making the file is exclusive all the same, and taking it over nearly so. */
    private static void lock(FileChannel gate) {
        try {
            var unused = gate.lock();
        } catch (IOException e) {
            // none here
        }
    }

    /** The file appears with its text: nobody sees one that is empty. */
    private static Optional<ProcessLock> make(Path file, boolean fromOutOfSight) throws IOException {
        ProcessLock lock = new ProcessLock(file.toAbsolutePath(), Owner.self(), fromOutOfSight);
        Path written = file.resolveSibling(WholeFile.PART + lock.owner.token());
        try {
            Files.writeString(written, lock.owner.text());
            link(written, file);
        } catch (FileAlreadyExistsException e) {
            return Optional.empty();
        } finally {
            Files.deleteIfExists(written);
        }
        HELD.add(lock);
        Heart.begin();
        return Optional.of(lock);
    }

    private static void link(Path written, Path file) throws IOException {
        try {
            Files.createLink(file, written);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {      // no links here
            Files.write(file, Files.readAllBytes(written), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }
    }

    /** Whether a lock is there, and its process may live; looks once, without waiting. */
    public static boolean isHeld(Path file) {
        return Files.exists(file) && !isLeft(file);
    }

    /** Whether a lock is there, and its process is dead; looks once, without waiting. */
    public static boolean isLeft(Path file) {
        try {
            return isDead(file);
        } catch (IOException e) {
            return false;                                            // it is gone, or nobody knows
        }
    }

    /** Who has a lock, in words; empty if nobody has. */
    public static Optional<String> holder(Path file) {
        try {
            return Owner.parse(Files.readString(file)).map(Owner::toString);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isDead(Path file) throws IOException {
        String text = Files.readString(file);
        Optional<Owner> owner = Owner.parse(text);
        if (owner.isPresent() && owner.get().isSelf()) {
            return HELD.stream().noneMatch(lock -> lock.owner.token().equals(owner.get().token()));
        }
        if (owner.isPresent() && owner.get().isInSight()) {
            return !owner.get().isAlive();
        }
        return isOld(file) || wasSilent(file.toAbsolutePath(), text, System.nanoTime());
    }

    /** By the clock of its file system, which a file made now shows: clocks of machines differ. */
    private static boolean isOld(Path file) throws IOException {
        Path now = Files.createTempFile(file.toAbsolutePath().getParent(), WholeFile.PART, "");
        try {
            return Files.getLastModifiedTime(file).toInstant().plus(AGE_OF_THE_DEAD)
                    .isBefore(Files.getLastModifiedTime(now).toInstant());
        } finally {
            Files.deleteIfExists(now);
        }
    }

    /** Whether a file has not changed while it was watched for as long as only the dead are silent. */
    static boolean wasSilent(Path file, String text, long nowNanos) throws IOException {
        FileTime touched = Files.getLastModifiedTime(file);
        Watched before = WATCHED.get(file);
        if (before == null || !before.text.equals(text) || !before.touched.equals(touched)) {
            WATCHED.put(file, new Watched(text, touched, nowNanos));
            return false;
        }
        return nowNanos - before.sinceNanos > SILENCE_OF_THE_DEAD.toNanos();
    }

    /** Whether the file still says that this process has it: somebody may have taken it for dead, and taken it over. */
    public boolean isStillHeld() {
        try {
            return Files.readString(file).equals(owner.text());
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            return true;                                             // nobody knows better
        }
    }

    /**
     * Whether it was taken over from a process that is silent, but may live: one that was asleep and wakes up now still writes to
     * the files that it has open.
     */
    public boolean isFromOutOfSight() {
        return fromOutOfSight;
    }

    /** Gives it back. */
    @Override
    public void close() throws IOException {
        synchronized (HELD) {
            if (HELD.remove(this) && isStillHeld()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Writes the same text once more, so that the file system's clock tells when. */
    private void touch() {
        try {
            if (isStillHeld()) {
                Files.writeString(file, owner.text(), StandardOpenOption.WRITE);
            }
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            // the next beat tries again
        }
    }

    /** Touches the files of all locks. */
    private static final class Heart {
        private static final ScheduledExecutorService BEATS = Executors.newSingleThreadScheduledExecutor(beat -> {
            Thread thread = new Thread(beat, "heartbeat of locks");
            thread.setDaemon(true);
            return thread;
        });

        private static boolean begun;

        /** With the first lock. */
        static synchronized void begin() {
            if (!begun) {
                begun = true;
                var unused = BEATS.scheduleAtFixedRate(() -> HELD.forEach(ProcessLock::touch), HEARTBEAT.toMillis(),
                        HEARTBEAT.toMillis(),
                        TimeUnit.MILLISECONDS);
            }
        }
    }
}
