package apical.circuit;

import apical.network.Activity;
import apical.network.Activity.Recording;
import apical.network.Projection;
import apical.network.Shape;
import apical.network.TransferFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.ejml.data.FMatrixRMaj;

/**
 * The dendritic microcircuit in the two-sweep dynamics with which Sacramento et al. (2018) learned MNIST: the steady state
 * of the full dynamics for weak coupling, found in one sweep up and one sweep down. For k = 1 ... N, N the output:
 * <pre>
 *   up     v_B,k = W_k,k-1 r_k-1 + b_k                with r_k = phi(v_B,k) in this sweep       (M1)
 *          v_I,k = W^IP_k phi(v_B,k) + b^I_k                                                    (M2)
 *   top    u_N   = (1 - lambda_N) v_B,N + lambda_N u_target       without a teacher u_N = v_B,N (M3)
 *   down   u_I,k = (1 - lambda_I) v_I,k + lambda_I u_k+1                                        (M4)
 *          v_A,k = W_k,k+1 phi(u_k+1) + W^PI_k phi(u_I,k)                                       (M5)
 *          u_k   = v_B,k + lambda_k v_A,k                                                       (M6)
 * </pre>
 * This is the additive of the self-consistent variants. The dendritic attenuation g_B / (g_lk + g_B + g_A) is absorbed in
 * the weights, so that v_B and v_I are measured as they arrive at the soma, a soma whose apical dendrite is silent equals its
 * prediction, u_k = v_B,k, and a network without teacher in the self-predicting state is a {@code Perceptron} with the same
 * weights, exactly.
 *
 * <p>All potentials are [neurons x batch] and relative to rest; they are kept until the next batch. What the second sweep adds to
 * the first is worked out as a difference ({@link HiddenLayer}), so that errors of the synapses are right to all digits of single
 * precision at any coupling.
 */
public final class TwoSweepMicrocircuit {

    private final Shape shape;
    private final TransferFunction phi;
    private final float outputMixing;
    private final boolean constantNudge;
    private final HiddenLayer[] hidden;          // hidden[k] is layer k + 1
    private final Projection ontoOutput;

    private FMatrixRMaj input = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj outputBasal = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj outputPredictedRates = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj outputDeviation = new FMatrixRMaj(0, 0);       // u_N - v_B,N
    private final FMatrixRMaj outputUnpredicted = new FMatrixRMaj(0, 0);     // phi(u_N) - phi(v_B,N)
    private final FMatrixRMaj outputSoma = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj outputRates = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj targetPotential = new FMatrixRMaj(0, 0);

    /**
     * @param synapses      of the hidden layers, first to last
     * @param ontoOutput    W_N,N-1
     * @param feedbackStays whether lateral and top-down weights, if they mirror each other now, always will: because they never
     *                      change, or change alike; one product then serves both
     * @param constantNudge whether the teacher's pull does not depend on how far the target is
     */
    public TwoSweepMicrocircuit(Shape shape, TransferFunction phi, MixingFactors mixing, List<Synapses> synapses,
            Projection ontoOutput, boolean feedbackStays, boolean constantNudge) {
        this.constantNudge = constantNudge;
        this.shape = shape;
        this.phi = phi;
        this.outputMixing = (float) mixing.output();
        this.ontoOutput = ontoOutput;
        this.hidden = new HiddenLayer[synapses.size()];
        for (int k = 0; k < hidden.length; k++) {
            hidden[k] = new HiddenLayer(synapses.get(k), phi, mixing.apical().get(k), mixing.interneuron(), feedbackStays);
        }
    }

    /** With a teacher that pulls the more, the further the target is, as published. */
    public TwoSweepMicrocircuit(Shape shape, TransferFunction phi, MixingFactors mixing, List<Synapses> synapses,
            Projection ontoOutput, boolean feedbackStays) {
        this(shape, phi, mixing, synapses, ontoOutput, feedbackStays, false);
    }

    /**
     * First sweep: basal and interneuron dendrites, from the input to the output (M1, M2).
     *
     * @param input rates [input units x batch]; kept, not copied
     */
    public void sweepUp(FMatrixRMaj input) {
        up(input, HiddenLayer::sweepUp);
    }

    /**
     * What basal dendrites predict and nothing else (M1): the network without feedback. Interneurons keep what they had.
     *
     * @param input rates [input units x batch]; kept, not copied
     * @return phi(v_B,N), [output units x batch]; a view
     */
    public FMatrixRMaj predict(FMatrixRMaj input) {
        up(input, HiddenLayer::predict);
        return outputPredictedRates;
    }

    private void up(FMatrixRMaj input, BiConsumer<HiddenLayer, FMatrixRMaj> step) {
        this.input = input;
        FMatrixRMaj below = input;
        for (HiddenLayer layer : hidden) {
            step.accept(layer, below);
            below = layer.predictedRates;
        }
        ontoOutput.drive(below, outputBasal);
        Elementwise.rates(phi, outputBasal, outputPredictedRates);
    }

