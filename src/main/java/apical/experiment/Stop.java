package apical.experiment;

import apical.results.RunJournal;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A wish that runs stop soon: each finishes its batch, writes down where it stands, and leaves the rest for later. A measurement is
 * not waited for: where the run stood before it is written down from outside.
 */
public final class Stop {

    private final Set<RunJournal> open = ConcurrentHashMap.newKeySet();
    private volatile boolean wished;
    private volatile boolean interrupted;

    /** The process is to end. */
    public void interrupt() {
        interrupted = true;
        wished = true;
    }

    public boolean isInterrupted() {
        return interrupted;
    }

    /** The runs are to end, since one has failed, or none is left. */
    void wish() {
        wished = true;
    }

    boolean isWished() {
        return wished;
    }

    void opened(RunJournal journal) {
        open.add(journal);
    }

    void closed(RunJournal journal) {
        open.remove(journal);
    }

    /**
     * Waits until all runs have written down where they stand, or until time is over.
     *
     * @return whether all have
     */
    public boolean await(long ms) throws InterruptedException {
        long end = System.nanoTime() + ms * 1_000_000;
        while (!open.isEmpty() && System.nanoTime() < end) {
            open.forEach(this::holdIfMeasuring);
            Thread.sleep(10);
        }
        return open.isEmpty();
    }

    private void holdIfMeasuring(RunJournal journal) {
        try {
            if (journal.holdWhatWasOffered()) {
                closed(journal);
                journal.close();
            }
        } catch (IOException | CancellationException e) {            // it stays where its last checkpoint was
            closed(journal);
        }
    }
}
