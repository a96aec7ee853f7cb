package apical.state;

/** What was written down is not what is there to be restored, or one name stands for two values. */
public final class StateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StateException(String message) {
        super(message);
    }
}
