package apical.dynamics;

/**
 * The classical method of Runge and Kutta (Kutta, 1901).
 * <pre>
 *    0  |
 *   1/2 | 1/2                        a = f(y)
 *   1/2 |  0   1/2                   b = f(y + dt/2 a)
 *    1  |  0    0    1               c = f(y + dt/2 b)
 *   ----+--------------------        d = f(y + dt c)
 *       | 1/6  1/3  1/3  1/6         y(t + dt) = y + dt (a + 2b + 2c + d) / 6
 * </pre>
 */
public final class RungeKutta4 implements Stepper {

    private double[] a = {};
    private double[] b = {};
    private double[] c = {};
    private double[] d = {};
    private double[] probe = {};

    @Override
    public void step(DynamicalSystem system, double[] y, double dt) {
        Stepper.requireNoMemory(system, this);
        a = Stepper.sized(a, y);
        b = Stepper.sized(b, y);
        c = Stepper.sized(c, y);
        d = Stepper.sized(d, y);
        probe = Stepper.sized(probe, y);

        system.derivative(y, a);
        system.derivative(probe(y, dt / 2, a), b);
        system.derivative(probe(y, dt / 2, b), c);
        system.derivative(probe(y, dt, c), d);
        for (int i = 0; i < y.length; i++) {
            y[i] += dt * (a[i] + 2 * b[i] + 2 * c[i] + d[i]) / 6;
        }
    }

    /** y + h slope, in the probe buffer. */
    private double[] probe(double[] y, double h, double[] slope) {
        for (int i = 0; i < y.length; i++) {
            probe[i] = y[i] + h * slope[i];
        }
        return probe;
    }

    @Override
    public double share(double decay, double dt) {
        double x = decay * dt;
        return x * (1 - x / 2 * (1 - x / 3 * (1 - x / 4)));
    }

    @Override
    public int order() {
        return 4;
    }

    @Override
    public String toString() {
        return "classical Runge-Kutta";
    }
}
