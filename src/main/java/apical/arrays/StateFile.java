package apical.arrays;

import apical.state.Checkpointed;
import apical.state.Numbers;
import apical.state.Snapshot;
import apical.state.StateException;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Where something that changes stood, in a {@code .npz} file: an array for each of its values, of the type it has in memory, so
 * that every bit comes back. The last array, {@value #CHECKSUM}, is the CRC-32 of all names and checksums before it, since a zip
 * file guards its members and not their names.
 *
 * <p>The same state gives the same bytes. While it is written, memory holds one copy of it.
 */
public final class StateFile {

    static final String CHECKSUM = "checksum";
    private static final String SUFFIX = ".npy";
    private static final String DRAFT = ".draft";

    private StateFile() {
    }

    /**
     * Writes down where {@code source} stands. The file is written beside its place, forced to the disk and moved: whoever looks
     * finds the old one or the new one, whole.
     *
     * @throws IOException    naming the file, if it cannot be written; what was there before stays
     * @throws StateException if two values have one name
     */
    public static void write(Path file, Checkpointed source) throws IOException {
        write(file, snapshot(file, source));
    }

    private static Snapshot snapshot(Path file, Checkpointed source) throws IOException {
        try {
            return Snapshot.of(source);
        } catch (UncheckedIOException e) {
            throw new IOException(file + ": cannot be written (" + e.getCause().getMessage() + ")", e);
        }
    }

    /** Writes down where something stood when it was copied, as {@link #write(Path, Checkpointed)}. */
    public static void write(Path file, Snapshot snapshot) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + DRAFT);
        try {
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), RawNumbers.CHUNK);
                write(snapshot, out);
                out.flush();
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(draft);
            throw new IOException(file + ": cannot be written (" + e.getMessage() + ")", e);
        }
    }

    /** Whether this is what a process that died while it wrote has left. */
    public static boolean isPart(Path file) {
        return file.getFileName().toString().endsWith(DRAFT);
    }

    private static void write(Snapshot snapshot, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        CRC32 all = new CRC32();
        for (Map.Entry<String, Numbers> value : snapshot.values().entrySet()) {
            take(all, value.getKey(), write(value.getKey(), value.getValue(), zip));
        }
        write(CHECKSUM, checksum(all), zip);
        zip.finish();
    }

    /** Adds a member to the checksum of all. */
    private static void take(CRC32 all, String name, long crc) {
        all.update(name.getBytes(StandardCharsets.UTF_8));
        all.update(ByteBuffer.allocate(Long.BYTES).putLong(0, crc));
    }

    private static Numbers checksum(CRC32 all) {
        return new Numbers(List.of(), new long[] {all.getValue()});
    }

    /** Adds a member and returns its checksum. */
    private static long write(String name, Numbers numbers, ZipOutputStream zip) throws IOException {
        CRC32 crc = new CRC32();
        long size = RawNumbers.write(numbers, (bytes, n) -> crc.update(bytes, 0, n));
        NpzFile.putStored(zip, name, size, crc.getValue());
        RawNumbers.write(numbers, (bytes, n) -> zip.write(bytes, 0, n));
        zip.closeEntry();
        return crc.getValue();
    }

    /**
     * Puts {@code target} where what was written down stood. The file is checked before anything changes.
     *
     * @param target made from the same definition and seed as what was written; modified
     * @throws IOException in one line, naming the file, if it is missing or damaged, and naming the array, if one is missing, of
     *                     another size or type, or not asked for
     */
    public static void read(Path file, Checkpointed target) throws IOException {
        Snapshot snapshot = read(file);
        try {
            snapshot.restore(target);
        } catch (StateException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw new IOException(file + ": cannot be put back (" + e.getCause().getMessage() + ")", e);
        }
    }

    /** Whether the file is there, complete and as it was written. */
    public static boolean isWhole(Path file) {
        try {
            read(file);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Reads all that was written down.
     *
     * @throws IOException in one line, naming the file, if it is missing or damaged
     */
    public static Snapshot read(Path file) throws IOException {
        Map<String, Numbers> values = new LinkedHashMap<>();
        CRC32 all = new CRC32();
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": is not there; expected a file with a state");
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry member : NpzFile.members(zip, file)) {
                String name = NpzFile.name(member);
                if (values.containsKey(CHECKSUM) || !member.getName().endsWith(SUFFIX)) {
                    throw new IOException(file + ": has " + member.getName() + ", which is not part of a state. It is damaged");
                }
                if (name.equals(CHECKSUM)) {
                    values.put(name, checksum(all));
                } else {
                    take(all, name, member.getCrc());
                }
                Numbers numbers = read(zip, member, file + ": " + name);
                if (!numbers.equals(values.getOrDefault(name, numbers))) {
                    throw new IOException(file + ": names and checksums are not those that were written. It is damaged");
                }
                values.put(name, numbers);
            }
        } catch (ZipException | EOFException e) {
            throw NpzFile.notNpz(file, e);
        }
        if (values.remove(CHECKSUM) == null) {
            throw new IOException(file + ": has no array " + CHECKSUM + "; expected a file with a state, as it was written");
        }
        return new Snapshot(values);
    }

    private static Numbers read(ZipFile zip, ZipEntry member, String name) throws IOException {
        try (InputStream plain = zip.getInputStream(member);
                CheckedInputStream in = new CheckedInputStream(plain, new CRC32())) {
            Numbers numbers = RawNumbers.read(in, member.getSize(), name);
            NpzFile.requireChecksum(in, member, name);
            return numbers;
        }
    }
}
