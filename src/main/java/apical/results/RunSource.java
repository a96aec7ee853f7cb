package apical.results;

import java.io.IOException;
import java.util.Optional;

/** The runs of an experiment, each of which is to be carried out once, by whoever claims it first. */
public interface RunSource {

    /** Claims a run that is not where it is to go, and that nobody has; empty if there is none at this moment. */
    Optional<RunJournal> claim() throws IOException;

    /** Whether another process has runs, which may be left open. */
    boolean mayBecomeFree() throws IOException;

    /** What a run that diverged said, if the experiment ends with it. */
    Optional<String> diverged();

    /** Which stage of the {@link RunSchedule} is under way, from 0. */
    int stage() throws IOException;

    /** How many runs the present stage has, and how many of them are where they are to go. */
    Standing standing() throws IOException;

    /**
     * How far an experiment is.
     *
     * @param ended runs that are whole, those of which one diverged among them
     * @param begun runs that are not, but of which something is there
     * @param asked all
     * @param stage which runs these are, in words; empty if they are all
     */
    record Standing(int ended, int begun, int asked, String stage) {

        /** {@code 3 of 8 runs ended, 2 begun}. */
        @Override
        public String toString() {
            return (stage.isEmpty() ? "" : stage + ", ") + ended + " of " + asked + (asked == 1 ? " run" : " runs") + " ended"
                    + (begun > 0 ? ", " + begun + " begun" : "");
        }
    }
}
