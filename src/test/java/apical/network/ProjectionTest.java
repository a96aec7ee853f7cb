package apical.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import apical.linalg.Matrices;
import apical.linalg.Plain;
import java.util.SplittableRandom;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectionTest {

    private final SplittableRandom random = new SplittableRandom(1);

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10})
    void drivesItsTargetsWithWeightedRatesAndTheirBiases(int batch) {
        Projection projection = Projection.withBiases("hidden1", Pathway.FORWARD, Matrices.uniform(6, 4, -1, 1, random));
        projection.biases().setTo(Matrices.uniform(6, 1, -1, 1, random));
        FMatrixRMaj rates = Matrices.uniform(4, batch, 0, 1, random);
        FMatrixRMaj potential = Matrices.uniform(2, 9, 5, 6, random);           // another batch's, to be overwritten
        projection.drive(rates, potential);

        assertEquals(6, potential.numRows);
        assertEquals(batch, potential.numCols);
        for (int s = 0; s < batch; s++) {
            double[] expected = Plain.add(Plain.times(Plain.matrix(projection.weights()), Plain.column(rates, s)),
                    1, Plain.column(projection.biases(), 0));
            assertArrayEquals(expected, Plain.column(potential, s), 5e-7);
        }
    }

    @Test
    void withoutBiasesNothingIsAdded() {
        FMatrixRMaj weights = new FMatrixRMaj(2, 2, true, 1, 2, 3, 4);
        Projection projection = Projection.withoutBiases("hidden1", new Pathway("topDown", "from above", 0, 1), weights);
        assertEquals(0, projection.biases().numRows);
        FMatrixRMaj potential = new FMatrixRMaj(2, 1, true, 100, Float.NaN);
        projection.drive(new FMatrixRMaj(2, 1, true, 1, 10), potential);
        assertArrayEquals(new float[] {21, 43}, Matrices.elements(potential));
    }

    @Test
    void biasesStartAtZeroOneForEachTarget() {
        Projection projection = Projection.withBiases("output", Pathway.FORWARD, Matrices.uniform(3, 2, -1, 1, random));
        assertArrayEquals(new float[3], Matrices.elements(projection.biases()));
        assertEquals(1, projection.biases().numCols);
    }

    @Test
    void weightsAreKeptNotCopied() {
        FMatrixRMaj weights = new FMatrixRMaj(1, 1, true, 2);
        Projection projection = Projection.withBiases("output", Pathway.FORWARD, weights);
        assertSame(weights, projection.weights());
        FMatrixRMaj potential = new FMatrixRMaj(0, 0);
        weights.data[0] = 5;
        projection.biases().data[0] = 1;
        projection.drive(new FMatrixRMaj(1, 1, true, 3), potential);
        assertEquals(16, potential.data[0]);
    }

    @Test
    void drivingChangesNeitherWeightsNorRates() {
        Projection projection = Projection.withBiases("output", Pathway.FORWARD, Matrices.uniform(3, 2, -1, 1, random));
        FMatrixRMaj rates = Matrices.uniform(2, 4, 0, 1, random);
        FMatrixRMaj weightsBefore = projection.weights().copy(), ratesBefore = rates.copy();
        projection.drive(rates, new FMatrixRMaj(0, 0));
        assertArrayEquals(weightsBefore.data, projection.weights().data);
        assertArrayEquals(ratesBefore.data, rates.data);
    }

    @Test
    void aProjectionIsItselfNotItsWeights() {
        FMatrixRMaj weights = new FMatrixRMaj(1, 1);
        assertNotEquals(Projection.withBiases("output", Pathway.FORWARD, weights),
                Projection.withBiases("output", Pathway.FORWARD, weights));
    }

    @Test
    void ratesOfAnotherPopulationAreRefused() {
        Projection projection = Projection.withBiases("output", Pathway.FORWARD, new FMatrixRMaj(3, 2));
        assertThrows(IllegalArgumentException.class, () -> projection.drive(new FMatrixRMaj(4, 1), new FMatrixRMaj(0, 0)));
    }
}
