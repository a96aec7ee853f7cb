package apical.results;

import apical.network.Projection;
import java.util.List;

/**
 * What came out of one model with one seed, whether it was trained or lived through a schedule.
 *
 * @param model    its name
 * @param tables   what was measured, rows in the order of time
 * @param synapses as they were at the end; none if they are not asked for, or if the run did not come to its end
 */
public record RunResult(String model, long seed, ResultTables tables, List<Projection> synapses) {
}
