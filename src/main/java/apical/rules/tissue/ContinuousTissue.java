package apical.rules.tissue;

import apical.circuit.Conductances;
import apical.circuit.ContinuousMicrocircuit;
import apical.circuit.ContinuousPlasticity;
import apical.circuit.ContinuousProjection;
import apical.circuit.ContinuousSynapses;
import apical.circuit.FastContinuousMicrocircuit;
import apical.circuit.Noise;
import apical.circuit.Physiology;
import apical.circuit.SelfPrediction;
import apical.circuit.Synapses;
import apical.circuit.TimeStep;
import apical.circuit.TissuePathway;
import apical.linalg.Plain;
import apical.network.Pathway;
import apical.network.Projection;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.rule.ModelUnderTest;
import apical.rule.Stimulus;
import apical.rules.microcircuit.InitialSynapses;
import apical.state.RandomStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * A tissue in continuous time on the bench: synapses in single precision, from which either engine is built.
 *
 * @param physiology of the definition, but for noise, of which there is none
 */
record ContinuousTissue(Shape shape, TransferFunction phi, Physiology physiology, List<Synapses> hidden, Projection ontoOutput) {

    /** Of a model that is one, as it starts. */
    static ContinuousTissue of(ModelUnderTest<? extends ContinuousMicrocircuitRule> model) {
        InitialSynapses drawn = TissueFactory.synapses(model.network(), model.rule());
        return new ContinuousTissue(model.shape(), model.phi(),
                model.rule().physiology().with(new Noise.None()), drawn.hidden(), drawn.ontoOutput());
    }

    /** Of a plain circuit without biases, in state {@code y}, rounded. */
    static ContinuousTissue of(ContinuousMicrocircuit plain, TransferFunction phi, double[] y) {
        Shape shape = plain.shape();
        List<Synapses> hidden = new ArrayList<>();
        for (int k = 1; k < shape.depth(); k++) {
            hidden.add(Synapses.of(shape.name(k), rounded(plain, y, TissuePathway.BOTTOM_UP, k),
                    rounded(plain, y, TissuePathway.TO_INTERNEURON, k),
                    rounded(plain, y, TissuePathway.LATERAL, k), rounded(plain, y, TissuePathway.TOP_DOWN, k)));
        }
        return new ContinuousTissue(shape, phi, plain.physiology(), hidden, Projection.withBiases(shape.name(shape.depth()),
                Pathway.FORWARD, rounded(plain, y, TissuePathway.BOTTOM_UP, shape.depth())));
    }

    private static FMatrixRMaj rounded(ContinuousMicrocircuit plain, double[] y, TissuePathway kind, int k) {
        return Stimulus.columns(List.of(Plain.transpose(plain.synapses(kind, k).weights(y))));
    }

    /** The same synapses under other conductances, all else as published. */
    ContinuousTissue under(Conductances others) {
        return with(Physiology.plain(others, physiology.biasRate()));
    }

    /** The same synapses in other neurons. */
    ContinuousTissue with(Physiology other) {
        return new ContinuousTissue(shape, phi, other, hidden, ontoOutput);
    }

    Conductances g() {
        return physiology.conductances();
    }

    /** This tissue, its interneurons set to the self-predicting state; synapses are modified. */
    ContinuousTissue selfPredicting() {
        SelfPrediction.impose(hidden, ontoOutput, g());
        return this;
    }

    /** W_k,k-1, k = 1 ... N. */
    List<Projection> bottomUp() {
        List<Projection> all = new ArrayList<>();
        hidden.forEach(layer -> all.add(layer.bottomUp()));
        all.add(ontoOutput);
        return all;
    }

    ContinuousMicrocircuit plain(ContinuousPlasticity plasticity) {
        return new ContinuousMicrocircuit(shape, phi, physiology, plasticity);
    }

    /** As published, all weights held. */
    ContinuousMicrocircuit frozen() {
        return under(g()).plain(ContinuousPlasticity.none(shape, 0));
    }

    /**
     * As published; only bottom-up weights learn, each as much as its error says: the derivative of the state is then (7) at
     * rate 1.
     */
    ContinuousMicrocircuit learningBottomUp() {
        List<Double> none = Collections.nCopies(shape.depth() - 1, 0.0);
        return under(g()).plain(new ContinuousPlasticity(Collections.nCopies(shape.depth(), 1.0), none, none, none, 0));
    }

    FastContinuousMicrocircuit fast(TimeStep step) {
        return new FastContinuousMicrocircuit(shape, phi, physiology, step, hidden, ontoOutput, false, new RandomStream(0));
    }

    ContinuousSynapses synapses(ContinuousPlasticity plasticity, TimeStep step) {
        return new ContinuousSynapses(hidden, ontoOutput, plasticity, step, 1, physiology.biasRate());
    }

    /** A plain circuit's state at rest, with exactly these weights. */
    double[] state(ContinuousMicrocircuit plain) {
        double[] y = plain.rest();
        for (int k = 1; k <= shape.depth(); k++) {
            for (TissuePathway kind : kinds(k)) {
                ContinuousProjection to = plain.synapses(kind, k);
                Projection from = projection(kind, k);
                to.setWeights(y, Plain.matrix(from.weights()));
                if (to.hasBiases()) {
                    to.setBiases(y, Plain.column(from.biases(), 0));
                }
            }
        }
        return y;
    }

    /** The kinds of synapses onto layer {@code k}. */
    List<TissuePathway> kinds(int k) {
        return k < shape.depth() ? List.of(TissuePathway.values()) : List.of(TissuePathway.BOTTOM_UP);
    }

    Projection projection(TissuePathway kind, int k) {
        return k == shape.depth() ? ontoOutput : hidden.get(k - 1).projection(kind);
    }
}
