package apical.arrays;

import apical.validation.InvalidValueException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Numbers in a rectangular box of any number of dimensions.
 *
 * @param shape  length of each dimension; empty for a single number
 * @param values in C order, the last index running fastest; kept, not copied
 */
public record NumpyArray(List<Integer> shape, double[] values) {

    public NumpyArray {
        shape = List.copyOf(shape);
        if (values.length != size(shape)) {
            throw new InvalidValueException("values", "has " + values.length + " elements; expected " + size(shape)
                    + ", as many as " + show(shape) + " has");
        }
    }

    static long size(List<Integer> shape) {
        return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    /** {@code [5 x 3]}. */
    static String show(List<Integer> shape) {
        return shape.stream().map(String::valueOf).collect(Collectors.joining(" x ", "[", "]"));
    }
}
