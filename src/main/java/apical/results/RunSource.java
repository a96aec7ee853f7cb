package apical.results;

import java.io.IOException;
import java.util.Optional;

/** The runs of an experiment, each of which is to be carried out once, by whoever claims it first. */
public interface RunSource {

    /** Claims a run that has not ended and that nobody has; empty if there is none at this moment. */
    Optional<RunJournal> claim() throws IOException;

    /** Whether another process has runs, which may be left open. */
    boolean mayBecomeFree() throws IOException;

    /** What a run that diverged said, if the experiment ends with it. */
    Optional<String> diverged();

    /** How many runs there are, and how many of them had ended when this was first asked. */
    Standing standing() throws IOException;

    /**
     * How far an experiment is.
     *
     * @param ended runs that are whole, those of which one diverged among them
     * @param begun runs that are not, but of which something is there
     * @param asked all
     */
    record Standing(int ended, int begun, int asked) {

        /** {@code 3 of 8 runs ended, 2 begun}. */
        @Override
        public String toString() {
            return ended + " of " + asked + (asked == 1 ? " run" : " runs") + " ended" + (begun > 0 ? ", " + begun + " begun" : "");
        }
    }
}
