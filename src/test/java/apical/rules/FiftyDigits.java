package apical.rules;

import apical.linalg.Plain;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.StreamSupport;
import org.ejml.data.FMatrixRMaj;

/** What the scripts in {@code src/test/resources/oracle} wrote, and how far something is from it. */
public final class FiftyDigits {

    private FiftyDigits() {
    }

    /** @param name of the file, without its ending */
    public static JsonNode read(String name) {
        try (InputStream in = FiftyDigits.class.getResourceAsStream("/oracle/" + name + ".json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public static double[] vector(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false).mapToDouble(JsonNode::asDouble).toArray();
    }

    /** [post][pre]. */
    public static double[][] matrix(JsonNode node) {
        double[][] w = new double[node.size()][];
        for (int i = 0; i < w.length; i++) {
            w[i] = vector(node.get(i));
        }
        return w;
    }

    /** In single precision. */
    public static FMatrixRMaj floats(double[][] w) {
        FMatrixRMaj matrix = new FMatrixRMaj(w.length, w[0].length);
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < w[i].length; j++) {
                matrix.set(i, j, (float) w[i][j]);
            }
        }
        return matrix;
    }

    /** A matrix in single precision. */
    public static FMatrixRMaj floats(JsonNode node) {
        return floats(matrix(node));
    }

    /** A vector in single precision, as a column. */
    public static FMatrixRMaj column(JsonNode node) {
        return floats(Plain.transpose(new double[][] {vector(node)}));
    }

    /** |found - expected| / |expected|, by Frobenius norms. */
    public static double error(double[][] found, double[][] expected) {
        double[][] difference = new double[expected.length][];
        for (int i = 0; i < expected.length; i++) {
            difference[i] = Plain.add(found[i], -1, expected[i]);
        }
        return Plain.norm(difference) / Plain.norm(expected);
    }
}
