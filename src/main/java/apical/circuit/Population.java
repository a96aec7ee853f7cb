package apical.circuit;

import apical.network.TransferFunction;
import apical.state.Checkpointed;
import apical.state.State;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Neurons that fire: where their somata lie in the state, the potential that all they send follows, and the rates, phi of it.
 *
 * <p>The array of rates is one longer than the population. Its last element is the rate of one more unit, which never changes
 * and whose synapses are the biases of its targets; so W r includes them, and they learn by the rules of all other weights.
 */
final class Population implements Checkpointed {

    private final TransferFunction phi;
    private final LowPass lag;
    private final double[] predicted;
    final StateSlice soma;
    final double[] sent;                // u, or u + tau du/dt
    final double[] rates;
    final double[] noise;               // sigma xi(t), as a current

    /**
     * Neurons in the state of a circuit.
     *
     * @param lag the filter of what dendrites predict of them
     */
    Population(TransferFunction phi, StateSlice soma, LowPass lag, double biasRate) {
        this.phi = phi;
        this.soma = soma;
        this.lag = lag;
        this.predicted = new double[soma.length()];
        this.sent = new double[soma.length()];
        this.noise = new double[soma.length()];
        this.rates = new double[soma.length() + 1];
        rates[soma.length()] = biasRate;
    }

    /** Rates and what they follow, which a prospective tissue remembers, and the noise of the last step. */
    @Override
    public void checkpoint(State state) {
        state.array("sent", sent);
        state.array("rates", rates);
        state.array("noise", noise);
    }

    /** Nothing is sent but phi of the resting potential, and there is no noise. */
    void rest(double[] y) {
        Arrays.fill(noise, 0);
        fire(y);
    }

    /** r = phi(u). */
    void fire(double[] y) {
        for (int n = 0, i = soma.from(); n < soma.length(); n++, i++) {
            sent[n] = y[i];
            rates[n] = phi.rate(sent[n]);
        }
    }

    /**
     * r = phi(u + tau du/dt), tau = 1 / a.
     *
     * @param dy has du/dt
     */
    void fireProspectively(double[] y, double[] dy, double a) {
        for (int n = 0, i = soma.from(); n < soma.length(); n++, i++) {
            sent[n] = y[i] + dy[i] / a;
            rates[n] = phi.rate(sent[n]);
        }
    }

    /**
     * Lets what is predicted of the somata follow v^ = attenuation v as the somata would, where predictions are lag-matched; writes
     * into {@code dy}.
     *
     * @param v [neurons], potential of the dendrite that predicts
     * @param a decay rate of the somata
     */
    void follow(double[] y, double[] v, double attenuation, double a, double[] dy) {
        if (lag.isOn()) {
            scale(attenuation, v);
            lag.derivative(y, predicted, a, dy);
        }
    }

    /**
     * error = r - phi(v^), v^ = attenuation v, or what follows it.
     *
     * @param v     [neurons], potential of the dendrite that predicts
     * @param error [neurons], modified
     */
    void unpredicted(double[] y, double[] v, double attenuation, double[] error) {
        scale(attenuation, v);
        lag.read(y, predicted, predicted);
        for (int n = 0; n < size(); n++) {
            error[n] = rates[n] - phi.rate(predicted[n]);
        }
    }

    private void scale(double attenuation, double[] v) {
        for (int n = 0; n < size(); n++) {
            predicted[n] = attenuation * v[n];
        }
    }

    /** Draws currents for the next step, of that standard deviation. */
    void disturb(double deviation, RandomGenerator random) {
        for (int n = 0; n < noise.length; n++) {
            noise[n] = deviation * random.nextGaussian();
        }
    }

    /** All that leaks: somata and what is predicted of them. */
    void decayRates(double[] all, double a) {
        Arrays.fill(all, soma.from(), soma.from() + soma.length(), a);
        lag.decayRates(all, a);
    }

    int size() {
        return soma.length();
    }

    /** A copy, without the unit of the biases. */
    double[] ownRates() {
        return Arrays.copyOf(rates, soma.length());
    }
}
