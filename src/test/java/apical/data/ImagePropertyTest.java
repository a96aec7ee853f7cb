package apical.data;

import static apical.data.ImageProperty.ASPECT_RATIO;
import static apical.data.ImageProperty.BRIGHTEST_QUADRANT;
import static apical.data.ImageProperty.DARKEST_QUADRANT;
import static apical.data.ImageProperty.HOLES;
import static apical.data.ImageProperty.LEFT_RIGHT_BALANCE;
import static apical.data.ImageProperty.OVERALL_INK;
import static apical.data.ImageProperty.RANDOM_LABELLING;
import static apical.data.ImageProperty.SLANT;
import static apical.data.ImageProperty.STROKE_WIDTH;
import static apical.data.ImageProperty.UP_DOWN_BALANCE;
import static apical.data.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImagePropertyTest {

    private static final LabelledImages DIGITS = new BundledMnist().load(5_000, 1).test().first(1000);

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

    @Test
    void theDarkestQuadrantIsTheBrightestOfTheNegative() {
        byte[] brightness = new byte[100 * 36];
        new Random(3).nextBytes(brightness);
        byte[] negative = new byte[brightness.length];
        for (int p = 0; p < negative.length; p++) negative[p] = (byte) ~brightness[p];
        assertArrayEquals(BRIGHTEST_QUADRANT.of(new LabelledImages(negative, 6, 6, new int[100])),
                DARKEST_QUADRANT.of(new LabelledImages(brightness, 6, 6, new int[100])));
        assertArrayEquals(new int[] {1}, DARKEST_QUADRANT.of(Drawing.of("#.", ".+")), "the first of equals");
        assertRefused("darkestQuadrant", "even height and width", "1 x 2 pixels", () -> DARKEST_QUADRANT.of(Drawing.of("..")));
    }

    @Test
    void inkInQuartiles() {
        LabelledImages images = Drawing.of(List.of(List.of("##.", "#.."), List.of("...", ".+."), List.of("###", "###"),
                List.of("#..", "...")));
        assertArrayEquals(new int[] {2, 0, 3, 1}, OVERALL_INK.of(images));
        assertArrayEquals(new int[] {2, 0}, OVERALL_INK.of(images.select(new int[] {0, 1})),
                "boundaries are those of these images");
    }

    @Test
    void balanceIsTheDifferenceOfHalvesOverTheWhole() {
        LabelledImages image = Drawing.of("##+", "#..", "+##");
        assertEquals((100 + 255 - 255 - 255 - 100) / (5 * 255 + 200.0), Quadrants.leftRight(image, 0), 1e-12);
        assertEquals((100 + 255 + 255 - 255 - 255 - 100), Quadrants.upDown(image, 0), 1e-12);
        assertEquals(1, Quadrants.leftRight(Drawing.of("..#+"), 0));
        assertEquals(-1, Quadrants.upDown(Drawing.of("#", ".", "."), 0));
        assertEquals(0, Quadrants.leftRight(Drawing.of("...."), 0));
    }

    @Test
    void mirroringSwapsLeftAndRightOnly() {
        LabelledImages images = Drawing.noise(99, 7, 8, 4);
        LabelledImages mirrored = Drawing.mirrored(images);
        LabelledImages flipped = Drawing.flipped(images);
        int[] leftRight = LEFT_RIGHT_BALANCE.of(images);
        int[] upDown = UP_DOWN_BALANCE.of(images);
        assertArrayEquals(Arrays.stream(leftRight).map(v -> 2 - v).toArray(), LEFT_RIGHT_BALANCE.of(mirrored));
        assertArrayEquals(upDown, UP_DOWN_BALANCE.of(mirrored));
        assertArrayEquals(Arrays.stream(upDown).map(v -> 2 - v).toArray(), UP_DOWN_BALANCE.of(flipped));
        assertArrayEquals(leftRight, LEFT_RIGHT_BALANCE.of(flipped));
        assertArrayEquals(leftRight, UP_DOWN_BALANCE.of(Drawing.turned(images)));
    }

    @Test
    void mirroringTurnsSlantsRound() {
        LabelledImages images = Drawing.noise(100, 7, 8, 5);
        assertArrayEquals(Arrays.stream(SLANT.of(images)).map(v -> 3 - v).toArray(), SLANT.of(Drawing.mirrored(images)));
    }

    /** What the names of strokes say, image by image: the rest is in MorphologyTest. */
    @Test
    void strokesFromThinToThickFromLeftToRightAndFromTallToWide() {
        LabelledImages images = Drawing.of(List.of(
                List.of("#....", ".#...", "..#..", "...#."),
                List.of("..##.", "..##.", "..##.", "..##."),
                List.of("...##", "..###", ".###.", "###.."),
                List.of("#####", "#####", "#####", ".####")));
        assertArrayEquals(new int[] {0, 1, 2, 3}, STROKE_WIDTH.of(images));
        assertEquals(0, SLANT.of(images)[0]);
        assertEquals(3, SLANT.of(images)[2]);
        assertEquals(0, ASPECT_RATIO.of(images)[1]);
        assertArrayEquals(new int[] {0, 1, 2}, HOLES.of(Drawing.of(List.of(
                List.of(".#...", ".#.#.", ".###."), List.of("###..", "#.#..", "###.."), List.of("#####", "#.#.#", "#####")))));
    }

    @Test
    void aRandomLabelHangsOnTheNumberOfTheImageOnly() {
        int[] labels = RANDOM_LABELLING.of(Drawing.noise(4000, 2, 2, 6));
        assertArrayEquals(labels, RANDOM_LABELLING.of(Drawing.noise(4000, 1, 3, 7)));
        assertArrayEquals(Arrays.copyOf(labels, 10), RANDOM_LABELLING.of(Drawing.noise(10, 2, 2, 6)));
        int[] pairs = new int[16];                               // neighbours are independent, too: 250 of each pair
        for (int i = 0; i + 1 < labels.length; i++) pairs[4 * labels[i] + labels[i + 1]]++;
        for (int count : pairs) assertEquals(250, count, 75);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RANDOM_LABELLING")
    void equalImagesHaveEqualValues(ImageProperty property) {
        int[] twice = IntStream.range(0, 60).map(i -> i % 30).toArray();
        int[] values = property.of(Drawing.noise(30, 6, 8, 8).select(twice));
        assertArrayEquals(Arrays.copyOf(values, 30), Arrays.copyOfRange(values, 30, 60));
    }

    @ParameterizedTest
    @EnumSource
    void everyValueOccursAmongDigits(ImageProperty property) {
        int[] values = property.of(DIGITS);
        int[] counts = new int[property.valueCount()];
        for (int value : values) counts[value]++;
        for (int count : counts) assertTrue(count > values.length / 50, property + ": " + Arrays.toString(counts));
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
