package apical.cli;

import apical.comparison.ComparedModel;
import apical.comparison.Comparison;
import apical.definition.ResolvedExperiment;
import apical.definition.ResolvedSimulation;
import apical.definition.ResolvedTraining;
import apical.experiment.DivergenceException;
import apical.experiment.MemoryNeed;
import apical.experiment.Stop;
import apical.files.ProcessLock;
import apical.json.DefinitionException;
import apical.results.ComparisonRow;
import apical.results.FinishedExperiment;
import apical.results.OpenExperiment;
import apical.results.Provenance;
import apical.results.ResultStore;
import apical.where.OnThreads;
import apical.where.Where;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * Carries out an experiment in its folder of results: makes the folder or goes on in it, runs what is open, puts the results
 * together, shows and draws them. When it is interrupted, runs write down where they stand.
 */
final class Conductor {

    /** Of the five seconds in which an interrupted process must be gone. */
    private static final long GRACE_MS = 4000;
    private static final long WAIT_MS = 200;

    private final PrintWriter out;
    private final PrintWriter err;

    Conductor(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    /**
     * What is asked for.
     *
     * @param wanted  folder of the results
     * @param exactly whether no other will do
     * @param weights whether synapses of trained networks are kept
     */
    record Asked(Path wanted, boolean exactly, boolean weights, ResultStore.Resume resume) {
    }

    /** Chooses where runs are carried out. */
    interface Engine {
        /** @param runs what this process would do, with the threads it is given */
        Where of(ResolvedExperiment plan, MemoryNeed need, OnThreads.Runs runs, Stop stop);
    }

    /** Carries out what can be, wherever that is. */
    void conduct(ResolvedExperiment plan, Asked asked, Engine engine, ShardOption shard) throws Exception {
        Work work = work(plan);
        Stop stop = new Stop();
        Where where = engine.of(plan, work.need(), (runs, threads) -> work.run(runs, threads, stop,
                ConsoleProgress.on(err, work.verb(), work.unit())), stop);
        where.requireReady();
        Provenance provenance = Provenance.of(plan, work.sha256(), where.threads());
        List<String> announced = new ArrayList<>(work.announce(where.inWords()));
        if (where.isHere()) {                                         // which refuses what memory cannot hold
            announced.add("Needs " + MemoryReport.of(plan, work.need(), where.threads()));
        }
        ResultStore.Begun begun = ResultStore.begin(asked.wanted(), asked.exactly(),
                new ResultStore.Order(plan, provenance, asked.weights()), asked.resume());
        begun.told().forEach(err::println);
        if (begun.open().isEmpty()) {
            return;
        }
        announced.forEach(err::println);
        err.println("Results will be in " + begun.folder());
        OpenExperiment open = begun.open().get();
        shard.restrict(open);
        Thread hook = new Thread(() -> interrupted(open, stop), "interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            conduct(open, plan, work, where, stop);
        } catch (IOException e) {
            throw new IOException(Main.message(e) + whatIsSafe(open), e);
        } catch (UncheckedIOException e) {
            throw new IOException(Main.message(e.getCause()) + whatIsSafe(open), e);
        } catch (OutOfMemoryError e) {
            throw new IOException(Main.outOfMemory(e) + whatIsSafe(open), e);
        } finally {
            removed(hook);
        }
    }

    /** Shows what would be started elsewhere, and starts nothing. */
    void show(ResolvedExperiment plan, Path wanted, Engine engine) {
        engine.of(plan, work(plan).need(), (runs, threads) -> {}, new Stop()).script(wanted).forEach(out::println);
        out.flush();
    }

    private static Work work(ResolvedExperiment plan) {
        return plan instanceof ResolvedSimulation simulation ? new SimulationWork(simulation)
                : new TrainingWork((ResolvedTraining) plan);
    }

    /** Puts results together whose runs have all ended, and says what is missing where they have not. */
    void putTogether(ResolvedExperiment plan, OpenExperiment open) throws IOException {
        if (!open.isComplete()) {
            err.println(open.folder() + " is not finished: " + open.standing() + "; go on with: apical resume " + open.folder());
            return;
        }
        Optional<ProcessLock> end = open.claimTheEnd();
        if (end.isEmpty()) {
            err.println("Another process puts " + open.folder() + " together");
            return;
        }
        ProcessLock held = end.get();
        try (held) {
            finish(open, plan, work(plan), open.diverged().map(DivergenceException::new));
        }
    }

    private static String whatIsSafe(OpenExperiment open) {
        return OpenExperiment.isOpen(open.folder()) ? ". What was computed before is safe in " + open.folder()
                + "; go on with: apical resume " + open.folder() : "";
    }

    private void conduct(OpenExperiment open, ResolvedExperiment plan, Work work, Where where, Stop stop) throws Exception {
        Optional<DivergenceException> diverged = Optional.empty();
        try {
            Optional<String> handedOver = where.carryOut(open);
            if (handedOver.isPresent()) {
                out.println(handedOver.get());
                out.flush();
                return;
            }
        } catch (DivergenceException e) {
            diverged = Optional.of(e);
        }
        waitForTheEndIfInterrupted(stop);
        if (diverged.isEmpty() && !open.isFinished() && !open.isComplete()) {
            err.println(
                    "This part is done: " + open.standing() + " in " + open.folder() + ". When the other parts are: apical merge "
                            + open.folder() + " [FOLDERS OF OTHER PARTS]");
            return;
        }
        while (!open.isFinished()) {
            Optional<ProcessLock> end = open.claimTheEnd();
            if (end.isPresent()) {
                ProcessLock held = end.get();
                try (held) {
                    finish(open, plan, work, diverged);
                }
                return;
            }
            Thread.sleep(WAIT_MS);
        }
        diverged = diverged.or(() -> open.diverged().map(DivergenceException::new));
        if (diverged.isPresent()) {
            err.println("What was measured until then is in " + open.folder());
            throw diverged.get();
        }
        work.table(FinishedExperiment.read(open.folder())).forEach(out::println);
        err.println("Another process has put the results together");
        listFiles(open.folder());
    }

    private void finish(OpenExperiment open, ResolvedExperiment plan, Work work, Optional<DivergenceException> diverged)
            throws IOException {
        Provenance provenance = ResultStore.readProvenance(open.folder());
        FinishedExperiment finished = FinishedExperiment.of(plan, provenance, open.found());
        if (provenance.products().size() > 1) {
            err.println("Processes multiplied matrices by different code (" + String.join("; ", provenance.products())
                    + "): last digits are not those of one machine. Maybe set OPENBLAS_CORETYPE everywhere");
        }
        if (diverged.isPresent()) {
            open.writeDiverged(finished, diverged.get().getMessage());
            open.finish();
            err.println("What was measured until then is in " + open.folder());
            throw diverged.get();
        }
        FinishedExperiment compared = work.isCompared() ? compared(finished, open.folder()) : finished;
        show(work.table(compared), compared.chosen().definition());     // first: no file or figure that fails may hide the numbers
        open.write(compared);
        Plans.drawFigures(open.folder(), compared, err);
        open.finish();
        listFiles(open.folder());
    }

    /** Rules that were trained side by side are compared without being asked. */
    private FinishedExperiment compared(FinishedExperiment finished, Path folder) {
        if (finished.chosen().definition().models().size() <= 1) {
            return finished;
        }
        try {
            Comparison comparison = Comparison.of(ComparedModel.of(folder, finished), Optional.empty());
            err.println("Compared at equal epochs, time and multiply-adds; 'apical compare " + folder + "' shows it");
            return finished.with(ComparisonRow.TABLE, comparison.table());
        } catch (DefinitionException e) {                              // that everything diverged is a result, too
            err.println("Not compared: " + e.getMessage());
            return finished;
        }
    }

    private void show(List<String> table, ResolvedExperiment plan) {
        out.println();
        table.forEach(out::println);
        Plans.choices(plan).forEach(out::println);
        out.println();
        out.flush();
    }

    private void listFiles(Path folder) throws IOException {
        out.println("Written:");
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).sorted().forEach(file -> out.println("  " + file));
        }
        out.flush();
    }

    /** Ctrl-C, or what a cluster sends before it kills. */
    private void interrupted(OpenExperiment open, Stop stop) {
        stop.interrupt();
        try {
            boolean all = stop.await(GRACE_MS);
            err.println("Interrupted: " + open.standing() + (all ? "" : "; not all could write down where they stand, so that these"
                    + " go on from their last checkpoint") + ". Go on with: apical resume " + open.folder());
        } catch (InterruptedException e) {
            err.println("Interrupted (" + e.getMessage() + "). Go on with: apical resume " + open.folder());
        }
        err.flush();
    }

    /** The virtual machine ends when {@link #interrupted} does; until then nobody says anything else. */
    private static void waitForTheEndIfInterrupted(Stop stop) throws InterruptedException {
        if (stop.isInterrupted()) {
            new CountDownLatch(1).await();
        }
    }

    private static void removed(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // it is at work
        }
    }
}
