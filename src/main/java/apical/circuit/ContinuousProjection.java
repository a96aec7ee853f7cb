package apical.circuit;

/**
 * The synapses of one population onto another in continuous time. Weights W and plasticity filters Delta, [post x pre] each,
 * are part of the flat state; this knows where they lie and how they move:
 * <pre>
 *                   v = W r
 *   tau_w dDelta/dt = -Delta + error r'
 *         dW/dt     = eta Delta                      for tau_w = 0: dW/dt = eta error r'
 * </pre>
 * Biases, where there are any, are one more column: weights from a unit whose rate never changes.
 */
public final class ContinuousProjection {

    private final int post;
    private final int pre;
    private final int columns;                  // pre, and one for biases
    private final StateSlice weights;
    private final StateSlice filter;                  // empty without filter
    private final double eta;
    private final double filterTime;

    ContinuousProjection(StateLayout layout, String layer, TissuePathway kind, int post, int pre, boolean biases,
            double eta, double filterTime) {
        this.post = post;
        this.pre = pre;
        this.columns = biases ? pre + 1 : pre;
        this.eta = eta;
        this.filterTime = filterTime;
        this.weights = layout.place(kind.id() + " weight of " + layer, post, columns);
        this.filter = layout.place(kind.id() + " plasticity filter of " + layer, filterTime > 0 ? post : 0, columns);
    }

    /**
     * v = W r.
     *
     * @param r [at least pre], not modified
     * @param v [post], modified
     */
    void drive(double[] y, double[] r, double[] v) {
        for (int i = 0, ij = weights.from(); i < post; i++) {
            double sum = 0;
            for (int j = 0; j < columns; j++, ij++) {
                sum += y[ij] * r[j];
            }
            v[i] = sum;
        }
    }

    /**
     * Writes the derivatives of weights and filters; leaves them alone if this projection is frozen.
     *
     * @param error [post], what the compartment failed to predict, not modified
     * @param r     [at least pre], presynaptic rates, not modified
     */
    void learn(double[] y, double[] error, double[] r, double[] dy) {
        if (eta == 0) {
            return;
        }
        for (int i = 0, n = 0; i < post; i++) {
            for (int j = 0; j < columns; j++, n++) {
                int w = weights.from() + n;
                int delta = filter.from() + n;
                if (filterTime > 0) {
                    dy[delta] = (-y[delta] + error[i] * r[j]) / filterTime;
                    dy[w] = eta * y[delta];
                } else {
                    dy[w] = eta * error[i] * r[j];
                }
            }
        }
    }

    /** Filters leak, weights do not. */
    void decayRates(double[] a) {
        for (int n = 0; n < filter.length(); n++) {
            a[filter.from() + n] = eta == 0 ? 0 : 1 / filterTime;
        }
    }

    /** Number of targets. */
    public int post() {
        return post;
    }

    /** Number of neurons that project; the unit of the biases does not count. */
    public int pre() {
        return pre;
    }

    /** A copy of W [post x pre] in state {@code y}. */
    public double[][] weights(double[] y) {
        return withoutBiases(y, weights);
    }

    /** A copy of Delta [post x pre] in state {@code y}; without filter there is none, and no rows. */
    public double[][] filters(double[] y) {
        return withoutBiases(y, filter);
    }

    private double[][] withoutBiases(double[] y, StateSlice matrix) {
        double[][] copy = new double[matrix.length() / columns][pre];
        for (int i = 0; i < copy.length; i++) {
            System.arraycopy(y, matrix.from() + i * columns, copy[i], 0, pre);
        }
        return copy;
    }

    /** Writes W [post x pre] into the state {@code y}, modified. */
    public void setWeights(double[] y, double[][] w) {
        requireSize("rows", w.length, post);
        for (int i = 0; i < post; i++) {
            requireSize("columns", w[i].length, pre);
            System.arraycopy(w[i], 0, y, weights.from() + i * columns, pre);
        }
    }

    /** Whether targets have biases on this dendrite. */
    public boolean hasBiases() {
        return columns > pre;
    }

    /** A copy of the biases [post] in state {@code y}: weights from the unit that carries them; empty if there are none. */
    public double[] biases(double[] y) {
        double[] copy = new double[hasBiases() ? post : 0];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = y[weights.from() + i * columns + pre];
        }
        return copy;
    }

    /** Writes the biases [post] into the state {@code y}, modified. */
    public void setBiases(double[] y, double[] biases) {
        requireSize("biases", biases.length, hasBiases() ? post : 0);
        for (int i = 0; i < biases.length; i++) {
            y[weights.from() + i * columns + pre] = biases[i];
        }
    }

    private static void requireSize(String what, int found, int expected) {
        if (found != expected) {
            throw new IllegalArgumentException("found " + found + " " + what + "; expected " + expected);
        }
    }
}
