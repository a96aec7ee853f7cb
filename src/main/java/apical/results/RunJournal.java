package apical.results;

import apical.network.Projection;
import apical.state.Checkpointed;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Where one run writes what it finds, as it goes: rows of tables, which become part of the results when they are committed, and
 * checkpoints, from which it goes on after its process has died. To be closed when the run has ended or is left for later.
 */
public interface RunJournal extends Closeable {

    /** How far the run goes now, and what is measured on the way. */
    Goal goal();

    /** Which run this is. */
    default RunKey key() {
        return goal().run();
    }

    /**
     * Puts a run where it stood at its last checkpoint, and its tables with it.
     *
     * @param run just made
     */
    Restored restore(Checkpointed run) throws IOException;

    /** Whether a run goes on from a checkpoint. */
    enum Restored {
        YES,
        /** There is none: the run begins, with empty tables. */
        NO,
        /** There was one of something else. It is gone, and so are the tables: the run must be made once more, and begins. */
        UNFIT
    }

    /** Keeps a row until the next {@link #commit} or {@link #drop}. */
    <R extends Record> void add(CsvTable<R> table, R row);

    /** Writes the rows that were added, so that others can read them. */
    void commit() throws IOException;

    /** Forgets the rows that were added since the last {@link #commit}. */
    void drop();

    /** Writes a checkpoint where it is time for one; to be called in the middle of an epoch, as often as one likes. */
    void pause(Checkpointed run) throws IOException;

    /** Writes a checkpoint where it is time for one; to be called at the end of an epoch or measurement, rows being committed. */
    void rest(Checkpointed run) throws IOException;

    /** Writes a checkpoint now. Rows that are not committed are forgotten. */
    void hold(Checkpointed run) throws IOException;

    /**
     * Keeps a copy of where the run stands, for {@link #holdWhatWasOffered}, until the next {@link #commit} or {@link #drop}: a
     * measurement begins, which takes long and need not be waited for.
     */
    void offer(Checkpointed run) throws IOException;

    /**
     * Writes what was offered as a checkpoint, if something is; to be called from another thread. What the run finds from now on is
     * not written any more.
     *
     * @return whether something was offered
     */
    boolean holdWhatWasOffered() throws IOException;

    /** Folder of what is recorded; not made yet, unless the run goes on. */
    Path recordings();

    /**
     * The run is whole.
     *
     * @param projections as they are at the end; kept if they were asked for
     */
    void end(List<Projection> projections) throws IOException;

    /**
     * The run is where its goal is, though not whole: a later stage may go on with it. Writes a checkpoint.
     *
     * @param run all of whose rows are committed
     */
    void reach(Checkpointed run) throws IOException;

    /** The run diverged, and with it the experiment ends. */
    void endDiverged(String what) throws IOException;
}