    /**
     * Second sweep with the teacher on: the output is nudged towards the target's potential (M3 to M6), or, by a constant nudge,
     * by lambda_N in its direction.
     *
     * @param target rates [output units x batch] that {@code phi} reaches
     */
    public void sweepDown(FMatrixRMaj target) {
        Elementwise.requireSameShape(outputBasal, target);
        targetPotential.reshape(target.numRows, target.numCols);
        float rate = Float.NaN, potential = Float.NaN;
        for (int i = 0; i < target.getNumElements(); i++) {
            if (target.data[i] != rate) {                             // seldom: most units are not of the shown class
                rate = target.data[i];
                potential = (float) phi.potential(rate);
            }
            targetPotential.data[i] = potential;
        }
        Elementwise.pull(targetPotential, outputBasal, constantNudge ? 1 : outputMixing, outputDeviation);     // (M3)
        if (constantNudge) {
            for (int i = 0; i < outputDeviation.getNumElements(); i++) {
                outputDeviation.data[i] = outputMixing * Math.signum(outputDeviation.data[i]);
            }
        }
        sweepDown();
    }

    /** Second sweep with the teacher off. */
    public void sweepDownUntaught() {
        outputDeviation.reshape(outputBasal.numRows, outputBasal.numCols);
        outputDeviation.zero();
        sweepDown();
    }

    private void sweepDown() {
        Elementwise.increments(phi, outputBasal, outputPredictedRates, outputDeviation, outputUnpredicted);
        FMatrixRMaj predictedAbove = outputBasal;
        FMatrixRMaj pullAbove = outputDeviation;
        float mixingAbove = 1;
        for (int k = hidden.length - 1; k >= 0; k--) {
            hidden[k].sweepDown(predictedAbove, mixingAbove, pullAbove);
            predictedAbove = hidden[k].vBasal;
            pullAbove = hidden[k].vApical;
            mixingAbove = hidden[k].apicalMixing();
        }
    }

    /** Number of hidden layers, N - 1. */
    public int hiddenLayers() {
        return hidden.length;
    }

    /** Synapses of hidden layer {@code k}, 1 to N - 1. */
    public Synapses synapses(int k) {
        return hidden[k - 1].synapses();
    }

    /** W_k,k-1, k = 1 ... N. */
    public Projection onto(int k) {
        return k == shape.depth() ? ontoOutput : hidden[k - 1].synapses().bottomUp();
    }

    /** phi(u_k) of layer {@code k}, 1 to N, after the second sweep; a view, like all below. */
    public FMatrixRMaj rates(int k) {
        if (k < shape.depth()) {
            return hidden[k - 1].rates();
        }
        Elementwise.add(outputPredictedRates, outputUnpredicted, 1, outputRates);
        return outputRates;
    }

    /** phi(u_k) - phi(v_B,k) of layer {@code k}, 1 to N, right to all digits however small it is. */
    public FMatrixRMaj unpredicted(int k) {
        return k == shape.depth() ? outputUnpredicted : hidden[k - 1].unpredicted;
    }

    /** phi(u_I,k) - phi(v_I,k) of hidden layer {@code k}, likewise. */
    public FMatrixRMaj interneuronUnpredicted(int k) {
        return hidden[k - 1].interneuronUnpredicted();
    }

    /**
     * phi(v_B,k) for k = 1 ... N, the input for k = 0: the rates of the first sweep, which are those that basal dendrites
     * predict and those of a network without feedback.
     */
    public FMatrixRMaj predictedRates(int k) {
        return k == 0 ? input : k == shape.depth() ? outputPredictedRates : hidden[k - 1].predictedRates;
    }

    /** v_A,k of hidden layer {@code k}. */
    public FMatrixRMaj vApical(int k) {
        return hidden[k - 1].vApical;
    }

    /** v_I,k of hidden layer {@code k}. */
    public FMatrixRMaj vInterneuron(int k) {
        return hidden[k - 1].vInterneuron;
    }

    /** phi(u_I,k) of hidden layer {@code k}. */
    public FMatrixRMaj interneuronRates(int k) {
        return hidden[k - 1].interneuronRates;
    }

    /** A copy of every compartment's potential, and of the rates, after the second sweep. */
    public Activity activity() {
        List<Recording> recordings = new ArrayList<>();
        for (int k = 1; k < shape.depth(); k++) {
            HiddenLayer layer = hidden[k - 1];
            String name = shape.name(k);
            recordings.add(new Recording(name, TissueSite.RATE.site(), layer.rates().copy()));
            recordings.add(new Recording(name, TissueSite.SOMA.site(), layer.soma().copy()));
            recordings.add(new Recording(name, TissueSite.BASAL.site(), layer.vBasal.copy()));
            recordings.add(new Recording(name, TissueSite.APICAL.site(), layer.vApical.copy()));
            recordings.add(new Recording(name, TissueSite.INTERNEURON_SOMA.site(), layer.interneuronSoma.copy()));
            recordings.add(new Recording(name, TissueSite.INTERNEURON_DENDRITE.site(), layer.vInterneuron.copy()));
        }
        String output = shape.name(shape.depth());
        recordings.add(new Recording(output, TissueSite.RATE.site(), rates(shape.depth()).copy()));
        Elementwise.add(outputBasal, outputDeviation, 1, outputSoma);
        recordings.add(new Recording(output, TissueSite.SOMA.site(), outputSoma.copy()));
        recordings.add(new Recording(output, TissueSite.BASAL.site(), outputBasal.copy()));
        return new Activity(recordings);
    }
}
