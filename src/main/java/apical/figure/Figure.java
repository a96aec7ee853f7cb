package apical.figure;

import apical.plot.Page;
import apical.results.Metrics;
import apical.results.Results;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The figures there are. A figure whose numbers were not measured is not drawn. */
public enum Figure {
    /** Test error against epochs. */
    LEARNING_CURVES("learningCurves", "Learning curves",
            "test error, or that of reconstructions, against epochs, mean and range over seeds", LearningCurvesFigure::of),
    /** Test error against epochs, with standard deviations. */
    LEARNING_CURVES_OVER_EPOCHS("learningCurvesOverEpochs", "Learning curves",
            "test error against epochs, mean and standard deviation over seeds", LearningCurvesOverFigures::epochs),
    /** Test error against seconds of training. */
    LEARNING_CURVES_OVER_TIME("learningCurvesOverTime", "Learning curves over time",
            "test error against seconds of training, mean and standard deviation over seeds", LearningCurvesOverFigures::time),
    /** Test error against multiply-adds. */
    LEARNING_CURVES_OVER_MULTIPLY_ADDS("learningCurvesOverMultiplyAdds", "Learning curves over multiply-adds",
            "test error against multiply-adds of training, mean and standard deviation over seeds", LearningCurvesOverFigures::multiplyAdds),
    /** Errors of each rule's variants, on training and on test images. */
    RULE_BY_RULE("ruleByRule", "Rule by rule",
            "test and training error of the variants of each rule against epochs, a panel for each rule", RuleByRuleFigure::of),
    /** Cost on the training and on the test images against epochs. */
    COST("cost", "Cost", "cost on training and test images against epochs",
            CostFigure::of),
    /** Test error of grids of models. */
    HEAT_MAP("heatMap", "Heat map", "test error after training over the two settings of a grid of models, a panel for each grid",
            HeatMapFigure::of),
    /** Test error against the time for which each image is shown. */
    PRESENTATION_TIME("presentationTime", "Presentation time",
            "test error after training against the time each image is shown; models named \"SERIES, SETTING\" make a curve",
            PresentationTimeFigure::of),
    /** What autoencoders make of images. */
    RECONSTRUCTIONS("reconstructions", "Reconstructions",
            "test images, their codes in the narrowest hidden layer, and what autoencoders make of them",
            ReconstructionsFigure::of),
    /** Potentials over time, as recorded. */
    TRACES("traces", "Traces", "potentials over time, a panel for each compartment recorded as a table, the teacher's windows shaded",
            TracesFigure::of),
    /** Apical potentials and distance of interneurons from their partners against presentations. */
    APICAL_SILENCE("apicalSilence", "Apical silence",
            "apical potentials, and interneurons' distance from their partners, against presentations", TissueFigures::silence),
    /** Distance of interneuron weights from the self-predicting state against presentations. */
    WEIGHT_DISTANCES("weightDistances", "Weight distances",
            "distance of interneuron weights from the self-predicting state against presentations", TissueFigures::weightDistances),
    /** Angle between forward and top-down weights against presentations. */
    ALIGNMENT("alignment", "Alignment", "angle between forward and transposed top-down weights against presentations",
            TissueFigures::alignment),
    /** Squared error of output rates against presentations. */
    TEST_ERROR("testError", "Test error", "squared distance of output rates from targets against presentations", TissueFigures::testError),
    /** Difference from the two-sweep approximation against apical coupling. */
    STEADY_STATE("steadyState", "Rest against two sweeps", "difference from the two-sweep approximation against apical coupling",
            SteadyStateFigure::of),
    /** I(X;Y) and H(Y|X) of every layer against epochs. */
    INFORMATION("information", "Information over training", "I(X;Y) and H(Y|X) of every layer against epochs",
            InformationFigure::of),
    /** I(X;Y) against H(Y) of every layer, as a path over epochs. */
    INFORMATION_PLANE("informationPlane", "Information plane", "I(X;Y) against H(Y) of every layer, a path over epochs",
            InformationPlaneFigure::of),
    /** Angle between updates and the gradient. */
    UPDATE_ANGLES("updateAngles", "Updates against the gradient",
            "angle between each layer's weight change and minus the gradient against epochs", DiagnosticFigures::updateAngles),
    /** Angle between error vectors and backprop's. */
    ERROR_ANGLES("errorAngles", "Errors against backprop's",
            "angle between each layer's error vectors and backprop's against epochs", DiagnosticFigures::errorAngles),
    /** How near random estimates of the gradient come to it. */
    GRADIENT_COSINE("gradientCosine", "Estimates of the gradient",
            "mean cosine between a random estimate and the gradient against draws, with what theory gives; grids of models with an axis "
            + "\"draws\" make a series", GradientCosineFigure::of),
    /** Bits about the signs of backprop's errors. */
    ERROR_SIGN_BITS("errorSignBits", "Bits about the sign of backprop's error",
            "information about the sign of backprop's error in each unit's error and apical potential against epochs",
            DiagnosticFigures::errorSignBits),
    /** What units tell at each moment of a presentation. */
    WITHIN_PRESENTATION("withinPresentation", "Within a presentation",
            "information about label and error in somata and apical dendrites against time after an image was switched on",
            WithinPresentationFigure::of),
    /** Angle between feedback and forward weights. */
    FEEDBACK_ANGLES("feedbackAngles", "Feedback against forward weights",
            "angle between feedback and transposed forward weights against epochs", DiagnosticFigures::feedbackAngles),
    /** What the gradient is made of. */
    GRADIENT_TERMS("gradientTerms", "Terms of the gradient",
            "errors, slopes, rates, gradient and weight changes of every layer against epochs, by backprop at each model's weights",
            GradientTermsFigure::of),
    /** Size of weights and of their changes. */
    WEIGHTS("weights", "Weights", "size of weights and of their changes, layer by layer, against epochs", DiagnosticFigures::weights),
    /** What apical dendrites say. */
    APICAL_DENDRITES("apicalDendrites", "Apical dendrites",
            "apical potentials with and without teacher, interneurons against the layer above, and feedback over bottom-up input "
            + "against epochs", DiagnosticFigures::apicalDendrites),
    /** What layers say of the label, by all estimators. */
    LAYER_INFORMATION("layerInformation", "Information of layers",
            "I(label; layer) of the test images against epochs, by every estimator", EstimatedInformationFigures::test),
    /** The same of training images. */
    LAYER_INFORMATION_IN_TRAINING("layerInformationInTraining", "Information of layers in training",
            "I(label; layer) of training images against epochs, by every estimator", EstimatedInformationFigures::training),
    /** What layers say of properties of the image. */
    PROPERTY_INFORMATION("propertyInformation", "Properties of the image",
            "I(property; layer) against epochs, a row for each property of the image", EstimatedInformationFigures::properties),
    /** What compartments say of the label. */
    COMPARTMENT_INFORMATION("compartmentInformation", "Information of compartments",
            "I(label; compartment) of each layer against epochs, with the teacher off and on", CompartmentInformationFigure::of),
    /** What random subsets of units say of the label. */
    SUBSET_INFORMATION("subsetInformation", "Information of some units",
            "I(label; k random units) against k, before and after training", SubsetInformationFigure::of),
    /** I(label; layer) against I(image; layer). */
    INFORMATION_PLANES("informationPlanes", "Information planes",
            "I(label; layer) against I(image; layer) of all layers, models side by side, a path over epochs",
            InformationPlanesFigure::of),
    /** The same, moving. */
    INFORMATION_PLANES_ANIMATED("informationPlanesAnimated", "Information planes",
            "the same as an animation over epochs, one GIF that a browser plays", InformationPlanesFigure::frames, true),
    /** What layers of several sizes say of the label. */
    INFORMATION_BY_SIZE("informationBySize", "Information by size",
            "I(label; first hidden layer) after training against its size, by every estimator; models named "
            + "\"SERIES, SIZE\" make a curve", InformationBySizeFigure::of),
    /** Estimates held against the truth. */
    CALIBRATION("calibration", "Calibration",
            "estimates against the truth, on channels of known information like each layer", CalibrationFigure::of),
    /** How wrong estimates are against samples. */
    ESTIMATOR_BIAS("estimatorBias", "Estimators against the truth",
            "error of estimates against samples per code, on channels of known information like each layer", EstimatorBiasFigure::of);

