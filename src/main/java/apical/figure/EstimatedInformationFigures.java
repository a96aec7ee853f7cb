package apical.figure;

import apical.network.Words;
import apical.plot.LegendEntry;
import apical.plot.Page;
import apical.results.InformationRow;
import apical.results.Results;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What layers say of the label, or of a property of the image, over training: a column for each layer, a curve for each model. */
final class EstimatedInformationFigures {

    /** What layers say of the label, by all estimators. */
    static final Figure TEST = Figure.page("layerInformation", "Information of layers",
            "I(label; layer) of the test images against epochs, by every estimator", EstimatedInformationFigures::test,
            Need.estimates("the label in rates, test images",
                    row -> row.split().equals("test") && row.compartment().equals("rate") && row.variable().equals("label")));

    /** The same of training images. */
    static final Figure TRAINING = Figure.page("layerInformationInTraining", "Information of layers in training",
            "I(label; layer) of training images against epochs, by every estimator", EstimatedInformationFigures::training,
            Need.estimates("the label in rates, training images",
                    row -> row.split().equals("train") && row.compartment().equals("rate") && row.variable().equals("label")));

    /** What layers say of properties of the image. */
    static final Figure PROPERTIES = Figure.page("propertyInformation", "Properties of the image",
            "I(property; layer) against epochs, a row for each property of the image", EstimatedInformationFigures::properties,
            Need.estimates("properties in rates, test images",
                    row -> row.split().equals("test") && row.compartment().equals("rate") && !row.variable().equals("label")));

    private static final String LABEL = "label";

    private final ModelStyles styles;
    /** Of rates, on one set of images. */
    private final Estimates estimates;
    private final String images;

    private EstimatedInformationFigures(Results results, String split) {
        this.styles = ModelStyles.of(results);
        this.estimates = Estimates.of(results).on(split).where(row -> row.compartment().equals("rate"));
        this.images = split.equals("train") ? "training images" : split + " images";
    }

    /** A row for each estimator and code, test images. */
    static Optional<Page> test(Results results) {
        return new EstimatedInformationFigures(results, "test").label();
    }

    /** The same, training images. */
    static Optional<Page> training(Results results) {
        return new EstimatedInformationFigures(results, "train").label();
    }

    /** A row for each property of the image, test images. */
    static Optional<Page> properties(Results results) {
        return new EstimatedInformationFigures(results, "test").properties();
    }

    private Optional<Page> label() {
        Estimates label = estimates.ofVariable(LABEL);
        List<PanelRow> panelRows = new ArrayList<>();
        List<InformationRow> shown = new ArrayList<>();
        for (Method method : label.methods(label::isWidest)) {
            Estimates found = label.by(method);
            shown.addAll(found.rows());
            OptionalDouble most = method.isWhole() ? label.entropyOfVariable(method) : OptionalDouble.empty();
            panelRows.add(strip(found, method.inWords() + found.bound(), method.label(LABEL, "layer"), most));
        }
        return page(panelRows, new Estimates(shown),
                "What each layer says of the label of the " + images + ", by every estimator.");
    }

    private Optional<Page> properties() {
        Estimates others = estimates.where(row -> !row.variable().equals(LABEL));
        Optional<Method> method = others.preferred();
        if (method.isEmpty()) return Optional.empty();

        Estimates found = others.by(method.get());
        List<PanelRow> panelRows = new ArrayList<>();
        for (String property : found.variables()) {
            Estimates of = found.ofVariable(property);
            panelRows.add(strip(of, Words.upper(Words.of(property)), method.get().label("property", "layer"),
                    method.get().isWhole() ? others.ofVariable(property).entropyOfVariable(method.get()) : OptionalDouble.empty()));
        }
        return page(panelRows, found, "What each layer says of properties of the " + images + ". Estimator: "
                + method.get().inWords() + found.bound() + "." + caveat(method.get().estimator().caveat()));
    }

    /** A sentence after others. */
    static String caveat(String sentence) {
        return sentence.isEmpty() ? "" : " " + sentence;
    }

    private PanelRow strip(Estimates found, String over, String label, OptionalDouble most) {
        Map<String, List<Series>> panels = new LinkedHashMap<>();
        for (String place : found.places()) {
            Estimates there = found.at(place);
            panels.put(place, there.models().stream()
                    .map(model -> Series.overEpochs(styles.of(model), there.ofModel(model).rows())).toList());
        }
        return new PanelRow(over, label, panels, most);
    }

    private Optional<Page> page(List<PanelRow> panelRows, Estimates shown, String caption) {
        if (panelRows.isEmpty()) return Optional.empty();
        List<LegendEntry> legend = new ArrayList<>(Legends.models(styles, shown.models()));
        legend.addAll(keys(panelRows, shown));
        if (panelRows.stream().anyMatch(strip -> strip.most().isPresent())) legend.add(PanelRow.limit("entropy of the variable"));
        return Optional.of(PanelRow.page(panelRows, shown.places(), PanelRow.epochs(panelRows), legend, caption + shown.caption()));
    }

    /** Explains bands, controls and hollow markers, where there are any. */
    static List<LegendEntry> keys(List<PanelRow> panelRows, Estimates shown) {
        List<LegendEntry> keys = new ArrayList<>();
        keys.add(LegendEntry.band(shown.haveSeveralSeeds() ? "range over seeds" : "95 % interval"));
        if (PanelRow.haveControls(panelRows)) keys.add(LegendEntry.control("labels permuted (control)"));
        if (shown.isSaturated()) keys.add(LegendEntry.saturated());
        return keys;
    }
}
