package apical.arrays;

import apical.state.Numbers;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/** Numbers as the bytes of a {@code .npy} file and back, each type as it is in memory: no number passes through a double. */
final class RawNumbers {

    /** Bytes that are turned at a time. */
    static final int CHUNK = 1 << 16;

    private static final Map<Class<?>, ElementType> TYPES = Map.of(double[].class, ElementType.FLOAT64, float[].class,
            ElementType.FLOAT32, long[].class, ElementType.INT64, int[].class, ElementType.INT32, byte[].class, ElementType.UINT8);

    private RawNumbers() {
    }

    /** Takes the next bytes of the file, the first {@code n} of an array. */
    interface Taker<E extends Exception> {
        void take(byte[] bytes, int n) throws E;
    }

    /**
     * Gives all bytes of the file to {@code taker}, some at a time.
     *
     * @return how many there were
     */
    static <E extends Exception> long write(Numbers numbers, Taker<E> taker) throws E {
        ElementType type = TYPES.get(numbers.array().getClass());
        byte[] header = NpyHeader.of(type, numbers.shape());
        taker.take(header, header.length);
        int size = numbers.size(), most = Math.min(size, CHUNK / type.bytes());
        byte[] bytes = new byte[most * type.bytes()];
        ByteBuffer chunk = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < size; from += most) {
            int n = Math.min(most, size - from);
            put(numbers.array(), from, n, chunk.clear());
            taker.take(bytes, n * type.bytes());
        }
        return header.length + (long) size * type.bytes();
    }

    private static void put(Object array, int from, int n, ByteBuffer to) {
        if (array instanceof float[] floats) {
            to.asFloatBuffer().put(floats, from, n);
        } else if (array instanceof double[] doubles) {
            to.asDoubleBuffer().put(doubles, from, n);
        } else if (array instanceof long[] longs) {
            to.asLongBuffer().put(longs, from, n);
        } else if (array instanceof int[] ints) {
            to.asIntBuffer().put(ints, from, n);
        } else {
            to.put((byte[]) array, from, n);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param bytes of the whole file, as somebody claims: nothing larger is made room for
     * @param name  for messages
     * @throws IOException naming it, if it is no such file
     */
    static Numbers read(InputStream in, long bytes, String name) throws IOException {
        try {
            NpyHeader header = NpyHeader.read(new DataInputStream(in));
            long size = NumpyArray.size(header.shape());
            if (size * header.type().bytes() > bytes || header.fortranOrder() || header.order() != ByteOrder.LITTLE_ENDIAN) {
                throw new IOException("is " + NumpyArray.show(header.shape()) + " in " + bytes + " bytes");
            }
            Object array = array(header.type(), (int) size);
            int most = (int) Math.min(size, CHUNK / header.type().bytes());
            byte[] chunk = new byte[most * header.type().bytes()];
            for (int from = 0; from < size; from += most) {
                int n = (int) Math.min(most, size - from);
                int length = n * header.type().bytes();
                if (in.readNBytes(chunk, 0, length) < length) {
                    throw new EOFException("it ends too early");
                }
                get(ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN), array, from, n);
            }
            return new Numbers(header.shape(), array);
        } catch (IOException e) {
            throw new IOException(name + ": " + e.getMessage() + ". It is damaged", e);
        }
    }

    private static Object array(ElementType type, int size) throws IOException {
        return switch (type) {
            case FLOAT32 -> new float[size];
            case FLOAT64 -> new double[size];
            case INT64 -> new long[size];
            case INT32 -> new int[size];
            case UINT8 -> new byte[size];
            default -> throw new IOException("has elements of type " + type.code() + ", which no state has");
        };
    }

    private static void get(ByteBuffer from, Object array, int at, int n) {
        if (array instanceof float[] floats) {
            from.asFloatBuffer().get(floats, at, n);
        } else if (array instanceof double[] doubles) {
            from.asDoubleBuffer().get(doubles, at, n);
        } else if (array instanceof long[] longs) {
            from.asLongBuffer().get(longs, at, n);
        } else if (array instanceof int[] ints) {
            from.asIntBuffer().get(ints, at, n);
        } else {
            from.get((byte[]) array, at, n);
        }
    }
}
