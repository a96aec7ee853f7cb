package apical.data;

import static apical.data.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundledMnistTest {

    private static final String TEST_LABELS = "/mnist/t10k-labels-idx1-ubyte.gz";

    private static Dataset mnist;

    @BeforeAll
    static void load() {
        mnist = new BundledMnist().load(5_000, 1);
    }

    @Test
    void splitIs55000And5000And10000() {
        assertEquals(55_000, mnist.training().size());
        assertEquals(5_000, mnist.validation().size());
        assertEquals(10_000, mnist.test().size());
        assertEquals(784, mnist.training().pixels());
        assertEquals(10, mnist.classes());
        assertEquals(BundledMnist.SHA256, mnist.sha256());
    }

    /** The well-known counts of the digits 0 .. 9 in the two files. */
    @Test
    void everyDigitIsThereAsOftenAsItShould() {
        int[] training = count(mnist.training());
        int[] validation = count(mnist.validation());
        for (int digit = 0; digit < 10; digit++) training[digit] += validation[digit];
        assertArrayEquals(new int[] {5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949}, training);
        assertArrayEquals(new int[] {980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009}, count(mnist.test()));
    }

    /** The test file begins 7 2 1 0 4; pixels of the 7 as a dump of the file shows them at 16 + 28 row + column. */
    @Test
    void imagesStandBesideTheirLabels() {
        assertArrayEquals(new int[] {7, 2, 1, 0, 4}, mnist.test().first(5).labels());
        assertEquals(241, mnist.test().brightness(0, 8, 11));
        assertEquals(254, mnist.test().brightness(0, 20, 14));
        assertEquals(0, mnist.test().brightness(0, 14, 20));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 5_000, 10_007})                       // the first label, one in the middle, the last
    void oneTamperedByteIsRefused(int where) throws IOException {
        byte[] bytes;
        try (InputStream in = new GZIPInputStream(Dataset.class.getResourceAsStream(TEST_LABELS))) {
            bytes = in.readAllBytes();
        }
        bytes[where] ^= 1;
        assertRefused(TEST_LABELS, "SHA-256 " + BundledMnist.SHA256.get(IdxFolder.TEST_LABELS), "clean checkout",
                () -> BundledMnist.read(IdxFile.Kind.LABELS, IdxFolder.TEST_LABELS, name -> new ByteArrayInputStream(bytes)));
    }

    @Test
    void programWithoutItsDataSaysSo() {
        assertRefused(TEST_LABELS, "a file bundled with the program", "none",
                () -> BundledMnist.read(IdxFile.Kind.LABELS, IdxFolder.TEST_LABELS, name -> null));
    }

    private static int[] count(LabelledImages images) {
        int[] count = new int[10];
        for (int label : images.labels()) count[label]++;
        return count;
    }
}
