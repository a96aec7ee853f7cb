package apical.recording;

import apical.validation.InvalidValueException;
import apical.validation.Require;
import java.util.List;

/**
 * One thing to record.
 *
 * @param quantity what
 * @param layer    in which layer: {@code hidden1}, ..., {@code output}
 * @param units    of which neurons of it, from 0; empty: all. For synapses and their filters, the postsynaptic ones
 * @param everyMs  how often [ms], a whole number of steps
 */
public record Request(Recordable quantity, String layer, List<Integer> units, double everyMs) {

    public Request {
        Require.text("layer", layer);
        for (int i = 0; i < units.size(); i++) {
            if (units.get(i) == null || units.get(i) < 0) {
                throw new InvalidValueException("units[" + i + "]", "is " + units.get(i) + "; expected a whole number >= 0");
            }
        }
        Require.distinct("units", units);
        units = List.copyOf(units);
        Require.positive("everyMs", everyMs);
    }
}
