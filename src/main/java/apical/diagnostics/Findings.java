package apical.diagnostics;

import apical.quantity.Quantity;

/** Told what was found. */
@FunctionalInterface
public interface Findings {

    /** @param layer {@code hidden1}, ..., {@code output}; empty where the quantity belongs to the network */
    void add(String layer, Quantity quantity, double value);

    /** Adds a value, unless nothing could be measured: {@code value} is then no finite number. */
    default void addIfThere(String layer, Quantity quantity, double value) {
        if (Double.isFinite(value)) {
            add(layer, quantity, value);
        }
    }
}
