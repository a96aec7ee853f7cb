package apical.circuit;

import apical.network.TransferFunction;
import java.util.Arrays;

/**
 * Neurons that fire: where their somata lie in the state, and the rates that follow, r = phi(u).
 *
 * <p>The array of rates is one longer than the population. Its last element is the rate of one more unit, which never changes
 * and whose synapses are the thresholds of its targets; so W r includes them, and they learn by the rules of all other weights.
 */
final class Population {

    private final TransferFunction phi;
    final Span soma;
    final double[] rates;

    /** Neurons in the state of a circuit. */
    Population(TransferFunction phi, Span soma, double thresholdRate) {
        this.phi = phi;
        this.soma = soma;
        this.rates = new double[soma.length() + 1];
        rates[soma.length()] = thresholdRate;
    }

    /** r = phi(u). */
    void fire(double[] y) {
        for (int n = 0, i = soma.from(); n < soma.length(); n++, i++) {
            rates[n] = phi.rate(y[i]);
        }
    }

    int size() {
        return soma.length();
    }

    /** A copy, without the unit of the thresholds. */
    double[] ownRates() {
        return Arrays.copyOf(rates, soma.length());
    }
}
