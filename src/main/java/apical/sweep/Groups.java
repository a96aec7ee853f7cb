package apical.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Settings with about the same value of a parameter. */
public final class Groups {

    /** Parameters with more values than this are cut into groups of equal size. */
    public static final int MOST_VALUES = 8;

    private Groups() {
    }

    /**
     * Which group each setting belongs to, from 0, in the order of values: one for each value where there are few, else groups of
     * equal size.
     *
     * @param values of the parameter, one for each setting
     * @param groups how many, where there are many values
     */
    public static int[] of(double[] values, int groups) {
        List<Double> distinct = DoubleStream.of(values).distinct().sorted().boxed().toList();
        if (distinct.size() <= MOST_VALUES) {
            return DoubleStream.of(values).mapToInt(distinct::indexOf).toArray();
        }
        List<Integer> order = new ArrayList<>(IntStream.range(0, values.length).boxed().toList());
        order.sort(Comparator.comparingDouble(i -> values[i]));
        int[] of = new int[values.length];
        for (int place = 0; place < order.size(); place++) {
            of[order.get(place)] = place * groups / order.size();
        }
        return of;
    }
}
