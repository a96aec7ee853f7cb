package apical.data;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What else than its label can be asked about an image: a function from its brightnesses to one of a few values.
 *
 * <p>Some compare images: their values are groups of a number, and the boundaries are the quantiles of the images that are
 * asked about; equal images are always in one group. A further property is a further constant here.
 */
public enum ImageProperty {

    /**
     * The quadrant with the greatest summed brightness, numbered row by row: 0 upper left, 1 upper right, 2 lower left,
     * 3 lower right; the first of equals. For images with an even number of rows and of columns.
     */
    BRIGHTEST_QUADRANT("brightestQuadrant", "quadrant with the most ink", 4, each(Quadrants::brightest)),

    /** The quadrant with the least summed brightness; as above. */
    DARKEST_QUADRANT("darkestQuadrant", "quadrant with the least ink", 4, each(Quadrants::darkest)),

    /** Summed brightness, in quartiles of the images asked about. */
    OVERALL_INK("overallInk", "summed brightness, in quartiles of the images asked about", 4, quantiles(4, Quadrants::ink)),

    /** How much brighter the right half is than the left one, in tertiles of the images asked about. */
    LEFT_RIGHT_BALANCE("leftRightBalance", "ink right against left, in tertiles of the images asked about", 3,
            quantiles(3, Quadrants::leftRight)),

    /** How much brighter the lower half is than the upper one, in tertiles of the images asked about. */
    UP_DOWN_BALANCE("upDownBalance", "ink below against above, in tertiles of the images asked about", 3,
            quantiles(3, Quadrants::upDown)),

    /** Mean width of strokes, twice their area over their perimeter, in quartiles of the images asked about. */
    STROKE_WIDTH("strokeWidth", "mean width of strokes, in quartiles of the images asked about", 4,
            quantiles(4, Morphology::strokeWidth)),

    /** How far strokes lean to the right, by second moments, in quartiles of the images asked about. */
    SLANT("slant", "how far strokes lean to the right, in quartiles of the images asked about", 4, quantiles(4, Morphology::slant)),

    /** Pieces of background that ink encloses: 0, 1, or 2 for two and more. */
    HOLES("holes", "pieces of background that ink encloses: 0, 1, 2 or more", 3, each(Morphology::holes)),

    /** Width over height of the box around the ink, in quartiles of the images asked about. */
    ASPECT_RATIO("aspectRatio", "width over height of the ink, in quartiles of the images asked about", 4,
            quantiles(4, Morphology::aspectRatio)),

    /** Nothing: one of four values that depends on the image's number alone. A control, of which nothing can be known. */
    RANDOM_LABELLING("randomLabelling", "a control: one of four values that has nothing to do with the image", 4,
            each((images, sample) -> randomLabel(sample, 4)));

    /** A value of one of the images; the others do not matter. */
    private interface OfOneImage {
        int of(LabelledImages images, int sample);
    }

    /** A number of one of the images. */
    private interface NumberOfOneImage {
        double of(LabelledImages images, int sample);
    }

    private interface OfAllImages {
        int[] of(LabelledImages images);
    }

    private final String id;
    private final String summary;
    private final int valueCount;
    private final OfAllImages values;

    ImageProperty(String id, String summary, int valueCount, OfAllImages values) {
        this.id = id;
        this.summary = summary;
        this.valueCount = valueCount;
        this.values = values;
    }

    private static OfAllImages each(OfOneImage value) {
        return images -> IntStream.range(0, images.size()).map(sample -> value.of(images, sample)).toArray();
    }

    private static OfAllImages quantiles(int groups, NumberOfOneImage number) {
        return images -> Quantiles.groups(
                IntStream.range(0, images.size()).mapToDouble(sample -> number.of(images, sample)).toArray(), groups);
    }

    /** The first number of the stream of {@link SplittableRandom} whose seed is the sample. */
    static int randomLabel(int sample, int values) {
        return new SplittableRandom(sample).nextInt(values);
    }

    /** The property of this {@link #id()}; empty if there is none. */
    public static Optional<ImageProperty> withId(String id) {
        return Arrays.stream(values()).filter(property -> property.id.equals(id)).findFirst();
    }

    /** Its name in definitions and results. */
    public String id() {
        return id;
    }

    /** In one line. */
    public String summary() {
        return summary;
    }

    /** Number of values; they are 0 .. {@code valueCount() - 1}. */
    public int valueCount() {
        return valueCount;
    }

    /** The value of each image, in order; those in quantiles depend on which images there are. */
    public int[] of(LabelledImages images) {
        return values.of(images);
    }
}
