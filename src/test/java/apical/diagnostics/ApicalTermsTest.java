package apical.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.circuit.TissueSite;
import apical.network.Activity;
import apical.network.Activity.Recording;
import apical.network.Shape;
import apical.network.Site;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

/** One hidden unit under an output, two samples; by hand. */
class ApicalTermsTest {

    private static Activity activity(float[] apical, float[] basal, float[] interneuron, float[] above) {
        return new Activity(List.of(recording("hidden1", TissueSite.APICAL.site(), apical),
                recording("hidden1", TissueSite.BASAL.site(), basal),
                recording("hidden1", TissueSite.INTERNEURON_SOMA.site(), interneuron), recording("output", Site.SOMA, above)));
    }

    private static Recording recording(String layer, Site compartment, float... values) {
        return new Recording(layer, compartment, new FMatrixRMaj(1, values.length, true, values));
    }

    @Test
    void sizesAreRootMeanSquares() {
        Activity alone = activity(new float[] {1, -7}, new float[] {9, 9}, new float[] {4, 2}, new float[] {1, 6});
        Activity taught = activity(new float[] {3, 4}, new float[] {-10, 5}, new float[] {99, 99}, new float[] {99, 99});
        ApicalTerms terms = new ApicalTerms(new Shape(List.of(1, 1, 1)), List.of(0.2), 0.5);
        terms.add(alone, taught);
        Found found = new Found();
        terms.report(found);
        assertEquals(5, found.of("hidden1 apical potential"), 1e-12);                              // sqrt((1 + 49) / 2)
        assertEquals(Math.sqrt(12.5), found.of("hidden1 apical potential taught"), 1e-12);
        assertEquals(5 / Math.sqrt(37), found.of("hidden1 interneuron distance"), 1e-12);          // (3, -4) over (1, 6)
        assertEquals(0.2 * Math.sqrt(25) / (0.5 * Math.sqrt(125)), found.of("hidden1 feedback over bottom-up"), 1e-12);
    }

    @Test
    void whereThereAreNoApicalDendritesThereIsNothingToTell() {
        Found found = new Found();
        new ApicalTerms(new Shape(List.of(1, 1, 1)), List.of(), 1).report(found);
        assertTrue(found.isEmpty());
    }
}
