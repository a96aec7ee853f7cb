package apical.diagnostics;

import org.ejml.data.FMatrixRMaj;

/** Angles between vectors [degrees], summed in double precision; NaN where a vector is zero, which has no direction. */
final class Angle {

    private Angle() {
    }

    /** Between two matrices of one shape, taken as vectors. */
    static double degrees(FMatrixRMaj a, FMatrixRMaj b) {
        double product = 0, squaredA = 0, squaredB = 0;
        for (int i = 0, n = a.getNumElements(); i < n; i++) {
            product += (double) a.data[i] * b.data[i];
            squaredA += (double) a.data[i] * a.data[i];
            squaredB += (double) b.data[i] * b.data[i];
        }
        return degrees(product, squaredA, squaredB);
    }

    /** Between the columns of two matrices of one shape, one angle for each. */
    static double[] ofColumns(FMatrixRMaj a, FMatrixRMaj b) {
        int columns = a.numCols;
        double[] product = new double[columns], squaredA = new double[columns], squaredB = new double[columns];
        for (int i = 0, n = a.getNumElements(); i < n; i++) {
            int s = i % columns;
            product[s] += (double) a.data[i] * b.data[i];
            squaredA[s] += (double) a.data[i] * a.data[i];
            squaredB[s] += (double) b.data[i] * b.data[i];
        }
        double[] degrees = new double[columns];
        for (int s = 0; s < columns; s++) {
            degrees[s] = degrees(product[s], squaredA[s], squaredB[s]);
        }
        return degrees;
    }

    private static double degrees(double product, double squaredA, double squaredB) {
        double cosine = product / Math.sqrt(squaredA * squaredB);          // 0 / 0 is NaN
        return Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, cosine))));
    }
}
