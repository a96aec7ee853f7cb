package apical.linalg;

import java.util.function.DoubleUnaryOperator;
import org.ejml.data.FMatrixRMaj;

/**
 * Vectors and matrices as {@code double[]} and {@code double[row][column]}, in loops that can be checked by eye: what the
 * plain reference models are written in.
 */
public final class Plain {

    private Plain() {
    }

    /** Exactly the single-precision elements, as doubles. */
    public static double[][] matrix(FMatrixRMaj m) {
        double[][] doubles = new double[m.numRows][m.numCols];
        for (int i = 0; i < m.numRows; i++) {
            for (int j = 0; j < m.numCols; j++) doubles[i][j] = m.get(i, j);
        }
        return doubles;
    }

    /** Column {@code s}: one sample of a batch. */
    public static double[] column(FMatrixRMaj m, int s) {
        double[] doubles = new double[m.numRows];
        for (int i = 0; i < m.numRows; i++) doubles[i] = m.get(i, s);
        return doubles;
    }

    /** W r. */
    public static double[] times(double[][] w, double[] r) {
        double[] product = new double[w.length];
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < r.length; j++) product[i] += w[i][j] * r[j];
        }
        return product;
    }

    /** W'. */
    public static double[][] transpose(double[][] w) {
        double[][] transposed = new double[w[0].length][w.length];
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < w[0].length; j++) transposed[j][i] = w[i][j];
        }
        return transposed;
    }

    /** a + factor b. */
    public static double[] add(double[] a, double factor, double[] b) {
        double[] sum = new double[a.length];
        for (int i = 0; i < a.length; i++) sum[i] = a[i] + factor * b[i];
        return sum;
    }

    /** factor W; a copy. */
    public static double[][] scaled(double factor, double[][] w) {
        double[][] scaled = new double[w.length][];
        for (int i = 0; i < w.length; i++) scaled[i] = apply(x -> factor * x, w[i]);
        return scaled;
    }

    /** a o b, element by element. */
    public static double[] multiply(double[] a, double[] b) {
        double[] product = new double[a.length];
        for (int i = 0; i < a.length; i++) product[i] = a[i] * b[i];
        return product;
    }

    /** f of each element. */
    public static double[] apply(DoubleUnaryOperator f, double[] a) {
        double[] values = new double[a.length];
        for (int i = 0; i < a.length; i++) values[i] = f.applyAsDouble(a[i]);
        return values;
    }

    /** sum = sum + factor a b'. */
    public static void addOuter(double[][] sum, double factor, double[] a, double[] b) {
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) sum[i][j] += factor * a[i] * b[j];
        }
    }

    /** Sum of products of all elements. */
    public static double dot(double[][] a, double[][] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) sum += a[i][j] * b[i][j];
        }
        return sum;
    }

    /** Square root of the sum of squares. */
    public static double norm(double[][] a) {
        return Math.sqrt(dot(a, a));
    }

    /** Cosine of the angle between two matrices taken as vectors. */
    public static double cosine(double[][] a, double[][] b) {
        return dot(a, b) / (norm(a) * norm(b));
    }

    public static double largest(double[][] a) {
        double largest = 0;
        for (double[] row : a) largest = Math.max(largest, largest(row));
        return largest;
    }

    public static double largest(double[] a) {
        double largest = 0;
        for (double x : a) largest = Math.max(largest, Math.abs(x));
        return largest;
    }

    /** Largest |a - b|; NaN if there is one in either. */
    public static double difference(double[][] a, double[][] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) largest = Math.max(largest, Math.abs(a[i][j] - b[i][j]));
        }
        return largest;
    }
}
