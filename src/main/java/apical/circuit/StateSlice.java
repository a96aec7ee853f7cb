package apical.circuit;

import java.util.Arrays;

/** Where a quantity lies in the flat state: elements {@code from} to {@code from + length - 1}. */
public record StateSlice(int from, int length) {

    /** A copy of the quantity. */
    public double[] of(double[] y) {
        return Arrays.copyOfRange(y, from, from + length);
    }

    /** Writes the quantity into the state {@code y}, modified. */
    public void set(double[] y, double[] values) {
        if (values.length != length) {
            throw new IllegalArgumentException(values.length + " values do not fit into " + length + " elements");
        }
        System.arraycopy(values, 0, y, from, length);
    }
}
