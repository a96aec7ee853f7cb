package apical.state;

/**
 * Something that changes as a run goes on, and can be put back where it stood.
 *
 * <p>The law: made once more from the same definition and seed, with the state of the first restored, it does from then on bit
 * for bit what the first does. So every value that a later number depends on is shown to the state: weights, filters, potentials,
 * random streams, counters. What is computed anew before it is used need not be.
 */
public interface Checkpointed {

    /**
     * Shows all that changes to {@code state}, always the same names. Saving changes nothing; it may bring changes that wait
     * to where they belong only if that moves no later number.
     *
     * @param state writes values down, or replaces them by those written down
     */
    void checkpoint(State state);
}
