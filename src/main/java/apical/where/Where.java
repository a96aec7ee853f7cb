package apical.where;

import apical.results.OpenExperiment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An engine that carries out the runs of an experiment. Their folders and bytes are the same from each. */
public interface Where {

    /** How many runs go side by side in each of its processes. */
    int threads();

    /** {@code 2 threads}: after what is to be done, for people. */
    String inWords();

    /** Whether this process carries them out itself, so that its memory counts. */
    boolean isHere();

    /**
     * What would be started, for whoever wants to see it before; nothing is.
     *
     * @param result where results would be
     */
    List<String> script(Path result);

    /**
     * Looks for what it needs, before a folder of results is made.
     *
     * @throws IOException in one line, if it is not there
     */
    void requireReady() throws IOException;

    /**
     * Carries out all runs that are open, or hands them over.
     *
     * @return empty if they are carried out; else what was handed over, in words: others then put the results together, too
     * @throws apical.experiment.DivergenceException if a run diverges, and the experiment ends with it
     * @throws IOException                           in one line, if it cannot be done; what was done is safe
     */
    Optional<String> carryOut(OpenExperiment open) throws IOException, InterruptedException;
}
