package apical.results;

import apical.quantity.Quantity;
import apical.quantity.Quantity.Scale;

/**
 * What the units of a layer tell at one moment of a presentation [bit per unit], mean over units, as
 * {@link apical.information.UnitBits} says.
 *
 * @param ms          since the image was switched on; 0: just before
 * @param compartment {@code soma}, {@code apical}, ...
 * @param quantity    {@link #LABEL} or {@link #ERROR_SIGN}
 * @param bias        what is left of it in {@code value}, by jack-knife
 * @param permuted    the value where samples are permuted
 * @param entropy     the most there could be
 * @param samples     images
 */
public record WithinPresentationRow(String model, long seed, int epoch, double ms, String layer, String compartment,
        String quantity,
        double value, double bias, double standardError, double permuted, double entropy, int samples) {

    /** {@code within-presentation.csv}. */
    public static final CsvTable<WithinPresentationRow> TABLE = CsvTable.of("within-presentation",
            "what compartments tell at each moment of a presentation", WithinPresentationRow.class);

    /** About the label of the image. */
    public static final Quantity LABEL = Quantity.ofLayers("label bits", "bit", Scale.DIFFERENCES, "bit per unit",
            "information of single units about the label");
    /** About the sign of backprop's error of the same unit. */
    public static final Quantity ERROR_SIGN = Quantity.ofLayers("error sign bits", "bit", Scale.DIFFERENCES, "bit per unit",
            "information of single units about the sign of backprop's error of the same unit");
}
