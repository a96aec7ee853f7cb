package apical.plot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * One axis of a panel: what it measures, with the unit, and from where to where. It ends a little beyond its numbers, so
 * that no marker is cut and no tick falls on the frame, where XChart would not label it.
 */
public record Axis(String label, double min, double max, Ticks ticks, List<String> names) {

    /** Where ticks may stand; those of {@link #NAMED} at 0, 1, 2, ..., one for each name. */
    public enum Ticks {
        LINEAR, WHOLE_NUMBERS, LOGARITHMIC, NAMED
    }

    /** Of the greatest to the least number, from which on ratios say more than differences. */
    private static final double LEAST_RATIO = 5;
    private static final double FARTHEST = 1e30;
    /** Beyond the numbers at either end of a logarithmic axis, a share of the logarithm of their ratio. */
    private static final double MARGIN = 0.04;

    /** An axis of which an end is no number, or both are one, would have no scale: it reaches from there by one. */
    public Axis {
        min = within(min, 0);
        max = within(max, min + 1);
        if (!(max > min)) {
            max = min + Math.max(1, Math.ulp(min));
        }
        if (ticks == Ticks.LOGARITHMIC && !(min > 0)) {
            ticks = Ticks.LINEAR;
        }
    }

    /** Farther out there is nothing to see, and programs that draw count no further. */
    private static double within(double value, double otherwise) {
        return Double.isNaN(value) ? otherwise : Math.max(-FARTHEST, Math.min(FARTHEST, value));
    }

    public Axis(String label, double min, double max, Ticks ticks) {
        this(label, min, max, ticks, List.of());
    }

    /** A place for each name, one wide. */
    public static Axis named(String label, List<String> names) {
        return new Axis(label, -0.5, names.size() - 0.5, Ticks.NAMED, List.copyOf(names));
    }

    /** Epochs from 0 to {@code last}. */
    public static Axis epochs(int last) {
        double margin = last == 0 ? 0.5 : 0.045 * last;
        return new Axis("epoch", -margin, last + margin, Ticks.WHOLE_NUMBERS);
    }

    /** From 0, for numbers that are compared by their differences. */
    public static Axis fromZero(String label, Collection<Double> values) {
        DoubleSummaryStatistics range = range(values);
        double low = Math.min(0, range.getMin());
        double high = Math.max(0, range.getMax());
        double span = high > low ? high - low : 1;
        return new Axis(label, low - 0.04 * span, low + 1.06 * span, Ticks.LINEAR);
    }

    /** As near to the numbers as they allow, but not narrower than {@code leastSpan}. */
    public static Axis around(String label, Collection<Double> values, double leastSpan) {
        DoubleSummaryStatistics range = range(values);
        double middle = (range.getMin() + range.getMax()) / 2;
        double span = Math.max(leastSpan, range.getMax() - range.getMin());
        return new Axis(label, middle - 0.62 * span, middle + 0.62 * span, Ticks.LINEAR);
    }

    /**
     * For numbers that are compared by their ratios: logarithmic, from 1, 2 or 5 times a power of ten up, if they are all positive
     * and the greatest is at least {@value #LEAST_RATIO} times the least; else {@link #fromZero}.
     */
    public static Axis ratios(String label, Collection<Double> values) {
        DoubleSummaryStatistics range = range(values);
        if (!(range.getMin() > 0 && range.getMax() >= LEAST_RATIO * range.getMin())) return fromZero(label, values);
        double low = oneTwoOrFive(range.getMin());
        double margin = Math.pow(range.getMax() / low, MARGIN);
        return new Axis(label, low / margin, range.getMax() * margin, Ticks.LOGARITHMIC);
    }

    /**
     * For numbers that are compared by their ratios, over decades: logarithmic, a little wider than they are. They must be
     * positive.
     */
    public static Axis decades(String label, Collection<Double> values) {
        DoubleSummaryStatistics range = range(values);
        return new Axis(label, range.getMin() / 1.2, range.getMax() * 1.2, Ticks.LOGARITHMIC);
    }

    /** 2 and 5 times each power of ten within this axis. */
    public List<BigDecimal> twosAndFives() {
        List<BigDecimal> values = new ArrayList<>();
        for (int decade = (int) Math.floor(Math.log10(min)); decade <= Math.log10(max); decade++) {
            for (int digit : new int[] {2, 5}) {
                BigDecimal value = BigDecimal.valueOf(digit, -decade);
                if (value.doubleValue() >= min && value.doubleValue() <= max) values.add(value);
            }
        }
        return values;
    }

    /** The greatest of 1, 2 and 5 times the powers of ten that is not greater than this. */
    private static double oneTwoOrFive(double value) {
        double decade = Math.pow(10, Math.floor(Math.log10(value)));
        return value >= 5 * decade ? 5 * decade : value >= 2 * decade ? 2 * decade : decade;
    }

    private static DoubleSummaryStatistics range(Collection<Double> values) {
        DoubleSummaryStatistics finite =
                values.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite).summaryStatistics();
        if (finite.getCount() == 0) finite.accept(0);
        return finite;
    }
}
