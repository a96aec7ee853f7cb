package apical.circuit;

import apical.network.Shape;
import apical.network.TransferFunction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Small circuits in continuous time with random weights. */
final class RandomTissue {

    static final Conductances STRONG = new Conductances(0.1, 1, 0.8, 1, 0.8);
    /** All five differ, so that none can stand in for another. */
    static final Conductances UNLIKE = new Conductances(0.13, 0.9, 0.45, 0.7, 0.37);

    private RandomTissue() {
    }

    static Shape shape(Integer... units) {
        return new Shape(List.of(units));
    }

    static ContinuousMicrocircuit frozen(Shape shape, TransferFunction phi, Conductances g, double biasRate) {
        return new ContinuousMicrocircuit(shape, phi, g, ContinuousPlasticity.none(shape, 0), biasRate);
    }

    /** All four kinds learn, each at a rate of its own. */
    static ContinuousPlasticity allPlastic(Shape shape, double filterTime) {
        List<Double> hidden = new ArrayList<>();
        for (int k = 1; k < shape.depth(); k++) {
            hidden.add(0.02 + 0.005 * k);
        }
        List<Double> bottomUp = new ArrayList<>(hidden);
        bottomUp.add(0.01);
        return new ContinuousPlasticity(bottomUp, times(1.5, hidden), times(0.7, hidden), times(0.4, hidden), filterTime);
    }

    private static List<Double> times(double factor, List<Double> rates) {
        return rates.stream().map(eta -> factor * eta).toList();
    }

    /** All weights and biases drawn from U(-1, 1), all else zero. */
    static double[] randomWeights(ContinuousMicrocircuit circuit, long seed) {
        double[] y = circuit.rest();
        var random = new SplittableRandom(seed);
        for (ContinuousProjection synapses : projections(circuit)) {
            double[][] w = new double[synapses.post()][];
            for (int i = 0; i < w.length; i++) {
                w[i] = random(random, synapses.pre());
            }
            synapses.setWeights(y, w);
            synapses.setBiases(y, random(random, synapses.biases(y).length));
        }
        return y;
    }

    /** Every element of the state drawn from U(-1, 1). */
    static double[] randomState(ContinuousMicrocircuit circuit, long seed) {
        return random(new SplittableRandom(seed), circuit.dimension());
    }

    static double[] random(RandomGenerator random, int n) {
        return random.doubles(n, -1, 1).toArray();
    }

    static List<ContinuousProjection> projections(ContinuousMicrocircuit circuit) {
        List<ContinuousProjection> all = new ArrayList<>();
        int top = circuit.shape().depth();
        for (int k = 1; k < top; k++) {
            for (TissuePathway kind : TissuePathway.values()) {
                all.add(circuit.synapses(kind, k));
            }
        }
        all.add(circuit.synapses(TissuePathway.BOTTOM_UP, top));
        return Collections.unmodifiableList(all);
    }

    /** Elements of the state that are somata; weights and filters follow them. */
    static int somata(ContinuousMicrocircuit circuit) {
        int n = 0;
        for (int k = 1; k <= circuit.shape().depth(); k++) {
            n += circuit.soma(k).length() + (k < circuit.shape().depth() ? circuit.interneuronSoma(k).length() : 0);
        }
        return n;
    }
}
