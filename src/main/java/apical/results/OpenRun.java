package apical.results;

import java.io.Serializable;

/**
 * A run that is not where it is to go, as it is told to a process that need not see the folder of results.
 *
 * @param goal   how far it is to go
 * @param folder name of the run's folder
 */
public record OpenRun(Goal goal, String folder) implements Serializable {
}
