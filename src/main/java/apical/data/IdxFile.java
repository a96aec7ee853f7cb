package apical.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * One file of the IDX format, as MNIST and its relatives come in: a big-endian header, then unsigned bytes.
 * <pre>
 *   images   00 00 08 03   count   rows   columns   then count x rows x columns brightnesses, row by row
 *   labels   00 00 08 01   count                    then count labels
 * </pre>
 * It may be gzipped or not; its first two bytes (1f 8b) decide, not its name.
 *
 * @param name    the file, as error messages call it
 * @param rows    of one image; 1 for labels
 * @param columns of one image; 1 for labels
 * @param data    everything after the header [count x rows x columns], unsigned
 * @param sha256  of the unpacked file, header included, in hexadecimal
 */
record IdxFile(String name, int count, int rows, int columns, byte[] data, String sha256) {

    /** More than this (1 GiB; MNIST has 47 MB) is taken for a damaged header. */
    private static final long MOST_BYTES = 1L << 30;
    private static final int GZIP_MAGIC = 0x1f8b;

    /** What a file holds; the magic number says it: two zero bytes, 08 for unsigned bytes, the number of dimensions. */
    enum Kind {
        IMAGES(0x00000803, 3),
        LABELS(0x00000801, 1);

        private final int magic;
        private final int dimensions;

        Kind(int magic, int dimensions) {
            this.magic = magic;
            this.dimensions = dimensions;
        }

        private int headerBytes() {
            return Integer.BYTES * (1 + dimensions);
        }

        private static String describe(int magic) {
            String number = "magic number 0x" + HexFormat.of().toHexDigits(magic);
            for (Kind kind : values()) {
                if (magic == kind.magic) return "an IDX file of " + kind + " (" + number + ")";
            }
            return number;
        }

        @Override
        public String toString() {
            return this == IMAGES ? "images" : "labels";
        }
    }

    /**
     * Reads {@code file}.
     *
     * @throws DataException if it is missing, damaged or of another kind
     */
    static IdxFile read(Kind kind, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(kind, file.toString(), in);
        } catch (NoSuchFileException e) {
            throw new DataException(file, "an IDX file of " + kind, "no such file", e);
        } catch (IOException e) {
            throw new DataException(file, "a readable IDX file of " + kind, DataException.found(e), e);
        }
    }

    /**
     * Reads a whole file from {@code in}, which is left at its end.
     *
     * @param name what to call it in messages
     * @throws DataException if it is damaged or of another kind
     * @throws IOException   if {@code in} cannot be read
     */
    static IdxFile read(Kind kind, String name, InputStream in) throws IOException {
        try {
            return parse(kind, name, unpacked(in));
        } catch (EOFException e) {
            throw new DataException(name, "a whole gzip file", "one that breaks off. Maybe fetch it again", e);
        } catch (ZipException e) {
            throw new DataException(name, "sound gzip data",
                    "damage (" + e.getMessage() + "). Maybe fetch it again", e);
        }
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        InputStream file = new BufferedInputStream(in);
        file.mark(Short.BYTES);
        byte[] start = file.readNBytes(Short.BYTES);
        file.reset();
        boolean gzipped = start.length == Short.BYTES && (ByteBuffer.wrap(start).getShort() & 0xffff) == GZIP_MAGIC;
        return gzipped ? new GZIPInputStream(file, 1 << 16) : file;
    }

    private static IdxFile parse(Kind kind, String name, InputStream in) throws IOException {
        byte[] header = in.readNBytes(kind.headerBytes());
        int[] shape = shape(kind, name, header);
        long expected = bytes(name, shape);

        byte[] data = in.readNBytes((int) expected);            // grows as bytes arrive: a false header costs no memory
        long found = data.length + in.transferTo(OutputStream.nullOutputStream());  // gzip's checksum is at the end
        if (found != expected) {
            throw new DataException(name, "%s bytes after the header (%s)".formatted(expected, times(shape)),
                    found < expected ? found + ". Maybe the file is truncated: fetch it again" : Long.toString(found));
        }
        boolean flat = kind == Kind.LABELS;
        return new IdxFile(name, shape[0], flat ? 1 : shape[1], flat ? 1 : shape[2], data, Sha256.of(header, data));
    }

    /** [count, rows, columns] or [count], as the header states them; unsigned, and checked by {@link #bytes} only. */
    private static int[] shape(Kind kind, String name, byte[] header) {
        if (header.length == 0) throw new DataException(name, "an IDX file of " + kind, "an empty file");
        if (header.length >= Integer.BYTES) {
            int magic = ByteBuffer.wrap(header).getInt();
            if (magic != kind.magic) throw new DataException(name, Kind.describe(kind.magic), Kind.describe(magic));
        }
        if (header.length < kind.headerBytes()) {
            throw new DataException(name, "a header of %s bytes".formatted(kind.headerBytes()),
                    "only %s. Maybe the file is truncated: fetch it again".formatted(header.length));
        }
        int[] shape = new int[kind.dimensions];
        ByteBuffer.wrap(header, Integer.BYTES, header.length - Integer.BYTES).asIntBuffer().get(shape);
        return shape;
    }

    private static long bytes(String name, int[] shape) {
        long bytes = 1;
        for (int length : shape) {
            bytes *= length;                                    // lengths are unsigned: from 2^31 on they are negative here
            if (bytes < 1 || bytes > MOST_BYTES) {              // at each factor, so that the product cannot overflow
                throw new DataException(name, "a header announcing 1 to %s bytes".formatted(MOST_BYTES),
                        "one announcing " + times(shape));
            }
        }
        return bytes;
    }

    private static String times(int[] shape) {
        return Arrays.stream(shape).mapToObj(Integer::toUnsignedString).collect(Collectors.joining(" x "));
    }
}
