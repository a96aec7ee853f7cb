package apical.experiment;

import apical.data.Dataset;
import apical.definition.ExperimentDefinition;
import apical.definition.ExperimentDefinition.WhenDiverging;
import apical.dynamics.NotFiniteException;
import apical.learning.Learner;
import apical.network.Seed;
import apical.results.ReconstructionRow;
import apical.results.RunJournal;
import apical.results.TimingRow;
import apical.state.Checkpointed;
import apical.state.State;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * A run that trains: epochs, and a measurement before the first and after each. It is carried out on one thread, from its beginning
 * or from where a checkpoint says that it stood, with the same results.
 */
final class TrainingRun implements Checkpointed {

    private final Run run;
    private final ExperimentDefinition experiment;
    private final Dataset data;
    private final RunJournal journal;
    private final Stop stop;
    private final Progress progress;
    private final Learner learner;
    private final Training training;
    private final RunLog log;
    private final TrainingClock clock;
    /** Of showing one image once. */
    private final long multiplyAdds;
    /** Epochs that are complete, and how often the run was measured: once more than that, or as often if it is yet to be. */
    private int epochs;
    private int measured;

    TrainingRun(Run run, ExperimentDefinition experiment, Dataset data, RunJournal journal, Stop stop, Progress progress) {
        this.run = run;
        this.experiment = experiment;
        this.data = data;
        this.journal = journal;
        this.stop = stop;
        this.progress = progress;
        this.learner = run.model().build(new Seed(run.seed()));
        this.training = new Training(learner, experiment, data, new Seed(run.seed()), progress);
        this.log = new RunLog(run, experiment, data, learner, journal);
        this.multiplyAdds = run.model().costs().multiplyAdds();
        this.clock = new TrainingClock(run.model().name(), run.seed());
    }

    @Override
    public void checkpoint(State state) {
        epochs = (int) state.number("epochs", epochs);
        measured = (int) state.number("measured", measured);
        state.part("training", training);
        state.part("log", log);
        state.part("clock", clock);
    }

    /** How many images it was shown so far. */
    long shown() {
        return training.shown();
    }

    /**
     * Trains and measures, to its goal or as far as it gets.
     *
     * @param known how many images of these progress was told of before
     * @return false if it must be made once more: it was to go on from a checkpoint that does not fit
     * @throws CancellationException if it is left for later
     * @throws DivergenceException   if it diverged, and the experiment ends with it
     */
    boolean execute(long known) throws IOException {
        RunJournal.Restored restored = journal.restore(this);
        if (restored == RunJournal.Restored.YES) {
            progress.restored(training.shown() - known);
        }
        if (restored != RunJournal.Restored.UNFIT) {
            goOn();
        }
        return restored != RunJournal.Restored.UNFIT;
    }

    private void goOn() throws IOException {
        boolean goOn = experiment.training().whenDiverging() == WhenDiverging.CONTINUE || experiment.sweep().isRequested();
        try {
            toTheGoal();
            if (!journal.goal().isLast()) {
                journal.reach(this);
                return;
            }
            if (goOn) {
                log.ended(epochs, training.shown(), false);
            }
            if (journal.goal().isTested() && run.seed() == firstSeed()) {
                ReconstructionProbe.measure(run, epochs, learner.rule(), data, experiment.data().targets())
                        .forEach(row -> journal.add(ReconstructionRow.TABLE, row));
            }
            journal.end(learner.rule().projections());
        } catch (NotFiniteException | DivergenceException e) {
            int epoch = measured > epochs ? epochs + 1 : epochs;
            DivergenceException diverged = e instanceof NotFiniteException noNumber
                    ? new DivergenceException(run, epoch, noNumber) : (DivergenceException) e;
            if (!goOn) {
                journal.endDiverged(diverged.getMessage());
                throw diverged;
            }
            journal.drop();                                          // what was measured where it diverged is not all there
            if (measured == epochs) {
                journal.add(TimingRow.TABLE, clock.row(epochs, training.shown()));
            }
            log.ended(epoch, training.shown(), true);
            progress.diverged(diverged);
            progress.shown((long) journal.goal().epochs() * data.training().size() - training.shown());
            journal.end(List.of());
        }
    }

    /** Of those that are measured on test data. */
    private long firstSeed() {
        List<Long> seeds = experiment.training().seeds();
        return (experiment.sweep().isRequested() ? experiment.sweep().selection().freshSeeds(seeds) : seeds).get(0);
    }

    private boolean isAtTheGoal() {
        return journal.goal().isReached(epochs, (double) multiplyAdds * training.shown(), clock.seconds());
    }

    private void toTheGoal() throws IOException {
        while (true) {
            if (measured == epochs) {
                measure();
            }
            if (isAtTheGoal()) {
                return;
            }
            clock.start();
            try {
                training.epoch(this::pause);
            } finally {
                clock.stop();
            }
            epochs++;
        }
    }

    private void measure() throws IOException {
        journal.offer(this);
        journal.add(TimingRow.TABLE, clock.row(epochs, training.shown()));
        log.measure(epochs, training.shown(), progress);
        journal.commit();
        measured++;
        leaveIfWished();
        journal.rest(this);
    }

    private void pause() throws IOException {
        clock.stop();
        leaveIfWished();
        journal.pause(this);
        clock.start();
    }

    private void leaveIfWished() throws IOException {
        if (stop.isWished()) {
            journal.hold(this);
            throw new CancellationException("left for later");
        }
    }
}
