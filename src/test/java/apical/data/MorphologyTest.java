package apical.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MorphologyTest {

    private static final LabelledImages RING = Drawing.of(
            "......",
            ".####.",
            ".#..#.",
            ".#..#.",
            ".####.",
            "......");

    private static final LabelledImages EIGHT = Drawing.of(
            "####",
            "#..#",
            "####",
            "#..#",
            "####");

    @Test
    void aRingHasOneHoleAnEightTwoAndAStrokeNone() {
        assertEquals(1, Morphology.holes(RING, 0));
        assertEquals(2, Morphology.holes(EIGHT, 0));             // though it touches the border everywhere
        assertEquals(0, Morphology.holes(Drawing.of("....", ".##.", ".#..", "...."), 0));
        assertEquals(2, Morphology.holes(Drawing.of("#######", "#.#.#.#", "#######"), 0));
    }

    @Test
    void anOpenRingHasNoHoleButOneClosedByACornerHas() {
        assertEquals(0, Morphology.holes(Drawing.of("###", "#.#", "#.#"), 0));
        assertEquals(1, Morphology.holes(Drawing.of(".#.", "#.#", ".#."), 0));
        assertEquals(1, Morphology.holes(Drawing.of("####.", "#..#.", "##..#", "..###"), 0), "ends that touch by a corner");
    }

    @Test
    void inkIsAtLeastHalfAsBrightAsTheBrightest() {
        assertEquals(0, Morphology.holes(Drawing.of("###", "#.+", "###"), 0), "100 of 255 is background");
        assertEquals(1, Morphology.holes(Drawing.of("+++", "+.+", "+++"), 0), "100 of 100 is ink");
        byte[] ring = {126, 126, 126, 126, 63, 126, 126, 126, 126};
        assertEquals(0, Morphology.holes(new LabelledImages(ring, 3, 3, new int[1]), 0));
        ring[4] = 62;
        assertEquals(1, Morphology.holes(new LabelledImages(ring, 3, 3, new int[1]), 0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 15, 30, 45, 60, 90, 120})
    void widthIsThatOfAStrokeInWhateverDirection(double degrees) {
        double length = 81;
        for (double width : new double[] {5, 9}) {
            double measured = Morphology.strokeWidth(Drawing.stroke(101, width, degrees, length), 0);
            double expected = width * length / (width + length);             // 2 A / P of a rectangle
            assertEquals(expected, measured, 0.12 * expected, "width " + width);
        }
    }

    @Test
    void widthOfABarByHand() {
        double perimeter = Math.PI / 8 * (2 + 6 + (6 + 6) / Math.sqrt(2));     // across, up and down, and on both diagonals
        assertEquals(2 * 3 / perimeter, Morphology.strokeWidth(Drawing.of("...", "###", "..."), 0), 1e-12);
        assertEquals(2 * 3 / perimeter, Morphology.strokeWidth(Drawing.of("###"), 0), 1e-12, "also at the border");
    }

    @Test
    void aThickenedStrokeIsWider() {
        LabelledImages thin = Drawing.of("......", ".#..#.", ".#..#.", ".####.", "....#.", "....#.");
        LabelledImages thick = Drawing.of(".##.##", "##.###", "######", "######", "...###", "...###");
        assertTrue(Morphology.strokeWidth(thick, 0) > 1.5 * Morphology.strokeWidth(thin, 0));
    }

    @Test
    void slantIsTheShearOfAStroke() {
        LabelledImages upright = Drawing.of("..#..", "..#..", "..#..");
        LabelledImages right = Drawing.of("...#.", "..#..", ".#...");
        LabelledImages steep = Drawing.of("....#", "..#..", "#....");
        assertEquals(0, Morphology.slant(upright, 0), 1e-12);
        assertEquals(1, Morphology.slant(right, 0), 1e-12);
        assertEquals(2, Morphology.slant(steep, 0), 1e-12);
        assertEquals(-1, Morphology.slant(Drawing.mirrored(right), 0), 1e-12);
        assertEquals(-1, Morphology.slant(Drawing.flipped(right), 0), 1e-12);
        assertEquals(0, Morphology.slant(Drawing.of("....", "####", "...."), 0), "lies flat");
    }

    @Test
    void slantWeighsByBrightness() {
        LabelledImages images = Drawing.of(".+.", "...", "#..");
        // rows 0 and 2, columns 1 and 0: along one line whatever the weights
        assertEquals(0.5, Morphology.slant(images, 0), 1e-12);
        LabelledImages bent = Drawing.of("..#", "#..", "+..");
        double mr = (255 + 200) / 610.0;
        double mc = 510 / 610.0;
        double cov = (255 * (0 - mr) * (2 - mc) + 255 * (1 - mr) * (0 - mc) + 100 * (2 - mr) * (0 - mc)) / 610;
        double var = (255 * mr * mr + 255 * (1 - mr) * (1 - mr) + 100 * (2 - mr) * (2 - mr)) / 610;
        assertEquals(-cov / var, Morphology.slant(bent, 0), 1e-12);
    }

    @Test
    void aspectRatioIsThatOfTheBoxAroundTheInk() {
        assertEquals(4 / 5.0, Morphology.aspectRatio(EIGHT, 0));
        assertEquals(1, Morphology.aspectRatio(RING, 0));
        assertEquals(1, Morphology.aspectRatio(Drawing.of("......", "#.+...", ".....+", "..#..."), 0), "grey is no ink");
        assertEquals(6, Morphology.aspectRatio(Drawing.of("......", "#....#"), 0));
    }

    @Test
    void turningAnImageTurnsItsBoxAndNothingElse() {
        LabelledImages images = Drawing.noise(20, 5, 7, 3);
        LabelledImages turned = Drawing.turned(images);
        for (int i = 0; i < images.size(); i++) {
            assertEquals(1, Morphology.aspectRatio(images, i) * Morphology.aspectRatio(turned, i), 1e-12);
            assertEquals(Morphology.strokeWidth(images, i), Morphology.strokeWidth(turned, i), 1e-12);
            assertEquals(Morphology.holes(images, i), Morphology.holes(turned, i));
        }
    }

    @Test
    void mirroringAnImageTurnsItsSlantAndNothingElse() {
        LabelledImages images = Drawing.noise(20, 6, 5, 4);
        LabelledImages mirrored = Drawing.mirrored(images);
        for (int i = 0; i < images.size(); i++) {
            assertEquals(-Morphology.slant(images, i), Morphology.slant(mirrored, i), 1e-12);
            assertEquals(Morphology.aspectRatio(images, i), Morphology.aspectRatio(mirrored, i));
            assertEquals(Morphology.strokeWidth(images, i), Morphology.strokeWidth(mirrored, i), 1e-12);
            assertEquals(Morphology.holes(images, i), Morphology.holes(mirrored, i));
        }
    }

    @Test
    void aBlackImageHasNoStroke() {
        LabelledImages black = Drawing.of("...", "...");
        assertEquals(0, Morphology.strokeWidth(black, 0));
        assertEquals(0, Morphology.slant(black, 0));
        assertEquals(1, Morphology.aspectRatio(black, 0));
        assertEquals(0, Morphology.holes(black, 0));
    }

    @Test
    void coloursAreSummed() {
        byte[] grey = new byte[30];
        new Random(5).nextBytes(grey);
        byte[] planes = new byte[3 * 30];
        for (int p = 0; p < 30; p++) {
            int third = (grey[p] & 0xff) / 3;
            grey[p] = (byte) (3 * third);
            planes[p] = (byte) (third + Math.min(third, 5));
            planes[30 + p] = (byte) (third - Math.min(third, 5));
            planes[60 + p] = (byte) third;
        }
        LabelledImages one = new LabelledImages(grey, 6, 5, new int[1]);
        LabelledImages three = new LabelledImages(planes, 3, 6, 5, new int[1]);
        for (ToDoubleBiFunction<LabelledImages, Integer> property : List.<ToDoubleBiFunction<LabelledImages, Integer>>of(
                Morphology::strokeWidth, Morphology::slant, Morphology::aspectRatio, Morphology::holes)) {
            assertEquals(property.applyAsDouble(one, 0), property.applyAsDouble(three, 0), 1e-12);
        }
    }
}
