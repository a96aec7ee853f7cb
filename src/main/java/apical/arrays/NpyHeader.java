package apical.arrays;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The beginning of a {@code .npy} file: what follows it. Written in version 1.0 and little-endian, read in all versions
 * there are (1.0 to 3.0, which differ in how the header's length and its characters are written) and in both byte orders.
 *
 * @param fortranOrder whether the first index runs fastest in the file
 */
record NpyHeader(ElementType type, ByteOrder order, boolean fortranOrder, List<Integer> shape) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int BEFORE_TEXT = MAGIC.length + 4;            // version and, in version 1.0, a length of two bytes
    private static final int ALIGNMENT = 64;
    private static final int MOST_TEXT = 65_535;

    /** What a Java array can have. */
    private static final int MOST_ELEMENTS = Integer.MAX_VALUE - 8;

    /** Room for the digits of a first dimension that grows, as NumPy leaves it too. */
    private static final int GROWTH = 21;

    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)(\\w+)'");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\s\\dL,]*)\\)");

    /** Of an array in C order with {@code frames} frames of one shape. */
    static byte[] ofFrames(ElementType type, long frames, List<Integer> frame) {
        String shape = "(" + frames + "," + frame.stream().map(n -> " " + n).collect(Collectors.joining(",")) + ")";
        return write(type, shape, GROWTH - String.valueOf(frames).length());
    }

    /** Of an array in C order. */
    static byte[] of(ElementType type, List<Integer> shape) {
        String dimensions = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return write(type, "(" + dimensions + (shape.size() == 1 ? ",)" : ")"), 0);
    }

    private static byte[] write(ElementType type, String shape, int room) {
        String text = "{'descr': '<" + type.code() + "', 'fortran_order': False, 'shape': " + shape + ", }";
        int least = BEFORE_TEXT + text.length() + room + 1;
        byte[] header = new byte[(least + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT];
        Arrays.fill(header, (byte) ' ');
        ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).put(MAGIC).put((byte) 1).put((byte) 0)
                .putShort((short) (header.length - BEFORE_TEXT)).put(text.getBytes(StandardCharsets.US_ASCII));
        header[header.length - 1] = '\n';
        return header;
    }

    /**
     * Reads a header and leaves {@code in} at the first number.
     *
     * @throws IOException saying what is wrong with it, to follow the file's name
     */
    static NpyHeader read(DataInputStream in) throws IOException {
        if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
            throw new IOException("is not a NumPy array; expected a .npy file");
        }
        int version = in.readUnsignedByte();
        in.readUnsignedByte();
        if (version < 1 || version > 3) {
            throw new IOException("is in version " + version + " of the NumPy format; expected 1 to 3");
        }
        int length = version == 1 ? Short.toUnsignedInt(Short.reverseBytes(in.readShort())) : Integer.reverseBytes(in.readInt());
        if (length < 0 || length > MOST_TEXT) {
            throw new IOException("has a header of " + Integer.toUnsignedString(length) + " bytes; expected at most " + MOST_TEXT);
        }
        byte[] text = in.readNBytes(length);
        return parse(new String(text, version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
    }

    private static NpyHeader parse(String text) throws IOException {
        Matcher descr = DESCR.matcher(text);
        Matcher fortran = FORTRAN.matcher(text);
        Matcher shape = SHAPE.matcher(text);
        if (!descr.find() || !fortran.find() || !shape.find()) {
            throw new IOException("has the header " + text.strip() + "; expected a plain array of numbers");
        }
        ElementType type = ElementType.withCode(descr.group(2)).orElseThrow(() -> new IOException(
                "has elements of type " + descr.group(1) + descr.group(2) + "; expected floats or whole numbers ("
                        + ElementType.codes() + ")"));
        ByteOrder order = descr.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return new NpyHeader(type, order, fortran.group(1).equals("True"), dimensions(shape.group(1)));
    }

    private static List<Integer> dimensions(String text) throws IOException {
        List<Integer> shape = new ArrayList<>();
        try {
            for (String n : text.replace("L", "").split(",")) {
                if (!n.isBlank()) {
                    shape.add(Integer.valueOf(n.strip()));
                }
            }
            if (NumpyArray.size(shape) > MOST_ELEMENTS) {
                throw new ArithmeticException();
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IOException("has the shape (" + text + "); expected at most " + MOST_ELEMENTS + " elements", e);
        }
        return shape;
    }
}
