package apical.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Images to learn from, to tune by and to be judged on.
 *
 * <p>Validation images are taken out of the training file by a random choice with a seed of its own, so that they are the
 * same whatever the seed of a run; the test images are the test file's. MNIST: 55,000 / 5,000 / 10,000.
 *
 * @param training   in the training file's order
 * @param validation in the training file's order; may be empty
 * @param classes    labels are 0 .. classes - 1
 * @param sha256     of each file unpacked, by its standard name, for the provenance of results; sorted by name
 */
public record Dataset(String name, LabelledImages training, LabelledImages validation, LabelledImages test, int classes,
                      Map<String, String> sha256) {

    static final String TRAINING_IMAGES = "train-images-idx3-ubyte";
    static final String TRAINING_LABELS = "train-labels-idx1-ubyte";
    static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
    static final String TEST_LABELS = "t10k-labels-idx1-ubyte";

    /** MNIST's, and that of the data sets made in its likeness. */
    private static final int CLASSES = 10;

    public Dataset {
        sha256 = Collections.unmodifiableMap(new TreeMap<>(sha256));
    }

    /**
     * MNIST as bundled with the program, checked against its known SHA-256.
     *
     * @param validationImages how many of the training file's 60,000 to keep for validation
     * @param validationSeed   decides which; leave it alone between experiments that shall be compared
     * @throws DataException if the program's copy is damaged, or if no image would be left for training
     */
    public static Dataset mnist(int validationImages, long validationSeed) {
        return assemble("MNIST", BundledMnist::read, validationImages, validationSeed);
    }

    /**
     * A data set of ten classes in MNIST's four files, for example Fashion-MNIST; it is named after its folder.
     *
     * @param folder holds {@code train-images-idx3-ubyte}, {@code train-labels-idx1-ubyte}, {@code t10k-images-idx3-ubyte}
     *               and {@code t10k-labels-idx1-ubyte}, each with or without {@code .gz}
     * @throws DataException in one line, if a file is missing, damaged, or does not fit the others
     */
    public static Dataset fromDirectory(Path folder, int validationImages, long validationSeed) {
        if (!Files.isDirectory(folder)) {
            throw new DataException(folder, "a folder with the four IDX files of a data set",
                    Files.exists(folder) ? "a file" : "no such folder");
        }
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return assemble(name == null ? folder.toString() : name.toString(),
                (kind, fileName) -> IdxFile.read(kind, find(folder, fileName)), validationImages, validationSeed);
    }

    private static Path find(Path folder, String fileName) {
        Path plain = folder.resolve(fileName);
        if (Files.exists(plain)) return plain;
        Path gzipped = folder.resolve(fileName + ".gz");
        if (Files.exists(gzipped)) return gzipped;
        throw new DataException(folder, "%s or %s.gz in it".formatted(fileName, fileName), "neither");
    }

    /** Where files come from: the program or a folder. */
    private interface Source {
        IdxFile read(IdxFile.Kind kind, String fileName);
    }

    private static Dataset assemble(String name, Source source, int validationImages, long validationSeed) {
        IdxFile trainingImages = source.read(IdxFile.Kind.IMAGES, TRAINING_IMAGES);
        IdxFile trainingLabels = source.read(IdxFile.Kind.LABELS, TRAINING_LABELS);
        IdxFile testImages = source.read(IdxFile.Kind.IMAGES, TEST_IMAGES);
        IdxFile testLabels = source.read(IdxFile.Kind.LABELS, TEST_LABELS);
        requireSameSize(trainingImages, testImages);

        LabelledImages learnable = LabelledImages.of(trainingImages, trainingLabels, CLASSES);
        if (validationImages < 0 || validationImages >= learnable.size()) {
            throw new DataException(trainingImages.name(),
                    "0 to %s of its %s images for validation".formatted(learnable.size() - 1, learnable.size()),
                    "%s asked for".formatted(validationImages));
        }
        Split split = Split.of(learnable.size(), validationImages, validationSeed);
        return new Dataset(name, learnable.select(split.training()), learnable.select(split.validation()),
                LabelledImages.of(testImages, testLabels, CLASSES), CLASSES,
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
