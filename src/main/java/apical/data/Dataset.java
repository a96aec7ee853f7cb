package apical.data;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        Map<String, String> sha256) implements Serializable {

    public Dataset {
        sha256 = Collections.unmodifiableMap(new TreeMap<>(sha256));
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
