/**
 * Where does it stand?
 *
 * <p>Whatever changes as a run goes on is {@link apical.state.Checkpointed}: it shows each of its changing values to a
 * {@link apical.state.State}, in one traversal that writes them down or puts those written down in their place. Random numbers
 * come from a {@link apical.state.RandomStream}, which can be put back as well. Together they let a run that was killed go on bit
 * for bit as if it had not been. Files are no matter of this room; {@code apical.arrays.StateFile} has them.
 */
package apical.state;
