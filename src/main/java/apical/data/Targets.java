package apical.data;

import apical.validation.InvalidValueException;
import apical.validation.Require;
import java.util.Arrays;
import java.util.Objects;
import org.ejml.data.FMatrixRMaj;

/** What the output units shall do, as rates between a low and a high one, dimensionless as all rates. */
public sealed interface Targets {

    double low();

    double high();

    /** How many output units there must be. */
    int outputs(int pixels, int classes);

    /** What each of them stands for. */
    String outputUnit();

    /** The target rates of one image [outputs], given as pixels scaled to [0, 1] and its label. */
    double[] of(double[] pixels, int label, int classes);

    /**
     * Writes one column of targets for each sample.
     *
     * @param samples numbers of images (not modified)
     * @param into    [outputs x samples], reshaped if need be (modified)
     */
    void copyTo(LabelledImages images, int[] samples, int classes, FMatrixRMaj into);

    /**
     * The label: the unit of the image's class the high rate, all others the low one.
     *
     * @param low  target of the other classes' units
     * @param high target of the right class's unit
     */
    record Classes(double low, double high) implements Targets {

        public Classes {
            checkRange(low, high);
        }

        @Override
        public int outputs(int pixels, int classes) {
            return classes;
        }

        @Override
        public String outputUnit() {
            return "class";
        }

        @Override
        public double[] of(double[] pixels, int label, int classes) {
            double[] target = new double[classes];
            Arrays.fill(target, low);
            target[label] = high;
            return target;
        }

        @Override
        public void copyTo(LabelledImages images, int[] samples, int classes, FMatrixRMaj into) {
            copyTo(images.labels(samples), classes, into);
        }

        /**
         * Writes one column of targets for each label.
         *
         * @param labels each in 0 .. {@code classes - 1} (not modified)
         * @param into   [classes x labels], reshaped if need be (modified)
         */
        public void copyTo(int[] labels, int classes, FMatrixRMaj into) {
            into.reshape(classes, labels.length);
            into.fill((float) low);
            for (int column = 0; column < labels.length; column++) {
                into.set(Objects.checkIndex(labels[column], classes), column, (float) high);
            }
        }
    }

    /**
     * The image itself, which makes an autoencoder: a unit for each pixel, low + (high - low) x for a pixel x in [0, 1]. A
     * reconstruction is (rate - low) / (high - low).
     *
     * @param low  target where the image is black
     * @param high target where it is white
     */
    record Image(double low, double high) implements Targets {

        public Image {
            checkRange(low, high);
        }

        @Override
        public int outputs(int pixels, int classes) {
            return pixels;
        }

        @Override
        public String outputUnit() {
            return "pixel";
        }

        @Override
        public double[] of(double[] pixels, int label, int classes) {
            return Arrays.stream(pixels).map(x -> low + (high - low) * x).toArray();
        }

        @Override
        public void copyTo(LabelledImages images, int[] samples, int classes, FMatrixRMaj into) {
            images.copyTo(samples, into);
            float black = (float) low;
            float range = (float) (high - low);
            for (int i = 0; i < into.getNumElements(); i++) into.data[i] = black + range * into.data[i];
        }

        /** The brightness, 0 for black and 1 for white, of which this rate is the target. */
        public double brightness(double rate) {
            return (rate - low) / (high - low);
        }
    }

    private static void checkRange(double low, double high) {
        Require.finite("low", low);
        Require.finite("high", high);
        if (!(low < high)) {
            throw new InvalidValueException("high", "is " + high + "; expected a value above low, which is " + low);
        }
    }
}
