package apical.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

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

    private static final List<String> IDX_FILES = List.of(TRAINING_IMAGES, TRAINING_LABELS, TEST_IMAGES, TEST_LABELS);

    /** Where Debian's package puts it. */
    private static final Path FASHION_MNIST = Path.of("/usr/share/datasets/fashion-mnist");

    /** MNIST's, and that of the data sets made in its likeness, and CIFAR-10's. */
    static final int CLASSES = 10;

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
     * Fashion-MNIST from the folder of Debian's package {@code dataset-fashion-mnist}.
     *
     * @throws DataException in one line, if it is not there or not as it should be
     */
    public static Dataset fashionMnist(int validationImages, long validationSeed) {
        return fashionMnist(FASHION_MNIST, validationImages, validationSeed);
    }

    /**
     * The task with a known distribution: all patterns of twelve bits, a fifth of them to be judged on; see {@link TwelveBits}.
     *
     * @throws DataException if no pattern would be left for training
     */
    public static Dataset twelveBits(int validationPatterns, long validationSeed) {
        return TwelveBits.read(validationPatterns, validationSeed);
    }

    /**
     * The task that a small random network sets: 16 pixels, four classes, a sixth of the patterns to be judged on; see
     * {@link TeacherStudent}.
     *
     * @throws DataException if no pattern would be left for training
     */
    public static Dataset teacherStudent(int validationPatterns, long validationSeed) {
        return TeacherStudent.read(validationPatterns, validationSeed);
    }

    static Dataset fashionMnist(Path folder, int validationImages, long validationSeed) {
        if (!Files.isDirectory(folder)) {
            throw new DataException(folder, "Fashion-MNIST there", "no such folder. Maybe apt-get install dataset-fashion-mnist,"
                    + " or --data DIR");
        }
        Dataset data = fromDirectory(folder, validationImages, validationSeed);
        return new Dataset("Fashion-MNIST", data.training, data.validation, data.test, data.classes, data.sha256);
    }

    /**
     * A data set of ten classes, named after its folder: in MNIST's four files, for example Fashion-MNIST, or in CIFAR-10's six.
     * Which, the files that are there say.
     *
     * @param folder holds {@code train-images-idx3-ubyte}, {@code train-labels-idx1-ubyte}, {@code t10k-images-idx3-ubyte}
     *               and {@code t10k-labels-idx1-ubyte}, each with or without {@code .gz}; or {@code data_batch_1.bin} to
     *               {@code data_batch_5.bin} and {@code test_batch.bin}, or a folder {@code cifar-10-batches-bin} with them
     * @throws DataException in one line, if a file is missing, damaged, or does not fit the others
     */
    public static Dataset fromDirectory(Path folder, int validationImages, long validationSeed) {
        if (!Files.isDirectory(folder)) {
            throw new DataException(folder, "a folder with the four IDX files of a data set or the six of CIFAR-10",
                    Files.exists(folder) ? "a file" : "no such folder");
        }
        Path name = folder.toAbsolutePath().normalize().getFileName();
        String called = name == null ? folder.toString() : name.toString();
        Optional<Path> cifar = Cifar10.folder(folder);
        if (cifar.isPresent()) {
            return Cifar10.read(called, cifar.get(), validationImages, validationSeed);
        }
        if (IDX_FILES.stream().noneMatch(file -> isThere(folder, file))) {
            throw new DataException(folder, "in it the four IDX files of a data set (%s, ...) or the six of CIFAR-10 (%s, ...)"
                    .formatted(TRAINING_IMAGES, Cifar10.TRAINING.get(0)), "none of them");
        }
        return assemble(called, (kind, fileName) -> IdxFile.read(kind, find(folder, fileName)), validationImages, validationSeed);
    }

    private static boolean isThere(Path folder, String fileName) {
        return Files.exists(folder.resolve(fileName)) || Files.exists(folder.resolve(fileName + ".gz"));
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
        return split(name, trainingImages.name(), LabelledImages.of(trainingImages, trainingLabels, CLASSES),
                LabelledImages.of(testImages, testLabels, CLASSES), CLASSES, validationImages, validationSeed,
                Map.of(TRAINING_IMAGES, trainingImages.sha256(), TRAINING_LABELS, trainingLabels.sha256(),
                        TEST_IMAGES, testImages.sha256(), TEST_LABELS, testLabels.sha256()));
    }

    /**
     * Takes the validation images out of those to learn from.
     *
     * @param file where these are, for messages
     */
    static Dataset split(String name, Object file, LabelledImages learnable, LabelledImages test, int classes,
                         int validationImages, long validationSeed, Map<String, String> sha256) {
        if (validationImages < 0 || validationImages >= learnable.size()) {
            throw new DataException(file,
                    "0 to %s of its %s images for validation".formatted(learnable.size() - 1, learnable.size()),
                    "%s asked for".formatted(validationImages));
        }
        Split split = Split.of(learnable.size(), validationImages, validationSeed);
        return new Dataset(name, learnable.select(split.training()), learnable.select(split.validation()), test, classes, sha256);
    }

    private static void requireSameSize(IdxFile training, IdxFile test) {
        if (test.rows() != training.rows() || test.columns() != training.columns()) {
            throw new DataException(test.name(),
                    "images of %s x %s pixels, as in %s".formatted(training.rows(), training.columns(), training.name()),
                    "%s x %s".formatted(test.rows(), test.columns()));
        }
    }

    /**
     * The images of some classes only; label i is then what {@code classes.get(i)} was. Each image stays where it was, in
     * training, validation or test.
     *
     * @param classes labels of this data set, at least two, none twice
     * @throws DataException if no image of theirs is left to learn from, to tune by or to be judged on
     */
    public Dataset only(List<Integer> classes) {
        classes.forEach(label -> Objects.checkIndex(label, this.classes));
        String list = classes.stream().map(String::valueOf).collect(Collectors.joining(", "));
        Dataset some = new Dataset(name + " (classes " + list + ")", training.only(classes), validation.only(classes),
                test.only(classes), classes.size(), sha256);
        requireSome(some.training, "training images", list);
        requireSome(some.validation, "validation images", list);
        requireSome(some.test, "test images", list);
        return some;
    }

    private void requireSome(LabelledImages images, String what, String classes) {
        if (images.size() == 0) {
            throw new DataException(name, what + " of the classes " + classes, "none");
        }
    }

    /** All images there are: those to learn from, to tune by and to be judged on, in this order; a copy. */
    public LabelledImages all() {
        return LabelledImages.join(List.of(training, validation, test));
    }

    /** What an input unit stands for: the name, and that there are several planes where there are. */
    public String inputs() {
        return training.planes() == 1 ? name : name + " in its " + training.planes() + " colour planes";
    }
}
