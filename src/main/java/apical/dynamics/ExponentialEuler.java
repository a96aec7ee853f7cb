package apical.dynamics;

/**
 * The leak exactly, the rest as Euler does it: with dy/dt = f(y) = -a y + g(y), and g standing still during the step,
 * <pre>
 *   y(t + dt) = e^(-a dt) y + (1 - e^(-a dt)) / a g
 *             = y + (1 - e^(-a dt)) / a f(y)                  for a = 0: y + dt f(y)
 * </pre>
 * element by element. Exact at any dt where g is constant, so membranes do not limit the step; what couples elements (rates,
 * nudging, weights) is still of first order, and for dt far beyond 1/a becomes a relaxation of all elements at once.
 *
 * <p>It assumes a {@link LeakySystem} whose decay rates depend neither on the state nor on time during a step. They need not
 * be the whole of the linear part: the method is of first order whatever rates are told.
 */
public final class ExponentialEuler implements Stepper {

    private double[] slope = {};
    private double[] decay = {};

    @Override
    public void step(DynamicalSystem system, double[] y, double dt) {
        if (!(system instanceof LeakySystem leaky)) {
            throw new IllegalArgumentException("exponential Euler needs a LeakySystem, which tells its decay rates; this is a "
                    + system.getClass().getSimpleName() + ". Maybe forward Euler.");
        }
        slope = Stepper.sized(slope, y);
        decay = Stepper.sized(decay, y);
        leaky.decayRates(decay);
        leaky.derivative(y, slope);
        for (int i = 0; i < y.length; i++) {
            y[i] += reach(decay[i], dt) * slope[i];
        }
    }

    /** (1 - e^(-a dt)) / a, which is dt for small a; expm1, since the difference would cancel there. */
    private static double reach(double a, double dt) {
        return a == 0 ? dt : -Math.expm1(-a * dt) / a;
    }

    @Override
    public double share(double decay, double dt) {
        return -Math.expm1(-decay * dt);
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public String toString() {
        return "exponential Euler";
    }
}
