package apical.arrays;

import apical.validation.InvalidValueException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.Flushable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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

    private NpyWriter(ElementType type, List<Integer> frame, FileChannel file) {
        this.type = type;
        this.frame = List.copyOf(frame);
        this.length = (int) NumpyArray.size(frame);
        this.file = file;
    }

    /**
     * Makes a file with an array of no frames.
     *
     * @param file  must not exist
     * @param frame shape of one frame; empty for a single number
     */
    public static NpyWriter create(Path file, ElementType type, List<Integer> frame) throws IOException {
        NpyWriter writer =
                new NpyWriter(type, frame, FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        writer.writeFully(ByteBuffer.wrap(writer.header()));
        return writer;
    }

    /**
     * Goes on with an array that {@link #create} made: the next frame comes behind those that its header counts and that are there.
     * What stands behind these in the file was on its way when the writer died, and is forgotten.
     *
     * @throws IOException naming the file, if it is not there or has other frames
     */
    public static NpyWriter reopen(Path file, ElementType type, List<Integer> frame) throws IOException {
        NpyHeader header;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            header = NpyHeader.read(in);
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": is not there; expected an array to go on with", e);
        } catch (IOException e) {
            throw new IOException(file + ": " + (e.getMessage() == null ? "ends within its header" : e.getMessage()), e);
        }
        List<Integer> shape = header.shape();
        if (header.type() != type || shape.isEmpty() || !shape.subList(1, shape.size()).equals(frame)) {
            throw new IOException(file + ": is " + NumpyArray.show(shape) + " of " + header.type().code() + "; expected frames of "
                    + NumpyArray.show(frame) + " of " + type.code());
        }
        long begin = NpyHeader.ofFrames(type, 0, frame).length, ofFrame = NumpyArray.size(frame) * type.bytes();
        NpyWriter writer = new NpyWriter(type, frame, FileChannel.open(file, StandardOpenOption.WRITE));
        writer.frames = shape.get(0);
        writer.framesSaid = writer.frames;
        writer.truncate(Math.min(writer.frames, (Files.size(file) - begin) / ofFrame));
        return writer;
    }

    /**
     * Forgets all frames but the first ones.
     *
     * @throws IOException if there are not so many
     */
    public void truncate(long frames) throws IOException {
        flush();
        if (frames < 0 || frames > this.frames) {
            throw new IOException("there are " + this.frames + " frames; expected at least " + frames);
        }
        this.frames = frames;
        framesSaid = frames;
        for (ByteBuffer header = ByteBuffer.wrap(header()); header.hasRemaining();) {
            file.write(header, header.position());
        }
        long whole = bytes(type, frame, frames);
        file.truncate(whole).position(whole);
    }

    /** Writes all frames so far, and waits until they are on the disk. */
    public void force() throws IOException {
        flush();
        file.force(true);
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
