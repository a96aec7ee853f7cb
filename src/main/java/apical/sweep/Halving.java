package apical.sweep;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Synchronous successive halving (Jamieson and Talwalkar, 2016): when all have spent the budget of a rung, the best of them go on
 * to the next. Who goes on depends on scores and numbers alone, and never on who was faster.
 */
public final class Halving {

    private Halving() {
    }

    /** How many of a rung go on: the share 1 / {@code factor}, rounded up, and at least one. */
    public static int kept(int count, double factor) {
        return Math.max(1, (int) Math.ceil(count / factor));
    }

    /**
     * The best, in the order in which they were given.
     *
     * @param scores the smaller, the better; those that are not finite never go on. Of equal ones the first is better
     * @param most   how many at the most
     * @return their positions
     */
    public static List<Integer> best(double[] scores, int most) {
        return IntStream.range(0, scores.length).boxed().filter(i -> Double.isFinite(scores[i]))
                .sorted(Comparator.comparingDouble((Integer i) -> scores[i])).limit(most).sorted().toList();
    }
}
