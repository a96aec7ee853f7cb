package apical.linalg;

import org.ejml.data.FMatrixRMaj;

/**
 * Angles between vectors [degrees], in double precision:
 * <pre>
 *   2 atan2(| a/|a| - b/|b| |, | a/|a| + b/|b| |)
 * </pre>
 * which, unlike the arc cosine, loses no digits of angles near 0 or 180 (Kahan, 2006, "How futile are mindless assessments of
 * roundoff", section 12). NaN where a vector is zero, which has no direction.
 */
public final class Angle {

    private Angle() {
    }

    /** Between two matrices of one shape, taken as vectors. */
    public static double degrees(FMatrixRMaj a, FMatrixRMaj b) {
        int n = a.getNumElements();
        double squaredA = 0, squaredB = 0;
        for (int i = 0; i < n; i++) {
            squaredA += (double) a.data[i] * a.data[i];
            squaredB += (double) b.data[i] * b.data[i];
        }
        double lengthA = Math.sqrt(squaredA), lengthB = Math.sqrt(squaredB), apart = 0, together = 0;
        for (int i = 0; i < n; i++) {
            double x = a.data[i] / lengthA, y = b.data[i] / lengthB;
            apart += (x - y) * (x - y);
            together += (x + y) * (x + y);
        }
        return degrees(apart, together);
    }

    /** Angle between matrices in double precision, [row][column]. */
    public static double degrees(double[][] a, double[][] b) {
        double lengthA = Plain.norm(a), lengthB = Plain.norm(b), apart = 0, together = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) {
                double x = a[i][j] / lengthA, y = b[i][j] / lengthB;
                apart += (x - y) * (x - y);
                together += (x + y) * (x + y);
            }
        }
        return degrees(apart, together);
    }

    /** Between the columns of two matrices of one shape, one angle for each. */
    public static double[] ofColumns(FMatrixRMaj a, FMatrixRMaj b) {
        double[] lengthA = lengths(a), lengthB = lengths(b);
        int columns = a.numCols;
        double[] apart = new double[columns], together = new double[columns];
        for (int i = 0, n = a.getNumElements(); i < n; i++) {
            int s = i % columns;
            double x = a.data[i] / lengthA[s], y = b.data[i] / lengthB[s];
            apart[s] += (x - y) * (x - y);
            together[s] += (x + y) * (x + y);
        }
        double[] degrees = new double[columns];
        for (int s = 0; s < columns; s++) {
            degrees[s] = degrees(apart[s], together[s]);
        }
        return degrees;
    }

    private static double[] lengths(FMatrixRMaj vectors) {
        double[] lengths = new double[vectors.numCols];
        for (int i = 0, n = vectors.getNumElements(); i < n; i++) {
            lengths[i % lengths.length] += (double) vectors.data[i] * vectors.data[i];
        }
        for (int s = 0; s < lengths.length; s++) {
            lengths[s] = Math.sqrt(lengths[s]);
        }
        return lengths;
    }

    private static double degrees(double squaredApart, double squaredTogether) {
        return Math.toDegrees(2 * Math.atan2(Math.sqrt(squaredApart), Math.sqrt(squaredTogether)));
    }
}
