package apical.information;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JointCountsTest {

    @Test
    void rowsColumnsAndCellsAreThoseOfTheTable() {
        JointCounts counts = CountTables.joint(new int[][] {{3, 0, 1}, {0, 0, 0}, {1, 1, 0}, {3, 0, 2}});
        assertEquals(11, counts.samples());
        assertSeen(counts.rows(), 2, 4, 5);
        assertSeen(counts.columns(), 7, 1, 3);
        assertSeen(counts.cells(), 3, 1, 1, 1, 3, 2);
    }

    @Test
    void samplesMayComeInAnyOrder() {
        JointCounts counts = JointCounts.of(new int[] {5, 1, 5, 1, 5, 1}, new int[] {0, 0, 1, 0, 0, 1});
        assertSeen(counts.cells(), 2, 2, 1, 1);                     // (5,0) (1,0) (5,1) (1,1)
    }

    @Test
    void permutingKeepsWhatEachVariableIsAlone() {
        JointCounts counts = CountTables.joint(new int[][] {{30, 0, 1}, {0, 20, 0}, {1, 1, 9}});
        JointCounts permuted = counts.permuted(new SplittableRandom(3));
        assertEquals(counts.samples(), permuted.samples());
        assertEquals(counts.samples(), permuted.cells().samples());
        assertSeen(permuted.rows(), 31, 20, 11);
        assertSeen(permuted.columns(), 31, 21, 10);
        assertSeen(counts.cells(), 30, 1, 20, 1, 1, 9);             // and the original as it was
    }

    @Test
    void sameSeedSamePermutationHoweverOftenOneHasPermutedBefore() {
        JointCounts counts = CountTables.joint(new int[][] {{30, 0, 1}, {0, 20, 0}, {1, 1, 9}});
        double first = counts.permuted(new SplittableRandom(5)).cells().entropy();
        assertEquals(first, counts.permuted(new SplittableRandom(5)).cells().entropy());
        assertNotEquals(first, counts.permuted(new SplittableRandom(6)).cells().entropy());
    }

    /** One sample in four stands apart in code and in label; the two meet again in a quarter of all permutations. */
    @Test
    void everyPermutationIsAsLikelyAsAnyOther() {
        JointCounts counts = JointCounts.of(new int[] {0, 0, 0, 1}, new int[] {0, 0, 0, 1});
        var random = new SplittableRandom(4);
        int met = 0;
        for (int i = 0; i < 8000; i++) {
            if (counts.permuted(random).cells().occupied() == 2) met++;
        }
        assertEquals(0.25, met / 8000.0, 0.015);                    // standard error 0.005
    }

    @Test
    void codesAndLabelsMustBeAsManyAsEachOther() {
        assertEquals("3 codes but 2 labels; expected one label for each code", assertThrows(
                IllegalArgumentException.class, () -> JointCounts.of(new int[3], new int[2])).getMessage());
    }

    private static void assertSeen(Counts counts, int... sizes) {
        Counts expected = Counts.of(sizes);
        assertEquals(expected.occupied(), counts.occupied());
        assertEquals(expected.samples(), counts.samples());
        for (int n = 1; n <= expected.samples(); n++) {
            assertEquals(expected.seen(n), counts.seen(n), "symbols seen " + n + " times");
        }
    }
}
