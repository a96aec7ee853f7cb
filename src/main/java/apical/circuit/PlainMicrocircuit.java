package apical.circuit;

import static apical.linalg.Plain.add;
import static apical.linalg.Plain.apply;
import static apical.linalg.Plain.times;

import apical.linalg.Plain;
import apical.network.Projection;
import apical.network.TransferFunction;
import java.util.List;

/**
 * The microcircuit of {@link TwoSweepMicrocircuit} once more, in double precision, one pattern at a time, so that it can be
 * read line against line with the equations; the fast one is held to it. It starts from exactly the weights of the fast one,
 * and what a synapse learns is an error and a presynaptic rate, as in {@code DendriticErrorLearning}.
 *
 * <p>Arrays are indexed by layer as in the equations, 1 to N; index 0 is the input.
 */
public final class PlainMicrocircuit {

    /** What one pattern tells the synapses of one projection: dW = eta error pre'. */
    public record Change(double[] error, double[] pre) {
    }

    private final TransferFunction phi;
    private final int top;
    private final double lambdaOutput, lambdaInterneuron;
    private final double[] lambda;                                          // of layers 1 to N-1

    /** W_k,k-1 and W_k,k+1, W^IP_k, W^PI_k, [post][pre]; may be written between patterns. */
    public final double[][][] bottomUp, topDown, toInterneuron, lateral;
    /** b_k and b^I_k. */
    public final double[][] biases, interneuronBiases;

    /**
     * Potentials and rates after both sweeps. {@code predicted} is phi(v_B), the rates of the sweep up. Errors are kept as what
     * they are, differences, since 16 digits are not enough for small ones either: {@code deviation} is u - v_B, {@code
     * unpredicted} phi(u) - phi(v_B), of interneurons likewise.
     */
    public final double[][] vBasal, predicted, soma, rates, vApical, vInterneuron, interneuronSoma, interneuronRates,
            deviation, unpredicted, interneuronUnpredicted;

    private PlainMicrocircuit(TransferFunction phi, MixingFactors mixing) {
        this.phi = phi;
        top = mixing.apical().size() + 1;
        lambda = new double[top];
        for (int k = 1; k < top; k++) {
            lambda[k] = mixing.apical().get(k - 1);
        }
        lambdaOutput = mixing.output();
        lambdaInterneuron = mixing.interneuron();
        bottomUp = new double[top + 1][][];
        topDown = new double[top][][];
        toInterneuron = new double[top][][];
        lateral = new double[top][][];
        biases = new double[top + 1][];
        interneuronBiases = new double[top][];
        vBasal = new double[top + 1][];
        predicted = new double[top + 1][];
        soma = new double[top + 1][];
        rates = new double[top + 1][];
        vApical = new double[top][];
        vInterneuron = new double[top][];
        interneuronSoma = new double[top][];
        interneuronRates = new double[top][];
        deviation = new double[top + 1][];
        unpredicted = new double[top + 1][];
        interneuronUnpredicted = new double[top][];
    }

    public PlainMicrocircuit(TransferFunction phi, MixingFactors mixing, List<Synapses> hidden, Projection ontoOutput) {
        this(phi, mixing);
        for (int k = 1; k < top; k++) {
            Synapses synapses = hidden.get(k - 1);
            bottomUp[k] = Plain.matrix(synapses.bottomUp().weights());
            biases[k] = Plain.column(synapses.bottomUp().biases(), 0);
            toInterneuron[k] = Plain.matrix(synapses.toInterneuron().weights());
            interneuronBiases[k] = Plain.column(synapses.toInterneuron().biases(), 0);
            lateral[k] = Plain.matrix(synapses.lateral().weights());
            topDown[k] = Plain.matrix(synapses.topDown().weights());
        }
        bottomUp[top] = Plain.matrix(ontoOutput.weights());
        biases[top] = Plain.column(ontoOutput.biases(), 0);
    }

    /**
     * Where two sweeps put the somata of a tissue in continuous time: the approximation of its rest by which the paper learned
     * MNIST. Its weights are measured at dendrites, and are attenuated here as on their way to the soma. Biases must be zero.
     */
    public static PlainMicrocircuit of(Preparation tissue, Conductances g, TransferFunction phi) {
        int top = tissue.shape().depth();
        PlainMicrocircuit plain = new PlainMicrocircuit(phi, g.mixingFactors(top - 1));
        for (int k = 1; k <= top; k++) {
            double attenuation = k < top ? g.hiddenAttenuation() : g.outputAttenuation();
            plain.bottomUp[k] = Plain.scaled(attenuation, tissue.weights(TissuePathway.BOTTOM_UP, k));
            plain.biases[k] = new double[tissue.shape().units(k)];
        }
        for (int k = 1; k < top; k++) {
            plain.toInterneuron[k] = Plain.scaled(g.interneuronAttenuation(), tissue.weights(TissuePathway.TO_INTERNEURON, k));
            plain.interneuronBiases[k] = new double[tissue.shape().units(k + 1)];
            plain.lateral[k] = tissue.weights(TissuePathway.LATERAL, k);
            plain.topDown[k] = tissue.weights(TissuePathway.TOP_DOWN, k);
        }
        return plain;
    }

