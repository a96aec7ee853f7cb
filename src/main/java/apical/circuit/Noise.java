package apical.circuit;

import apical.validation.Require;
import java.util.random.RandomGenerator;

/**
 * The term sigma xi(t) of equations (1) and (2): white noise on every soma, independent of all others.
 *
 * <p>In both engines it is a current that stands still during a step and is drawn anew for each; to a soma of decay rate a it is
 * a displacement of the potential towards which it decays, by current / a. How strong it must be depends on the convention,
 * and on what share of the way to that potential the method goes in a step ({@link TimeStep#share},
 * {@link apical.dynamics.Stepper#share}), so that it is the somata that are told, not the currents.
 */
public sealed interface Noise {

    /**
     * Standard deviation of the displacement of the potential that a soma decays towards.
     *
     * @param decay a of the soma [1/ms], &gt; 0
     * @param share of the way to a potential that stands still that the soma goes in one step, in (0, 2)
     * @param ms    dt
     */
    double displacement(double decay, double share, double ms);

    /** Whether there is none. */
    default boolean isSilent() {
        return false;
    }

    /**
     * Displacements for one step.
     *
     * @param displaced the first {@code n} are modified: each moves by a number of its own
     */
    static void displace(float[] displaced, int n, double deviation, RandomGenerator random) {
        for (int i = 0; i < n; i++) {
            displaced[i] += (float) (deviation * random.nextGaussian());
        }
    }

    /** None. */
    record None() implements Noise {
        @Override
        public double displacement(double decay, double share, double ms) {
            return 0;
        }

        @Override
        public String toString() {
            return "no noise";
        }

        @Override
        public boolean isSilent() {
            return true;
        }
    }

    /**
     * A stochastic differential equation, du = (...) dt + sigma dW. In each step a soma receives an increment of standard
     * deviation
     * <pre>
     *   s = sigma sqrt((1 - kept^2) / (2 a))                 kept = 1 - share
     * </pre>
     * which is Euler-Maruyama's sigma sqrt(dt) for short steps, and for the exponential Euler method the increment of the
     * Ornstein-Uhlenbeck process itself, sigma sqrt((1 - e^(-2 a dt)) / (2 a)). For any method and step it is that increment with
     * which a soma under constant conductances fluctuates with variance s^2 / (1 - kept^2) = sigma^2 / (2 a), as the equation
     * says; with sigma sqrt(dt), forward Euler would have sigma^2 / (a (2 - a dt)), a quarter too much for a dt = 0.4.
     *
     * @param sigma [1/sqrt(ms)], potentials being dimensionless, &gt;= 0
     */
    record Wiener(double sigma) implements Noise {
        public Wiener {
            Require.nonNegative("sigma", sigma);
        }

        @Override
        public double displacement(double decay, double share, double ms) {
            return sigma * Math.sqrt((2 - share) / (2 * decay * share));               // s / share, 1 - kept^2 = share (2 - share)
        }

        @Override
        public String toString() {
            return "Wiener noise of " + sigma + " per sqrt(ms)";
        }

        @Override
        public boolean isSilent() {
            return sigma == 0;
        }
    }

    /**
     * The convention of published simulations: in each step a soma receives dt sigma N(0, 1), as if the noise were any other
     * current. What it does depends on the step: variances are those of {@link Wiener} with sigma sqrt(dt).
     *
     * @param sigma [1/ms], &gt;= 0
     */
    record Published(double sigma) implements Noise {
        public Published {
            Require.nonNegative("sigma", sigma);
        }

        @Override
        public double displacement(double decay, double share, double ms) {
            return ms * sigma / share;
        }

        @Override
        public String toString() {
            return "noise as published, dt sigma N(0, 1) with sigma " + sigma;
        }

        @Override
        public boolean isSilent() {
            return sigma == 0;
        }
    }
}
