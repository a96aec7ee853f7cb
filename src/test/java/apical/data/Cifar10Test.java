package apical.data;

import static apical.data.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cifar10Test {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeFiles() {
        TinyCifar.write(folder);
    }

    private Dataset read() {
        return DataSources.read(folder, 6, 1);
    }

    @Test
    void fiveFilesAreLearnedFromAndOneJudgesInTheirOrder() {
        Dataset all = DataSources.read(folder, 0, 1);
        assertEquals(20, all.training().size());
        assertEquals(10, all.test().size());
        assertEquals(10, all.classes());
        assertEquals(List.of(14, 6), List.of(read().training().size(), read().validation().size()));
        for (int image = 0; image < 20; image++) assertImage(all.training(), image, image);
        for (int image = 0; image < 10; image++) assertImage(all.test(), image, 100 + image);
        assertEquals(List.of("data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin", "data_batch_4.bin", "data_batch_5.bin",
                "test_batch.bin"), List.copyOf(all.sha256().keySet()));
    }

    /** Planes stay apart as inputs, and are added where only brightness is asked for. */
    private static void assertImage(LabelledImages images, int sample, int image) {
        assertEquals(TinyCifar.label(image), images.label(sample));
        FMatrixRMaj x = new FMatrixRMaj(0, 0);
        images.copyTo(new int[] {sample}, x);
        assertEquals(3072, x.numRows);
        for (int row = 0; row < 32; row++) {
            for (int column = 0; column < 32; column++) {
                int sum = 0;
                for (int plane = 0; plane < 3; plane++) {
                    int stored = TinyCifar.brightness(image, plane, row, column);
                    sum += stored;
                    assertEquals(stored / 255f, x.get(plane * 1024 + row * 32 + column, 0));
                }
                assertEquals(sum, images.brightness(sample, row, column));
            }
        }
    }

    @Test
    void theFolderThatTheArchiveMakesIsFoundInTheOneAround() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("cifar-10-batches-bin"));
        for (String file : Cifar10.TRAINING) Files.move(folder.resolve(file), inner.resolve(file));
        Files.move(folder.resolve(Cifar10.TEST), inner.resolve(Cifar10.TEST));
        assertEquals(14, read().training().size());
        assertEquals(folder.getFileName().toString(), read().name());
    }

    @Test
    void whatAnImagesBrightestQuadrantIsAllItsPlanesSay() {
        byte[] image = new byte[3072];
        image[0] = 100;                                              // red, upper left
        image[1024 + 31] = 60;                                       // green and blue, upper right
        image[2048 + 31] = 60;
        assertArrayEquals(new int[] {1}, ImageProperty.BRIGHTEST_QUADRANT.of(new LabelledImages(image, 3, 32, 32, new int[1])));
    }

    @Test
    void classesOfColouredImagesCanBeLeftOut() {
        Dataset two = DataSources.read(folder, 6, 1).only(List.of(4, 1, 8, 5, 2));
        assertEquals(3072, two.training().pixels());
        assertEquals(two.training().size() + two.validation().size(), 10);
        FMatrixRMaj x = new FMatrixRMaj(0, 0);
        two.test().copyTo(new int[] {0}, x);
        assertEquals(5, two.classes());
        assertEquals(TinyCifar.brightness(102, 1, 2, 3) / 255f, x.get(1024 + 2 * 32 + 3, 0));      // test image 102 is of class 4
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Files.delete(folder.resolve("data_batch_3.bin"));
        assertRefused(folder.resolve("data_batch_3.bin"), "a file of CIFAR-10's binary format", "no such file", this::read);
    }

    @Test
    void aTruncatedFileIsRefused() {
        Path file = TenImages.write(folder.resolve("data_batch_2.bin"), Arrays.copyOf(TinyCifar.batch(4, 4), 4 * 3073 - 1));
        assertRefused(file, "whole records of 3073 bytes", "3 of them and 3072 bytes more. Maybe the file is damaged", this::read);
    }

    @Test
    void aFileTruncatedBetweenRecordsIsRefused() {
        Path file = TenImages.write(folder.resolve("data_batch_2.bin"), TinyCifar.batch(4, 3));
        assertRefused(file, "4 images, as in " + folder.resolve("data_batch_1.bin"), "3", this::read);
    }

    @Test
    void extraBytesAreRefused() {
        Path file = TenImages.write(folder.resolve("test_batch.bin"), Arrays.copyOf(TinyCifar.batch(0, 2), 2 * 3073 + 5));
        assertRefused(file, "whole records of 3073 bytes", "2 of them and 5 bytes more", this::read);
    }

    @Test
    void anEmptyFileIsRefused() {
        Path file = TenImages.write(folder.resolve("test_batch.bin"), new byte[0]);
        assertRefused(file, "whole records of 3073 bytes", "an empty file", this::read);
    }

    @Test
    void aWrongLabelIsRefused() {
        byte[] records = TinyCifar.batch(4, 4);
        records[2 * 3073] = (byte) 200;
        Path file = TenImages.write(folder.resolve("data_batch_2.bin"), records);
        assertRefused(file, "labels in 0 .. 9", "label 200 at image 2", this::read);
    }

    @Test
    void tooManyForValidationAreRefused() {
        assertRefused(folder, "0 to 19 of its 20 images", "20 asked for", () -> DataSources.read(folder, 20, 1));
    }
}
