package apical.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import apical.circuit.TissueSite;
import apical.linalg.Matrices;
import apical.linalg.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PerceptronTest {

    private static final Shape SHAPE = new Shape(List.of(5, 7, 4, 3));

    static Stream<TransferFunction> functions() {
        return TransferFunctions.all();
    }

    /** Weights and inputs are taken exactly; what differs is single precision on the way, at most 1e-6 in three layers. */
    @ParameterizedTest
    @MethodSource("functions")
    void isTheTextbookNetwork(TransferFunction phi) {
        var random = new SplittableRandom(5);
        Perceptron network = random(phi, random);
        for (int batch : new int[] {1, 10, 3}) {                    // a smaller batch after a larger one
            FMatrixRMaj input = Matrices.uniform(5, batch, 0, 1, random);
            network.forward(input);
            Activity activity = network.activity();
            for (int s = 0; s < batch; s++) {
                double[] rates = Plain.column(input, s);
                for (int k = 1; k <= 3; k++) {
                    double[] u = Plain.add(Plain.times(Plain.matrix(network.bottomUp(k).weights()), rates), 1,
                            Plain.column(network.bottomUp(k).biases(), 0));
                    rates = Plain.apply(phi::rate, u);
                    FMatrixRMaj recordedRates = activity.of(SHAPE.name(k), Site.RATE).orElseThrow();
                    FMatrixRMaj recordedPotentials = activity.of(SHAPE.name(k), Site.SOMA).orElseThrow();
                    assertArrayEquals(rates, Plain.column(network.rates(k), s), 1e-6);
                    assertArrayEquals(rates, Plain.column(recordedRates, s), 1e-6);
                    assertArrayEquals(u, Plain.column(recordedPotentials, s), 2e-6);
                }
            }
            assertEquals(batch, network.rates(3).numCols);
            assertSame(input, network.rates(0));
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void multipliesErrorsByTheSlopeOfTheLayerAsked(TransferFunction phi) {
        var random = new SplittableRandom(6);
        Perceptron network = random(phi, random);
        network.forward(Matrices.uniform(5, 4, 0, 1, random));
        for (int k = 1; k <= 3; k++) {
            FMatrixRMaj u = network.activity().of(SHAPE.name(k), Site.SOMA).orElseThrow();
            FMatrixRMaj error = Matrices.uniform(SHAPE.units(k), 4, -1, 1, random);
            FMatrixRMaj before = error.copy();
            network.timesSlope(error, k);
            for (int i = 0; i < error.getNumElements(); i++) {
                assertEquals(before.data[i] * phi.slope(u.data[i]), error.data[i], 1e-6);
            }
        }
    }

    @Test
    void activityIsACopyThatTheNextBatchLeavesAlone() {
        var random = new SplittableRandom(7);
        Perceptron network = random(new TransferFunction.Logistic(), random);
        network.forward(Matrices.uniform(5, 4, 0, 1, random));
        Activity activity = network.activity();
        List<float[]> before = activity.recordings().stream().map(r -> r.values().data.clone()).toList();
        network.forward(Matrices.uniform(5, 4, 0, 1, random));
        for (int i = 0; i < before.size(); i++) {
            assertArrayEquals(before.get(i), activity.recordings().get(i).values().data);
        }
    }

    @Test
    void recordsEveryLayerButTheInputInOrder() {
        var random = new SplittableRandom(8);
        Perceptron network = random(new TransferFunction.Tanh(), random);
        network.forward(Matrices.uniform(5, 2, 0, 1, random));
        assertEquals(List.of("hidden1", "hidden2", "output"),
                network.activity().of(Site.RATE).stream().map(Activity.Recording::layer).toList());
        assertEquals(List.of(), network.activity().of(TissueSite.APICAL.site()));
        assertEquals(3, network.depth());
        assertEquals(SHAPE, network.shape());
        assertEquals(network.projections(), List.of(network.bottomUp(1), network.bottomUp(2), network.bottomUp(3)));
    }

    private static Perceptron random(TransferFunction phi, SplittableRandom random) {
        List<Projection> projections = new ArrayList<>();
        for (int k = 1; k <= SHAPE.depth(); k++) {
            Projection projection = Projection.withBiases(SHAPE.name(k), Pathway.FORWARD,
                    Matrices.uniform(SHAPE.units(k), SHAPE.units(k - 1), -1, 1, random));
            projection.biases().setTo(Matrices.uniform(SHAPE.units(k), 1, -1, 1, random));
            projections.add(projection);
        }
        return new Perceptron(SHAPE, phi, projections);
    }
}
