package apical.linalg;

import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** Matrices of samples, one a column. */
public final class Columns {

    private Columns() {
    }

    /** Column s + 1 in the place of s, the first in that of the last; a copy. */
    public static FMatrixRMaj rotated(FMatrixRMaj samples) {
        FMatrixRMaj rotated = new FMatrixRMaj(samples.numRows, samples.numCols);
        for (int i = 0; i < samples.numRows; i++) {
            for (int s = 0; s < samples.numCols; s++) {
                rotated.set(i, s, samples.get(i, (s + 1) % samples.numCols));
            }
        }
        return rotated;
    }

    /** All columns of matrices with the same number of rows, side by side; a copy. */
    public static FMatrixRMaj beside(List<FMatrixRMaj> parts) {
        int rows = parts.get(0).numRows;
        FMatrixRMaj whole = new FMatrixRMaj(rows, parts.stream().mapToInt(part -> part.numCols).sum());
        int from = 0;
        for (FMatrixRMaj part : parts) {
            for (int row = 0; row < rows; row++) {
                System.arraycopy(part.data, row * part.numCols, whole.data, row * whole.numCols + from, part.numCols);
            }
            from += part.numCols;
        }
        return whole;
    }
}
