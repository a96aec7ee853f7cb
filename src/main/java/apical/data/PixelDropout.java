package apical.data;

import apical.state.Checkpointed;
import apical.state.RandomStream;
import apical.state.State;
import org.ejml.data.FMatrixRMaj;

/** Darkens pixels at random, each with the same probability, so that no unit can rely on a single one. */
public final class PixelDropout implements Checkpointed {

    private final long threshold;
    private final RandomStream random;

    /**
     * @param probability of each pixel to be dark, in [0, 1)
     * @param random      drawn from once for every four pixels, never for probability 0
     */
    public PixelDropout(double probability, RandomStream random) {
        this.threshold = Math.round(probability * (1 << 16));
        this.random = random;
    }

    @Override
    public void checkpoint(State state) {
        random.checkpoint(state);
    }

    /**
     * Sets elements to 0. The others are not enlarged: inputs that are shown whole afterwards are brighter, which networks
     * with saturating neurons bear.
     *
     * @param input [pixels x batch], modified
     */
    public void apply(FMatrixRMaj input) {
        if (threshold == 0) {
            return;
        }
        float[] x = input.data;
        int n = input.getNumElements();
        for (int i = 0; i < n; i += 4) {
            long bits = random.nextLong();                            // 16 bits decide on a pixel: to 1.5e-5 of the probability
            for (int j = i; j < Math.min(i + 4, n); j++, bits >>>= 16) {
                if ((bits & 0xffff) < threshold) {
                    x[j] = 0;
                }
            }
        }
    }
}
