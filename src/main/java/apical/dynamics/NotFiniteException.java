package apical.dynamics;

/** A state that left the real numbers. The message says which element, when, under which step, and what may help. */
public final class NotFiniteException extends ArithmeticException {

    private static final long serialVersionUID = 1L;

    private final int index;
    private final double time;

    /**
     * @param what  the element, as it reads in a message: "soma potential of hidden layer 2 [3]"
     * @param index of the element
     * @param time  [ms]
     * @param step  of what length, by which method
     * @param cure  what may help
     */
    public NotFiniteException(String what, int index, double value, double time, String step, String cure) {
        super(what + " is " + value + " at t = " + Math.round(time * 1e6) / 1e6 + " ms (" + step + "). Maybe "
                + cure + ".");
        this.index = index;
        this.time = time;
    }

    /** Lets finite states pass. */
    static void check(DynamicalSystem system, double[] y, double time, String step, String cure) {
        for (int i = 0; i < y.length; i++) {
            if (!Double.isFinite(y[i])) {
                throw new NotFiniteException(system.nameOf(i), i, y[i], time, step, cure);
            }
        }
    }

    /** The first element of the state that is not finite. */
    public int index() {
        return index;
    }

    /** [ms] since the integration began. */
    public double time() {
        return time;
    }
}
