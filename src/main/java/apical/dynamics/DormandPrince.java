package apical.dynamics;

/**
 * Dormand and Prince's method of order 8 with a tolerance, as a method among others: within each step it takes as many of its
 * own as it needs ({@link CommonsMathOde#dormandPrince853}).
 */
public final class DormandPrince implements Stepper {

    /** At which potentials of order 1 are right to 8 digits, with some to spare. */
    public static final double TOLERANCE = 1e-10;

    private final CommonsMathOde ode = CommonsMathOde.dormandPrince853(TOLERANCE);

    @Override
    public void step(DynamicalSystem system, double[] y, double dt) {
        ode.advance(system, y, dt);
    }

    /** Refused: its steps are its own, and noise has the strength that a step gives it. */
    @Override
    public double share(double decay, double dt) {
        throw new IllegalArgumentException("noise needs a fixed step, and " + this + " chooses its own. Maybe rungeKutta4.");
    }

    @Override
    public int order() {
        return 8;
    }

    @Override
    public String toString() {
        return ode.toString();
    }
}
