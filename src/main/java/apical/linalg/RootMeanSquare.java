package apical.linalg;

import org.ejml.data.FMatrixRMaj;

/** The square root of the mean of squares of numbers as they come, summed in double precision. */
public final class RootMeanSquare {

    private double sum;
    private long count;

    /** Of all elements of a matrix. */
    public static double of(FMatrixRMaj values) {
        RootMeanSquare of = new RootMeanSquare();
        of.add(values);
        return of.value();
    }

    public void add(FMatrixRMaj values) {
        int n = values.getNumElements();
        for (int i = 0; i < n; i++) {
            sum += (double) values.data[i] * values.data[i];
        }
        count += n;
    }

    public void add(double[] values) {
        for (double x : values) {
            sum += x * x;
        }
        count += values.length;
    }

    /** Adds the elements of a - b. */
    public void addDifference(FMatrixRMaj a, FMatrixRMaj b) {
        int n = a.getNumElements();
        for (int i = 0; i < n; i++) {
            double difference = (double) a.data[i] - b.data[i];
            sum += difference * difference;
        }
        count += n;
    }

    /** Adds the elements of a - b. */
    public void addDifference(double[] a, double[] b) {
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        count += a.length;
    }

    /** NaN if nothing was added. */
    public double value() {
        return Math.sqrt(sum / count);
    }

    /** Square root of the sum of these squares over that of {@code others}, as many numbers. */
    public double over(RootMeanSquare others) {
        return Math.sqrt(sum / others.sum);
    }
}
