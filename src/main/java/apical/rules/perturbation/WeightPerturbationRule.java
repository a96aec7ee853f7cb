package apical.rules.perturbation;

import apical.learning.PerceptronLearning;
import apical.learning.Plasticity;
import apical.network.Perceptron;
import apical.network.Projection;
import apical.rules.perturbation.NodePerturbation.Differences;
import apical.state.RandomStream;
import apical.state.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/**
 * Weight perturbation (Werfel, Xie &amp; Seung, 2005), with noise on all weights and biases at once, the same for all
 * samples of a batch:
 * <pre>
 *   W~_k = W_k + sigma Xi_k                                         Xi standard normal, for each synapse (P3)
 *   dW_k = -eta_k mean over draws of (C~ - C) / sigma Xi_k          C: mean over the batch               (P4)
 * </pre>
 * For small sigma the mean of dW_k over draws is -eta_k times the gradient. It is no product of what happens on both sides of a
 * synapse, and is reported as a whole matrix.
 */
final class WeightPerturbationRule extends PerceptronLearning {

    private final Perceptron disturbed;
    private final WeightPerturbation options;
    private final RandomStream random;
    private final List<FMatrixRMaj> noise = new ArrayList<>(), changes = new ArrayList<>();
    private double mean = Double.NaN;

    WeightPerturbationRule(Perceptron network, WeightPerturbation options, RandomStream random) {
        super(network);
        this.options = options;
        this.random = random;
        List<Projection> copies = new ArrayList<>();
        for (Projection projection : network.projections()) {
            copies.add(Projection.withBiases(projection.layer(), projection.pathway(), projection.weights().copy()));
        }
        disturbed = new Perceptron(network.shape(), network.transferFunction(), copies);
        for (FMatrixRMaj synapses : synapses(network)) {
            noise.add(synapses.copy());
            changes.add(synapses.copy());
        }
    }

    /** Weights and biases of each layer in turn. */
    private static List<FMatrixRMaj> synapses(Perceptron network) {
        return network.projections().stream().flatMap(p -> List.of(p.weights(), p.biases()).stream()).toList();
    }

    @Override
    public void checkpoint(State state) {
        Projection.checkpoint(projections(), state);
        state.part("random", random);
        mean = state.real("mean", mean);
    }

    @Override
    public void present(FMatrixRMaj input, FMatrixRMaj target, Plasticity plasticity) {
        double quiet = cost(network, input, target);
        changes.forEach(FMatrixRMaj::zero);
        for (int n = 0; n < options.draws(); n++) {
            draw();
            double under = cost(disturbed(1), input, target);
            double compared = options.differences() == Differences.TWO_SIDED ? cost(disturbed(-1), input, target) : baseline(quiet);
            int sides = options.differences() == Differences.TWO_SIDED ? 2 : 1;
            float factor = (float) ((compared - under) / (sides * options.draws() * options.noise() * options.noise()));
            for (int i = 0; i < changes.size(); i++) {
                CommonOps_FDRM.addEquals(changes.get(i), factor, noise.get(i));
            }
        }
        mean = Double.isNaN(mean) ? quiet : mean + NodePerturbation.SHARE * (quiet - mean);
        for (int k = network.depth(); k >= 1; k--) {
            plasticity.changeBy(network.bottomUp(k), changes.get(2 * k - 2), changes.get(2 * k - 1));
        }
    }

    /** Mean over the batch. */
    private double cost(Perceptron which, FMatrixRMaj input, FMatrixRMaj target) {
        which.forward(input);
        int top = which.depth();
        return Arrays.stream(options.cost().ofColumns(target, which.rates(top), which.potentials(top), which.rateAtRest()))
                .average().orElseThrow();
    }

    /** sigma Xi_k, whoever learns. */
    private void draw() {
        for (FMatrixRMaj xi : noise) {
            for (int i = 0, n = xi.getNumElements(); i < n; i++) {
                xi.data[i] = (float) (options.noise() * random.nextGaussian());
            }
        }
    }

    /** The network with its weights under the noise, or under its opposite. */
    private Perceptron disturbed(float sign) {
        List<FMatrixRMaj> from = synapses(network), to = synapses(disturbed);
        for (int i = 0; i < to.size(); i++) {
            CommonOps_FDRM.add(1, from.get(i), sign, noise.get(i), to.get(i));
        }
        return disturbed;
    }

    private double baseline(double quiet) {
        return switch (options.baseline()) {
            case UNPERTURBED -> quiet;
            case RUNNING_MEAN -> Double.isNaN(mean) ? quiet : mean;
            case NONE -> 0;
        };
    }
}
