package apical.network;

import apical.validation.Require;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;

/** The distribution from which initial weights are drawn, one independent draw a weight. */
public sealed interface WeightInit {

    /**
     * Draws weights, row by row.
     *
     * @return [post x pre]
     */
    FMatrixRMaj draw(int post, int pre, RandomGenerator random);

    /** Uniform on [-halfWidth, halfWidth). */
    record Uniform(double halfWidth) implements WeightInit {
        public Uniform {
            Require.nonNegative("halfWidth", halfWidth);
        }

        @Override public FMatrixRMaj draw(int post, int pre, RandomGenerator random) {
            return fill(post, pre, () -> halfWidth * (2 * random.nextDouble() - 1));
        }
    }

    /** Normal with mean 0. */
    record Normal(double standardDeviation) implements WeightInit {
        public Normal {
            Require.nonNegative("standardDeviation", standardDeviation);
        }

        @Override public FMatrixRMaj draw(int post, int pre, RandomGenerator random) {
            return fill(post, pre, () -> standardDeviation * random.nextGaussian());
        }
    }

    /** Uniform with half width gain sqrt(6 / (pre + post)) (Glorot &amp; Bengio, 2010, equation 16, for gain 1). */
    record GlorotUniform(double gain) implements WeightInit {
        public GlorotUniform {
            Require.nonNegative("gain", gain);
        }

        @Override public FMatrixRMaj draw(int post, int pre, RandomGenerator random) {
            return new Uniform(gain * Math.sqrt(6.0 / (pre + post))).draw(post, pre, random);
        }
    }

    /** Normal with standard deviation gain sqrt(2 / pre) (He et al., 2015, equation 10, for gain 1). */
    record HeNormal(double gain) implements WeightInit {
        public HeNormal {
            Require.nonNegative("gain", gain);
        }

        @Override public FMatrixRMaj draw(int post, int pre, RandomGenerator random) {
            return new Normal(gain * Math.sqrt(2.0 / pre)).draw(post, pre, random);
        }
    }

    private static FMatrixRMaj fill(int post, int pre, DoubleSupplier weight) {
        FMatrixRMaj weights = new FMatrixRMaj(post, pre);
        for (int i = 0; i < post * pre; i++) {
            weights.data[i] = (float) weight.getAsDouble();
        }
        return weights;
    }
}
