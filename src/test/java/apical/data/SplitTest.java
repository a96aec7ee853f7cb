package apical.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import apical.results.Results;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {

    @Test
    void everyImageIsInExactlyOnePart() {
        Split split = Split.of(60_000, 5_000, 1);
        assertEquals(5_000, split.validation().length);
        int[] both = IntStream.concat(Arrays.stream(split.training()), Arrays.stream(split.validation())).sorted().toArray();
        assertArrayEquals(IntStream.range(0, 60_000).toArray(), both);
    }

    @Test
    void sameSeedChoosesTheSameAndAnotherSeedOthers() {
        assertArrayEquals(Split.of(60_000, 5_000, 1).validation(), Split.of(60_000, 5_000, 1).validation());
        assertFalse(Arrays.equals(Split.of(60_000, 5_000, 1).validation(), Split.of(60_000, 5_000, 2).validation()));
    }

    /** Not one end of the file: each tenth of it gives about 500 of the 5,000 (six standard deviations are 124). */
    @Test
    void choiceIsSpreadOverTheFile() {
        int[] tenths = new int[10];
        for (int image : Split.of(60_000, 5_000, 1).validation()) tenths[image / 6_000]++;
        for (int count : tenths) assertEquals(500, count, 124);
    }

    /**
     * Results are comparable only while the choice stays the same. Recorded on Java 17; a second implementation of
     * SplittableRandom and the shuffle, written in Python, gives the same six.
     */
    @Test
    void choiceIsTheSameOnEveryMachineAndJava() {
        assertArrayEquals(new int[] {3, 16, 55, 83, 87, 93}, Arrays.copyOf(Split.of(60_000, 5_000, 1).validation(), 6));
    }
}
