package apical.learning;

/**
 * How a network is taught.
 *
 * @param cost             what the output is blamed for
 * @param nudgesPotentials whether the teacher pulls at output potentials, so that the cost is one of potentials; the transfer
 *                         function must then reach the target rates
 */
public record Teaching(Cost cost, boolean nudgesPotentials) {

    /** By an error of output rates. */
    public static Teaching ofRates(Cost cost) {
        return new Teaching(cost, false);
    }

    /** By a pull at output potentials. */
    public static Teaching ofPotentials(Cost cost) {
        return new Teaching(cost, true);
    }
}
