package apical.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Runs on several threads, each run on one. */
final class SideBySide {

    private SideBySide() {
    }

    /**
     * Begins runs in their order and waits for all.
     *
     * @param threads how many side by side, at least 1
     * @return results in the order in which runs ended
     * @throws RuntimeException     that of the first run that fails; the others are then stopped
     * @throws InterruptedException if the calling thread is interrupted; all runs are then stopped
     */
    static <T> List<T> run(List<Callable<T>> runs, int threads, Progress progress) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            ExecutorCompletionService<T> running = new ExecutorCompletionService<>(pool);
            runs.forEach(running::submit);
            List<T> results = new ArrayList<>();
            for (int i = 0; i < runs.size(); i++) {
                results.add(running.take().get());
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
            awaitEnd(pool);
            progress.end();
        }
    }

    /** Runs that were stopped notice it soon; until then they would still tell of their progress. */
    private static void awaitEnd(ExecutorService pool) {
        try {
            pool.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
