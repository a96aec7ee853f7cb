package apical.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import apical.network.Projection;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.state.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** The synapses of a plain circuit, rounded to single precision, from which a fast one is built. */
record FastTissue(Shape shape, Conductances g, List<Synapses> hidden, Projection ontoOutput) {

    static FastTissue of(ContinuousMicrocircuit plain, double[] y) {
        Shape shape = plain.shape();
        List<Synapses> hidden = new ArrayList<>();
        for (int k = 1; k < shape.depth(); k++) {
            hidden.add(new Synapses(copy(plain, y, TissuePathway.BOTTOM_UP, k), copy(plain, y, TissuePathway.TO_INTERNEURON, k),
                    copy(plain, y, TissuePathway.LATERAL, k), copy(plain, y, TissuePathway.TOP_DOWN, k)));
        }
        return new FastTissue(shape, plain.conductances(), hidden, copy(plain, y, TissuePathway.BOTTOM_UP, shape.depth()));
    }

    /** Random weights and biases, which the plain circuit in {@code y} then has to the last digit. */
    static FastTissue random(ContinuousMicrocircuit plain, double[] y, long seed) {
        double[] drawn = RandomTissue.randomWeights(plain, seed);
        for (int i = 0; i < y.length; i++) {
            y[i] = (float) drawn[i];
        }
        return of(plain, y);
    }

    private static Projection copy(ContinuousMicrocircuit plain, double[] y, TissuePathway kind, int k) {
        ContinuousProjection from = plain.synapses(kind, k);
        FMatrixRMaj weights = matrix(from.weights(y));
        String layer = plain.shape().name(k);
        if (!from.hasBiases()) {
            return Projection.withoutBiases(layer, kind.pathway(), weights);
        }
        Projection to = Projection.withBiases(layer, kind.pathway(), weights);
        to.biases().setTo(column(from.biases(y)));
        return to;
    }

    FastTissue copy() {
        List<Synapses> copies = hidden.stream().map(s -> new Synapses(copy(s.bottomUp()), copy(s.toInterneuron()),
                copy(s.lateral()), copy(s.topDown()))).toList();
        return new FastTissue(shape, g, copies, copy(ontoOutput));
    }

    private static Projection copy(Projection from) {
        if (from.biases().numRows == 0) {
            return Projection.withoutBiases(from.layer(), from.pathway(), from.weights().copy());
        }
        Projection to = Projection.withBiases(from.layer(), from.pathway(), from.weights().copy());
        to.biases().setTo(from.biases());
        return to;
    }

    FastContinuousMicrocircuit circuit(TransferFunction phi, TimeStep step, RateTiming code) {
        return circuit(phi, step, Physiology.plain(g, 1).with(code));
    }

    /** Its noise, if any, from a stream that begins with 5. */
    FastContinuousMicrocircuit circuit(TransferFunction phi, TimeStep step, Physiology physiology) {
        return new FastContinuousMicrocircuit(shape, phi, physiology, step, hidden, ontoOutput, false, new RandomStream(5));
    }

    ContinuousSynapses synapses(ContinuousPlasticity plasticity, TimeStep step, int block, double biasRate) {
        return new ContinuousSynapses(hidden, ontoOutput, plasticity, step, block, biasRate);
    }

    /** Every potential and rate of the two engines, to what single precision leaves of them. */
    static void assertSame(ContinuousMicrocircuit plain, double[] y, FastContinuousMicrocircuit fast) {
        int top = plain.shape().depth();
        for (int k = 1; k <= top; k++) {
            assertNear(plain.soma(k).of(y), fast.soma(k), "soma " + k);
            assertNear(plain.vBasal(k), fast.vBasal(k), "basal " + k);
            assertNear(plain.rates(k), fast.rates(k), "rates " + k);
            if (k < top) {
                assertNear(plain.interneuronSoma(k).of(y), fast.interneuronSoma(k), "interneuron " + k);
                assertNear(plain.vInterneuron(k), fast.vInterneuron(k), "interneuron dendrite " + k);
                assertNear(plain.vApical(k), fast.vApical(k), "apical " + k);
                assertNear(plain.interneuronRates(k), fast.interneuronRates(k), "interneuron rates " + k);
            }
        }
    }

    static void assertNear(double[] expected, FMatrixRMaj actual, String what) {
        assertEquals(0, distance(expected, doubles(actual)), 2e-5, what);
    }

    Projection projection(TissuePathway kind, int k) {
        return k == shape.depth() ? ontoOutput : hidden.get(k - 1).projection(kind);
    }

    /** All of them, in one order. */
    List<Projection> projections() {
        List<Projection> all = new ArrayList<>();
        for (int k = 1; k < shape.depth(); k++) {
            for (TissuePathway kind : TissuePathway.values()) {
                all.add(projection(kind, k));
            }
        }
        all.add(ontoOutput);
        return all;
    }

    static FMatrixRMaj column(double[] values) {
        FMatrixRMaj column = new FMatrixRMaj(values.length, 1);
        for (int i = 0; i < values.length; i++) {
            column.data[i] = (float) values[i];
        }
        return column;
    }

    static FMatrixRMaj matrix(double[][] values) {
        FMatrixRMaj matrix = new FMatrixRMaj(values.length, values[0].length);
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < values[i].length; j++) {
                matrix.set(i, j, (float) values[i][j]);
            }
        }
        return matrix;
    }

    static double[] doubles(FMatrixRMaj matrix) {
        double[] values = new double[matrix.getNumElements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = matrix.data[i];
        }
        return values;
    }

    /** The largest difference, relative to the largest element. */
    static double distance(double[] expected, double[] actual) {
        double worst = 0, largest = 0;
        for (int i = 0; i < expected.length; i++) {
            worst = Math.max(worst, Math.abs(expected[i] - actual[i]));
            largest = Math.max(largest, Math.abs(expected[i]));
        }
        return largest == 0 && worst == 0 ? 0 : worst / largest;
    }
}
