package apical.results;

import apical.definition.ResolvedExperiment;
import apical.files.Folders;
import apical.network.Projection;
import apical.state.Checkpointed;
import apical.state.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs of which nothing is written: their results stay in memory. For tests and those who call Apical from Java. */
public final class RunsInMemory implements RunSource {

    private final RunSchedule schedule;
    private final List<RunKey> order;
    private final Map<RunKey, Journal> journals = new LinkedHashMap<>();
    private int stage;
    private List<Goal> goals;
    private Iterator<Goal> open;
    private int reached;
    private final boolean keepProjections;
    private final Path recordings;
    private final Map<String, String> files;

    /**
     * All runs of a plan.
     *
     * @param keepProjections whether the results have those of the trained networks
     * @param recordings      folder of recordings, of which each run has its own
     */
    public RunsInMemory(ResolvedExperiment plan, boolean keepProjections, Path recordings) {
        this.schedule = RunSchedule.of(plan);
        this.order = schedule.keys();
        this.goals = schedule.first();
        this.open = schedule.longestFirst(goals).iterator();
        this.keepProjections = keepProjections;
        this.recordings = recordings;
        this.files = Folders.fileNames(order.stream().map(RunKey::model).distinct().toList());
    }

    @Override
    public synchronized Optional<RunJournal> claim() {
        if (!open.hasNext() && reached == goals.size() && stage + 1 < schedule.stages()) {
            goals = schedule.after(stage, goals, goal -> score(goal, journals.get(goal.run()).found.build()));
            open = schedule.longestFirst(goals).iterator();
            stage++;
            reached = 0;
        }
        while (open.hasNext()) {
            Goal goal = open.next();
            Journal journal = journals.computeIfAbsent(goal.run(), none -> new Journal());
            journal.goal = goal;
            if (!journal.ended) {
                return Optional.of(journal);
            }
            reached++;
        }
        return Optional.empty();
    }

    private double score(Goal goal, ResultTables found) {
        return schedule.score(goal, found.rows(Measurement.TABLE), found.rows(TimingRow.TABLE));
    }

    /** While runs of this stage go on, the next one may come. */
    @Override
    public synchronized boolean mayBecomeFree() {
        return open.hasNext() || stage + 1 < schedule.stages();
    }

    @Override
    public Optional<String> diverged() {
        return Optional.empty();
    }

    @Override
    public synchronized int stage() {
        return stage;
    }

    @Override
    public synchronized Standing standing() {
        return new Standing(reached, 0, goals.size(), schedule.title(stage));
    }

    private synchronized void countReached() {
        reached++;
    }

    /** Of the runs that were claimed, in their order. */
    public synchronized List<RunResult> results() {
        return journals.values().stream().sorted(Comparator.comparingInt(journal -> order.indexOf(journal.key())))
                .map(journal -> new RunResult(journal.key().model(), journal.key().seed(), journal.found.build(),
                        journal.projections))
                .toList();
    }

    private final class Journal implements RunJournal {
        private Goal goal;
        private boolean ended;
        private Optional<Snapshot> stood = Optional.empty();
        private final ResultTables.Builder found = new ResultTables.Builder();
        private final List<Runnable> added = new ArrayList<>();
        private List<Projection> projections = List.of();

        @Override
        public Goal goal() {
            return goal;
        }

        @Override
        public Restored restore(Checkpointed run) {
            stood.ifPresent(there -> there.restore(run));
            return stood.isPresent() ? Restored.YES : Restored.NO;
        }

        @Override
        public <R extends Record> void add(CsvTable<R> table, R row) {
            added.add(() -> found.add(table, row));
        }

        @Override
        public void commit() {
            added.forEach(Runnable::run);
            added.clear();
        }

        @Override
        public void drop() {
            added.clear();
        }

        @Override
        public void pause(Checkpointed run) {
        }

        @Override
        public void rest(Checkpointed run) {
        }

        @Override
        public void hold(Checkpointed run) {
            drop();
        }

        @Override
        public void offer(Checkpointed run) {
        }

        @Override
        public boolean holdWhatWasOffered() {
            return false;
        }

        @Override
        public Path recordings() {
            return recordings.resolve(RunFiles.recordingsOf(files.get(key().model()), key().seed()));
        }

        @Override
        public void end(List<Projection> trained) {
            commit();
            projections = keepProjections ? trained : List.of();
            ended = true;
            countReached();
        }

        @Override
        public void reach(Checkpointed run) {
            stood = Optional.of(Snapshot.of(run));
            countReached();
        }

        @Override
        public void endDiverged(String what) {
            commit();
        }

        @Override
        public void close() {
        }
    }
}
