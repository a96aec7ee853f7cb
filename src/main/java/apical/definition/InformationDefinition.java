package apical.definition;

import apical.data.ImageProperty;
import apical.estimators.EstimatorDefinition;
import apical.estimators.Estimators;
import apical.json.Default;
import apical.network.Site;
import apical.validation.InvalidValueException;
import apical.validation.Printable;
import apical.validation.Require;
import java.util.List;
import java.util.stream.Stream;

/**
 * Information that layers and compartments carry about the label X and about properties W of the image.
 *
 * @param epochs       after which it is measured, 0 being before training; those beyond the end are not reached, the last
 *                     epoch is always among them unless the list is empty
 * @param images       how many images of each split, the first ones; of the test images fewer if there are not so many
 * @param compartments sites that are recorded
 * @param teacher      whether the teacher is on while activity is recorded
 * @param property     W, as {@code apical list} names it
 * @param permutations of the labels, for the control, at least 2. If neither kind of estimators is named 1 will do, as it once did,
 *                     and is read as 2
 * @param splits       the images it is measured on
 * @param estimators   whose estimates of the label go into {@code information.csv}, each once. If none is named here and none of
 *                     properties: {@link Estimators#byDefault()}, of both
 * @param properties   further W, for the estimators of properties
 * @param propertyEstimators whose estimates of W go into {@code information.csv}, each once
 * @param taught       compartments that are recorded once more with the teacher on
 * @param calibration  numbers of samples with which estimators of the label are held against channels of known information like
 *                     each layer, after the last epoch, into {@code calibration.csv}; none: they are not; some only if one of
 *                     the estimators has {@link EstimatorDefinition#trials()}
 */
public record InformationDefinition(List<Integer> epochs, int images, List<Site> compartments, boolean teacher,
        ImageProperty property, int permutations,
        @Default("[\"test\"]") List<ImageSet> splits,
        @Default("[]") List<EstimatorDefinition> estimators,
        @Default("[]") List<ImageProperty> properties,
        @Default("[]") List<EstimatorDefinition> propertyEstimators,
        @Default("[]") List<Site> taught,
        @Default("[]") List<Integer> calibration) {

    /** Nothing is asked. */
    static final String NONE = "{\"epochs\": [], \"images\": 10000, \"compartments\": [\"rate\"], \"teacher\": false, "
            + "\"property\": \"brightestQuadrant\", \"permutations\": 1}";

    public InformationDefinition {
        for (int i = 0; i < epochs.size(); i++) {
            if (epochs.get(i) == null || epochs.get(i) < 0) {
                throw new InvalidValueException("epochs[" + i + "]", "is " + epochs.get(i) + "; expected a whole number >= 0");
            }
        }
        Require.distinct("epochs", epochs);
        Require.atLeast("images", images, 2);
        Require.notEmpty("compartments", compartments);
        Require.distinct("compartments", compartments, Vocabulary.JSON::written);
        if (!epochs.isEmpty() && estimators.isEmpty() && propertyEstimators.isEmpty()) {
            estimators = Estimators.byDefault();
            propertyEstimators = Estimators.byDefault();
            permutations = permutations == 1 ? 2 : permutations;
        }
        Require.atLeast("permutations", permutations, epochs.isEmpty() ? 1 : 2);
        Require.distinct("estimators", estimators, Vocabulary.JSON::written);
        Require.distinct("propertyEstimators", propertyEstimators, Vocabulary.JSON::written);
        Require.notEmpty("splits", splits);
        Require.distinct("splits", splits, Vocabulary.JSON::written);
        Require.distinct("properties", properties, Vocabulary.JSON::written);
        if (properties.contains(property)) {
            throw new InvalidValueException("properties", "has " + property.id() + ", which is \"property\" already");
        }
        Require.distinct("taught", taught, Vocabulary.JSON::written);
        for (int i = 0; i < calibration.size(); i++) {
            Require.atLeast("calibration[" + i + "]", calibration.get(i), 10);
        }
        Require.distinct("calibration", calibration);
        if (teacher && !taught.isEmpty()) {
            throw new InvalidValueException("taught", "is not empty, but \"teacher\" is true: all is recorded with the teacher on");
        }
        if (!calibration.isEmpty() && estimators.stream().allMatch(estimator -> estimator.trials().isEmpty())) {
            throw new InvalidValueException("calibration",
                    "is " + Printable.shortened(Vocabulary.JSON.written(calibration)) + ", but " + (estimators.isEmpty()
                            ? "there are no estimators" : "a channel tells the truth of none of the estimators")
                            + "; expected one of these: " + Estimators.calibrated());
        }
        epochs = List.copyOf(epochs);
        compartments = List.copyOf(compartments);
        splits = List.copyOf(splits);
        estimators = List.copyOf(estimators);
        properties = List.copyOf(properties);
        propertyEstimators = List.copyOf(propertyEstimators);
        taught = List.copyOf(taught);
        calibration = List.copyOf(calibration);
    }

    /** Whether anything is measured at all. */
    public boolean isRequested() {
        return !epochs.isEmpty();
    }

    /** Those for the label, or those for properties. */
    public List<EstimatorDefinition> estimatorsOf(boolean label) {
        return label ? estimators : propertyEstimators;
    }

    /** {@code property} and {@code properties}. */
    public List<ImageProperty> allProperties() {
        return Stream.concat(Stream.of(property), properties.stream()).toList();
    }

    /**
     * Whether it is measured after this epoch.
     *
     * @param last the last epoch of the training
     */
    public boolean isDue(int epoch, int last) {
        return isRequested() && (epoch == last || epochs.contains(epoch));
    }
}
