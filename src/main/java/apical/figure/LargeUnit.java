package apical.figure;

import java.util.Locale;
import java.util.stream.Stream;

/** Words for large numbers, so that ticks are small ones. */
enum LargeUnit {
    TRILLIONS(1e12), BILLIONS(1e9), MILLIONS(1e6), ONES(1);

    private final double size;

    LargeUnit(double size) {
        this.size = size;
    }

    /** The unit in which this number is at least 1. */
    static LargeUnit of(double most) {
        return Stream.of(values()).filter(unit -> most >= unit.size).findFirst().orElse(ONES);
    }

    double size() {
        return size;
    }

    String words() {
        return name().toLowerCase(Locale.ROOT);
    }
}
