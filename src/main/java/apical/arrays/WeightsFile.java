package apical.arrays;

import apical.network.Projection;
import apical.validation.Deprecation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;

/**
 * The synapses of a network in a {@code .npz} file, in single precision: for each projection an array of weights
 * {@code LAYER.KIND} [post x pre], {@code hidden1.bottomUp}, and where its targets have biases, another
 * {@code LAYER.KIND.biases} [post].
 */
public final class WeightsFile {

    private static final String BIASES = ".biases";

    /** What arrays of biases were called in earlier versions. */
    private static final String FORMERLY = ".thresholds";

    private WeightsFile() {
    }

    /** Writes weights and biases as they are now, replacing the file if there is one. */
    public static void write(Path file, List<Projection> projections) throws IOException {
        Map<String, NumpyArray> arrays = new LinkedHashMap<>();
        for (Projection projection : projections) {
            FMatrixRMaj weights = projection.weights();
            arrays.put(name(projection), array(List.of(weights.numRows, weights.numCols), weights));
            if (hasBiases(projection)) {
                arrays.put(name(projection) + BIASES, array(List.of(weights.numRows), projection.biases()));
            }
        }
        NpzFile.write(file, arrays, ElementType.FLOAT32);
    }

    /**
     * Replaces weights and biases by those in a file, which may have further arrays.
     *
     * @param projections modified
     * @throws IOException naming file and array, if one is missing, has another shape or a number that is not finite
     */
    public static void read(Path file, List<Projection> projections) throws IOException {
        Map<String, NumpyArray> arrays = withPresentNames(file, NpzFile.read(file, names(projections)::contains));
        for (Projection projection : projections) {
            FMatrixRMaj weights = projection.weights();
            fill(file, arrays, name(projection), List.of(weights.numRows, weights.numCols), weights);
            if (hasBiases(projection)) {
                fill(file, arrays, name(projection) + BIASES, List.of(weights.numRows), projection.biases());
            }
        }
    }

    /** Of the arrays that projections have, present and former. */
    private static Set<String> names(List<Projection> projections) {
        return projections.stream().map(WeightsFile::name).flatMap(name -> Stream.of(name, name + BIASES, name + FORMERLY))
                .collect(Collectors.toSet());
    }

    private static Map<String, NumpyArray> withPresentNames(Path file, Map<String, NumpyArray> arrays) {
        Map<String, NumpyArray> renamed = new LinkedHashMap<>();
        arrays.forEach((name, array) -> renamed.put(name.endsWith(FORMERLY) && !arrays.containsKey(presentName(name))
                ? presentName(name) : name, array));
        if (!renamed.keySet().equals(arrays.keySet())) {
            Deprecation.warn(file, "LAYER.KIND" + FORMERLY, "LAYER.KIND" + BIASES);
        }
        return renamed;
    }

    private static String presentName(String former) {
        return former.substring(0, former.length() - FORMERLY.length()) + BIASES;
    }

    private static String name(Projection projection) {
        return projection.layer() + "." + projection.pathway().id();
    }

    private static boolean hasBiases(Projection projection) {
        return projection.biases().numRows > 0;
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
            throw new IOException(file + ": has no array " + name + " (there: " + String.join(", ", NpzFile.names(file))
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
