package apical.rule;

import apical.network.Projection;
import java.util.List;
import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;

/** Weights before training: drawn, or from a file. */
public interface StartingWeights {

    /** Weights from layer to layer as the rest of the network is drawn, [post x pre]. */
    FMatrixRMaj draw(int post, int pre, RandomGenerator random);

    /**
     * Replaces what was drawn, of all pathways, where weights come from a file.
     *
     * @param projections of the whole network; modified
     * @throws apical.validation.InvalidValueException if the file has not what the network needs
     */
    default void replace(List<Projection> projections) {
    }

    /** Whether all weights are replaced by those of a file. */
    default boolean areFromFile() {
        return false;
    }
}
