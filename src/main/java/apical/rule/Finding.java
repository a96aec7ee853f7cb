package apical.rule;

/**
 * One number that a check came to.
 *
 * @param quantity what was measured, in a line
 * @param detail   what else is worth seeing; may be empty
 */
public record Finding(String quantity, double measured, Expectation expected, String detail) {

    public Finding(String quantity, double measured, Expectation expected) {
        this(quantity, measured, expected, "");
    }

    public boolean passed() {
        return expected.allows(measured);
    }
}
