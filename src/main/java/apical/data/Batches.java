package apical.data;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * One pass over a number of images, in batches: each image once, the last batch smaller if they do not divide.
 * <pre>
 *   for (int[] samples : Batches.shuffled(images.size(), 10, random)) {
 *       images.copyTo(samples, input);
 *       targets.copyTo(images.labels(samples), classes, target);
 *   }
 * </pre>
 * An order can be walked through any number of times. A new epoch's order is a new call with the same generator.
 */
public final class Batches implements Iterable<int[]> {

    private final int[] order;
    private final int batchSize;

    private Batches(int[] order, int batchSize) {
        if (batchSize < 1) throw new IllegalArgumentException("batch size is %s; expected at least 1".formatted(batchSize));
        this.order = order;
        this.batchSize = batchSize;
    }

    /** Images 0 .. {@code images - 1} in an order drawn from {@code random} now, every order equally likely. */
    public static Batches shuffled(int images, int batchSize, RandomGenerator random) {
        return new Batches(shuffledOrder(images, random), batchSize);
    }

    /** Images 0, 1, 2 ...: for measuring, where order does not matter. */
    public static Batches inOrder(int images, int batchSize) {
        return new Batches(IntStream.range(0, images).toArray(), batchSize);
    }

    /** 0 .. n - 1 in random order (Fisher-Yates: from the last place down, swap with any place up to it). */
    public static int[] shuffledOrder(int n, RandomGenerator random) {
        int[] order = IntStream.range(0, n).toArray();
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    /** Number of batches, a smaller last one included. */
    public int count() {
        return (int) (((long) order.length + batchSize - 1) / batchSize);
    }

    /** The batches, each a new array of sample numbers. */
    @Override
    public Iterator<int[]> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < order.length;
            }

            @Override
            public int[] next() {
                if (!hasNext()) throw new NoSuchElementException();
                int from = next;
                next += Math.min(batchSize, order.length - from);
                return Arrays.copyOfRange(order, from, next);
            }
        };
    }
}
