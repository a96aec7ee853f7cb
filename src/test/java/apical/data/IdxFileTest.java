package apical.data;

import static apical.data.Refusal.assertRefused;
import static apical.data.TenImages.IMAGES_MAGIC;
import static apical.data.TenImages.LABELS_MAGIC;
import static apical.data.TenImages.gzip;
import static apical.data.TenImages.idx;
import static apical.data.TenImages.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IdxFileTest {

    private static final IdxFile.Kind IMAGES = IdxFile.Kind.IMAGES;
    private static final IdxFile.Kind LABELS = IdxFile.Kind.LABELS;
    private static final byte[] TWO_IMAGES = idx(IMAGES_MAGIC, new int[] {2, 1, 3}, new byte[] {1, 2, 3, 4, 5, (byte) 255});

    @TempDir
    private Path folder;

    @Test
    void headerGivesTheShapeAndTheRestIsData() {
        IdxFile images = IdxFile.read(IMAGES, write(folder.resolve("images"), TWO_IMAGES));
        assertEquals(2, images.count());
        assertEquals(1, images.rows());
        assertEquals(3, images.columns());
        assertArrayEquals(new byte[] {1, 2, 3, 4, 5, -1}, images.data());

        IdxFile labels = IdxFile.read(LABELS, write(folder.resolve("labels"), TenImages.labelFile(7, 0, 9)));
        assertEquals(3, labels.count());
        assertArrayEquals(new byte[] {7, 0, 9}, labels.data());
    }

    @Test
    void whetherItIsGzippedIsSeenFromTheBytesNotTheName() {
        IdxFile raw = IdxFile.read(IMAGES, write(folder.resolve("raw.gz"), TWO_IMAGES));
        IdxFile packed = IdxFile.read(IMAGES, write(folder.resolve("packed"), gzip(TWO_IMAGES)));
        assertArrayEquals(raw.data(), packed.data());
        assertEquals(raw.sha256(), packed.sha256());
    }

    /** Expected value from sha256sum of the same 22 bytes. */
    @Test
    void fingerprintIsThatOfTheUnpackedFile() {
        assertEquals("bce44e6b99fe16567fba7f29293b2a441e980df1a95ea79c49a26e47855c3d1f",
                IdxFile.read(IMAGES, write(folder.resolve("images"), TWO_IMAGES)).sha256());
    }

    static Stream<Arguments> badFiles() {
        byte[] absurd = idx(IMAGES_MAGIC, new int[] {-1, 28, 28}, new byte[10]);
        byte[] overflowing = idx(IMAGES_MAGIC, new int[] {1 << 16, 1 << 24, 1 << 24}, new byte[10]);   // 2^64
        byte[] damaged = gzip(TWO_IMAGES);
        damaged[10] = -1;                                         // the first deflate block
        byte[] wrongChecksum = gzip(TWO_IMAGES);
        wrongChecksum[wrongChecksum.length - 8]++;                // the CRC of the content
        return Stream.of(
                arguments("an empty file", IMAGES, new byte[0], "IDX file of images", "an empty file"),
                arguments("gzipped nothing", IMAGES, gzip(new byte[0]), "IDX file of images", "an empty file"),
                arguments("text", IMAGES, "<html>not found".getBytes(StandardCharsets.UTF_8),
                        "images (magic number 0x00000803)", "magic number 0x3c68746d"),
                arguments("labels for images", IMAGES, TenImages.labelFile(1, 2, 3, 4, 5, 6, 7, 8, 9), "IDX file of images",
                        "IDX file of labels (magic number 0x00000801)"),
                arguments("few labels for images", IMAGES, TenImages.labelFile(1),
                        "IDX file of images", "IDX file of labels"),
                arguments("images for labels", LABELS, TWO_IMAGES, "IDX file of labels", "IDX file of images"),
                arguments("a broken magic number", IMAGES, new byte[] {0, 0, 8}, "a header of 16 bytes", "only 3"),
                arguments("a broken header", IMAGES, Arrays.copyOf(TWO_IMAGES, 15), "a header of 16 bytes", "only 15"),
                arguments("a label file's broken header", LABELS, new byte[] {0, 0, 8, 1, 0},
                        "a header of 8 bytes", "only 5"),
                arguments("one byte too few", IMAGES, Arrays.copyOf(TWO_IMAGES, 21),
                        "6 bytes after the header (2 x 1 x 3)", "5."),
                arguments("no data", LABELS, idx(LABELS_MAGIC, new int[] {3}, new byte[0]),
                        "3 bytes after the header (3)", "0."),
                arguments("one byte too many", IMAGES, Arrays.copyOf(TWO_IMAGES, 23), "6 bytes after the header", "7"),
                arguments("too few, gzipped", IMAGES, gzip(Arrays.copyOf(TWO_IMAGES, 21)), "6 bytes after the header", "5."),
                arguments("no images", IMAGES, idx(IMAGES_MAGIC, new int[] {0, 28, 28}, new byte[0]), "announcing 1 to",
                        "announcing 0 x 28 x 28"),
                arguments("no pixels", IMAGES, idx(IMAGES_MAGIC, new int[] {5, 0, 28}, new byte[0]), "announcing 1 to",
                        "announcing 5 x 0 x 28"),
                arguments("no labels", LABELS, idx(LABELS_MAGIC, new int[] {0}, new byte[0]),
                        "announcing 1 to", "announcing 0"),
                arguments("more than memory holds", IMAGES, absurd,
                        "to 1073741824 bytes", "announcing 4294967295 x 28 x 28"),
                arguments("more than a long holds", IMAGES, overflowing,
                        "to 1073741824 bytes", "65536 x 16777216 x 16777216"),
                arguments("gzip breaking off", IMAGES, Arrays.copyOf(gzip(TWO_IMAGES), 25),
                        "a whole gzip file", "breaks off"),
                arguments("gzip without its end", IMAGES, Arrays.copyOf(gzip(TWO_IMAGES), gzip(TWO_IMAGES).length - 1),
                        "a whole gzip file", "breaks off"),
                arguments("gzip's magic number only", IMAGES, new byte[] {0x1f, (byte) 0x8b},
                        "a whole gzip file", "breaks off"),
                arguments("damaged gzip", IMAGES, damaged, "sound gzip data", "damage (invalid block type)"),
                arguments("gzip of other content", IMAGES, wrongChecksum,
                        "sound gzip data", "damage (Corrupt GZIP trailer)"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badFiles")
    void badFileIsRefusedInOneLine(String what, IdxFile.Kind kind, byte[] bytes, String expected, String found) {
        Path file = write(folder.resolve("file-ubyte"), bytes);
        assertRefused(file, expected, found, () -> IdxFile.read(kind, file));
    }

    @Test
    void missingOrUnreadableFileIsRefusedInOneLine() throws IOException {
        Path missing = folder.resolve("missing");
        assertRefused(missing, "an IDX file of labels", "no such file", () -> IdxFile.read(LABELS, missing));
        Path directory = Files.createDirectory(folder.resolve("directory"));
        assertRefused(directory, "a readable IDX file of images", "is a directory", () -> IdxFile.read(IMAGES, directory));
    }

    @Test
    void lineBreakInAFileNameStaysOneLine() {
        assertRefused("two lines", "an IDX file", "no such file", () -> {
            throw new DataException("two\nlines", "an IDX file", "no such file");
        });
    }

    @Test
    void numbersInMessagesDoNotFollowTheLocale() {
        Locale usual = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));         // writes its digits otherwise
        try {
            Path file = write(folder.resolve("file"), Arrays.copyOf(TWO_IMAGES, 21));
            assertRefused(file, "6 bytes after the header (2 x 1 x 3)", "5.", () -> IdxFile.read(IMAGES, file));
        } finally {
            Locale.setDefault(usual);
        }
    }

    /** 1 GB is announced, six bytes are there. */
    @Test
    void falseHeaderCostsNoMemory() {
        byte[] boasting = idx(IMAGES_MAGIC, new int[] {1_000, 1_000, 1_000}, new byte[6]);
        Path file = write(folder.resolve("boasting"), boasting);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertRefused(file, "1000000000 bytes", "6", () -> IdxFile.read(IMAGES, file));
        assertTrue(threads.getCurrentThreadAllocatedBytes() - before < 10_000_000);
    }
}
