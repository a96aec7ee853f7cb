package apical.definition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import apical.arrays.ElementType;
import apical.arrays.NpzFile;
import apical.arrays.Numpy;
import apical.arrays.NumpyArray;
import apical.json.DefinitionException;
import apical.network.Projection;
import apical.network.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights before training that come from a file. */
class InitialWeightsTest {

    @TempDir
    private Path folder;

    private Path model(Path weights) throws IOException {
        return Files.writeString(folder.resolve("model.json"), """
                {
                  "name": "small",
                  "description": "",
                  "layers": [3, 2, 2],
                  "transferFunction": {"type": "relu"},
                  "initialWeights": {"type": "file", "path": "WEIGHTS"},
                  "rule": {"type": "backprop", "learningRates": [1.0, 0.5]}
                }
                """.replace("WEIGHTS", weights.toString().replace('\\', '/')));
    }

    /** make.py has the numbers; the output weights are there in Fortran order, the output biases as whole numbers. */
    @Test
    void aNetworkThatNumpyWroteIsLoaded() throws IOException {
        var learner = Definitions.readModel(model(Numpy.file("network.npz"))).build(new Seed(1));
        List<Projection> projections = learner.rule().projections();
        assertArrayEquals(new float[] {1, 2, 3, -1, -2, -3}, projections.get(0).weights().data);
        assertArrayEquals(new float[] {0.5f, -0.5f}, projections.get(0).biases().data);
        assertArrayEquals(new float[] {1, 2, 3, 4}, projections.get(1).weights().data);
        assertArrayEquals(new float[] {0, 1}, projections.get(1).biases().data);

        FMatrixRMaj output = learner.rule().predict(new FMatrixRMaj(new float[][] {{1}, {1}, {1}}));
        assertArrayEquals(new float[] {6.5f, 20.5f}, new float[] {output.get(0, 0), output.get(1, 0)});
    }

    @Test
    void theFileIsTheSameForAllSeeds() throws IOException {
        ModelDefinition model = Definitions.readModel(model(Numpy.file("network.npz")));
        for (int i = 0; i < 2; i++) {
            assertArrayEquals(model.build(new Seed(1)).rule().projections().get(i).weights().data,
                    model.build(new Seed(2)).rule().projections().get(i).weights().data);
        }
    }

    @Test
    void aModelIsReadAsItWasWritten() throws IOException {
        ModelDefinition model = Definitions.readModel(model(Numpy.file("network.npz")));
        Definitions.write(model, folder.resolve("copy.json"));
        assertEquals(model, Definitions.readModel(folder.resolve("copy.json")));
    }

    @Test
    void whatDoesNotFitIsRefusedWhenTheModelIsRead() throws IOException {
        Path missing = folder.resolve("missing.npz");
        refused(missing, "initialWeights.path is \"" + missing + "\"; expected a .npz file of weights, relative to the working"
                + " directory, but there is no such file");
        refused(Path.of(""), "initialWeights.path is empty; expected a text");
        Path other = Numpy.file("two-arrays.npz");
        refused(other, "initialWeights.path does not fit: " + other + ": has no array hidden1.bottomUp (there: a, x.y);"
                + " expected [2 x 3]");
        Path plain = Numpy.file("float64.npy");
        refused(plain, "initialWeights.path does not fit: " + plain
                + ": is not a .npz file, or a damaged one (zip END header not found)");
    }

    @Test
    void aShapeOrANumberThatDoesNotFitIsNamed() throws IOException {
        Path file = folder.resolve("weights.npz");
        NumpyArray right = new NumpyArray(List.of(2, 3), new double[6]);
        NumpyArray transposed = new NumpyArray(List.of(3, 2), new double[6]);
        NpzFile.write(file, Map.of("hidden1.bottomUp", transposed), ElementType.FLOAT32);
        refused(file, "initialWeights.path does not fit: " + file + ": hidden1.bottomUp is [3 x 2]; expected [2 x 3]");

        NpzFile.write(file, Map.of("hidden1.bottomUp", right), ElementType.FLOAT32);
        refused(file, "initialWeights.path does not fit: " + file + ": has no array hidden1.bottomUp.biases (there:"
                + " hidden1.bottomUp); expected [2]");

        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e300}) {
            right.values()[4] = bad;
            NpzFile.write(file, Map.of("hidden1.bottomUp", right), ElementType.FLOAT64);
            refused(file, "initialWeights.path does not fit: " + file + ": element 4 of hidden1.bottomUp is " + bad
                    + "; expected a finite value in single precision");
        }
    }

    private void refused(Path weights, String problem) throws IOException {
        Path model = model(weights);
        String message = assertThrows(DefinitionException.class, () -> Definitions.readModel(model)).getMessage();
        assertEquals(model + ": " + problem, message);
        assertFalse(message.contains("\n"));
    }
}