    /** N. */
    public int top() {
        return top;
    }

    /** Both sweeps; {@code targetPotential} is u_target, or null without a teacher. */
    public void show(double[] input, double[] targetPotential) {
        predicted[0] = input;
        for (int k = 1; k <= top; k++) {
            vBasal[k] = add(times(bottomUp[k], predicted[k - 1]), 1, biases[k]);                        // (M1)
            predicted[k] = apply(phi::rate, vBasal[k]);
        }
        for (int k = 1; k < top; k++) {
            vInterneuron[k] = add(times(toInterneuron[k], predicted[k]), 1, interneuronBiases[k]);      // (M2)
        }
        deviation[top] = new double[vBasal[top].length];
        if (targetPotential != null) {
            deviation[top] = scaled(lambdaOutput, add(targetPotential, -1, vBasal[top]));                   // (M3)
        }
        settle(top);
        for (int k = top - 1; k >= 1; k--) {
            double[] gap = add(add(vBasal[k + 1], -1, vInterneuron[k]), 1, deviation[k + 1]);               // u_k+1 - v_I,k
            interneuronSoma[k] = add(vInterneuron[k], lambdaInterneuron, gap);                              // (M4)
            interneuronRates[k] = apply(phi::rate, interneuronSoma[k]);
            interneuronUnpredicted[k] = increments(vInterneuron[k], scaled(lambdaInterneuron, gap));
            double[] uncancelled = increments(interneuronSoma[k], scaled(1 - lambdaInterneuron, gap));      // r_k+1 - r_I,k
            vApical[k] = add(times(topDown[k], uncancelled), 1, times(sum(topDown[k], lateral[k]), interneuronRates[k])); // (M5)
            deviation[k] = scaled(lambda[k], vApical[k]);                                                   // (M6)
            settle(k);
        }
    }

    private void settle(int k) {
        soma[k] = add(vBasal[k], 1, deviation[k]);
        unpredicted[k] = increments(vBasal[k], deviation[k]);
        rates[k] = add(predicted[k], 1, unpredicted[k]);
    }

    /** phi(u + d) - phi(u). */
    private double[] increments(double[] u, double[] d) {
        double[] e = new double[u.length];
        for (int i = 0; i < e.length; i++) e[i] = phi.increment(u[i], d[i]);
        return e;
    }

    private static double[] scaled(double factor, double[] x) {
        return apply(v -> factor * v, x);
    }

    private static double[][] sum(double[][] a, double[][] b) {
        double[][] sum = new double[a.length][];
        for (int i = 0; i < a.length; i++) sum[i] = add(a[i], 1, b[i]);
        return sum;
    }

    /** Potentials whose rates are the target's. */
    public double[] potentials(double[] targetRates) {
        return apply(phi::potential, targetRates);
    }

    /** (M7): soma against basal dendrite. */
    public Change bottomUpChange(int k) {
        return new Change(unpredicted[k], predicted[k - 1]);
    }

    /** (M8): interneuron soma against its dendrite. */
    public Change toInterneuronChange(int k) {
        return new Change(interneuronUnpredicted[k], predicted[k]);
    }

    /** (M9): apical dendrite against rest. */
    public Change lateralChange(int k) {
        return new Change(apply(v -> 0 - v, vApical[k]), interneuronRates[k]);
    }

    /** (M10): soma against its feedback. */
    public Change topDownChange(int k) {
        return new Change(add(rates[k], -1, apply(phi::rate, times(topDown[k], rates[k + 1]))), rates[k + 1]);
    }

    /** W^IP_k = W_k+1,k and W^PI_k = -W_k,k+1. */
    public void imposeSelfPrediction() {
        for (int k = 1; k < top; k++) {
            toInterneuron[k] = copy(bottomUp[k + 1]);
            interneuronBiases[k] = biases[k + 1].clone();
            lateral[k] = copy(topDown[k]);
            for (double[] row : lateral[k]) for (int j = 0; j < row.length; j++) row[j] = -row[j];
        }
    }

    /** W_k,k+1 = W_k+1,k'. */
    public void imposeSymmetricFeedback() {
        for (int k = 1; k < top; k++) topDown[k] = Plain.transpose(bottomUp[k + 1]);
    }

    private static double[][] copy(double[][] w) {
        return Plain.transpose(Plain.transpose(w));
    }
}
