package apical.data;

import static apical.data.Refusal.assertRefused;
import static apical.data.TenImages.labelFile;
import static apical.data.TenImages.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
        Dataset data = DataSources.read(TenImages.writeRaw(folder), 3, 1);
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
        Dataset raw = DataSources.read(TenImages.writeRaw(folder), 3, 1);
        Dataset gzipped = DataSources.read(TenImages.writeGzipped(other), 3, 1);
        assertArrayEquals(raw.training().labels(), gzipped.training().labels());
        assertEquals(raw.sha256(), gzipped.sha256());
    }

    @Test
    void fingerprintNamesTheFourFilesInOrder() {
        Dataset data = DataSources.read(TenImages.writeGzipped(folder), 3, 1);
        assertEquals(List.of("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte", "train-images-idx3-ubyte",
                "train-labels-idx1-ubyte"), new ArrayList<>(data.sha256().keySet()));
        assertEquals(4, data.sha256().values().stream().distinct().count());
    }

    @Test
    void validationMayBeEmptyButTrainingMayNot() {
        TenImages.writeRaw(folder);
        assertEquals(0, DataSources.read(folder, 0, 1).validation().size());
        assertEquals(1, DataSources.read(folder, 9, 1).training().size());
        Path file = folder.resolve(IdxFolder.TRAINING_IMAGES);
        assertRefused(file, "0 to 9 of its 10 images", "10 asked for", () -> DataSources.read(folder, 10, 1));
        assertRefused(file, "0 to 9 of its 10 images", "-1 asked for", () -> DataSources.read(folder, -1, 1));
    }

    @Test
    void missingFileIsRefusedInOneLine() throws IOException {
        TenImages.writeGzipped(folder);
        Files.delete(folder.resolve(IdxFolder.TEST_LABELS + ".gz"));
        assertRefused(folder, "t10k-labels-idx1-ubyte or t10k-labels-idx1-ubyte.gz", "neither",
                () -> DataSources.read(folder, 3, 1));
    }

    @Test
    void swappedImagesAndLabelsAreRefused() throws IOException {
        TenImages.writeRaw(folder);
        Path images = folder.resolve(IdxFolder.TEST_IMAGES);
        Path labels = folder.resolve(IdxFolder.TEST_LABELS);
        byte[] imageBytes = Files.readAllBytes(images);
        write(images, Files.readAllBytes(labels));
        write(labels, imageBytes);
        assertRefused(images, "an IDX file of images", "an IDX file of labels", () -> DataSources.read(folder, 3, 1));
    }

    @Test
    void everyImageNeedsItsLabel() {
        TenImages.writeRaw(folder);
        Path labels = write(folder.resolve(IdxFolder.TRAINING_LABELS), labelFile(0, 1, 2, 3, 4, 5, 6, 7, 8));
        assertRefused(labels, "10 labels, as many as images in " + folder.resolve(IdxFolder.TRAINING_IMAGES), "9",
                () -> DataSources.read(folder, 3, 1));
    }

    @Test
    void labelsAreOfTenClasses() {
        TenImages.writeRaw(folder);
        Path labels = write(folder.resolve(IdxFolder.TEST_LABELS), labelFile(0, 1, 2, 3, 10, 5, 6, 7, 8, 9));
        assertRefused(labels, "labels in 0 .. 9", "label 10 at image 4", () -> DataSources.read(folder, 3, 1));
        write(labels, labelFile(0, 1, 2, 3, 4, 5, 6, 7, 8, 255));                        // not -1: bytes are unsigned
        assertRefused(labels, "labels in 0 .. 9", "label 255 at image 9", () -> DataSources.read(folder, 3, 1));
    }

    @Test
    void testImagesAreOfTheSizeOfTrainingImages() {
        TenImages.writeRaw(folder);
        Path images = write(folder.resolve(IdxFolder.TEST_IMAGES),
                TenImages.idx(TenImages.IMAGES_MAGIC, new int[] {10, 2, 8}, new byte[160]));
        assertRefused(images, "images of 4 x 4 pixels, as in " + folder.resolve(IdxFolder.TRAINING_IMAGES), "2 x 8",
                () -> DataSources.read(folder, 3, 1));
    }

    /** What a class subset is compared with: the same images in the full set. */
    private static String pixels(LabelledImages images, int sample) {
        StringBuilder all = new StringBuilder();
        for (int p = 0; p < 16; p++) all.append(images.brightness(sample, p / 4, p % 4)).append(' ');
        return all.toString();
    }

    @Test
    void someClassesAreTheFullSplitWithoutTheOthers() {
        Dataset all = DataSources.read(TenImages.writeRaw(folder), 5, 1);
        List<Integer> classes = new ArrayList<>();
        for (int i : new int[] {3, 1}) classes.add(all.training().label(i));                 // not in ascending order
        for (int i : new int[] {4, 0}) classes.add(all.validation().label(i));
        Dataset some = all.only(classes);
        assertEquals(4, some.classes());
        assertEquals(2, some.training().size());
        assertEquals(2, some.validation().size());
        assertEquals(4, some.test().size());
        assertRestricted(all.training(), some.training(), classes);
        assertRestricted(all.validation(), some.validation(), classes);
        assertRestricted(all.test(), some.test(), classes);
        assertEquals(all.sha256(), some.sha256());
        assertEquals(all.name() + " (classes " + classes.toString().substring(1, classes.toString().length() - 1) + ")",
                some.name());
    }

    private static void assertRestricted(LabelledImages all, LabelledImages some, List<Integer> classes) {
        int next = 0;
        for (int i = 0; i < all.size(); i++) {
            if (classes.contains(all.label(i))) {
                assertEquals(classes.indexOf(all.label(i)), some.label(next));
                assertEquals(pixels(all, i), pixels(some, next));
                next++;
            }
        }
        assertEquals(next, some.size());
    }

    @Test
    void classesWithoutImagesAreRefused() {
        Dataset all = DataSources.read(TenImages.writeRaw(folder), 3, 1);
        List<Integer> learned = List.of(all.training().label(0), all.training().label(1));
        assertRefused(all.name(), "validation images of the classes " + learned.get(0) + ", " + learned.get(1), "none",
                () -> all.only(learned));
        assertThrows(IndexOutOfBoundsException.class, () -> all.only(List.of(0, 10)));
    }

    @Test
    void oneOtherPixelIsAnotherFingerprint() {
        Dataset before = DataSources.read(TenImages.writeRaw(folder), 3, 1);
        byte[] images = TenImages.imageFile(TEN_LABELS);
        images[images.length - 1]++;
        write(folder.resolve(IdxFolder.TRAINING_IMAGES), images);
        Dataset after = DataSources.read(folder, 3, 1);
        assertNotEquals(before.sha256().get(IdxFolder.TRAINING_IMAGES), after.sha256().get(IdxFolder.TRAINING_IMAGES));
        assertEquals(before.sha256().get(IdxFolder.TEST_IMAGES), after.sha256().get(IdxFolder.TEST_IMAGES));
    }
}
