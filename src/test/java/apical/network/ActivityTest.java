package apical.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import apical.circuit.TissueSite;
import apical.linalg.Matrices;
import apical.network.Activity.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class ActivityTest {

    private static final Recording RATE1 = recording("hidden1", Site.RATE, 3, 2, 1);
    private static final Recording APICAL1 = recording("hidden1", TissueSite.APICAL.site(), 3, 2, 2);
    private static final Recording RATE2 = recording("output", Site.RATE, 1, 2, 3);
    private static final Activity ACTIVITY = new Activity(List.of(RATE1, APICAL1, RATE2));

    @Test
    void findsARecordingByLayerAndCompartment() {
        assertSame(APICAL1.values(), ACTIVITY.of("hidden1", TissueSite.APICAL.site()).orElseThrow());
        assertSame(RATE2.values(), ACTIVITY.of("output", Site.RATE).orElseThrow());
        assertEquals(Optional.empty(), ACTIVITY.of("output", TissueSite.APICAL.site()));
        assertEquals(Optional.empty(), ACTIVITY.of("hidden2", Site.RATE));
    }

    @Test
    void listsOneCompartmentInTheOrderOfLayers() {
        assertEquals(List.of(RATE1, RATE2), ACTIVITY.of(Site.RATE));
        assertEquals(List.of(APICAL1), ACTIVITY.of(TissueSite.APICAL.site()));
        assertEquals(List.of(), ACTIVITY.of(TissueSite.BASAL.site()));
    }

    @Test
    void joiningPutsSamplesSideBySide() {
        Activity left = new Activity(List.of(
                new Recording("hidden1", Site.RATE, new FMatrixRMaj(2, 2, true, 1, 2, 3, 4)),
                new Recording("output", Site.SOMA, new FMatrixRMaj(1, 2, true, 5, 6))));
        Activity right = new Activity(List.of(
                new Recording("hidden1", Site.RATE, Matrices.inLargerArray(new FMatrixRMaj(2, 1, true, 7, 8))),
                new Recording("output", Site.SOMA, new FMatrixRMaj(1, 1, true, 9))));
        Activity joined = Activity.join(List.of(left, right, left));

        assertEquals(List.of("hidden1", "output"), joined.recordings().stream().map(Recording::layer).toList());
        FMatrixRMaj rates = joined.of("hidden1", Site.RATE).orElseThrow();
        assertEquals(2, rates.numRows);
        assertArrayEquals(new float[] {1, 2, 7, 1, 2, 3, 4, 8, 3, 4}, Matrices.elements(rates));
        assertArrayEquals(new float[] {5, 6, 9, 5, 6},
                Matrices.elements(joined.of("output", Site.SOMA).orElseThrow()));
    }

    @Test
    void joiningOneChangesNothing() {
        Activity joined = Activity.join(List.of(ACTIVITY));
        for (int i = 0; i < 3; i++) {
            assertEquals(ACTIVITY.recordings().get(i).site(), joined.recordings().get(i).site());
            assertArrayEquals(ACTIVITY.recordings().get(i).values().data, joined.recordings().get(i).values().data);
        }
    }

    @Test
    void recordingsCannotBeAddedAfterwards() {
        List<Recording> recordings = new ArrayList<>(List.of(RATE1));
        Activity activity = new Activity(recordings);
        recordings.clear();
        assertEquals(List.of(RATE1), activity.recordings());
        assertThrows(UnsupportedOperationException.class, () -> activity.recordings().clear());
    }

    private static Recording recording(String layer, Site compartment, int units, int samples, long seed) {
        return new Recording(layer, compartment, Matrices.uniform(units, samples, 0, 1, new SplittableRandom(seed)));
    }
}
