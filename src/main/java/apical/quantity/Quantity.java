package apical.quantity;

import apical.validation.Require;

/**
 * Something that can be measured. Who measures it declares it; tables, figures, lists and pages take its name, unit and scale from
 * here.
 *
 * @param id       as in {@code metrics.csv}
 * @param unit     {@code %}, {@code bit}, {@code deg}, {@code ms}, or {@code 1} for a pure number
 * @param scale    how its values are compared
 * @param perLayer whether each layer has its own value, or the network has one
 * @param label    for axes, with the unit
 * @param summary  what it is, in one line
 */
public record Quantity(String id, String unit, Scale scale, boolean perLayer, String label, String summary) {

    /** How values of a quantity are compared. */
    public enum Scale {
        /** By their differences, from 0. */
        DIFFERENCES,
        /** By their ratios. */
        RATIOS,
        /** As angles, from 0; 90 degrees is no relation. */
        ANGLES
    }

    public Quantity {
        Require.text("id", id);
        Require.text("unit", unit);
        Require.text("label", label);
        Require.text("summary", summary);
    }

    /** Of each layer. */
    public static Quantity ofLayers(String id, String unit, Scale scale, String label, String summary) {
        return new Quantity(id, unit, scale, true, label, summary);
    }

    /** Of the network as a whole. */
    public static Quantity ofNetwork(String id, String unit, Scale scale, String label, String summary) {
        return new Quantity(id, unit, scale, false, label, summary);
    }

    /** An angle of each layer [deg]. */
    public static Quantity angle(String id, String summary) {
        return ofLayers(id, "deg", Scale.ANGLES, "angle (degrees)", summary);
    }

    /** The same quantity of something else, under another id. */
    public Quantity called(String other) {
        return new Quantity(other, unit, scale, perLayer, label, summary);
    }

    /** What else is known of the value: {@code bias}, {@code standard error}, ..., in the same unit. */
    public Quantity and(String what) {
        return new Quantity(id + " " + what, unit, scale, perLayer, label, what + " of: " + summary);
    }

    @Override
    public String toString() {
        return id;
    }
}
