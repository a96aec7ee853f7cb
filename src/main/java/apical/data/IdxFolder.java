package apical.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A data set of ten classes in MNIST's four files, each with or without {@code .gz}: MNIST and those made in its likeness. */
final class IdxFolder extends DataFormat {

    static final String TRAINING_IMAGES = "train-images-idx3-ubyte";
    static final String TRAINING_LABELS = "train-labels-idx1-ubyte";
    static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
    static final String TEST_LABELS = "t10k-labels-idx1-ubyte";

    private static final List<String> FILES = List.of(TRAINING_IMAGES, TRAINING_LABELS, TEST_IMAGES, TEST_LABELS);

    /** MNIST's, and that of the data sets made in its likeness. */
    static final int CLASSES = 10;

    /** Where the four files come from: a folder, or the program. */
    interface Origin {
        IdxFile read(IdxFile.Kind kind, String fileName);
    }

    IdxFolder() {
        super("a folder with the four IDX files, gzip or raw, of a data set of ten classes (" + TRAINING_IMAGES + ", ...)");
    }

    @Override
    public boolean recognises(Path path) {
        return FILES.stream().anyMatch(file -> Files.exists(path.resolve(file)) || Files.exists(path.resolve(file + ".gz")));
    }

    @Override
    public Dataset read(String name, Path folder, int validationImages, long validationSeed) {
        return assemble(name, (kind, fileName) -> IdxFile.read(kind, find(folder, fileName)), validationImages, validationSeed);
    }

    private static Path find(Path folder, String fileName) {
        Path plain = folder.resolve(fileName);
        if (Files.exists(plain)) return plain;
        Path gzipped = folder.resolve(fileName + ".gz");
        if (Files.exists(gzipped)) return gzipped;
        throw new DataException(folder, "%s or %s.gz in it".formatted(fileName, fileName), "neither");
    }

    static Dataset assemble(String name, Origin files, int validationImages, long validationSeed) {
        IdxFile trainingImages = files.read(IdxFile.Kind.IMAGES, TRAINING_IMAGES);
        IdxFile trainingLabels = files.read(IdxFile.Kind.LABELS, TRAINING_LABELS);
        IdxFile testImages = files.read(IdxFile.Kind.IMAGES, TEST_IMAGES);
        IdxFile testLabels = files.read(IdxFile.Kind.LABELS, TEST_LABELS);
        requireSameSize(trainingImages, testImages);
        return Dataset.split(name, trainingImages.name(), LabelledImages.of(trainingImages, trainingLabels, CLASSES),
                LabelledImages.of(testImages, testLabels, CLASSES), CLASSES, validationImages, validationSeed,
                Map.of(TRAINING_IMAGES, trainingImages.sha256(), TRAINING_LABELS, trainingLabels.sha256(),
                        TEST_IMAGES, testImages.sha256(), TEST_LABELS, testLabels.sha256()));
    }

    private static void requireSameSize(IdxFile training, IdxFile test) {
        if (test.rows() != training.rows() || test.columns() != training.columns()) {
            throw new DataException(test.name(),
                    "images of %s x %s pixels, as in %s".formatted(training.rows(), training.columns(), training.name()),
                    "%s x %s".formatted(test.rows(), test.columns()));
        }
    }
}
