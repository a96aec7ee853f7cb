package apical.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class ColourQuantiserTest {

    @Test
    void imagesOfFewColoursStayAsTheyAre() {
        BufferedImage image = image(0xFFFFFF, 0xFF0000, 0xFFFFFF, 0x0000FF);
        ColourQuantiser quantiser = ColourQuantiser.of(image, 3);
        int[] colours = quantiser.colours(3);
        int[] numbers = quantiser.numbers(image);
        for (int x = 0; x < 4; x++) {
            assertEquals(image.getRGB(x, 0), colours[numbers[x]]);
        }
    }

    @Test
    void rareColoursBecomeTheNearestOfTheFrequentOnes() {
        BufferedImage image = image(0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0x000000, 0x000000, 0x101010, 0xF0F0F0);
        assertArrayEquals(new int[] {0, 0, 0, 1, 1, 1, 0}, ColourQuantiser.of(image, 2).numbers(image));
    }

    @Test
    void aPaletteIsFilledUpWithItsFirstColour() {
        assertArrayEquals(new int[] {0xFFFFFFFF, 0xFF000000, 0xFFFFFFFF},
                ColourQuantiser.of(image(0xFFFFFF, 0xFFFFFF, 0), 2).colours(3));
    }

    private static BufferedImage image(int... row) {
        BufferedImage image = new BufferedImage(row.length, 1, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < row.length; x++) {
            image.setRGB(x, 0, row[x]);
        }
        return image;
    }
}
