package apical.arrays;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One array in a {@code .npy} file. */
public final class NpyFile {

    private NpyFile() {
    }

    /**
     * Reads an array of any {@link ElementType}, in C or Fortran order.
     *
     * @throws IOException naming the file, if it is not there or not such an array
     */
    public static NumpyArray read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return read(in, file.toString());
        }
    }

    /** Reads an array from anywhere; {@code name} is for messages. */
    static NumpyArray read(InputStream in, String name) throws IOException {
        try {
            DataInputStream data = new DataInputStream(in);
            NpyHeader header = NpyHeader.read(data);
            NumpyArray array = new NumpyArray(header.shape(), values(data, header));
            return header.fortranOrder() ? cOrder(array) : array;
        } catch (EOFException e) {
            throw new IOException(name + ": ends within its header; expected a .npy file", e);
        } catch (IOException e) {
            throw new IOException(name + ": " + e.getMessage(), e);
        }
    }

    private static double[] values(InputStream in, NpyHeader header) throws IOException {
        long size = NumpyArray.size(header.shape());
        if (size > Integer.MAX_VALUE / Double.BYTES) {
            throw new IOException("has the shape " + NumpyArray.show(header.shape()) + "; expected at most "
                    + Integer.MAX_VALUE / Double.BYTES + " elements");
        }
        double[] values = new double[(int) size];
        int width = header.type().bytes();
        byte[] bytes = in.readNBytes(values.length * width);
        if (bytes.length < values.length * width) {
            throw new IOException("ends after " + bytes.length / width + " numbers; expected " + values.length + ", as many as "
                    + NumpyArray.show(header.shape()) + " has");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(header.order());
        for (int i = 0; i < values.length; i++) {
            values[i] = header.type().get(buffer);
        }
        return values;
    }

    /** From values of which the first index runs fastest. */
    private static NumpyArray cOrder(NumpyArray fortran) {
        List<Integer> shape = fortran.shape();
        double[] values = new double[fortran.values().length];
        int[] index = new int[shape.size()];
        for (int i = 0; i < values.length; i++) {
            int at = 0;
            for (int d = 0; d < index.length; d++) {
                at = at * shape.get(d) + index[d];
            }
            values[at] = fortran.values()[i];
            for (int d = 0; d < index.length && ++index[d] == shape.get(d); d++) {
                index[d] = 0;
            }
        }
        return new NumpyArray(shape, values);
    }

    /** Writes an array, replacing the file if there is one. */
    public static void write(Path file, NumpyArray array, ElementType type) throws IOException {
        Files.write(file, bytes(array, type));
    }

    /** The file as it would be written. */
    static byte[] bytes(NumpyArray array, ElementType type) {
        byte[] header = NpyHeader.of(type, array.shape());
        ByteBuffer file = ByteBuffer.allocate(Math.addExact(header.length, Math.multiplyExact(array.values().length, type.bytes())))
                .order(ByteOrder.LITTLE_ENDIAN).put(header);
        for (double value : array.values()) {
            type.put(value, file);
        }
        return file.array();
    }
}
