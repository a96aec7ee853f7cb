package apical.diagnostics;

import org.ejml.data.FMatrixRMaj;

/** A sum of squares on its way to a root mean square. */
final class Squares {

    private double sum;
    private long count;

    static double rootMeanSquare(FMatrixRMaj values) {
        Squares squares = new Squares();
        squares.add(values);
        return squares.rootMeanSquare();
    }

    void add(FMatrixRMaj values) {
        int n = values.getNumElements();
        for (int i = 0; i < n; i++) {
            sum += (double) values.data[i] * values.data[i];
        }
        count += n;
    }

    /** Adds those of a - b. */
    void addDifference(FMatrixRMaj a, FMatrixRMaj b) {
        int n = a.getNumElements();
        for (int i = 0; i < n; i++) {
            double difference = (double) a.data[i] - b.data[i];
            sum += difference * difference;
        }
        count += n;
    }

    /** NaN if nothing was added. */
    double rootMeanSquare() {
        return Math.sqrt(sum / count);
    }
}
