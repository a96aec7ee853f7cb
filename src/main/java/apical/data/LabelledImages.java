package apical.data;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;

/**
 * Images of one size, each with its label: a view of brightnesses [images x planes x rows x columns] that are kept as unsigned
 * bytes and shared between views; grey images have one plane, coloured ones three. Never modified, so runs in parallel may read the
 * same images.
 *
 * <p>A sample is an image's number in this view, 0 to {@link #size()} - 1.
 */
public final class LabelledImages implements Serializable {

    private static final long serialVersionUID = 1;

    /** The pixel range of a network's input, [0, 1]: {@code SCALED[v] = v / 255}. */
    private static final float[] SCALED = new float[256];

    static {
        for (int v = 0; v < SCALED.length; v++) SCALED[v] = v / 255f;
    }

    private final byte[] brightness;
    private final int[] starts;         // where each image of this view begins in brightness
    private final int[] labels;
    private final int planes;
    private final int rows;
    private final int columns;

    /**
     * Grey images.
     *
     * @param brightness [labels x rows x columns], unsigned bytes, image by image, row by row; kept, not copied
     * @param labels     one for each image; copied
     */
    public LabelledImages(byte[] brightness, int rows, int columns, int[] labels) {
        this(brightness, 1, rows, columns, labels);
    }

    /**
     * Images of one or more colour planes.
     *
     * @param brightness [labels x planes x rows x columns], unsigned bytes, image by image, plane by plane; kept, not copied
     * @param labels     one for each image; copied
     */
    public LabelledImages(byte[] brightness, int planes, int rows, int columns, int[] labels) {
        this(brightness, planes, rows, columns, labels.clone(), starts(labels.length, planes * rows * columns));
        if (planes < 1 || rows < 1 || columns < 1 || brightness.length != (long) labels.length * planes * rows * columns) {
            throw new IllegalArgumentException("%s labels and images of %s x %s x %s pixels, but %s brightnesses"
                    .formatted(labels.length, planes, rows, columns, brightness.length));
        }
    }

    private LabelledImages(byte[] brightness, int planes, int rows, int columns, int[] labels, int[] starts) {
        this.brightness = brightness;
        this.planes = planes;
        this.rows = rows;
        this.columns = columns;
        this.labels = labels;
        this.starts = starts;
    }

    private static int[] starts(int images, int bytes) {
        return IntStream.range(0, images).map(image -> image * bytes).toArray();
    }

    /**
     * Joins a file of images and the file of their labels.
     *
     * @throws DataException if their counts differ or a label is not in 0 .. {@code classes - 1}
     */
    static LabelledImages of(IdxFile images, IdxFile labels, int classes) {
        if (images.count() != labels.count()) {
            throw new DataException(labels.name(),
                    "%s labels, as many as images in %s".formatted(images.count(), images.name()),
                    labels.count() + ". Maybe the files are of different data sets");
        }
        int[] label = new int[labels.count()];
        for (int i = 0; i < label.length; i++) {
            label[i] = Byte.toUnsignedInt(labels.data()[i]);
            if (label[i] >= classes) {
                throw new DataException(labels.name(), "labels in 0 .. %s".formatted(classes - 1),
                        "label %s at image %s".formatted(label[i], i));
            }
        }
        return new LabelledImages(images.data(), images.rows(), images.columns(), label);
    }

    /** Number of images. */
    public int size() {
        return labels.length;
    }

