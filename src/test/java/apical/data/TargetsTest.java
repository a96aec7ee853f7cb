package apical.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetsTest {

    @ParameterizedTest
    @CsvSource({"0, 1", "0.1, 0.9", "-1, 1"})
    void onlyTheRightClassIsHigh(double low, double high) {
        int[] labels = {2, 0, 2, 3, 1};
        FMatrixRMaj target = new FMatrixRMaj(10, 10);
        target.fill(7);
        new Targets.Classes(low, high).copyTo(labels, 4, target);
        assertEquals(4, target.getNumRows());
        assertEquals(5, target.getNumCols());
        for (int unit = 0; unit < 4; unit++) {
            for (int column = 0; column < 5; column++) {
                assertEquals((float) (labels[column] == unit ? high : low), target.get(unit, column));
            }
        }
    }

    @Test
    void labelOutsideTheClassesIsRefused() {
        Targets.Classes targets = new Targets.Classes(0, 1);
        FMatrixRMaj target = new FMatrixRMaj(10, 10);
        assertThrows(IndexOutOfBoundsException.class, () -> targets.copyTo(new int[] {0, 4}, 4, target));
        assertThrows(IndexOutOfBoundsException.class, () -> targets.copyTo(new int[] {0, -1}, 4, target));
    }

    @Test
    void anImageIsItsOwnTarget() {
        byte[] brightness = {0, (byte) 255, 51, 102, (byte) 255, 0, 0, 0};       // two images of 2 x 2, then 0, 1, 0.2, 0.4
        LabelledImages images = new LabelledImages(brightness, 2, 2, new int[] {1, 0});
        Targets.Image targets = new Targets.Image(0.1, 0.6);
        FMatrixRMaj target = new FMatrixRMaj(1, 1);
        targets.copyTo(images, new int[] {1, 0}, 2, target);
        assertEquals(4, target.getNumRows());
        assertEquals(2, target.getNumCols());
        double[][] expected = {{0.6, 0.1}, {0.1, 0.6}, {0.1, 0.2}, {0.1, 0.3}};
        for (int pixel = 0; pixel < 4; pixel++) {
            assertArrayEquals(expected[pixel], new double[] {target.get(pixel, 0), target.get(pixel, 1)}, 1e-7);
        }
        assertArrayEquals(new double[] {0.1, 0.6, 0.2, 0.3}, images.pattern(0, targets, 2).target(), 1e-7);
        assertEquals(4, targets.outputs(4, 2));
    }

    @Test
    void brightnessIsTheWayBack() {
        Targets.Image targets = new Targets.Image(0.1, 0.8);
        double[] pixels = {0, 0.25, 1};
        double[] rates = targets.of(pixels, 3, 10);
        for (int i = 0; i < pixels.length; i++) assertEquals(pixels[i], targets.brightness(rates[i]), 1e-12);
    }

    @Test
    void classesOfAPatternAreThoseOfABatch() {
        LabelledImages images = new LabelledImages(new byte[8], 2, 2, new int[] {1, 0});
        Targets.Classes targets = new Targets.Classes(-1, 0.5);
        assertArrayEquals(new double[] {-1, 0.5, -1}, images.pattern(0, targets, 3).target());
        FMatrixRMaj target = new FMatrixRMaj(1, 1);
        targets.copyTo(images, new int[] {1, 0}, 3, target);
        assertArrayEquals(new float[] {0.5f, -1, -1, 0.5f, -1, -1}, target.data);
        assertEquals(3, targets.outputs(4, 3));
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "0.5, 0.5", "NaN, 1", "0, NaN", "0, Infinity", "-Infinity, 0"})
    void lowIsBelowHighAndBothAreFinite(double low, double high) {
        assertThrows(IllegalArgumentException.class, () -> new Targets.Classes(low, high));
        assertThrows(IllegalArgumentException.class, () -> new Targets.Image(low, high));
    }
}
