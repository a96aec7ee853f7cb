package apical.data;

import static apical.data.Refusal.assertRefused;
import static apical.data.TenImages.labelFile;
import static apical.data.TenImages.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetTest {

    private static final int[] TEN_LABELS = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};

    @TempDir
    private Path folder;

    @Test
    void fourFilesBecomeThreeSetsOfImages() {
        Dataset data = Dataset.fromDirectory(TenImages.writeRaw(folder), 3, 1);
        assertEquals(folder.getFileName().toString(), data.name());
        assertEquals(10, data.classes());
        assertEquals(7, data.training().size());
        assertEquals(3, data.validation().size());
        assertEquals(10, data.test().size());
        assertEquals(16, data.training().pixels());
        assertArrayEquals(new int[] {9, 8, 7, 6, 5, 4, 3, 2, 1, 0}, data.test().labels());
        for (LabelledImages images : List.of(data.training(), data.validation())) {
            for (int i = 0; i < images.size(); i++) {
                int label = images.label(i);                    // in the training file, image i is of class i
                assertEquals(TenImages.brightness(label, label, 6), images.brightness(i, 1, 2));
            }
        }
    }

    @Test
    void rawAndGzippedFilesAreTheSameDataSet(@TempDir Path other) {
        Dataset raw = Dataset.fromDirectory(TenImages.writeRaw(folder), 3, 1);
        Dataset gzipped = Dataset.fromDirectory(TenImages.writeGzipped(other), 3, 1);
        assertArrayEquals(raw.training().labels(), gzipped.training().labels());
        assertEquals(raw.sha256(), gzipped.sha256());
    }

    @Test
    void fingerprintNamesTheFourFilesInOrder() {
        Dataset data = Dataset.fromDirectory(TenImages.writeGzipped(folder), 3, 1);
        assertEquals(List.of("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte", "train-images-idx3-ubyte",
                "train-labels-idx1-ubyte"), new ArrayList<>(data.sha256().keySet()));
        assertEquals(4, data.sha256().values().stream().distinct().count());
    }

    @Test
    void validationMayBeEmptyButTrainingMayNot() {
        TenImages.writeRaw(folder);
        assertEquals(0, Dataset.fromDirectory(folder, 0, 1).validation().size());
        assertEquals(1, Dataset.fromDirectory(folder, 9, 1).training().size());
        Path file = folder.resolve(Dataset.TRAINING_IMAGES);
        assertRefused(file, "0 to 9 of its 10 images", "10 asked for", () -> Dataset.fromDirectory(folder, 10, 1));
        assertRefused(file, "0 to 9 of its 10 images", "-1 asked for", () -> Dataset.fromDirectory(folder, -1, 1));
    }

    @Test
    void missingFolderIsRefusedInOneLine() {
        Path missing = folder.resolve("missing");
        assertRefused(missing, "a folder with the four IDX files", "no such folder",
                () -> Dataset.fromDirectory(missing, 3, 1));
        Path file = write(folder.resolve("file"), new byte[0]);
        assertRefused(file, "a folder with the four IDX files", "a file", () -> Dataset.fromDirectory(file, 3, 1));
    }

    @Test
    void missingFileIsRefusedInOneLine() throws IOException {
        TenImages.writeGzipped(folder);
        Files.delete(folder.resolve(Dataset.TEST_LABELS + ".gz"));
        assertRefused(folder, "t10k-labels-idx1-ubyte or t10k-labels-idx1-ubyte.gz", "neither",
                () -> Dataset.fromDirectory(folder, 3, 1));
    }

    @Test
    void swappedImagesAndLabelsAreRefused() throws IOException {
        TenImages.writeRaw(folder);
        Path images = folder.resolve(Dataset.TEST_IMAGES);
        Path labels = folder.resolve(Dataset.TEST_LABELS);
        byte[] imageBytes = Files.readAllBytes(images);
        write(images, Files.readAllBytes(labels));
        write(labels, imageBytes);
        assertRefused(images, "an IDX file of images", "an IDX file of labels", () -> Dataset.fromDirectory(folder, 3, 1));
    }

    @Test
    void everyImageNeedsItsLabel() {
        TenImages.writeRaw(folder);
        Path labels = write(folder.resolve(Dataset.TRAINING_LABELS), labelFile(0, 1, 2, 3, 4, 5, 6, 7, 8));
        assertRefused(labels, "10 labels, as many as images in " + folder.resolve(Dataset.TRAINING_IMAGES), "9",
                () -> Dataset.fromDirectory(folder, 3, 1));
    }

    @Test
    void labelsAreOfTenClasses() {
        TenImages.writeRaw(folder);
        Path labels = write(folder.resolve(Dataset.TEST_LABELS), labelFile(0, 1, 2, 3, 10, 5, 6, 7, 8, 9));
        assertRefused(labels, "labels in 0 .. 9", "label 10 at image 4", () -> Dataset.fromDirectory(folder, 3, 1));
        write(labels, labelFile(0, 1, 2, 3, 4, 5, 6, 7, 8, 255));                        // not -1: bytes are unsigned
        assertRefused(labels, "labels in 0 .. 9", "label 255 at image 9", () -> Dataset.fromDirectory(folder, 3, 1));
    }

    @Test
    void testImagesAreOfTheSizeOfTrainingImages() {
        TenImages.writeRaw(folder);
        Path images = write(folder.resolve(Dataset.TEST_IMAGES),
                TenImages.idx(TenImages.IMAGES_MAGIC, new int[] {10, 2, 8}, new byte[160]));
        assertRefused(images, "images of 4 x 4 pixels, as in " + folder.resolve(Dataset.TRAINING_IMAGES), "2 x 8",
                () -> Dataset.fromDirectory(folder, 3, 1));
    }

    @Test
    void oneOtherPixelIsAnotherFingerprint() {
        Dataset before = Dataset.fromDirectory(TenImages.writeRaw(folder), 3, 1);
        byte[] images = TenImages.imageFile(TEN_LABELS);
        images[images.length - 1]++;
        write(folder.resolve(Dataset.TRAINING_IMAGES), images);
        Dataset after = Dataset.fromDirectory(folder, 3, 1);
        assertNotEquals(before.sha256().get(Dataset.TRAINING_IMAGES), after.sha256().get(Dataset.TRAINING_IMAGES));
        assertEquals(before.sha256().get(Dataset.TEST_IMAGES), after.sha256().get(Dataset.TEST_IMAGES));
    }
}
