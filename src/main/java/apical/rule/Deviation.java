package apical.rule;

/** How far values are from what they should be, relative to the largest that they should be; gathered over a run. */
public final class Deviation {

    private double largest;
    private double worst;
    private int values;

    /** Of one pair of vectors. */
    public static double of(double[] expected, double[] actual) {
        var deviation = new Deviation();
        deviation.add(expected, actual);
        return deviation.relative();
    }

    /** A NaN on either side stays. */
    public void add(double[] expected, double[] actual) {
        if (expected.length != actual.length) {
            throw new IllegalArgumentException(actual.length + " values; expected " + expected.length);
        }
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            worst = Math.max(worst, Math.abs(actual[i] - expected[i]));
            values++;
        }
    }

    /** Values are differences of others as large as this, which are what rounding is relative to. */
    public void scale(double size) {
        largest = Math.max(largest, size);
    }

    /** Zero if there is no difference; NaN if nothing was compared. */
    public double relative() {
        return values == 0 ? Double.NaN : worst == 0 ? 0 : worst / largest;
    }
}
