package apical.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ejml.data.FMatrixRMaj;

/**
 * What electrodes saw while a set of samples was shown: all that analysis gets to know of a network.
 *
 * @param recordings in the order of layers, from the first hidden one to the output
 */
public record Activity(List<Recording> recordings) {

    /**
     * One compartment of one layer.
     *
     * @param layer  {@code hidden1}, ..., {@code output}
     * @param values [units x samples]
     */
    public record Recording(String layer, Compartment compartment, FMatrixRMaj values) {
    }

    public Activity {
        recordings = List.copyOf(recordings);
    }

    /** The recordings of one compartment, in the order of layers; layers that do not have it are left out. */
    public List<Recording> of(Compartment compartment) {
        return recordings.stream().filter(r -> r.compartment() == compartment).toList();
    }

    /** [units x samples] of one compartment of one layer, if it has it. */
    public Optional<FMatrixRMaj> of(String layer, Compartment compartment) {
        return of(compartment).stream().filter(r -> r.layer().equals(layer)).map(Recording::values).findFirst();
    }

    /** Activities of one network to consecutive sets of samples, joined into one over all samples. */
    public static Activity join(List<Activity> parts) {
        List<Recording> joined = new ArrayList<>();
        for (int i = 0; i < parts.get(0).recordings.size(); i++) {
            int index = i;
            Recording first = parts.get(0).recordings.get(i);
            joined.add(new Recording(first.layer(), first.compartment(),
                    beside(parts.stream().map(p -> p.recordings.get(index).values()).toList())));
        }
        return new Activity(joined);
    }

    private static FMatrixRMaj beside(List<FMatrixRMaj> parts) {
        int rows = parts.get(0).numRows;
        FMatrixRMaj whole = new FMatrixRMaj(rows, parts.stream().mapToInt(p -> p.numCols).sum());
        int from = 0;
        for (FMatrixRMaj part : parts) {
            for (int row = 0; row < rows; row++) {
                System.arraycopy(part.data, row * part.numCols, whole.data, row * whole.numCols + from, part.numCols);
            }
            from += part.numCols;
        }
        return whole;
    }
}
