package apical.rule;

/** What a measured number should be. Comparisons are written so that NaN fails. */
public sealed interface Expectation {

    boolean allows(double measured);

    /** Deviations: at most so large. */
    record AtMost(double limit) implements Expectation {
        @Override
        public boolean allows(double measured) {
            return measured <= limit;
        }

        @Override
        public String toString() {
            return "<= " + Expectation.text(limit);
        }
    }

    /** At least this large: exponents of what vanishes, cosines. */
    record AtLeast(double limit) implements Expectation {
        @Override
        public boolean allows(double measured) {
            return measured >= limit;
        }

        @Override
        public String toString() {
            return ">= " + Expectation.text(limit);
        }
    }

    /** A value that theory gives. */
    record Near(double value, double tolerance) implements Expectation {
        @Override
        public boolean allows(double measured) {
            return Math.abs(measured - value) <= tolerance;
        }

        @Override
        public String toString() {
            return Expectation.text(value) + " +- " + Expectation.text(tolerance);
        }
    }

    /** Anything but infinity and NaN: what a check that diverged did not come to. */
    record Finite() implements Expectation {
        @Override
        public boolean allows(double measured) {
            return Double.isFinite(measured);
        }

        @Override
        public String toString() {
            return "finite";
        }
    }

    /** 2e-5, not 2.0E-5; 0.9; 4. */
    private static String text(double value) {
        String text = value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        return text.replace(".0E", "e").replace('E', 'e');
    }
}
