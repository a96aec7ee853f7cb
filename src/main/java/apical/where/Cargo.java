package apical.where;

import apical.data.Dataset;
import java.io.Serializable;
import java.util.Map;

/**
 * What a process elsewhere needs once, for all runs that it carries out.
 *
 * @param result      path of the folder of results, on the machine of the {@link Dispatcher}
 * @param token       name of a file among its runs: where that is not, the folder is not
 * @param definitions all that is to be done, a parcel
 * @param saveWeights whether synapses of trained networks are kept
 * @param data        by the source that the definition names
 */
public record Cargo(String result, String token, byte[] definitions, boolean saveWeights, Map<String, Dataset> data)
        implements Serializable {
}
