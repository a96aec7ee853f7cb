package apical.arrays;

import apical.validation.InvalidValueException;
import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * An array in a {@code .npy} file that grows by one frame at a time: [frames x frame's shape]. In memory there is one small
 * buffer, however long the array becomes.
 *
 * <p>The file is a valid array at any moment: numbers are written first, then the number of whole frames in the header, for
 * whose digits there is room. So what was appended before a crash can be read, but for the last {@value #BUFFER} bytes if
 * nobody flushed.
 */
public final class NpyWriter implements Closeable, Flushable {

    static final int BUFFER = 1 << 16;

    private final ElementType type;
    private final List<Integer> frame;
    private final int length;
    private final FileChannel file;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private long frames;
    private long framesSaid;

    private NpyWriter(ElementType type, List<Integer> frame, FileChannel file) throws IOException {
        this.type = type;
        this.frame = List.copyOf(frame);
        this.length = (int) NumpyArray.size(frame);
        this.file = file;
        writeFully(ByteBuffer.wrap(header()));
    }

    /**
     * Makes a file with an array of no frames.
     *
     * @param file  must not exist
     * @param frame shape of one frame; empty for a single number
     */
    public static NpyWriter create(Path file, ElementType type, List<Integer> frame) throws IOException {
        return new NpyWriter(type, frame, FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    /** Size of such a file with so many frames. */
    public static long bytes(ElementType type, List<Integer> frame, long frames) {
        return NpyHeader.ofFrames(type, frames, frame).length
                + Math.multiplyExact(Math.multiplyExact(frames, NumpyArray.size(frame)), type.bytes());
    }

    /** Appends one frame, in C order. */
    public void append(double... values) throws IOException {
        if (values.length != length) {
            throw new InvalidValueException("frame", "has " + values.length + " elements; expected " + length);
        }
        for (double value : values) {
            if (buffer.remaining() < type.bytes()) {
                drain();
            }
            type.put(value, buffer);
        }
        frames++;
    }

    /** Frames appended so far. */
    public long frames() {
        return frames;
    }

    /** Writes all frames so far, so that others can read them. */
    @Override
    public void flush() throws IOException {
        drain();
    }

    /** Numbers first, then how many frames they make: a file that ends here never promises more than it has. */
    private void drain() throws IOException {
        buffer.flip();
        try {
            writeFully(buffer);
        } finally {
            buffer.compact();                                        // what a full disk refused is tried again, in its order
        }
        if (frames > framesSaid) {
            ByteBuffer header = ByteBuffer.wrap(header());
            for (int at = 0; header.hasRemaining();) {
                at += file.write(header, at);
            }
            framesSaid = frames;
        }
    }

    private byte[] header() {
        return NpyHeader.ofFrames(type, frames, frame);
    }

    private void writeFully(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        if (file.isOpen()) {
            try (file) {
                flush();
            }
        }
    }
}
