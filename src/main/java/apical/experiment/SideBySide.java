package apical.experiment;

import apical.results.RunJournal;
import apical.results.RunSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Runs on several threads, each run on one, until none is left. */
final class SideBySide {

    /** Between two looks at runs that other processes have. */
    private static final long WAIT_MS = 500;
    /** For a batch to end, and a checkpoint to be written. */
    private static final long PATIENCE_MS = 2000;

    private SideBySide() {
    }

    /** Carries out one run; false if it must begin once more. */
    interface Task {
        boolean execute(RunJournal journal) throws IOException;
    }

    /**
     * Carries out runs as they can be claimed, and waits for those that other processes have, since they may be left open.
     *
     * @param threads how many side by side, at least 1
     * @param stop    wished by others, or here when a run fails: the other runs are left for later then
     * @throws DivergenceException  if a run diverges and the experiment ends with it
     * @throws IOException          if what a run finds cannot be written
     * @throws InterruptedException if the calling thread is interrupted; all runs are then left for later
     */
    static void run(RunSource runs, Task task, int threads, Stop stop, Progress progress) throws InterruptedException, IOException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            ExecutorCompletionService<Void> working = new ExecutorCompletionService<>(pool);
            List<Callable<Void>> workers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                workers.add(() -> work(runs, task, stop));
            }
            workers.forEach(working::submit);
            for (int i = 0; i < threads; i++) {
                working.take().get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            } else if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            } else if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            stop.wish();                                             // those that go on after one has failed
            awaitEnd(pool, stop);
            progress.end();
        }
    }

    private static Void work(RunSource runs, Task task, Stop stop) throws IOException {
        while (!stop.isWished()) {
            Optional<RunJournal> next = runs.claim();
            if (runs.diverged().isPresent()) {
                if (next.isPresent()) {
                    next.get().close();
                }
                throw new DivergenceException(runs.diverged().get());
            }
            if (next.isPresent()) {
                execute(next.get(), task, stop);
            } else if (!runs.mayBecomeFree() || !waited()) {
                return null;
            }
        }
        return null;
    }

    private static void execute(RunJournal journal, Task task, Stop stop) throws IOException {
        stop.opened(journal);
        try (journal) {
            while (!task.execute(journal)) {
                // once more, from its beginning
            }
        } catch (CancellationException e) {
            // left for later
        } finally {
            stop.closed(journal);
        }
    }

    /** False if nobody wants to wait any longer. */
    private static boolean waited() {
        try {
            Thread.sleep(WAIT_MS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Runs that were stopped notice it soon; until then they would still tell of their progress. Nobody is interrupted before it
     * could write down where it stands.
     */
    private static void awaitEnd(ExecutorService pool, Stop stop) {
        pool.shutdown();
        try {
            stop.await(PATIENCE_MS);
            if (!pool.awaitTermination(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
                pool.shutdownNow();
                pool.awaitTermination(1, TimeUnit.MINUTES);
            }
        } catch (InterruptedException e) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
