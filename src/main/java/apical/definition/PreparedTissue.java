package apical.definition;

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
import apical.dynamics.ExponentialEuler;
import apical.dynamics.ForwardEuler;
import apical.dynamics.Stepper;
import apical.network.Projection;
import apical.network.Projection.Kind;
import apical.network.Shape;
import java.util.List;
import java.util.function.Supplier;
import org.ejml.data.FMatrixRMaj;

/**
 * A tissue made from a model and a seed: the same for both engines, but for the precision of its weights' digits.
 *
 * @param living the tissue
 * @param asked  another one with the weights that the first has at this moment, at rest, without noise; what is asked of it, the
 *               first never knows. To be called between presentations
 */
public record PreparedTissue(Preparation living, Supplier<Preparation> asked) {

    private static final String NOISE = "noise";

    /** A fresh tissue. */
    public static PreparedTissue of(ModelDefinition model, Engine engine, Seed seed) {
        ContinuousMicrocircuitRule rule = (ContinuousMicrocircuitRule) model.rule();
        DrawnTissue drawn = DrawnTissue.of(model, rule.topDownWeights(), seed);
        rule.interneurons().apply(drawn.hidden(), drawn.ontoOutput(), rule.conductances(), seed);
        return engine == Engine.FAST ? fast(model, rule, drawn, seed) : plain(model, rule, drawn, seed);
    }

    private static PreparedTissue fast(ModelDefinition model, ContinuousMicrocircuitRule rule, DrawnTissue tissue, Seed seed) {
        TimeStep step = new TimeStep(rule.method(), rule.stepMs());
        ContinuousSynapses synapses = synapses(rule, tissue, rule.plasticity(), step, rule.block());
        ContinuousSynapses frozen = synapses(rule, tissue, frozen(model, rule), step, 1);
        Preparation asked = new FastPreparation(circuit(model, rule, quiet(rule), tissue, step, seed), frozen, rule.stepMs());
        Preparation living = new FastPreparation(circuit(model, rule, rule.physiology(), tissue, step, seed), synapses,
                rule.stepMs());
        return new PreparedTissue(living, () -> {
            synapses.settle();
            asked.rest();
            return asked;
        });
    }

    private static FastContinuousMicrocircuit circuit(ModelDefinition model, ContinuousMicrocircuitRule rule, Physiology physiology,
                                                      DrawnTissue tissue, TimeStep step, Seed seed) {
        return new FastContinuousMicrocircuit(model.layers(), model.transferFunction(), physiology, step, tissue.hidden(),
                tissue.ontoOutput(), rule.learningRates().feedbackIsFixed(), seed.stream(NOISE));
    }

    private static ContinuousSynapses synapses(ContinuousMicrocircuitRule rule, DrawnTissue tissue, ContinuousPlasticity plasticity,
                                               TimeStep step, int block) {
        return new ContinuousSynapses(tissue.hidden(), tissue.ontoOutput(), plasticity, step, block, rule.thresholdRate());
    }

    private static ContinuousPlasticity frozen(ModelDefinition model, ContinuousMicrocircuitRule rule) {
        return ContinuousPlasticity.none(model.layers(), rule.plasticityFilterMs());
    }

    private static Physiology quiet(ContinuousMicrocircuitRule rule) {
        return rule.physiology().with(new Noise.None());
    }

    private static PreparedTissue plain(ModelDefinition model, ContinuousMicrocircuitRule rule, DrawnTissue tissue, Seed seed) {
        var circuit = new ContinuousMicrocircuit(model.layers(), model.transferFunction(), rule.physiology(), rule.plasticity());
        double[] state = circuit.rest();
        write(tissue, circuit, state);
        return new PreparedTissue(plain(circuit, rule, state, seed), () -> {
            var asked = new ContinuousMicrocircuit(model.layers(), model.transferFunction(), quiet(rule), frozen(model, rule));
            double[] copy = state.clone();
            asked.rest(copy);
            return plain(asked, rule, copy, seed);
        });
    }

    private static PlainPreparation plain(ContinuousMicrocircuit circuit, ContinuousMicrocircuitRule rule, double[] state,
                                          Seed seed) {
        return new PlainPreparation(circuit, stepper(rule), rule.stepMs(), state, seed.stream(NOISE));
    }

    private static Stepper stepper(ContinuousMicrocircuitRule rule) {
        return rule.method() == TimeStep.Method.FORWARD_EULER ? new ForwardEuler() : new ExponentialEuler();
    }

    /** Writes drawn weights into the state of a plain circuit; its thresholds stay zero. */
    private static void write(DrawnTissue tissue, ContinuousMicrocircuit circuit, double[] state) {
        Shape shape = circuit.shape();
        List<Synapses> hidden = tissue.hidden();
        for (int k = 1; k < shape.depth(); k++) {
            Synapses layer = hidden.get(k - 1);
            write(layer.bottomUp(), circuit.synapses(Kind.BOTTOM_UP, k), state);
            write(layer.toInterneuron(), circuit.synapses(Kind.TO_INTERNEURON, k), state);
            write(layer.lateral(), circuit.synapses(Kind.LATERAL, k), state);
            write(layer.topDown(), circuit.synapses(Kind.TOP_DOWN, k), state);
        }
        write(tissue.ontoOutput(), circuit.synapses(Kind.BOTTOM_UP, shape.depth()), state);
    }

    private static void write(Projection from, ContinuousProjection to, double[] state) {
        FMatrixRMaj drawn = from.weights();
        double[][] weights = new double[drawn.numRows][drawn.numCols];
        for (int i = 0; i < drawn.numRows; i++) {
            for (int j = 0; j < drawn.numCols; j++) {
                weights[i][j] = drawn.get(i, j);
            }
        }
        to.setWeights(state, weights);
    }
}
