package apical.information;

/**
 * I(T;Y) of two discrete variables, estimated from their joint counts.
 * <pre>
 *   I(T;Y) = H(T) + H(Y) - H(T,Y) = H(T) - H(T|Y)
 *   bias   = (R_ty - R_t - R_y + 1) / (2 N ln 2)       R: occupied cells, rows, columns
 * </pre>
 * The plug-in estimate never exceeds either entropy, and on few samples is too large: 2,000 independent samples in 16 x 10
 * cells seem to share 0.050 bit, of which the correction leaves 0.001 or less. Neither estimate is clamped at zero; clamp
 * only for display, after averaging.
 *
 * @param plugIn  maximum-likelihood estimate [bit]
 * @param bias    Miller-Madow estimate of that error [bit]; see Panzeri et al. (J Neurophysiol 98:1064, 2007)
 * @param samples number of (t, y) pairs behind the estimate
 */
public record MutualInformation(double plugIn, double bias, long samples) {

    public static MutualInformation of(JointCounts counts) {
        return of(counts.rows(), counts.columns(), counts.cells());
    }

    static MutualInformation of(Counts ofRows, Counts ofColumns, Counts ofCells) {
        double rows = ofRows.entropy();
        double columns = ofColumns.entropy();
        double cells = ofCells.entropy();
        // min - (joint - max), not the usual sum: the bracket is never negative, so the bound holds to the last digit
        double bits = Math.min(rows, columns) - (cells - Math.max(rows, columns));

        long freedom = (long) ofCells.occupied() - ofRows.occupied() - ofColumns.occupied() + 1;
        return new MutualInformation(bits, Bits.bias(freedom, ofCells.samples()), ofCells.samples());
    }

    /** The estimate with its bias removed [bit]; of independent variables it is zero on average, so often negative. */
    public double corrected() {
        return plugIn - bias;
    }
}
