package apical.circuit;

import apical.linalg.Matrices;
import apical.network.Pathway;
import apical.network.Projection;
import apical.network.Shape;
import apical.network.TransferFunction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/** All that a microcircuit is made of, to build the fast and the plain one from the same weights. */
public record Tissue(Shape shape, TransferFunction phi, MixingFactors mixing, List<Synapses> hidden, Projection ontoOutput) {

    /** Every weight and bias uniform on [-halfWidth, halfWidth). */
    public static Tissue random(Shape shape, TransferFunction phi, MixingFactors mixing, double halfWidth,
            RandomGenerator random) {
        List<Synapses> hidden = new ArrayList<>();
        for (int k = 1; k < shape.depth(); k++) {
            int below = shape.units(k - 1), here = shape.units(k), above = shape.units(k + 1);
            Synapses synapses = Synapses.of(shape.name(k), draw(here, below, halfWidth, random),
                    draw(above, here, halfWidth, random), draw(here, above, halfWidth, random),
                    draw(here, above, halfWidth, random));
            synapses.bottomUp().biases().setTo(draw(here, 1, halfWidth, random));
            synapses.toInterneuron().biases().setTo(draw(above, 1, halfWidth, random));
            hidden.add(synapses);
        }
        int top = shape.depth();
        Projection ontoOutput = Projection.withBiases(shape.name(top), Pathway.FORWARD,
                draw(shape.units(top), shape.units(top - 1), halfWidth, random));
        ontoOutput.biases().setTo(draw(shape.units(top), 1, halfWidth, random));
        return new Tissue(shape, phi, mixing, hidden, ontoOutput);
    }

    /** The same factor everywhere. */
    public static MixingFactors mixing(Shape shape, double lambda) {
        return new MixingFactors(Collections.nCopies(shape.depth() - 1, lambda), lambda, lambda);
    }

    /** A different factor everywhere, so that none can stand in for another. */
    public static MixingFactors unequalMixing(Shape shape) {
        List<Double> apical = new ArrayList<>();
        for (int k = 1; k < shape.depth(); k++) apical.add(0.15 + 0.1 * k);
        return new MixingFactors(apical, 0.4, 0.2);
    }

    /** This tissue, set to the self-predicting state. */
    public Tissue selfPredicting() {
        SelfPrediction.impose(hidden, ontoOutput);
        return this;
    }

    /** This tissue, top-down weights set to the transposes of the bottom-up weights above. */
    public Tissue symmetric() {
        for (int k = 1; k < shape.depth(); k++) {
            CommonOps_FDRM.transpose(bottomUp(k + 1).weights(), hidden.get(k - 1).topDown().weights());
        }
        return this;
    }

    /** W_k,k-1, k = 1 ... N. */
    public Projection bottomUp(int k) {
        return k == shape.depth() ? ontoOutput : hidden.get(k - 1).bottomUp();
    }

    public TwoSweepMicrocircuit circuit(boolean fixedFeedback) {
        return new TwoSweepMicrocircuit(shape, phi, mixing, hidden, ontoOutput, fixedFeedback);
    }

    public PlainMicrocircuit plain() {
        return new PlainMicrocircuit(phi, mixing, hidden, ontoOutput);
    }

    /** Random input rates [units x batch] between 0 and 1. */
    public FMatrixRMaj input(int batch, RandomGenerator random) {
        return Matrices.uniform(shape.units(0), batch, 0, 1, random);
    }

    /** Random target rates [units x batch] that every transfer function reaches. */
    public FMatrixRMaj target(int batch, RandomGenerator random) {
        return Matrices.uniform(shape.units(shape.depth()), batch, 0.1, 0.8, random);
    }

    private static FMatrixRMaj draw(int rows, int columns, double halfWidth, RandomGenerator random) {
        return Matrices.uniform(rows, columns, -halfWidth, halfWidth, random);
    }
}
