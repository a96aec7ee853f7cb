package apical.dynamics;

/**
 * The trapezoidal rule with its far end foretold by Euler (Heun, 1900).
 * <pre>
 *    0 |
 *    1 |  1                 a = f(y),  b = f(y + dt a)
 *   ---+----------
 *      | 1/2  1/2           y(t + dt) = y + dt (a + b) / 2
 * </pre>
 */
public final class Heun implements Stepper {

    private double[] a = {};
    private double[] b = {};
    private double[] probe = {};

    @Override
    public void step(DynamicalSystem system, double[] y, double dt) {
        Stepper.requireNoMemory(system, this);
        a = Stepper.sized(a, y);
        b = Stepper.sized(b, y);
        probe = Stepper.sized(probe, y);

        system.derivative(y, a);
        for (int i = 0; i < y.length; i++) {
            probe[i] = y[i] + dt * a[i];
        }
        system.derivative(probe, b);
        for (int i = 0; i < y.length; i++) {
            y[i] += dt * (a[i] + b[i]) / 2;
        }
    }

    @Override
    public double share(double decay, double dt) {
        double x = decay * dt;
        return x * (1 - x / 2);
    }

    @Override
    public int order() {
        return 2;
    }

    @Override
    public String toString() {
        return "Heun";
    }
}
