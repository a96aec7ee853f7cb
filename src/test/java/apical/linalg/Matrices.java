package apical.linalg;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;

/** Single-precision matrices for tests. */
public final class Matrices {

    private Matrices() {
    }

    /** [rows x columns], each element uniform on [low, high). */
    public static FMatrixRMaj uniform(int rows, int columns, double low, double high, RandomGenerator random) {
        FMatrixRMaj matrix = new FMatrixRMaj(rows, columns);
        for (int i = 0; i < rows * columns; i++) matrix.data[i] = (float) random.nextDouble(low, high);
        return matrix;
    }

    /** The same elements in a matrix whose backing array is larger than needed and was used before. */
    public static FMatrixRMaj inLargerArray(FMatrixRMaj matrix) {
        FMatrixRMaj larger = new FMatrixRMaj(matrix.numRows + 3, matrix.numCols + 5);
        Arrays.fill(larger.data, Float.NaN);
        larger.reshape(matrix.numRows, matrix.numCols);
        System.arraycopy(matrix.data, 0, larger.data, 0, matrix.getNumElements());
        return larger;
    }

    /** Column {@code s} as [rows x 1]: one sample of a batch. */
    public static FMatrixRMaj column(FMatrixRMaj matrix, int s) {
        FMatrixRMaj column = new FMatrixRMaj(matrix.numRows, 1);
        for (int i = 0; i < matrix.numRows; i++) column.data[i] = matrix.get(i, s);
        return column;
    }

    /** The elements alone, whatever the backing array. */
    public static float[] elements(FMatrixRMaj matrix) {
        return Arrays.copyOf(matrix.data, matrix.getNumElements());
    }
}
