package apical.diagnostics;

import apical.data.Targets;
import apical.quantity.Quantity;
import apical.quantity.Quantity.Scale;
import java.util.Locale;
import java.util.stream.Stream;

/** The number that says how well a network does. Which it is, follows from what the output units shall do. */
public enum Score {

    /** Share of images whose most active output unit is not that of their class. */
    ERROR(Quantity.ofNetwork("error", "%", Scale.RATIOS, "error (%)", "share of images classified wrongly"),
            "Share of %s classified wrongly", "%.2f"),

    /**
     * Mean over images and pixels of (x - reconstruction)^2, brightness x from 0 (black) to 1 (white). About 0.067 for MNIST
     * if each reconstruction is the mean image.
     */
    RECONSTRUCTION(Quantity.ofNetwork("reconstruction error", "1", Scale.RATIOS, "squared error per pixel",
            "squared difference of images from their reconstructions, mean over pixels"),
            "Squared difference of %s from their reconstructions, brightness from 0 to 1, mean over pixels and images", "%.4f");

    private final Quantity quantity;
    private final String caption;
    private final String format;

    Score(Quantity quantity, String caption, String format) {
        this.quantity = quantity;
        this.caption = caption;
        this.format = format;
    }

    /** Of networks that learn these targets. */
    public static Score of(Targets targets) {
        return targets instanceof Targets.Image ? RECONSTRUCTION : ERROR;
    }

    /** The score whose quantity has this name. */
    public static Score withId(String quantity) {
        return Stream.of(values()).filter(score -> score.quantity.id().equals(quantity)).findFirst().orElseThrow();
    }

    /** What is measured. */
    public Quantity quantity() {
        return quantity;
    }

    /** With the unit, for axes and tables. */
    public String label() {
        return quantity.label();
    }

    /** The label for test images: {@code test error (%)}. */
    public String testLabel() {
        return "test " + label();
    }

    /** What it is, for captions: {@code Share of the test images classified wrongly}. */
    public String caption(String images) {
        return caption.formatted(images);
    }

    /** As many digits as mean something. */
    public String show(double value) {
        return String.format(Locale.ROOT, format, value);
    }

    /** A difference in as many digits, with its sign before it. */
    public String showDifference(double value) {
        return String.format(Locale.ROOT, format.replace("%", "%+"), value);
    }
}
