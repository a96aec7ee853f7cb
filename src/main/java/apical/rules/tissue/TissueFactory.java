package apical.rules.tissue;

import apical.circuit.ContinuousMicrocircuit;
import apical.circuit.ContinuousPlasticity;
import apical.circuit.ContinuousProjection;
import apical.circuit.ContinuousSynapses;
import apical.circuit.FastContinuousMicrocircuit;
import apical.circuit.FastPreparation;
import apical.circuit.Noise;
import apical.circuit.Physiology;
import apical.circuit.PlainPreparation;
import apical.circuit.Preparation;
import apical.circuit.Synapses;
import apical.circuit.TimeStep;
import apical.circuit.TissuePathway;
import apical.network.Projection;
import apical.rule.Blueprint;
import apical.rule.Engine;
import apical.rule.SimulatedTissue;
import apical.rules.microcircuit.InitialSynapses;
import java.util.function.BiConsumer;
import org.ejml.data.FMatrixRMaj;

/** Makes tissues in continuous time from a blueprint. */
final class TissueFactory {

    private static final String NOISE = "noise";

    private TissueFactory() {
    }

    /** Fresh synapses, interneurons as they start. */
    static InitialSynapses synapses(Blueprint network, ContinuousMicrocircuitRule rule) {
        InitialSynapses drawn = InitialSynapses.draw(network, rule.topDownWeights());
        rule.interneurons().apply(drawn.hidden(), drawn.ontoOutput(), rule.conductances(), network);
        network.start(drawn.projections());
        return drawn;
    }

    /** A fresh tissue to be simulated. */
    static SimulatedTissue prepare(Blueprint network, ContinuousMicrocircuitRule rule, Engine engine) {
        InitialSynapses drawn = synapses(network, rule);
        return engine == Engine.FAST ? fast(network, rule, drawn) : plain(network, rule, drawn);
    }

    private static SimulatedTissue fast(Blueprint network, ContinuousMicrocircuitRule rule, InitialSynapses tissue) {
        TimeStep step = rule.timeStep();
        ContinuousSynapses synapses = synapses(rule, tissue, rule.plasticity(), step, rule.block());
        ContinuousSynapses frozen = synapses(rule, tissue, frozen(network, rule), step, 1);
        Preparation probe = new FastPreparation(circuit(network, rule, quiet(rule), step, tissue), frozen, rule.stepMs());
        Preparation learning = new FastPreparation(circuit(network, rule, rule.physiology(), step, tissue), synapses,
                rule.stepMs());
        return new SimulatedTissue(learning, () -> {
            synapses.settle();
            probe.rest();
            return probe;
        }, () -> {
            synapses.settle();
            return tissue.projections();
        });
    }

    static FastContinuousMicrocircuit circuit(Blueprint network, ContinuousMicrocircuitRule rule, Physiology physiology,
            TimeStep step,
            InitialSynapses tissue) {
        return new FastContinuousMicrocircuit(network.layers(), network.transferFunction(), physiology, step, tissue.hidden(),
                tissue.ontoOutput(), rule.learningRates().feedbackIsFixed(), network.stream(NOISE));
    }

    private static ContinuousSynapses synapses(ContinuousMicrocircuitRule rule, InitialSynapses tissue,
            ContinuousPlasticity plasticity,
            TimeStep step, int block) {
        return new ContinuousSynapses(tissue.hidden(), tissue.ontoOutput(), plasticity, step, block, rule.biasRate());
    }

    private static ContinuousPlasticity frozen(Blueprint network, ContinuousMicrocircuitRule rule) {
        return ContinuousPlasticity.none(network.layers(), rule.plasticityFilterMs());
    }

    private static Physiology quiet(ContinuousMicrocircuitRule rule) {
        return rule.physiology().with(new Noise.None());
    }

    private static SimulatedTissue plain(Blueprint network, ContinuousMicrocircuitRule rule, InitialSynapses tissue) {
        var circuit =
                new ContinuousMicrocircuit(network.layers(), network.transferFunction(), rule.physiology(), rule.plasticity());
        double[] state = circuit.rest();
        eachOf(tissue, circuit, (projection, synapses) -> write(projection, synapses, state));
        return new SimulatedTissue(plain(circuit, rule, state, network), () -> {
            var probe =
                    new ContinuousMicrocircuit(network.layers(), network.transferFunction(), quiet(rule), frozen(network, rule));
            double[] copy = state.clone();
            probe.rest(copy);
            return plain(probe, rule, copy, network);
        }, () -> {
            eachOf(tissue, circuit, (projection, synapses) -> read(synapses, projection, state));
            return tissue.projections();
        });
    }

    private static PlainPreparation plain(ContinuousMicrocircuit circuit, ContinuousMicrocircuitRule rule, double[] state,
            Blueprint network) {
        return new PlainPreparation(circuit, rule.method().stepper(), rule.stepMs(), state, network.stream(NOISE));
    }

    /** The same synapses in both. */
    private static void eachOf(InitialSynapses tissue, ContinuousMicrocircuit circuit,
            BiConsumer<Projection, ContinuousProjection> what) {
        int top = circuit.shape().depth();
        for (int k = 1; k < top; k++) {
            Synapses layer = tissue.hidden().get(k - 1);
            what.accept(layer.bottomUp(), circuit.synapses(TissuePathway.BOTTOM_UP, k));
            what.accept(layer.toInterneuron(), circuit.synapses(TissuePathway.TO_INTERNEURON, k));
            what.accept(layer.lateral(), circuit.synapses(TissuePathway.LATERAL, k));
            what.accept(layer.topDown(), circuit.synapses(TissuePathway.TOP_DOWN, k));
        }
        what.accept(tissue.ontoOutput(), circuit.synapses(TissuePathway.BOTTOM_UP, top));
    }

    /** Writes drawn weights into the state of a plain circuit. */
    private static void write(Projection from, ContinuousProjection to, double[] state) {
        FMatrixRMaj drawn = from.weights();
        double[][] weights = new double[drawn.numRows][drawn.numCols];
        for (int i = 0; i < drawn.numRows; i++) {
            for (int j = 0; j < drawn.numCols; j++) {
                weights[i][j] = drawn.get(i, j);
            }
        }
        to.setWeights(state, weights);
        if (to.hasBiases()) {
            double[] biases = new double[drawn.numRows];
            for (int i = 0; i < biases.length; i++) {
                biases[i] = from.biases().data[i];
            }
            to.setBiases(state, biases);
        }
    }

    /** The way back. */
    private static void read(ContinuousProjection from, Projection to, double[] state) {
        double[][] weights = from.weights(state);
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < weights[i].length; j++) {
                to.weights().set(i, j, (float) weights[i][j]);
            }
        }
        double[] biases = from.biases(state);
        for (int i = 0; i < biases.length; i++) {
            to.biases().data[i] = (float) biases[i];
        }
    }
}
