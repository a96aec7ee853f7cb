package apical.arrays;

import apical.network.Projection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;

/**
 * The synapses of a network in a {@code .npz} file, in single precision: for each projection an array of weights
 * {@code LAYER.KIND} [post x pre], {@code hidden1.bottomUp}, and where its targets have thresholds, another
 * {@code LAYER.KIND.thresholds} [post].
 */
public final class WeightsFile {

    private static final String THRESHOLDS = ".thresholds";

    private WeightsFile() {
    }

    /** Writes weights and thresholds as they are now, replacing the file if there is one. */
    public static void write(Path file, List<Projection> projections) throws IOException {
        Map<String, NumpyArray> arrays = new LinkedHashMap<>();
        for (Projection projection : projections) {
            FMatrixRMaj weights = projection.weights();
            arrays.put(name(projection), array(List.of(weights.numRows, weights.numCols), weights));
            if (hasThresholds(projection)) {
                arrays.put(name(projection) + THRESHOLDS, array(List.of(weights.numRows), projection.thresholds()));
            }
        }
        NpzFile.write(file, arrays, ElementType.FLOAT32);
    }

    /**
     * Replaces weights and thresholds by those in a file, which may have further arrays.
     *
     * @param projections modified
     * @throws IOException naming file and array, if one is missing, has another shape or a number that is not finite
     */
    public static void read(Path file, List<Projection> projections) throws IOException {
        Map<String, NumpyArray> arrays = NpzFile.read(file);
        for (Projection projection : projections) {
            FMatrixRMaj weights = projection.weights();
            fill(file, arrays, name(projection), List.of(weights.numRows, weights.numCols), weights);
            if (hasThresholds(projection)) {
                fill(file, arrays, name(projection) + THRESHOLDS, List.of(weights.numRows), projection.thresholds());
            }
        }
    }

    private static String name(Projection projection) {
        return projection.layer() + "." + projection.pathway().id();
    }

    private static boolean hasThresholds(Projection projection) {
        return projection.thresholds().numRows > 0;
    }

    private static NumpyArray array(List<Integer> shape, FMatrixRMaj matrix) {
        double[] values = new double[matrix.getNumElements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = matrix.data[i];
        }
        return new NumpyArray(shape, values);
    }

    private static void fill(Path file, Map<String, NumpyArray> arrays, String name, List<Integer> shape, FMatrixRMaj matrix)
            throws IOException {
        NumpyArray array = arrays.get(name);
        if (array == null) {
            throw new IOException(file + ": has no array " + name + " (there: " + String.join(", ", arrays.keySet())
                    + "); expected " + NumpyArray.show(shape));
        }
        if (!array.shape().equals(shape)) {
            throw new IOException(file + ": " + name + " is " + NumpyArray.show(array.shape()) + "; expected "
                    + NumpyArray.show(shape));
        }
        for (int i = 0; i < array.values().length; i++) {
            matrix.data[i] = (float) array.values()[i];
            if (!Float.isFinite(matrix.data[i])) {
                throw new IOException(file + ": element " + i + " of " + name + " is " + array.values()[i]
                        + "; expected a finite value in single precision");
            }
        }
    }
}
