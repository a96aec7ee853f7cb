package apical.network;

import apical.validation.InvalidValueException;
import apical.validation.Require;
import java.util.List;
import java.util.OptionalInt;

/**
 * How many units each layer has: layer 0 is the input, the last one the output, those between are hidden.
 *
 * @param units sizes from input to output, at least two, each at least 1
 */
public record Shape(List<Integer> units) {

    /** What Java can hold in one array. */
    private static final int MOST_SYNAPSES = Integer.MAX_VALUE - 8;

    private static final String HIDDEN = "hidden";
    private static final String OUTPUT = "output";

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
        for (int k = 1; k < units.size(); k++) {
            if ((long) units.get(k) * units.get(k - 1) > MOST_SYNAPSES) {
                throw new InvalidValueException("layers[" + k + "]", "is " + units.get(k) + "; expected at most "
                        + MOST_SYNAPSES / units.get(k - 1) + ", since layers[" + (k - 1) + "] is " + units.get(k - 1)
                        + " and an array has at most " + MOST_SYNAPSES + " synapses");
            }
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
        return k == 0 ? "input" : k == depth() ? OUTPUT : HIDDEN + k;
    }

    /** k of the hidden layer of this {@link #name}; empty of any other text. */
    public static OptionalInt hiddenLayer(String name) {
        try {
            int k = name.startsWith(HIDDEN) ? Integer.parseInt(name.substring(HIDDEN.length())) : 0;
            return k > 0 && name.equals(HIDDEN + k) ? OptionalInt.of(k) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** A layer's {@link #name} for readers: {@code hidden layer 1}, {@code output layer}; any other text as it is. */
    public static String inWords(String name) {
        OptionalInt hidden = hiddenLayer(name);
        return hidden.isPresent() ? "hidden layer " + hidden.getAsInt() : name.equals(OUTPUT) ? "output layer" : name;
    }
}
