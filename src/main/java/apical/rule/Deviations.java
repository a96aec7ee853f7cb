package apical.rule;

import java.util.LinkedHashMap;
import java.util.Map;

/** A {@link Deviation} for each quantity by its name. */
public final class Deviations {

    private final Map<String, Deviation> all = new LinkedHashMap<>();

    public void add(String quantity, double[] expected, double[] actual) {
        all.computeIfAbsent(quantity, any -> new Deviation()).add(expected, actual);
    }

    public void add(String quantity, double[][] expected, double[][] actual) {
        for (int i = 0; i < expected.length; i++) {
            add(quantity, expected[i], actual[i]);
        }
    }

    /** Values of this quantity are differences of others as large as {@code size}. */
    public void scale(String quantity, double size) {
        all.computeIfAbsent(quantity, any -> new Deviation()).scale(size);
    }

    /** The largest, relative to its quantity's largest value; NaN if there is one, or if nothing was compared. */
    public double worst() {
        return all.values().stream().mapToDouble(Deviation::relative).reduce(Math::max).orElse(Double.NaN);
    }

    /** Which quantity that is. */
    public String where() {
        return all.entrySet().stream().filter(e -> !(e.getValue().relative() < worst())).map(Map.Entry::getKey).findFirst()
                .orElse("nothing");
    }
}
