package apical.dynamics;

import apical.validation.Require;
import org.apache.commons.math3.exception.NumberIsTooSmallException;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.FirstOrderIntegrator;
import org.apache.commons.math3.ode.nonstiff.DormandPrince54Integrator;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;

/**
 * Dormand and Prince's adaptive methods from Apache Commons Math, the only class that knows that library: the reference in
 * tests, and a choice for whoever would rather name a tolerance than a step.
 *
 * <p>The tolerance bounds the estimated error of each step, element by element, at tolerance (1 + |y_i|) in the root mean
 * square over the state.
 */
public final class CommonsMathOde {

    /** Steps below this part of the interval mean that no step is small enough. */
    private static final double SMALLEST_STEP = 1e-12;

    /** Method [of shortest step, of longest step] for a tolerance. */
    @FunctionalInterface
    private interface AdaptiveMethod {
        FirstOrderIntegrator between(double shortest, double longest, double tolerance);
    }

    private final String name;
    private final AdaptiveMethod method;
    private final double tolerance;

    private CommonsMathOde(String name, AdaptiveMethod method, double tolerance) {
        Require.positive("tolerance", tolerance);
        this.name = name;
        this.method = method;
        this.tolerance = tolerance;
    }

    /** Order 8, its step chosen by embedded methods of orders 5 and 3 (Hairer, Norsett and Wanner, 1993): the precise one. */
    public static CommonsMathOde dormandPrince853(double tolerance) {
        return new CommonsMathOde("Dormand-Prince 8(5,3)",
                (shortest, longest, tol) -> new DormandPrince853Integrator(shortest, longest, tol, tol), tolerance);
    }

    /** Order 5, its step chosen by an embedded method of order 4 (Dormand and Prince, 1980): the cheap one. */
    public static CommonsMathOde dormandPrince54(double tolerance) {
        return new CommonsMathOde("Dormand-Prince 5(4)",
                (shortest, longest, tol) -> new DormandPrince54Integrator(shortest, longest, tol, tol), tolerance);
    }

    /**
     * Moves the state by {@code duration}. Each call starts with a step of its own choice, so what is shown to the system may
     * change between calls.
     *
     * @param y        modified
     * @param duration [ms]
     * @throws NotFiniteException if the state leaves the real numbers; {@code y} is then not specified
     */
    public void advance(DynamicalSystem system, double[] y, double duration) {
        Trajectory.requireDimension(system, y);
        Require.positive("duration", duration);
        Stepper.requireNoMemory(system, this);
        try {
            method.between(SMALLEST_STEP * duration, duration, tolerance)
                    .integrate(new Equations(system), 0, y, duration, y);
        } catch (NumberIsTooSmallException noStepIsSmallEnough) {
            throw new ArithmeticException(this + " finds no step small enough within " + duration + " ms: "
                    + noStepIsSmallEnough.getMessage() + ". Maybe a larger tolerance, or smaller weights.");
        }
    }

    @Override
    public String toString() {
        return name + ", tolerance " + tolerance;
    }

    /**
     * A system as Commons Math sees it. To that library an error estimate that is NaN passes as small; so every state is looked
     * at before it is used. The last stage of both methods is the state they arrive at, which is therefore looked at too.
     */
    private final class Equations implements FirstOrderDifferentialEquations {

        private final DynamicalSystem system;

        Equations(DynamicalSystem system) {
            this.system = system;
        }

        @Override
        public int getDimension() {
            return system.dimension();
        }

        @Override
        public void computeDerivatives(double t, double[] y, double[] dy) {
            NotFiniteException.check(system, y, t, CommonsMathOde.this.toString(), "smaller weights or learning rates");
            system.derivative(y, dy);
        }
    }
}
