package apical.information;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CountsTest {

    @Test
    void oneSampleLessIsWhatCountingTheOthersGives() {
        var random = new SplittableRandom(1);
        for (int repeat = 0; repeat < 300; repeat++) {
            int[] counts = random.ints(1 + random.nextInt(8), 1, 6).toArray();
            Counts all = Counts.of(counts);
            for (int k = 0; k < counts.length; k++) {
                int[] fewer = counts.clone();
                fewer[k]--;
                assertSame(Counts.of(fewer), all.withoutOneOf(all.kind(counts[k])));
            }
        }
    }

    @Test
    void variablesWithNothingInCommonAddUp() {
        assertSame(Counts.of(1, 4, 4, 2, 4, 1),
                Counts.together(new Counts[] {Counts.of(1, 4, 4), Counts.of(), Counts.of(2, 4, 1)}));
    }

    private static void assertSame(Counts expected, Counts actual) {
        assertEquals(expected.samples(), actual.samples());
        assertEquals(expected.occupied(), actual.occupied());
        assertEquals(expected.kinds(), actual.kinds());
        for (int i = 0; i < expected.kinds(); i++) {
            assertEquals(expected.times(i), actual.times(i));
            assertEquals(expected.symbols(i), actual.symbols(i));
        }
    }
}
