package apical.dynamics;

import apical.state.Checkpointed;
import apical.state.State;
import apical.validation.InvalidValueException;
import apical.validation.Require;

/**
 * A system, a method, a step and a state: the one loop that composes them.
 *
 * <p>It works on the state it is given, in place, so that whoever holds the state sees it move. After every step all of the
 * state must be finite.
 */
public final class Trajectory implements Checkpointed {

    private final DynamicalSystem system;
    private final Stepper stepper;
    private final double dt;
    private final double[] state;
    private long steps;

    /**
     * @param dt    [ms]
     * @param state at time 0; kept, not copied, and modified by every step
     */
    public Trajectory(DynamicalSystem system, Stepper stepper, double dt, double[] state) {
        Require.positive("dt", dt);
        requireDimension(system, state);
        this.system = system;
        this.stepper = stepper;
        this.dt = dt;
        this.state = state;
    }

    /**
     * @throws NotFiniteException as soon as an element of the state is no finite number; the state is left as it is then
     */
    public void advance(long steps) {
        for (long n = 0; n < steps; n++) {
            stepper.step(system, state, dt);
            this.steps++;
            NotFiniteException.check(system, state, time(), "dt = " + dt + " ms", "halve dt");
        }
    }

    /** Its time; the system's state belongs to whoever holds it. */
    @Override
    public void checkpoint(State state) {
        steps = state.number("steps", steps);
    }

    /** [ms]; the product, since a sum of many steps would drift. */
    public double time() {
        return steps * dt;
    }

    /** The state itself, not a copy. */
    public double[] state() {
        return state;
    }

    static void requireDimension(DynamicalSystem system, double[] state) {
        if (state.length != system.dimension()) {
            throw new InvalidValueException("state",
                    "has " + state.length + " elements; expected " + system.dimension() + ", the dimension of the system");
        }
    }
}
