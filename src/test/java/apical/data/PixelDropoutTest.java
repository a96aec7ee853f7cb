package apical.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import apical.state.RandomStream;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PixelDropoutTest {

    private static FMatrixRMaj bright(int pixels, int images) {
        FMatrixRMaj input = new FMatrixRMaj(pixels, images);
        input.fill(0.5f);
        return input;
    }

    /** The share of dark pixels is the probability, within four standard deviations, in every one of the four bit fields. */
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.2, 0.7})
    void pixelsAreDarkWithTheProbabilityAskedFor(double probability) {
        FMatrixRMaj input = bright(400, 1000);
        new PixelDropout(probability, new RandomStream(4)).apply(input);
        for (int field = 0; field < 4; field++) {
            int dark = 0;
            for (int i = field; i < input.data.length; i += 4) dark += input.data[i] == 0 ? 1 : 0;
            assertEquals(probability, dark / 1e5, 4 * Math.sqrt(probability * (1 - probability) / 1e5));
        }
    }

    @Test
    void theOthersKeepTheirBrightness() {
        FMatrixRMaj input = bright(20, 3);
        new PixelDropout(0.5, new RandomStream(4)).apply(input);
        assertArrayEquals(new float[] {0, 0.5f}, distinct(input));
    }

    @Test
    void nothingIsDroppedAndNothingDrawnWithProbabilityZero() {
        FMatrixRMaj input = bright(20, 3);
        new PixelDropout(0, null).apply(input);
        assertArrayEquals(new float[] {0.5f}, distinct(input));
    }

    @Test
    void neighboursAreDroppedIndependently() {
        FMatrixRMaj input = bright(400, 1000);
        new PixelDropout(0.5, new RandomStream(5)).apply(input);
        int both = 0;
        for (int i = 0; i + 1 < input.data.length; i += 2) both += input.data[i] == 0 && input.data[i + 1] == 0 ? 1 : 0;
        assertEquals(0.25, both / 2e5, 4 * Math.sqrt(0.25 * 0.75 / 2e5));
    }

    private static float[] distinct(FMatrixRMaj input) {
        double[] values = new double[input.getNumElements()];
        for (int i = 0; i < values.length; i++) values[i] = input.data[i];
        double[] distinct = Arrays.stream(values).distinct().sorted().toArray();
        float[] floats = new float[distinct.length];
        for (int i = 0; i < floats.length; i++) floats[i] = (float) distinct[i];
        return floats;
    }
}
