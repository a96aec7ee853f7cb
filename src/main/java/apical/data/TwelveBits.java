package apical.data;

import java.util.Map;

/**
 * The synthetic task of Shwartz-Ziv &amp; Tishby (2017): all 2^12 patterns of 12 bits, equally probable, each with one of two
 * labels. Bit i says whether point i of 12 on the unit sphere is there; the label is a function of the pattern that no rotation of
 * the sphere changes. Since their file does not say which, it is here the power of degree 1 of the points' spherical spectrum:
 * <pre>
 *   f(x)    = | sum over i of x_i p_i |^2
 *   p_i     = (sqrt(1 - z_i^2) cos a_i, sqrt(1 - z_i^2) sin a_i, z_i)
 *   z_i     = 1 - (2 i + 1) / 12,   a_i = i pi (3 - sqrt 5)          i = 0 .. 11 (the Fibonacci lattice)
 *   P(1|x)  = 1 / (1 + exp(-GAIN (f(x) - THRESHOLD)))
 *   label   = 1 where P(1|x) &gt; 1/2, else 0
 * </pre>
 * The threshold is the median of f, in the middle of a gap of 0.006. Of P(1|x): P(1) = 0.50 and I(X;Y) = 0.990 bit, as
 * published; of the labels themselves, which are not drawn but the likelier of the two: 2,048 of each, H = 1 bit.
 *
 * <p>A fifth of the patterns, chosen once and for all, is to be judged on.
 */
final class TwelveBits extends DataSource {

    static final int BITS = 12;
    static final int PATTERNS = 1 << BITS;
    static final int TEST = PATTERNS / 5;
    static final int CLASSES = 2;

    static final double GAIN = 100;
    static final double THRESHOLD = 2.5278;

    /** A pattern is an image of 2 x 6 pixels, dark or bright, bit by bit. */
    private static final int ROWS = 2, COLUMNS = 6;
    private static final long TEST_SEED = 12;

    TwelveBits() {
        super("twelveBits", "all patterns of 12 bits, in halves by a function that is known (Shwartz-Ziv & Tishby, 2017)",
                new Contents(PATTERNS, BITS, CLASSES));
    }

    @Override
    protected Dataset read(int validationPatterns, long validationSeed) {
        byte[] brightness = new byte[PATTERNS * BITS];
        int[] labels = new int[PATTERNS];
        for (int pattern = 0; pattern < PATTERNS; pattern++) {
            for (int i = 0; i < BITS; i++) {
                brightness[pattern * BITS + i] = (byte) (255 * bit(pattern, i));
            }
            labels[pattern] = power(pattern) > THRESHOLD ? 1 : 0;
        }
        LabelledImages all = new LabelledImages(brightness, ROWS, COLUMNS, labels);
        Split judged = Split.of(PATTERNS, TEST, TEST_SEED);
        return Dataset.split("twelve bits", "twelve bits", all.select(judged.training()), all.select(judged.validation()),
                CLASSES, validationPatterns, validationSeed, Map.of("labels of twelve bits", Sha256.ofLabels(labels)));
    }

    static int bit(int pattern, int i) {
        return pattern >> i & 1;
    }

    /** f(x). In strict arithmetic, so that it is the same everywhere. */
    static double power(int pattern) {
        double x = 0, y = 0, z = 0;
        for (int i = 0; i < BITS; i++) {
            if (bit(pattern, i) == 1) {
                double height = 1 - (2 * i + 1) / 12.0;
                double radius = StrictMath.sqrt(1 - height * height);
                double angle = i * StrictMath.PI * (3 - StrictMath.sqrt(5));
                x += radius * StrictMath.cos(angle);
                y += radius * StrictMath.sin(angle);
                z += height;
            }
        }
        return x * x + y * y + z * z;
    }

    /** P(1|x). */
    static double probabilityOfOne(int pattern) {
        return 1 / (1 + StrictMath.exp(-GAIN * (power(pattern) - THRESHOLD)));
    }
}
