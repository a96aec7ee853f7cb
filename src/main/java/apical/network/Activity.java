package apical.network;

import apical.linalg.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ejml.data.FMatrixRMaj;

/**
 * What was recorded while a set of samples was shown: all that analysis gets to know of a network.
 *
 * @param recordings in the order of layers, from the first hidden one to the output
 */
public record Activity(List<Recording> recordings) {

    /**
     * One site of one layer.
     *
     * @param layer  {@code hidden1}, ..., {@code output}
     * @param values [units x samples]
     */
    public record Recording(String layer, Site site, FMatrixRMaj values) {
    }

    public Activity {
        recordings = List.copyOf(recordings);
    }

    /** The recordings of one site, in the order of layers; layers that do not have it are left out. */
    public List<Recording> of(Site site) {
        return recordings.stream().filter(r -> r.site().equals(site)).toList();
    }

    /** [units x samples] of one site of one layer, if it has it. */
    public Optional<FMatrixRMaj> of(String layer, Site site) {
        return of(site).stream().filter(r -> r.layer().equals(layer)).map(Recording::values).findFirst();
    }

    /** Activities of one network to consecutive sets of samples, joined into one over all samples. */
    public static Activity join(List<Activity> parts) {
        List<Recording> joined = new ArrayList<>();
        for (int i = 0; i < parts.get(0).recordings.size(); i++) {
            int index = i;
            Recording first = parts.get(0).recordings.get(i);
            joined.add(new Recording(first.layer(), first.site(),
                    Columns.beside(parts.stream().map(p -> p.recordings.get(index).values()).toList())));
        }
        return new Activity(joined);
    }
}
