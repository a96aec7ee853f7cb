package apical.data;

import static apical.data.ImageProperty.BRIGHTEST_QUADRANT;
import static apical.data.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImagePropertyTest {

    /** Each quadrant summed by its own loop over rows 0-13 | 14-27 and columns 0-13 | 14-27. */
    @Test
    void brightestQuadrantIsThatOfTheDirectSums() {
        byte[] brightness = new byte[200 * 28 * 28];
        new Random(1).nextBytes(brightness);
        LabelledImages images = new LabelledImages(brightness, 28, 28, new int[200]);
        int[] direct = new int[200];
        for (int i = 0; i < 200; i++) {
            int[] sums = {sum(brightness, i, 0, 0), sum(brightness, i, 0, 14),
                sum(brightness, i, 14, 0), sum(brightness, i, 14, 14)};
            int most = Arrays.stream(sums).max().getAsInt();
            while (sums[direct[i]] != most) direct[i]++;
        }
        assertArrayEquals(direct, BRIGHTEST_QUADRANT.of(images));
        assertEquals(4, Arrays.stream(direct).distinct().count());
    }

    private static int sum(byte[] brightness, int image, int top, int left) {
        int sum = 0;
        for (int row = top; row < top + 14; row++) {
            for (int column = left; column < left + 14; column++) sum += brightness[image * 784 + row * 28 + column] & 0xff;
        }
        return sum;
    }

    @Test
    void quadrantsAreNumberedRowByRow() {
        byte[] corners = new byte[4 * 8];                        // four images of 2 x 4, each with one corner lit
        corners[0] = 1;
        corners[8 + 3] = 1;
        corners[16 + 4] = 1;
        corners[24 + 7] = 1;
        assertArrayEquals(new int[] {0, 1, 2, 3}, BRIGHTEST_QUADRANT.of(new LabelledImages(corners, 2, 4, new int[4])));
    }

    @Test
    void firstOfEquallyBrightQuadrantsIsTaken() {
        byte[] ties = {0, 0, 0, 0, 3, 9, 9, 9, 9, 1, 9, 9, 0, 2, 0, 2};
        assertArrayEquals(new int[] {0, 1, 0, 1}, BRIGHTEST_QUADRANT.of(new LabelledImages(ties, 2, 2, new int[4])));
        byte[] white = {127, 127, 127, -1};                      // 255, not -1: bytes are unsigned
        assertArrayEquals(new int[] {3}, BRIGHTEST_QUADRANT.of(new LabelledImages(white, 2, 2, new int[1])));
    }

    @Test
    void oddSizesHaveNoQuadrants() {
        assertRefused("brightestQuadrant", "even height and width", "2 x 3 pixels",
                () -> BRIGHTEST_QUADRANT.of(new LabelledImages(new byte[6], 2, 3, new int[1])));
    }

    @ParameterizedTest
    @EnumSource
    void valuesAreWithinTheirCountAndTheNameLeadsBack(ImageProperty property) {
        byte[] brightness = new byte[50 * 16];
        new Random(2).nextBytes(brightness);
        for (int value : property.of(new LabelledImages(brightness, 4, 4, new int[50]))) {
            assertTrue(value >= 0 && value < property.valueCount());
        }
        assertEquals(Optional.of(property), ImageProperty.withId(property.id()));
        assertTrue(property.id().matches("[a-z][A-Za-z]*"));
    }

    @Test
    void unknownNameIsNoProperty() {
        assertEquals(Optional.empty(), ImageProperty.withId("brightestQuadrat"));
    }
}
