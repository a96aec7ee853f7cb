package apical.circuit;

import apical.validation.Require;

/**
 * A fixed step of the fast engine: how long, and by which method.
 *
 * @param ms dt [ms], &gt; 0
 */
public record TimeStep(Scheme method, double ms) {

    /** How a potential that decays with rate a [1/ms] towards a steadyState that stands still during the step gets there. */
    public enum Scheme {
        /** y + dt dy/dt, stable while dt is below 2 / (the fastest decay rate). */
        FORWARD_EULER("forwardEuler"),
        /** The decay exactly, at any dt. */
        EXPONENTIAL_EULER("exponentialEuler");

        private final String id;

        Scheme(String id) {
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
     * What share of the way to its steadyState a decaying quantity goes in one step: with dy/dt = a (steadyState - y),
     * <pre>
     *   y(t + dt) = y + share (steadyState - y)              share = a dt, or 1 - e^(-a dt)
     * </pre>
     *
     * @param decay a [1/ms], &gt;= 0
     */
    double share(double decay) {
        return method == Scheme.FORWARD_EULER ? decay * ms : -Math.expm1(-decay * ms);     // expm1: no cancellation for small a dt
    }
}
