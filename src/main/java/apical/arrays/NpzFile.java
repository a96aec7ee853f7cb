package apical.arrays;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Several arrays with names in a {@code .npz} file, as {@code numpy.savez} and {@code numpy.savez_compressed} write it. */
public final class NpzFile {

    private static final String SUFFIX = ".npy";

    /** The earliest a zip file can say: the same arrays give the same bytes on any day. */
    private static final LocalDateTime NO_DATE = LocalDateTime.of(1980, 1, 1, 0, 0);

    private NpzFile() {
    }

    /**
     * Reads all arrays, in the order of the file.
     *
     * @throws IOException naming the file, if it is not there, not such a file or damaged, or two arrays have one name
     */
    public static Map<String, NumpyArray> read(Path file) throws IOException {
        return read(file, name -> true);
    }

    /**
     * Reads some arrays, in the order of the file; the others may be of any type.
     *
     * @param wanted of a name, whether its array is read
     * @throws IOException naming the file, if it is not there, not such a file or damaged, or two arrays have one name
     */
    public static Map<String, NumpyArray> read(Path file, Predicate<String> wanted) throws IOException {
        Map<String, NumpyArray> arrays = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : members(zip, file)) {
                if (wanted.test(name(entry))) {
                    arrays.put(name(entry), read(zip, entry, file + ": " + name(entry)));
                }
            }
        } catch (ZipException | EOFException e) {
            throw notNpz(file, e);
        }
        return arrays;
    }

    /**
     * Names of all arrays, in the order of the file.
     *
     * @throws IOException naming the file, if it is not there or not such a file, or two arrays have one name
     */
    public static List<String> names(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return members(zip, file).stream().map(NpzFile::name).toList();
        } catch (ZipException | EOFException e) {
            throw notNpz(file, e);
        }
    }

    static IOException notNpz(Path file, IOException e) {
        return new IOException(file + ": is not a .npz file, or a damaged one ("
                + (e.getMessage() == null ? "it ends too early" : e.getMessage()) + ")", e);
    }

    /** In the order of the file. */
    static List<ZipEntry> members(ZipFile zip, Path file) throws IOException {
        List<ZipEntry> members = List.copyOf(zip.stream().toList());
        Set<String> names = new HashSet<>();
        for (ZipEntry member : members) {
            if (!names.add(name(member))) {
                throw new IOException(file + ": has two arrays of the name " + name(member) + "; expected each name once");
            }
        }
        return members;
    }

    /** Of the array. */
    static String name(ZipEntry entry) {
        String name = entry.getName();
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    private static NumpyArray read(ZipFile zip, ZipEntry entry, String name) throws IOException {
        try (CheckedInputStream in = new CheckedInputStream(new BufferedInputStream(zip.getInputStream(entry)), new CRC32())) {
            NumpyArray array = NpyFile.read(in, name);
            requireChecksum(in, entry, name);
            return array;
        }
    }

    /** Reads what is left of a member: Java's {@link ZipFile} leaves it to its callers to compare checksums. */
    static void requireChecksum(CheckedInputStream in, ZipEntry entry, String name) throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
        if (in.getChecksum().getValue() != entry.getCrc()) {
            throw new IOException(String.format("%s: has checksum %08x where its file says %08x; expected the file as it was"
                    + " written. It is damaged: copy or make it again", name, in.getChecksum().getValue(), entry.getCrc()));
        }
    }

    /** Writes arrays in the order of the map, uncompressed, replacing the file if there is one. */
    public static void write(Path file, Map<String, NumpyArray> arrays, ElementType type) throws IOException {
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, NumpyArray> array : arrays.entrySet()) {
                byte[] npy = NpyFile.bytes(array.getValue(), type);
                CRC32 crc = new CRC32();
                crc.update(npy);
                putStored(zip, array.getKey(), npy.length, crc.getValue());
                zip.write(npy);
                zip.closeEntry();
            }
        }
    }

    /** Begins an uncompressed member, whose bytes are to follow. */
    static void putStored(ZipOutputStream zip, String name, long bytes, long crc) throws IOException {
        ZipEntry entry = new ZipEntry(name + SUFFIX);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes);
        entry.setCrc(crc);
        entry.setTimeLocal(NO_DATE);
        zip.putNextEntry(entry);
    }
}
