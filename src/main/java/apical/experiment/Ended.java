package apical.experiment;

import apical.network.Projection;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * What came out of one model with one seed, whether it was trained or lived through a schedule.
 *
 * @param model        its name
 * @param measurements in the order of time
 * @param timing       in the order of time
 * @param further      tables beside them
 * @param synapses     as they were at the end; none if they are not asked for
 * @param stop         why it ended early, a {@link DivergenceException} of its own or a {@link CancellationException}; null if it
 *                     did not
 */
record Ended(String model, long seed, List<Measurement> measurements, List<TimingTable.Row> timing, Further further,
             List<Projection> synapses, RuntimeException stop) {
}
