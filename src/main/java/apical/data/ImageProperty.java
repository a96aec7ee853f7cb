package apical.data;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What else than its label can be asked about an image: a function from its brightnesses to one of a few values.
 *
 * <p>A further property is a further constant here.
 */
public enum ImageProperty {

    /**
     * The quadrant with the greatest summed brightness, numbered row by row: 0 upper left, 1 upper right, 2 lower left,
     * 3 lower right; the first of equals. The brightness of a coloured pixel is the sum over its planes. For images with an even
     * number of rows and of columns.
     */
    BRIGHTEST_QUADRANT("brightestQuadrant", 4, ImageProperty::brightestQuadrant);

    private interface OfOneImage {
        int of(LabelledImages images, int sample);
    }

    private final String id;
    private final int valueCount;
    private final OfOneImage value;

    ImageProperty(String id, int valueCount, OfOneImage value) {
        this.id = id;
        this.valueCount = valueCount;
        this.value = value;
    }

    /** The property of this {@link #id()}; empty if there is none. */
    public static Optional<ImageProperty> withId(String id) {
        return Arrays.stream(values()).filter(property -> property.id.equals(id)).findFirst();
    }

    /** Its name in definitions and results. */
    public String id() {
        return id;
    }

    /** Number of values; they are 0 .. {@code valueCount() - 1}. */
    public int valueCount() {
        return valueCount;
    }

    /** The value of each image, in order. */
    public int[] of(LabelledImages images) {
        return IntStream.range(0, images.size()).map(sample -> value.of(images, sample)).toArray();
    }

    private static int brightestQuadrant(LabelledImages images, int sample) {
        int height = images.rows() / 2;
        int width = images.columns() / 2;
        if (images.rows() % 2 != 0 || images.columns() % 2 != 0) {
            throw new DataException("brightestQuadrant", "images of even height and width",
                    "%s x %s pixels".formatted(images.rows(), images.columns()));
        }
        int[] sum = new int[4];
        for (int row = 0; row < images.rows(); row++) {
            for (int column = 0; column < images.columns(); column++) {
                sum[2 * (row / height) + column / width] += images.brightness(sample, row, column);
            }
        }
        int brightest = 0;
        for (int quadrant = 1; quadrant < sum.length; quadrant++) {
            if (sum[quadrant] > sum[brightest]) brightest = quadrant;
        }
        return brightest;
    }
}
