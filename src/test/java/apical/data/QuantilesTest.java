package apical.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuantilesTest {

    @Test
    void groupsAreEquallyLargeWhereNothingRepeats() {
        double[] values = new Random(1).doubles(1000).toArray();
        int[] groups = Quantiles.groups(values, 4);
        for (int group = 0; group < 4; group++) {
            int g = group;
            assertEquals(250, Arrays.stream(groups).filter(v -> v == g).count());
        }
    }

    @Test
    void groupsByHand() {
        assertArrayEquals(new int[] {3, 0, 1, 2, 0, 2, 1, 3}, Quantiles.groups(new double[] {9, 1, 3, 6, 2, 5, 4, 8}, 4));
        assertArrayEquals(new int[] {0, 0, 1, 2, 1}, Quantiles.groups(new double[] {-1, -7, 0.5, 30, 2}, 3));
        assertArrayEquals(new int[] {0}, Quantiles.groups(new double[] {5}, 4));
        assertArrayEquals(new int[] {}, Quantiles.groups(new double[] {}, 4));
    }

    @Test
    void equalValuesAreInOneGroup() {
        assertArrayEquals(new int[] {0, 0, 0, 0, 0, 3, 3, 0}, Quantiles.groups(new double[] {1, 1, 1, 1, 1, 2, 2, 1}, 4));
        assertArrayEquals(new int[6], Quantiles.groups(new double[6], 4));
    }

    @Test
    void neitherOrderNorScaleMatters() {
        double[] values = new Random(2).ints(200, 0, 50).asDoubleStream().toArray();
        int[] groups = Quantiles.groups(values, 4);
        double[] reversed = IntStream.range(0, 200).mapToDouble(i -> values[199 - i]).toArray();
        assertArrayEquals(IntStream.range(0, 200).map(i -> groups[199 - i]).toArray(), Quantiles.groups(reversed, 4));
        assertArrayEquals(groups, Quantiles.groups(Arrays.stream(values).map(Math::exp).toArray(), 4));
    }
}
