package apical.rules.perturbation;

import apical.learning.PerceptronLearning;
import apical.learning.Plasticity;
import apical.network.Perceptron;
import apical.network.Projection;
import apical.rules.perturbation.NodePerturbation.Differences;
import apical.state.RandomStream;
import apical.state.State;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;

/**
 * Node perturbation (Werfel, Xie &amp; Seung, 2005), with noise on all potentials at once:
 * <pre>
 *   u~_k = W_k r~_k-1 + b_k + sigma xi_k,   r~_k = phi(u~_k)      xi standard normal, for each neuron and sample (P1)
 *   e_k  = -mean over draws of (C~ - C) / sigma xi_k               C~ - C: for each sample                        (P2)
 *   dW_k = eta_k mean over the batch of e_k r_k-1'                 r: without noise
 * </pre>
 * For small sigma the mean of e_k over draws is minus the derivative of the cost by u_k, which is backpropagation's error.
 */
final class NodePerturbationRule extends PerceptronLearning {

    private final NodePerturbation options;
    private final RandomStream random;
    private final FMatrixRMaj[] noise, potentials, rates, errors;
    private double mean = Double.NaN;

    NodePerturbationRule(Perceptron network, NodePerturbation options, RandomStream random) {
        super(network);
        this.options = options;
        this.random = random;
        noise = buffers();
        potentials = buffers();
        rates = buffers();
        errors = buffers();
    }

    private FMatrixRMaj[] buffers() {
        return Stream.generate(() -> new FMatrixRMaj(0, 0)).limit(network.depth() + 1).toArray(FMatrixRMaj[]::new);
    }

    @Override
    public void checkpoint(State state) {
        Projection.checkpoint(projections(), state);
        state.part("random", random);
        mean = state.real("mean", mean);
    }

    @Override
    public void present(FMatrixRMaj input, FMatrixRMaj target, Plasticity plasticity) {
        network.forward(input);
        int top = network.depth();
        double[] quiet = options.cost().ofColumns(target, network.rates(top), network.potentials(top), network.rateAtRest());
        for (int k = 1; k <= top; k++) {
            errors[k].reshape(network.shape().units(k), input.numCols);
            errors[k].zero();
        }
        for (int n = 0; n < options.draws(); n++) {
            draw(input.numCols);
            double[] disturbed = cost(target, 1);
            double[] compared = options.differences() == Differences.TWO_SIDED ? cost(target, -1) : baseline(quiet);
            addErrors(disturbed, compared);
        }
        remember(quiet);
        for (int k = top; k >= 1; k--) {
            plasticity.change(network.bottomUp(k), errors[k], network.rates(k - 1));
        }
    }

    /** sigma xi_k, whoever learns. */
    private void draw(int batch) {
        for (int k = 1; k <= network.depth(); k++) {
            noise[k].reshape(network.shape().units(k), batch);
            for (int i = 0, n = noise[k].getNumElements(); i < n; i++) {
                noise[k].data[i] = (float) (options.noise() * random.nextGaussian());
            }
        }
    }

    /** Of each sample under the noise, or under its opposite; the first layer's product is that without noise. */
    private double[] cost(FMatrixRMaj target, int sign) {
        for (int k = 1; k <= network.depth(); k++) {
            if (k == 1) {
                potentials[1].setTo(network.potentials(1));
            } else {
                network.bottomUp(k).drive(rates[k - 1], potentials[k]);
            }
            float[] u = potentials[k].data, xi = noise[k].data;
            int n = potentials[k].getNumElements();
            for (int i = 0; i < n; i++) {
                u[i] += sign * xi[i];
            }
            rates[k].reshape(potentials[k].numRows, potentials[k].numCols);
            network.transferFunction().rates(u, rates[k].data, n);
        }
        int top = network.depth();
        return options.cost().ofColumns(target, rates[top], potentials[top], network.rateAtRest());
    }

    private double[] baseline(double[] quiet) {
        return switch (options.baseline()) {
            case UNPERTURBED -> quiet;
            case RUNNING_MEAN -> Double.isNaN(mean) ? quiet : DoubleStream.generate(() -> mean).limit(quiet.length).toArray();
            case NONE -> new double[quiet.length];
        };
    }

    private void remember(double[] costs) {
        double now = Arrays.stream(costs).average().orElseThrow();
        mean = Double.isNaN(mean) ? now : mean + NodePerturbation.SHARE * (now - mean);
    }

    /** e_k = e_k - (difference of costs) / (draws sigma^2) sigma xi_k; over twice that where both sides were tried. */
    private void addErrors(double[] disturbed, double[] compared) {
        int sides = options.differences() == Differences.TWO_SIDED ? 2 : 1;
        float[] factor = new float[disturbed.length];
        for (int s = 0; s < factor.length; s++) {
            factor[s] = (float) ((compared[s] - disturbed[s]) / (sides * options.draws() * options.noise() * options.noise()));
        }
        for (int k = 1; k <= network.depth(); k++) {
            float[] e = errors[k].data, xi = noise[k].data;
            for (int i = 0, row = 0; i < errors[k].numRows; i++) {
                for (int s = 0; s < factor.length; s++, row++) {
                    e[row] += factor[s] * xi[row];
                }
            }
        }
    }
}
