package apical.conformance;

import org.ejml.data.FMatrixRMaj;

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

    void add(FMatrixRMaj matrix) {
        int elements = matrix.getNumElements();
        for (int i = 0; i < elements; i++) {
            sum += (double) matrix.data[i] * matrix.data[i];
        }
        n += elements;
    }

    double value() {
        return Math.sqrt(sum / n);
    }
}
