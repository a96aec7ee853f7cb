package apical.conformance;

/** The square root of the mean of squares of numbers as they come. */
final class RootMeanSquare {

    private double sum;
    private long n;

    void add(double[] values) {
        for (double x : values) {
            sum += x * x;
        }
        n += values.length;
    }

    double value() {
        return Math.sqrt(sum / n);
    }
}
