package apical.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/**
 * A data set made by hand: ten training images and ten test images of 4 x 4 pixels, one of each class, in MNIST's four
 * files. Image i of class c is grey noise with pixel c at full brightness, so a linear network can learn it.
 */
public final class TenImages {

    public static final int ROWS = 4;
    public static final int COLUMNS = 4;
    public static final int IMAGES_MAGIC = 0x803;
    public static final int LABELS_MAGIC = 0x801;

    private TenImages() {
    }

    /** Writes the four files into {@code folder} as they are. */
    public static Path writeRaw(Path folder) {
        for (File file : files()) write(folder.resolve(file.name), file.bytes);
        return folder;
    }

    /** Writes the four files into {@code folder}, gzipped and named so. */
    public static Path writeGzipped(Path folder) {
        for (File file : files()) write(folder.resolve(file.name + ".gz"), gzip(file.bytes));
        return folder;
    }

    /** The four files of a data set of MNIST's size of image: so many to learn from, as many to be judged on. */
    public static Path writeLikeMnist(Path folder, int images) {
        byte[] pixels = new byte[images * 28 * 28];
        byte[] labels = new byte[images];
        for (int p = 0; p < pixels.length; p++) pixels[p] = (byte) (p % 7 == 0 ? 31 * p : 0);
        for (int i = 0; i < images; i++) labels[i] = (byte) (i % 10);
        for (String part : new String[] {"train", "t10k"}) {
            write(folder.resolve(part + "-images-idx3-ubyte"), idx(IMAGES_MAGIC, new int[] {images, 28, 28}, pixels));
            write(folder.resolve(part + "-labels-idx1-ubyte"), idx(LABELS_MAGIC, new int[] {images}, labels));
        }
        return folder;
    }

    /** Training image i is of class i, test image i of class 9 - i. */
    static int trainingLabel(int image) {
        return image;
    }

    static int brightness(int image, int label, int pixel) {
        return pixel == label ? 255 : (31 * image + 7 * pixel) % 120;
    }

    /** An IDX file: magic number, lengths, data. */
    static byte[] idx(int magic, int[] lengths, byte[] data) {
        ByteBuffer file = ByteBuffer.allocate(4 + 4 * lengths.length + data.length).putInt(magic);
        for (int length : lengths) file.putInt(length);
        return file.put(data).array();
    }

    static byte[] imageFile(int[] labels) {
        byte[] data = new byte[labels.length * ROWS * COLUMNS];
        for (int i = 0, n = 0; i < labels.length; i++) {
            for (int p = 0; p < ROWS * COLUMNS; p++, n++) data[n] = (byte) brightness(i, labels[i], p);
        }
        return idx(IMAGES_MAGIC, new int[] {labels.length, ROWS, COLUMNS}, data);
    }

    static byte[] labelFile(int... labels) {
        byte[] data = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) data[i] = (byte) labels[i];
        return idx(LABELS_MAGIC, new int[] {labels.length}, data);
    }

    static byte[] gzip(byte[] raw) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static Path write(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record File(String name, byte[] bytes) {
    }

    private static File[] files() {
        int[] training = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        int[] test = {9, 8, 7, 6, 5, 4, 3, 2, 1, 0};
        return new File[] {
                new File(IdxFolder.TRAINING_IMAGES, imageFile(training)), new File(IdxFolder.TRAINING_LABELS, labelFile(training)),
                new File(IdxFolder.TEST_IMAGES, imageFile(test)), new File(IdxFolder.TEST_LABELS, labelFile(test))};
    }
}
