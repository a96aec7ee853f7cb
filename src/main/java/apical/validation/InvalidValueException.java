package apical.validation;

/**
 * A value that a definition must not have. It knows the field and the problem; whoever read the definition adds the file
 * and the path.
 */
public final class InvalidValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String problem;

    /**
     * @param field   the field, or a path below the object that is being built: {@code halfWidth}, {@code bottomUp[1]}
     * @param problem what follows the field's name in the message: "is -1; expected a finite value &gt; 0"
     */
    public InvalidValueException(String field, String problem) {
        super(field + " " + problem);
        this.field = field;
        this.problem = problem;
    }

    public String field() {
        return field;
    }

    /** What follows the field's name in the message. */
    public String problem() {
        return problem;
    }
}
