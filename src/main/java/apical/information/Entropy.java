package apical.information;

/**
 * Entropy of a discrete variable, estimated from counts.
 * <pre>
 *   H(T)   = sum_t p(t) log2 1/p(t),          p(t) = n_t / N
 *   H(T|Y) = sum_y p(y) H(T|Y=y) = H(T,Y) - H(Y)
 * </pre>
 * The plug-in estimate is never negative and, on average, always too small. Its bias to first order in 1/N counts the
 * occupied cells (Miller, 1955; Panzeri et al., J Neurophysiol 98:1064, 2007). That is no cure once cells are as
 * many as samples: of 100 equally likely symbols drawn 100 times it repairs a little over half of the loss.
 *
 * @param plugIn  maximum-likelihood estimate [bit]
 * @param bias    Miller-Madow estimate of the error of {@code plugIn} [bit], zero or negative
 * @param samples N, the number of samples behind the estimate
 */
public record Entropy(double plugIn, double bias, long samples) {

    /** H(T), of bias -(R_t - 1) / (2 N ln 2) where R_t is the number of different codes seen. */
    public static Entropy of(Codes codes) {
        return of(codes.counts());
    }

    static Entropy of(Counts counts) {
        int freedom = counts.occupied() - 1;
        return new Entropy(counts.entropy(), Bits.bias(-freedom, counts.samples()), counts.samples());
    }

    /**
     * H(T|Y), what remains open about the code (row) once the label (column) is known.
     *
     * <p>Each label y has its own correction, (r_y - 1) / (2 n_y ln 2) with r_y the codes seen under it. Weighted by
     * p(y) = n_y / N these add up to (R_ty - R_y) / (2 N ln 2), with R_ty occupied cells and R_y occupied columns.
     */
    public static Entropy conditional(JointCounts counts) {
        return conditional(counts.cells(), counts.columns());
    }

    static Entropy conditional(Counts cells, Counts columns) {
        double bits = cells.entropy() - columns.entropy();
        int freedom = cells.occupied() - columns.occupied();
        return new Entropy(bits, Bits.bias(-freedom, cells.samples()), cells.samples());
    }

    /** The estimate with its bias removed [bit]. */
    public double corrected() {
        return plugIn - bias;
    }
}
