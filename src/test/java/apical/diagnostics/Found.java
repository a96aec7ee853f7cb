package apical.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.quantity.Quantity;
import java.util.Map;
import java.util.TreeMap;

/** Keeps findings, by layer and quantity: {@code "hidden1 update angle"}. */
final class Found implements Findings {

    private final Map<String, Double> values = new TreeMap<>();

    static Found of(Diagnosis diagnosis) {
        Found found = new Found();
        diagnosis.report(found);
        return found;
    }

    @Override
    public void add(String layer, Quantity quantity, double value) {
        assertNull(values.put(layer + " " + quantity, value), "twice: " + layer + " " + quantity);
        assertEquals(quantity.perLayer(), !layer.isEmpty(), quantity.id());
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    boolean has(String which) {
        return values.containsKey(which);
    }

    double of(String which) {
        assertTrue(has(which), () -> which + " is not among " + values.keySet());
        return values.get(which);
    }
}
