package apical.dynamics;

/**
 * The scheme of the published simulations, stable while dt is below 2 / (the fastest decay rate).
 * <pre>
 *   y(t + dt) = y + dt f(y)
 * </pre>
 */
public final class ForwardEuler implements Stepper {

    private double[] slope = {};

    @Override
    public void step(DynamicalSystem system, double[] y, double dt) {
        slope = Stepper.sized(slope, y);
        system.derivative(y, slope);
        for (int i = 0; i < y.length; i++) {
            y[i] += dt * slope[i];
        }
    }

    @Override
    public double share(double decay, double dt) {
        return decay * dt;
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public String toString() {
        return "forward Euler";
    }
}
