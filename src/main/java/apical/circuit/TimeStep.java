package apical.circuit;

import apical.validation.Require;

/**
 * A fixed step of the fast engine: how long, and by which method.
 *
 * @param ms dt [ms], &gt; 0
 */
public record TimeStep(Method method, double ms) {

    /** How a potential that decays with rate a [1/ms] towards a goal that stands still during the step gets there. */
    public enum Method {
        /** y + dt dy/dt, stable while dt is below 2 / (the fastest decay rate). */
        FORWARD_EULER("forwardEuler"),
        /** The decay exactly, at any dt. */
        EXPONENTIAL_EULER("exponentialEuler");

        private final String id;

        Method(String id) {
            this.id = id;
        }

        /** As written in definitions and results. */
        public String id() {
            return id;
        }
    }

    public TimeStep {
        Require.positive("ms", ms);
    }

    /**
     * What share of the way to its goal a decaying quantity goes in one step: with dy/dt = a (goal - y),
     * <pre>
     *   y(t + dt) = y + share (goal - y)              share = a dt, or 1 - e^(-a dt)
     * </pre>
     *
     * @param decay a [1/ms], &gt;= 0
     */
    double share(double decay) {
        return method == Method.FORWARD_EULER ? decay * ms : -Math.expm1(-decay * ms);     // expm1: no cancellation for small a dt
    }
}