    /** Colour planes: 1 for grey images, 3 (red, green, blue) for coloured ones. */
    public int planes() {
        return planes;
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    /** Pixels of one image in all its planes, planes x rows x columns: the number of input units. */
    public int pixels() {
        return planes * rows * columns;
    }

    public int label(int sample) {
        return labels[sample];
    }

    /** The labels of all images, a copy. */
    public int[] labels() {
        return labels.clone();
    }

    /** The labels of the given samples, in their order. */
    public int[] labels(int[] samples) {
        return Arrays.stream(samples).map(this::label).toArray();
    }

    /** Brightness of one pixel as stored, summed over its planes: 0 to 255 in grey images, to 765 in coloured ones. */
    public int brightness(int sample, int row, int column) {
        int pixel = Objects.checkIndex(row, rows) * columns + Objects.checkIndex(column, columns);
        int sum = 0;
        for (int plane = 0; plane < planes; plane++) {
            sum += Byte.toUnsignedInt(brightness[starts[sample] + plane * rows * columns + pixel]);
        }
        return sum;
    }

    /** These images only, in this order; a view. An image may be chosen more than once. */
    public LabelledImages select(int[] samples) {
        return new LabelledImages(brightness, planes, rows, columns, labels(samples),
                Arrays.stream(samples).map(sample -> starts[sample]).toArray());
    }

    /** The first {@code n} images, a view. */
    public LabelledImages first(int n) {
        Objects.checkFromToIndex(0, n, size());
        return new LabelledImages(brightness, planes, rows, columns, Arrays.copyOf(labels, n), Arrays.copyOf(starts, n));
    }

    /** These images one after another, of one size; brightnesses are copied. */
    static LabelledImages join(List<LabelledImages> parts) {
        LabelledImages first = parts.get(0);
        int count = parts.stream().mapToInt(LabelledImages::size).sum();
        byte[] joined = new byte[Math.multiplyExact(count, first.pixels())];
        int[] labels = new int[count];
        int image = 0;
        for (LabelledImages part : parts) {
            for (int sample = 0; sample < part.size(); sample++, image++) {
                System.arraycopy(part.brightness, part.starts[sample], joined, image * first.pixels(), first.pixels());
                labels[image] = part.labels[sample];
            }
        }
        return new LabelledImages(joined, first.planes, first.rows, first.columns, labels);
    }

    /** The images of the given classes only, in their order, a view; a class's new label is its place in {@code classes}. */
    LabelledImages only(List<Integer> classes) {
        int[] kept = IntStream.range(0, size()).filter(sample -> classes.contains(labels[sample])).toArray();
        return new LabelledImages(brightness, planes, rows, columns,
                Arrays.stream(kept).map(sample -> classes.indexOf(labels[sample])).toArray(),
                Arrays.stream(kept).map(sample -> starts[sample]).toArray());
    }

    /** One image, pixels scaled to [0, 1], and what the outputs shall do about it. */
    Pattern pattern(int sample, Targets targets, int classes) {
        double[] rates = new double[pixels()];
        for (int p = 0; p < rates.length; p++) {
            rates[p] = SCALED[brightness[starts[sample] + p] & 0xff];
        }
        return new Pattern(rates, targets.of(rates, labels[sample], classes));
    }

    /** Writes all the given samples; see {@link #copyTo(int[], int, int, FMatrixRMaj)}. */
    public void copyTo(int[] samples, FMatrixRMaj into) {
        copyTo(samples, 0, samples.length, into);
    }

    /**
     * Writes the images {@code samples[from]} .. {@code samples[from + count - 1]} as columns, pixels scaled to [0, 1].
     *
     * <p>Four images at a time, so that neighbours in a row of the matrix are written together: for large batches twice as
     * fast as image by image, and no slower than from brightnesses stored as floats, in a quarter of the memory.
     *
     * @param into [pixels x count], reshaped if need be (modified)
     */
    public void copyTo(int[] samples, int from, int count, FMatrixRMaj into) {
        Objects.checkFromIndexSize(from, count, samples.length);
        into.reshape(pixels(), count);
        int column = 0;
        for (; column + 4 <= count; column += 4) {
            int s = from + column;
            copyFour(starts[samples[s]], starts[samples[s + 1]], starts[samples[s + 2]], starts[samples[s + 3]],
                    column, into);
        }
        for (; column < count; column++) copyOne(starts[samples[from + column]], column, into);
    }

    private void copyFour(int a, int b, int c, int d, int column, FMatrixRMaj into) {
        float[] x = into.data;
        for (int p = 0, i = column; p < into.numRows; p++, i += into.numCols) {
            x[i] = SCALED[brightness[a + p] & 0xff];
            x[i + 1] = SCALED[brightness[b + p] & 0xff];
            x[i + 2] = SCALED[brightness[c + p] & 0xff];
            x[i + 3] = SCALED[brightness[d + p] & 0xff];
        }
    }

    private void copyOne(int start, int column, FMatrixRMaj into) {
        for (int p = 0, i = column; p < into.numRows; p++, i += into.numCols) {
            into.data[i] = SCALED[brightness[start + p] & 0xff];
        }
    }
}
