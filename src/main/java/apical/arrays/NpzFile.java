package apical.arrays;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
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
     * @throws IOException naming the file, if it is not there, or not such a file, or two arrays have one name
     */
    public static Map<String, NumpyArray> read(Path file) throws IOException {
        Map<String, NumpyArray> arrays = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : List.copyOf(zip.stream().toList())) {
                String name = entry.getName().endsWith(SUFFIX)
                        ? entry.getName().substring(0, entry.getName().length() - SUFFIX.length()) : entry.getName();
                try (InputStream in = new BufferedInputStream(zip.getInputStream(entry))) {
                    if (arrays.put(name, NpyFile.read(in, file + ": " + name)) != null) {
                        throw new IOException(file + ": has two arrays of the name " + name + "; expected each name once");
                    }
                }
            }
        } catch (ZipException e) {
            throw new IOException(file + ": is not a .npz file (" + e.getMessage() + ")", e);
        }
        return arrays;
    }

    /** Writes arrays in the order of the map, uncompressed, replacing the file if there is one. */
    public static void write(Path file, Map<String, NumpyArray> arrays, ElementType type) throws IOException {
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, NumpyArray> array : arrays.entrySet()) {
                byte[] npy = NpyFile.bytes(array.getValue(), type);
                CRC32 crc = new CRC32();
                crc.update(npy);
                ZipEntry entry = new ZipEntry(array.getKey() + SUFFIX);
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(npy.length);
                entry.setCrc(crc.getValue());
                entry.setTimeLocal(NO_DATE);
                zip.putNextEntry(entry);
                zip.write(npy);
                zip.closeEntry();
            }
        }
    }
}
