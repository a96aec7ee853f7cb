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
import apical.network.Projection;
import apical.network.Projection.Kind;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.ejml.data.FMatrixRMaj;

/**
 * A tissue made from a model and a seed: the same for both engines, but for the precision of its weights' digits.
 *
 * @param living   the tissue
 * @param asked    another one with the weights that the first has at this moment, at rest, without noise; what is asked of it, the
 *                 first never knows. To be called between presentations, like the next
 * @param synapses all of the living tissue at this moment, in single precision
 */
public record PreparedTissue(Preparation living, Supplier<Preparation> asked, Supplier<List<Projection>> synapses) {

    private static final String NOISE = "noise";

    /** A fresh tissue. */
    public static PreparedTissue of(ModelDefinition model, Engine engine, Seed seed) {
        ContinuousMicrocircuitRule rule = (ContinuousMicrocircuitRule) model.rule();
        DrawnTissue drawn = DrawnTissue.of(model, rule.topDownWeights(), seed);
        rule.interneurons().apply(drawn.hidden(), drawn.ontoOutput(), rule.conductances(), seed);
        model.initialWeights().replace(drawn.projections());
        return engine == Engine.FAST ? fast(model, rule, drawn, seed) : plain(model, rule, drawn, seed);
    }

    private static PreparedTissue fast(ModelDefinition model, ContinuousMicrocircuitRule rule, DrawnTissue tissue, Seed seed) {
        TimeStep step = rule.timeStep();
        ContinuousSynapses synapses = synapses(rule, tissue, rule.plasticity(), step, rule.block());
        ContinuousSynapses frozen = synapses(rule, tissue, frozen(model, rule), step, 1);
        Preparation asked = new FastPreparation(circuit(model, rule, quiet(rule), tissue, step, seed), frozen, rule.stepMs());
        Preparation living = new FastPreparation(circuit(model, rule, rule.physiology(), tissue, step, seed), synapses,
                rule.stepMs());
        return new PreparedTissue(living, () -> {
            synapses.settle();
            asked.rest();
            return asked;
        }, () -> {
            synapses.settle();
            return tissue.projections();
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
        eachOf(tissue, circuit, (projection, synapses) -> write(projection, synapses, state));
        return new PreparedTissue(plain(circuit, rule, state, seed), () -> {
            var asked = new ContinuousMicrocircuit(model.layers(), model.transferFunction(), quiet(rule), frozen(model, rule));
            double[] copy = state.clone();
            asked.rest(copy);
            return plain(asked, rule, copy, seed);
        }, () -> {
            eachOf(tissue, circuit, (projection, synapses) -> read(synapses, projection, state));
            return tissue.projections();
        });
    }

    private static PlainPreparation plain(ContinuousMicrocircuit circuit, ContinuousMicrocircuitRule rule, double[] state,
                                          Seed seed) {
        return new PlainPreparation(circuit, rule.method().stepper(), rule.stepMs(), state, seed.stream(NOISE));
    }

    /** The same synapses in both. */
    private static void eachOf(DrawnTissue tissue, ContinuousMicrocircuit circuit,
                               BiConsumer<Projection, ContinuousProjection> what) {
        int top = circuit.shape().depth();
        for (int k = 1; k < top; k++) {
            Synapses layer = tissue.hidden().get(k - 1);
            what.accept(layer.bottomUp(), circuit.synapses(Kind.BOTTOM_UP, k));
            what.accept(layer.toInterneuron(), circuit.synapses(Kind.TO_INTERNEURON, k));
            what.accept(layer.lateral(), circuit.synapses(Kind.LATERAL, k));
            what.accept(layer.topDown(), circuit.synapses(Kind.TOP_DOWN, k));
        }
        what.accept(tissue.ontoOutput(), circuit.synapses(Kind.BOTTOM_UP, top));
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
        if (to.hasThresholds()) {
            double[] thresholds = new double[drawn.numRows];
            for (int i = 0; i < thresholds.length; i++) {
                thresholds[i] = from.thresholds().data[i];
            }
            to.setThresholds(state, thresholds);
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
        double[] thresholds = from.thresholds(state);
        for (int i = 0; i < thresholds.length; i++) {
            to.thresholds().data[i] = (float) thresholds[i];
        }
    }
}
