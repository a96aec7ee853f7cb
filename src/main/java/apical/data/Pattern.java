package apical.data;

/**
 * What is shown to a network at once.
 *
 * @param rates  r_0 of the input units
 * @param target target rates of the output units; empty: there is no teacher for it
 */
public record Pattern(double[] rates, double[] target) {

    public boolean isTaught() {
        return target.length > 0;
    }
}
