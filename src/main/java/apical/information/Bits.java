package apical.information;

/** The unit of this room. {@link StrictMath}, not {@link Math}: the same bytes on every processor. */
final class Bits {

    private static final double LN2 = StrictMath.log(2);

    private Bits() {
    }

    static double log2(double x) {
        return StrictMath.log(x) / LN2;
    }

    /**
     * First term of the bias of a plug-in estimate, {@code freedom / (2 N ln 2)} bit (Miller, 1955).
     *
     * @param freedom number of occupied cells that are free to vary; its sign says which way the estimate is pulled
     * @param samples N
     */
    static double bias(long freedom, long samples) {
        return freedom / (2.0 * samples * LN2);
    }
}
