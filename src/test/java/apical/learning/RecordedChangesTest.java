package apical.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.network.Pathway;
import apical.network.Projection;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

/** What is written down of the same change is the same, in whichever form it was reported. */
class RecordedChangesTest {

    private final Projection projection = Projection.withBiases("output", Pathway.FORWARD, new FMatrixRMaj(2, 1));
    private final Projection other = Projection.withBiases("hidden1", Pathway.FORWARD, new FMatrixRMaj(1, 1));
    private final RecordedChanges changes = new RecordedChanges(List.of(projection));
    private final FMatrixRMaj error = new FMatrixRMaj(2, 2, true, 1, -2, 0.5f, 3), pre = new FMatrixRMaj(1, 2, true, 1, 0.5f);

    private void assertSumOverTwoSamples(double times) {
        assertArrayEquals(new float[] {0, (float) (2 * times)}, changes.weights(projection).data);
        assertArrayEquals(new float[] {(float) -times, (float) (3.5 * times)}, changes.biases(projection).data);
        assertEquals(1, changes.mean(projection)[1][0]);
    }

    @Test
    void anOuterProductIsSummedOverItsSamples() {
        changes.begin(2);
        changes.change(projection, error, pre);
        assertSumOverTwoSamples(1);
        assertArrayEquals(error.data, changes.errors(projection).orElseThrow().data);
    }

    @Test
    void aDifferenceIsSummedAsItsMeanOverTheBatch() {
        changes.begin(2);
        FMatrixRMaj minus = new FMatrixRMaj(2, 1, true, 0, 1), minusPre = new FMatrixRMaj(1, 1, true, 2);
        changes.change(projection, error, pre, minus, minusPre);
        assertArrayEquals(new float[] {0, 2 - 2 * 2}, changes.weights(projection).data);
        assertArrayEquals(new float[] {-1, 3.5f - 2}, changes.biases(projection).data);
        assertTrue(changes.errors(projection).isEmpty(), "two products have no one error");
    }

    @Test
    void aWholeMatrixIsAMeanOverTheBatch() {
        changes.begin(2);
        changes.changeBy(projection, new FMatrixRMaj(2, 1, true, 0, 1), new FMatrixRMaj(2, 1, true, -0.5f, 1.75f));
        assertSumOverTwoSamples(1);
        assertTrue(changes.errors(projection).isEmpty());
    }

    /** Changes go on being summed; errors are those of the last presentation. */
    @Test
    void aNewPresentationAddsChangesAndBeginsErrorsAnew() {
        for (int times = 1; times <= 2; times++) {
            changes.begin(2);
            changes.change(projection, error, pre);
            assertSumOverTwoSamples(times);
        }
        assertArrayEquals(error.data, changes.errors(projection).orElseThrow().data);
        changes.begin(2);
        assertTrue(changes.errors(projection).isEmpty(), "nothing was reported of this presentation");
    }

    /** Reported in steps, errors of one presentation add up. */
    @Test
    void stepsOfAPresentationAddUp() {
        changes.begin(2);
        changes.change(projection, error, pre);
        changes.change(projection, error, pre);
        assertEquals(2 * error.data[3], changes.errors(projection).orElseThrow().data[3]);
    }

    @Test
    void othersAreNotHeard() {
        changes.change(other, new FMatrixRMaj(1, 1), new FMatrixRMaj(1, 1));
        assertFalse(changes.isPlastic(other));
        assertTrue(changes.isPlastic(projection));
    }
}