    private final String id;
    private final String heading;
    private final String summary;
    private final Frames composer;
    private final boolean moves;

    /** The pages of a figure: one, or several if it moves; none if there is nothing to show. */
    private interface Frames {
        List<Page> of(Results results);
    }

    Figure(String id, String heading, String summary, BiFunction<Metrics, ModelStyles, Optional<Page>> composer) {
        this(id, heading, summary, results -> composer.apply(results.metrics(), new ModelStyles(results.metrics())));
    }

    Figure(String id, String heading, String summary, Function<Results, Optional<Page>> composer) {
        this(id, heading, summary, results -> composer.apply(results).stream().toList(), false);
    }

    Figure(String id, String heading, String summary, Frames composer, boolean moves) {
        this.id = id;
        this.heading = heading;
        this.summary = summary;
        this.composer = composer;
        this.moves = moves;
    }

    /** Its name in a definition: {@code learningCurves}. */
    public String id() {
        return id;
    }

    /** What it shows, in one line. */
    public String summary() {
        return summary;
    }

    /** Its name on disk, without extension: {@code learning-curves}. */
    public String fileName() {
        return id.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** The figure of this {@link #id()}; empty if there is none. */
    public static Optional<Figure> withId(String id) {
        return Arrays.stream(values()).filter(figure -> figure.id.equals(id)).findFirst();
    }

    /** Whether it is an animation. */
    boolean moves() {
        return moves;
    }

    /** What this figure shows of {@code results}, of an animation its last frame; empty if the numbers it needs were not measured. */
    Optional<Page> compose(Results results, String title) {
        List<Page> frames = frames(results, title);
        return frames.isEmpty() ? Optional.empty() : Optional.of(frames.get(frames.size() - 1));
    }

    /** All pages of an animation, and the one page of any other figure; none if the numbers it needs were not measured. */
    List<Page> frames(Results results, String title) {
        String over = title.isBlank() ? heading : title + ": " + heading.toLowerCase(Locale.ROOT);
        return composer.of(results).stream()
                .map(page -> page.withHeading(page.heading().isEmpty() ? over : over + ", " + page.heading())).toList();
    }
}
