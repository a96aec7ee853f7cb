package apical.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchesTest {

    @ParameterizedTest
    @CsvSource({"1000, 10, 100, 10", "1003, 10, 101, 3", "7, 10, 1, 7", "10, 1, 10, 1", "5, 2147483647, 1, 5"})
    void everyImageIsShownOnceAnEpoch(int images, int batchSize, int count, int last) {
        Batches batches = Batches.shuffled(images, batchSize, new SplittableRandom(1));
        int[][] all = StreamSupport.stream(batches.spliterator(), false).toArray(int[][]::new);
        assertEquals(count, all.length);
        assertEquals(count, batches.count());
        for (int b = 0; b < count - 1; b++) assertEquals(batchSize, all[b].length);
        assertEquals(last, all[count - 1].length);
        assertArrayEquals(IntStream.range(0, images).toArray(),
                Arrays.stream(all).flatMapToInt(Arrays::stream).sorted().toArray());
    }

    @Test
    void sameSeedGivesTheSameOrderAndTheNextEpochAnother() {
        RandomGenerator random = new SplittableRandom(1);
        int[] first = flat(Batches.shuffled(100, 10, random));
        int[] second = flat(Batches.shuffled(100, 10, random));
        assertArrayEquals(first, flat(Batches.shuffled(100, 10, new SplittableRandom(1))));
        assertFalse(Arrays.equals(first, second));
        assertFalse(Arrays.equals(first, flat(Batches.shuffled(100, 10, new SplittableRandom(2)))));
    }

    @Test
    void batchSizeDoesNotChangeTheOrder() {
        assertArrayEquals(flat(Batches.shuffled(100, 10, new SplittableRandom(1))),
                flat(Batches.shuffled(100, 7, new SplittableRandom(1))));
    }

    /** 24,000 shuffles of 4: each of the 24 orders comes 1,000 times, six standard deviations being 186. */
    @Test
    void everyOrderIsEquallyLikely() {
        RandomGenerator random = new SplittableRandom(1);
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < 24_000; i++) seen.merge(Arrays.toString(Batches.shuffledOrder(4, random)), 1, Integer::sum);
        assertEquals(24, seen.size());
        seen.forEach((order, times) -> assertEquals(1_000, times, 186, order));
    }

    @Test
    void orderCanBeWalkedThroughAgain() {
        Batches batches = Batches.shuffled(100, 10, new SplittableRandom(1));
        int[] once = flat(batches);
        batches.iterator().next()[0] = -1;                      // a batch belongs to its receiver
        assertArrayEquals(once, flat(batches));
    }

    @Test
    void withoutShufflingImagesComeInOrder() {
        assertArrayEquals(IntStream.range(0, 25).toArray(), flat(Batches.inOrder(25, 10)));
    }

    @Test
    void noImagesMakeNoBatch() {
        assertFalse(Batches.inOrder(0, 10).iterator().hasNext());
        assertThrows(NoSuchElementException.class, () -> Batches.inOrder(0, 10).iterator().next());
    }

    @Test
    void batchHoldsAtLeastOneImage() {
        assertThrows(IllegalArgumentException.class, () -> Batches.inOrder(10, 0));
    }

    private static int[] flat(Batches batches) {
        return StreamSupport.stream(batches.spliterator(), false).flatMapToInt(Arrays::stream).toArray();
    }
}
