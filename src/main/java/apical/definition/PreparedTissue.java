package apical.definition;

import apical.circuit.ContinuousMicrocircuit;
import apical.circuit.ContinuousPlasticity;
import apical.circuit.ContinuousProjection;
import apical.circuit.ContinuousSynapses;
import apical.circuit.FastContinuousMicrocircuit;
import apical.circuit.FastPreparation;
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

    /** A fresh tissue. */
    public static PreparedTissue of(ModelDefinition model, Engine engine, Seed seed) {
        ContinuousMicrocircuitRule rule = (ContinuousMicrocircuitRule) model.rule();
        DrawnTissue drawn = DrawnTissue.of(model, rule.topDownWeights(), seed);
        rule.interneurons().apply(drawn.hidden(), drawn.ontoOutput(), rule.conductances(), seed);
        return engine == Engine.FAST ? fast(model, rule, drawn) : plain(model, rule, drawn);
    }

    private static PreparedTissue fast(ModelDefinition model, ContinuousMicrocircuitRule rule, DrawnTissue tissue) {
        TimeStep step = new TimeStep(rule.method(), rule.stepMs());
        ContinuousSynapses synapses = synapses(tissue, rule.plasticity(), step, rule.block());
        ContinuousSynapses frozen = synapses(tissue, frozen(model, rule), step, 1);
        Preparation asked = new FastPreparation(circuit(model, rule, tissue, step), frozen, rule.stepMs());
        return new PreparedTissue(new FastPreparation(circuit(model, rule, tissue, step), synapses, rule.stepMs()), () -> {
            synapses.settle();
            asked.rest();
            return asked;
        });
    }

    private static FastContinuousMicrocircuit circuit(ModelDefinition model, ContinuousMicrocircuitRule rule, DrawnTissue tissue,
                                                      TimeStep step) {
        return new FastContinuousMicrocircuit(model.layers(), model.transferFunction(), rule.conductances(), step, rule.rates(),
                tissue.hidden(), tissue.ontoOutput(), rule.learningRates().feedbackIsFixed());
    }

    private static ContinuousSynapses synapses(DrawnTissue tissue, ContinuousPlasticity plasticity, TimeStep step, int block) {
        return new ContinuousSynapses(tissue.hidden(), tissue.ontoOutput(), plasticity, step, block, 1);
    }

    private static ContinuousPlasticity frozen(ModelDefinition model, ContinuousMicrocircuitRule rule) {
        return ContinuousPlasticity.none(model.layers(), rule.plasticityFilterMs());
    }

    private static PreparedTissue plain(ModelDefinition model, ContinuousMicrocircuitRule rule, DrawnTissue tissue) {
        ContinuousMicrocircuit circuit = circuit(model, rule, rule.plasticity());
        double[] state = circuit.rest();
        write(tissue, circuit, state);
        return new PreparedTissue(new PlainPreparation(circuit, stepper(rule), rule.stepMs(), state), () -> {
            ContinuousMicrocircuit asked = circuit(model, rule, frozen(model, rule));
            double[] copy = state.clone();
            asked.rest(copy);
            return new PlainPreparation(asked, stepper(rule), rule.stepMs(), copy);
        });
    }

    private static ContinuousMicrocircuit circuit(ModelDefinition model, ContinuousMicrocircuitRule rule,
                                                  ContinuousPlasticity plasticity) {
        return new ContinuousMicrocircuit(model.layers(), model.transferFunction(), rule.conductances(), plasticity, 1);
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
