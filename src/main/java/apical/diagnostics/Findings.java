package apical.diagnostics;

/** Told what was found. */
@FunctionalInterface
public interface Findings {

    /**
     * @param layer    {@code hidden1}, ..., {@code output}; empty where the quantity belongs to the network
     * @param quantity as in {@code metrics.csv}
     * @param unit     {@code deg}, {@code bit} or {@code 1}
     */
    void add(String layer, String quantity, String unit, double value);

    /** The same, unless nothing could be measured: {@code value} is then no finite number. */
    default void addIfThere(String layer, String quantity, String unit, double value) {
        if (Double.isFinite(value)) {
            add(layer, quantity, unit, value);
        }
    }
}
