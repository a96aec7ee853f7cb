package apical.state;

import org.ejml.data.FMatrixRMaj;

/**
 * The changing values of something, by name, in one traversal for both directions: when saving, values are written down; when
 * restoring, they are replaced by those written down.
 * <pre>
 *   public void checkpoint(State state) {
 *       shown = state.number("shown", shown);
 *       state.matrix("weights", weights);
 *       state.part("noise", noise);
 *   }
 * </pre>
 * A name is used once. All values keep every bit, also those that are no numbers and the sign of zero.
 */
public interface State {

    /** The state of a part: names below it begin with {@code name.}. */
    State part(String name);

    /** Shows a part that changes. */
    default void part(String name, Checkpointed part) {
        part.checkpoint(part(name));
    }

    /**
     * A whole number.
     *
     * @return what stands from now on
     */
    long number(String name, long now);

    /**
     * A number.
     *
     * @return what stands from now on
     */
    double real(String name, double now);

    /**
     * Yes or no.
     *
     * @return what stands from now on
     */
    boolean flag(String name, boolean now);

    /**
     * Numbers whose count stands.
     *
     * @param values when restoring, replaced
     * @throws StateException naming the array, if another count was written down
     */
    void array(String name, double[] values);

    /** As {@link #array(String, double[])}. */
    void array(String name, float[] values);

    /** As {@link #array(String, double[])}. */
    void array(String name, long[] values);

    /** As {@link #array(String, double[])}. */
    void array(String name, int[] values);

    /**
     * Numbers whose count changes, too.
     *
     * @return what stands from now on: {@code now} itself when saving
     */
    double[] growing(String name, double[] now);

    /** As {@link #growing(String, double[])}. */
    long[] growing(String name, long[] now);

    /** As {@link #growing(String, double[])}. */
    int[] growing(String name, int[] now);

    /**
     * A matrix.
     *
     * @param values when restoring, reshaped to what was saved and replaced
     */
    void matrix(String name, FMatrixRMaj values);
}
