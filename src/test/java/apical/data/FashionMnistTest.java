package apical.data;

import static apical.data.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FashionMnistTest {

    @TempDir
    private Path folder;

    @Test
    void missingFashionMnistSaysHowToGetIt() {
        Path none = folder.resolve("none");
        assertRefused(none, "the files of fashion-mnist there", "no such folder. Maybe apt-get install dataset-fashion-mnist, or"
                + " name the folder that has them", () -> new FashionMnist(none).load(3, 1));
    }

    @Test
    void itHasItsOwnNameWhereverItLies() {
        assertEquals("Fashion-MNIST", new FashionMnist(TenImages.writeGzipped(folder)).load(3, 1).name());
    }

    /** Where Debian's package is installed. */
    @Test
    void thereAreSevenThousandPiecesOfEachKind() {
        FashionMnist source = new FashionMnist();
        assumeTrue(Files.isDirectory(source.installation().orElseThrow().folder()));
        Dataset data = source.load(5_000, 1);
        int[] count = new int[10];
        IntStream.of(data.all().labels()).forEach(label -> count[label]++);
        assertEquals(10_000, data.test().size());
        for (int images : count) assertEquals(7_000, images);
    }
}
