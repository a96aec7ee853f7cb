package apical.cli;

import apical.experiment.MemoryNeed;
import apical.experiment.Progress;
import apical.experiment.Stop;
import apical.results.FinishedExperiment;
import apical.results.RunSource;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What there is to do of an experiment, whether it trains or simulates. */
interface Work {

    /** Of each data file. */
    Map<String, String> sha256();

    /**
     * What will be done, a line each.
     *
     * @param where it will be, in words
     */
    List<String> announce(String where);

    /** How much memory it takes. */
    MemoryNeed need();

    /** {@code Training}. */
    String verb();

    /** What progress counts, with a blank before it. */
    String unit();

    /** Carries out all runs that can be claimed. */
    void run(RunSource runs, int threads, Stop stop, Progress progress) throws InterruptedException, IOException;

    /** Whether models are compared. */
    boolean isCompared();

    /** What came out, for people. */
    List<String> table(FinishedExperiment finished);
}
