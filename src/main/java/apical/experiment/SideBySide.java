package apical.experiment;

import apical.definition.ResolvedExperiment;
import apical.results.ResultTables;
import apical.results.RunResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs on several threads, each run on one. */
final class SideBySide {

    private SideBySide() {
    }

    /**
     * Begins runs in their order and waits for all.
     *
     * @param plan    whose models and seeds they are of
     * @param threads how many side by side, at least 1
     * @return in the order of models, then seeds, whatever order the runs ended in
     * @throws DivergenceException  if a run diverges, with what was measured until then; the others are then stopped
     * @throws InterruptedException if the calling thread is interrupted; all runs are then stopped
     */
    static List<RunResult> run(List<Callable<RunResult>> runs, ResolvedExperiment plan, int threads, Progress progress)
            throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            ExecutorCompletionService<RunResult> running = new ExecutorCompletionService<>(pool);
            runs.forEach(running::submit);
            List<RunResult> ended = new ArrayList<>();
            for (int i = 0; i < runs.size(); i++) {
                ended.add(running.take().get());
                if (ended.get(i).stop() instanceof DivergenceException diverged) {
                    pool.shutdownNow();
                    awaitEnd(pool);
                    throw diverged.having(ResultTables
                            .join(inOrder(withAllThatEnded(running, ended), plan).stream().map(RunResult::tables).toList()));
                }
            }
            return inOrder(ended, plan);
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

    private static List<RunResult> withAllThatEnded(ExecutorCompletionService<RunResult> running, List<RunResult> ended)
            throws InterruptedException, ExecutionException {
        for (Future<RunResult> further = running.poll(); further != null; further = running.poll()) {
            ended.add(further.get());
        }
        return ended;
    }

    /** Runs that were stopped notice it soon; until then they would still tell of their progress. */
    private static void awaitEnd(ExecutorService pool) {
        try {
            pool.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<RunResult> inOrder(List<RunResult> ended, ResolvedExperiment plan) {
        List<String> models = plan.models().stream().map(model -> model.definition().name()).toList();
        return ended.stream().sorted(Comparator.comparingInt((RunResult run) -> models.indexOf(run.model()))
                .thenComparingInt(run -> plan.seeds().indexOf(run.seed()))).toList();
    }
}
