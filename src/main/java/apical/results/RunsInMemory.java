package apical.results;

import apical.definition.ResolvedExperiment;
import apical.files.Folders;
import apical.network.Projection;
import apical.state.Checkpointed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs of which nothing is written: their results stay in memory. For tests and those who call Apical from Java. */
public final class RunsInMemory implements RunSource {

    private final List<RunKey> order;
    private final Iterator<RunKey> open;
    private final boolean keepProjections;
    private final Path recordings;
    private final Map<String, String> files;
    private final List<Journal> journals = new ArrayList<>();

    /**
     * All runs of a plan.
     *
     * @param keepProjections whether the results have those of the trained networks
     * @param recordings      folder of recordings, of which each run has its own
     */
    public RunsInMemory(ResolvedExperiment plan, boolean keepProjections, Path recordings) {
        this.order = RunKey.of(plan);
        this.open = RunKey.longestFirst(plan).iterator();
        this.keepProjections = keepProjections;
        this.recordings = recordings;
        this.files = Folders.fileNames(plan.models().stream().map(model -> model.definition().name()).toList());
    }

    @Override
    public synchronized Optional<RunJournal> claim() {
        if (!open.hasNext()) {
            return Optional.empty();
        }
        Journal journal = new Journal(open.next());
        journals.add(journal);
        return Optional.of(journal);
    }

    @Override
    public boolean mayBecomeFree() {
        return false;
    }

    @Override
    public Optional<String> diverged() {
        return Optional.empty();
    }

    @Override
    public Standing standing() {
        return new Standing(0, 0, order.size());
    }

    /** Of the runs that were claimed, in their order. */
    public synchronized List<RunResult> results() {
        return journals.stream().sorted(Comparator.comparingInt(journal -> order.indexOf(journal.key)))
                .map(journal -> new RunResult(journal.key.model(), journal.key.seed(), journal.found.build(), journal.projections))
                .toList();
    }

    private final class Journal implements RunJournal {
        private final RunKey key;
        private final ResultTables.Builder found = new ResultTables.Builder();
        private final List<Runnable> added = new ArrayList<>();
        private List<Projection> projections = List.of();

        Journal(RunKey key) {
            this.key = key;
        }

        @Override
        public RunKey key() {
            return key;
        }

        @Override
        public Restored restore(Checkpointed run) {
            return Restored.NO;
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
            return recordings.resolve(RunFolder.recordingsOf(files.get(key.model()), key.seed()));
        }

        @Override
        public void end(List<Projection> trained) {
            commit();
            projections = keepProjections ? trained : List.of();
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
