package apical.network;

import apical.validation.InvalidValueException;
import apical.validation.Require;
import java.util.List;

/**
 * How many units each layer has: layer 0 is the input, the last one the output, those between are hidden.
 *
 * @param units sizes from input to output, at least two, each at least 1
 */
public record Shape(List<Integer> units) {

    public Shape {
        Require.each("layers", units, (field, n) -> {
            if (n == null) {
                throw new InvalidValueException(field, "is null; expected a number of units");
            }
            Require.atLeast(field, n, 1);
        });
        if (units.size() < 2) {
            throw new InvalidValueException("layers", "has 1 element; expected at least an input and an output layer");
        }
        units = List.copyOf(units);
    }

    /** N: the number of projections from one layer to the next, and the index of the output layer. */
    public int depth() {
        return units.size() - 1;
    }

    /** Number of units in layer {@code k}, 0 to depth. */
    public int units(int k) {
        return units.get(k);
    }

    /** {@code hidden1}, {@code hidden2}, ..., {@code output} for layers 1 to depth; {@code input} for layer 0. */
    public String name(int k) {
        return k == 0 ? "input" : k == depth() ? "output" : "hidden" + k;
    }
}
