package apical.data;

import java.util.Arrays;

/** Numbers as a few groups of about equal size, whose boundaries are the numbers' own quantiles. */
final class Quantiles {

    private Quantiles() {
    }

    /**
     * The group of each value, 0 .. {@code groups - 1}, ascending: how many of the boundaries lie below it. Boundary k of n values
     * is the one at place ceil(k n / groups) of their order, counted from 1. Equal values are always in one group, so groups
     * are only about equal where values repeat.
     *
     * @param values finite (not modified)
     */
    static int[] groups(double[] values, int groups) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] boundaries = new double[groups - 1];
        for (int k = 1; k < groups && sorted.length > 0; k++) {
            int place = (int) (((long) k * sorted.length + groups - 1) / groups);
            boundaries[k - 1] = sorted[place - 1];
        }
        return Arrays.stream(values)
                .mapToInt(value -> (int) Arrays.stream(boundaries).filter(boundary -> boundary < value).count())
                .toArray();
    }
}
