package apical.network;

import apical.validation.Require;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_FDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/** The distribution from which initial weights are drawn, one independent draw a weight unless it says otherwise. */
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

        @Override
        public FMatrixRMaj draw(int post, int pre, RandomGenerator random) {
            return fill(post, pre, () -> halfWidth * (2 * random.nextDouble() - 1));
        }
    }

    /** Normal with mean 0. */
    record Normal(double standardDeviation) implements WeightInit {
        public Normal {
            Require.nonNegative("standardDeviation", standardDeviation);
        }

        @Override
        public FMatrixRMaj draw(int post, int pre, RandomGenerator random) {
            return fill(post, pre, () -> standardDeviation * random.nextGaussian());
        }
    }

    /** Uniform with half width gain sqrt(6 / (pre + post)) (Glorot &amp; Bengio, 2010, equation 16, for gain 1). */
    record GlorotUniform(double gain) implements WeightInit {
        public GlorotUniform {
            Require.nonNegative("gain", gain);
        }

        @Override
        public FMatrixRMaj draw(int post, int pre, RandomGenerator random) {
            return new Uniform(gain * Math.sqrt(6.0 / (pre + post))).draw(post, pre, random);
        }
    }

    /** Normal with standard deviation gain sqrt(2 / pre) (He et al., 2015, equation 10, for gain 1). */
    record HeNormal(double gain) implements WeightInit {
        public HeNormal {
            Require.nonNegative("gain", gain);
        }

        @Override
        public FMatrixRMaj draw(int post, int pre, RandomGenerator random) {
            return new Normal(gain * Math.sqrt(2.0 / pre)).draw(post, pre, random);
        }
    }

    /**
     * Gain times a matrix with orthonormal rows or columns, whichever are fewer, uniform over all such matrices
     * (Saxe, McClelland &amp; Ganguli, 2014; the uniform distribution by the QR decomposition of a normal matrix with the
     * signs of Mezzadri, 2007).
     */
    record Orthogonal(double gain) implements WeightInit {
        public Orthogonal {
            Require.nonNegative("gain", gain);
        }

        @Override
        public FMatrixRMaj draw(int post, int pre, RandomGenerator random) {
            FMatrixRMaj normal = new FMatrixRMaj(Math.max(post, pre), Math.min(post, pre));
            for (int i = 0; i < normal.getNumElements(); i++) {
                normal.data[i] = (float) random.nextGaussian();
            }
            QRDecomposition<FMatrixRMaj> decomposition = DecompositionFactory_FDRM.qr(normal.numRows, normal.numCols);
            decomposition.decompose(normal);
            FMatrixRMaj columns = decomposition.getQ(null, true);
            FMatrixRMaj triangle = decomposition.getR(null, true);
            FMatrixRMaj weights = new FMatrixRMaj(post, pre);
            for (int i = 0; i < columns.numRows; i++) {
                for (int j = 0; j < columns.numCols; j++) {
                    double weight = gain * Math.signum(triangle.get(j, j)) * columns.get(i, j);
                    weights.set(post < pre ? j : i, post < pre ? i : j, (float) weight);
                }
            }
            return weights;
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
