package apical.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelledImagesTest {

    private static final int ROWS = 3;
    private static final int COLUMNS = 5;
    private static final byte[] BRIGHTNESS = new byte[12 * ROWS * COLUMNS];
    private static final LabelledImages IMAGES =
            new LabelledImages(BRIGHTNESS, ROWS, COLUMNS, new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1});

    static {
        new Random(1).nextBytes(BRIGHTNESS);
    }

    @Test
    void pixelRangeIsZeroToOne() {
        byte[] all = new byte[256];
        for (int v = 0; v < 256; v++) all[v] = (byte) v;
        FMatrixRMaj x = new FMatrixRMaj(1, 1);
        new LabelledImages(all, 16, 16, new int[1]).copyTo(new int[] {0}, x);
        assertEquals(0f, x.get(0, 0));
        assertEquals(1f, x.get(255, 0));
        for (int v = 0; v < 256; v++) assertEquals(v / 255f, x.get(v, 0));
    }

    /** Counts on both sides of the groups of four in which images are written. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 5, 8, 11})
    void eachColumnIsItsSampleRowByRow(int count) {
        int[] samples = {11, 3, 3, 0, 7, 2, 9, 10, 1, 4, 8, 5, 6};
        FMatrixRMaj x = new FMatrixRMaj(2, 2);
        IMAGES.copyTo(samples, 1, count, x);
        assertEquals(ROWS * COLUMNS, x.getNumRows());
        assertEquals(count, x.getNumCols());
        for (int column = 0; column < count; column++) {
            for (int p = 0; p < ROWS * COLUMNS; p++) {
                int brightness = BRIGHTNESS[samples[1 + column] * ROWS * COLUMNS + p] & 0xff;
                assertEquals(brightness / 255f, x.get(p, column));
                assertEquals(brightness, IMAGES.brightness(samples[1 + column], p / COLUMNS, p % COLUMNS));
            }
        }
    }

    /** The smaller last batch leaves nothing of the larger one before it in sight. */
    @Test
    void reusedMatrixHoldsTheNewBatchOnly() {
        FMatrixRMaj reused = new FMatrixRMaj(1, 1);
        IMAGES.copyTo(new int[] {0, 1, 2, 3, 4, 5, 6, 7}, reused);
        IMAGES.copyTo(new int[] {8, 9, 10}, reused);
        FMatrixRMaj fresh = new FMatrixRMaj(1, 1);
        IMAGES.copyTo(new int[] {8, 9, 10}, fresh);
        for (int p = 0; p < IMAGES.pixels(); p++) {
            for (int column = 0; column < 3; column++) assertEquals(fresh.get(p, column), reused.get(p, column));
        }
    }

    @Test
    void viewOfAViewShowsTheSameImagesWithTheirLabels() {
        LabelledImages view = IMAGES.select(new int[] {11, 4, 9, 4}).select(new int[] {2, 1, 0}).first(2);
        assertEquals(2, view.size());
        assertArrayEquals(new int[] {9, 4}, view.labels());
        FMatrixRMaj throughView = new FMatrixRMaj(1, 1);
        FMatrixRMaj direct = new FMatrixRMaj(1, 1);
        view.copyTo(new int[] {0, 1}, throughView);
        IMAGES.copyTo(new int[] {9, 4}, direct);
        assertArrayEquals(direct.data, throughView.data);
    }

    @Test
    void labelsFollowTheSamples() {
        assertEquals(7, IMAGES.label(7));
        assertArrayEquals(new int[] {1, 0, 3, 3}, IMAGES.labels(new int[] {11, 10, 3, 3}));
    }

    @Test
    void callersCannotChangeTheLabels() {
        int[] given = {1, 2};
        LabelledImages images = new LabelledImages(new byte[2], 1, 1, given);
        given[0] = 9;
        images.labels()[1] = 9;
        assertArrayEquals(new int[] {1, 2}, images.labels());
    }

    @Test
    void whatIsNotThereCannotBeAskedFor() {
        FMatrixRMaj x = new FMatrixRMaj(1, 1);
        assertThrows(IndexOutOfBoundsException.class, () -> IMAGES.copyTo(new int[] {12}, x));
        FMatrixRMaj untouched = new FMatrixRMaj(1, 1);
        assertThrows(IndexOutOfBoundsException.class, () -> IMAGES.copyTo(new int[] {1, 2}, 1, 2, untouched));
        assertEquals(1, untouched.getNumRows());
        assertThrows(IndexOutOfBoundsException.class, () -> IMAGES.first(13));
        assertThrows(IndexOutOfBoundsException.class, () -> IMAGES.select(new int[] {12}));
        assertThrows(IndexOutOfBoundsException.class, () -> IMAGES.brightness(0, 0, COLUMNS));
        assertThrows(IndexOutOfBoundsException.class, () -> IMAGES.brightness(0, ROWS, 0));
    }

    @Test
    void brightnessesMustFitTheLabels() {
        assertThrows(IllegalArgumentException.class, () -> new LabelledImages(new byte[15], 4, 4, new int[1]));
        assertThrows(IllegalArgumentException.class, () -> new LabelledImages(new byte[0], 0, 4, new int[1]));
    }
}
