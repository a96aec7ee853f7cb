package apical.results;

import java.io.Serializable;

/**
 * How far a run goes in one stage of its experiment, and what is measured on the way.
 *
 * @param model        name of the definition that is trained; that of the run, unless it is the setting that was chosen for it
 * @param stage        from 0
 * @param epochs       after which it ends at the latest
 * @param multiplyAdds spent, after which it ends as well; infinite where nobody counts
 * @param seconds      of processor time, likewise
 * @param isTested     whether it is measured on test data
 * @param isLast       whether the run is whole then; else a later stage may go on with it
 */
public record Goal(RunKey run, String model, int stage, int epochs, double multiplyAdds, double seconds, boolean isTested,
        boolean isLast) implements Serializable {

    /** All of a run, at once. */
    static Goal whole(RunKey run, int epochs) {
        return new Goal(run, run.model(), 0, epochs, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, true, true);
    }

    /** Whether a run that has come so far, in whole epochs, is where it is to go. */
    public boolean isReached(int epochsThere, double multiplyAddsSpent, double secondsSpent) {
        return epochsThere >= epochs || multiplyAddsSpent >= multiplyAdds || secondsSpent >= seconds;
    }
}
