package apical.data;

import apical.validation.InvalidValueException;
import apical.validation.Require;
import java.util.Objects;
import org.ejml.data.FMatrixRMaj;

/**
 * What the output units shall do: the unit of the image's class the high rate, all others the low one.
 *
 * @param low  target of the other classes' units, dimensionless as all rates
 * @param high target of the right class's unit
 */
public record Targets(double low, double high) {

    public Targets {
        Require.finite("low", low);
        Require.finite("high", high);
        if (!(low < high)) {
            throw new InvalidValueException("high", "is " + high + "; expected a value above low, which is " + low);
        }
    }

    /**
     * Writes one column of targets for each label.
     *
     * @param labels each in 0 .. {@code classes - 1} (not modified)
     * @param into   [classes x labels], reshaped if need be (modified)
     */
    public void copyTo(int[] labels, int classes, FMatrixRMaj into) {
        into.reshape(classes, labels.length);
        into.fill((float) low);
        for (int column = 0; column < labels.length; column++) {
            into.set(Objects.checkIndex(labels[column], classes), column, (float) high);
        }
    }
}
