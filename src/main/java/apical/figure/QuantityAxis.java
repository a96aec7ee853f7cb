package apical.figure;

import apical.plot.Axis;
import apical.quantity.Quantity;
import java.util.Collection;
import java.util.stream.Stream;

/** The axis that suits a quantity: its label, and a scale as its values are compared. */
final class QuantityAxis {

    private QuantityAxis() {
    }

    static Axis of(Quantity quantity, Collection<Double> values) {
        return switch (quantity.scale()) {
            case RATIOS -> Axis.ratios(quantity.label(), values);
            case DIFFERENCES -> Axis.fromZero(quantity.label(), values);
            case ANGLES -> Axis.fromZero(quantity.label(), Stream.concat(values.stream(), Stream.of(90.0)).toList());
        };
    }
}
