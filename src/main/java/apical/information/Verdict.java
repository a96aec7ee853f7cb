package apical.information;

/** How an estimate is to be taken. */
public enum Verdict {
    /** The truth lies in the interval, as far as the estimator's own checks can tell. */
    SOUND("sound"),
    /** The truth is at least about this much. */
    LOWER_BOUND("lower bound"),
    /** The truth is at most about this much. */
    UPPER_BOUND("upper bound"),
    /** The value is made by the estimator, and says nothing of what was recorded. */
    SATURATED("saturated");

    private final String id;

    Verdict(String id) {
        this.id = id;
    }

    /** As written in results. */
    public String id() {
        return id;
    }
}
