package apical.state;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Numbers of one type in a rectangular box. Two are equal if they have the same bits; a double that is no number has one pattern.
 *
 * @param shape length of each dimension; empty for a single number
 * @param array {@code double[]}, {@code float[]}, {@code long[]}, {@code int[]}, or {@code byte[]} of 0 and 1 for yes and no; in C
 *              order, the last index running fastest
 */
public record Numbers(List<Integer> shape, Object array) {

    public Numbers {
        shape = List.copyOf(shape);
        if (shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact) != Array.getLength(array)) {
            throw new IllegalArgumentException(Array.getLength(array) + " numbers; expected as many as " + shape + " has");
        }
    }

    /** How many there are. */
    public int size() {
        return Array.getLength(array);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Numbers numbers && shape.equals(numbers.shape)
                && Objects.deepEquals(array, numbers.array);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(new Object[] {shape, array});
    }

    /** {@code float [5 x 3]}. */
    @Override
    public String toString() {
        return array.getClass().getComponentType()
                + shape.stream().map(String::valueOf).collect(Collectors.joining(" x ", " [", "]"));
    }
}
