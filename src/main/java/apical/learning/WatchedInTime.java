package apical.learning;

import apical.network.Activity;
import org.ejml.data.FMatrixRMaj;

/** A rule whose presentations take time, and which can be watched meanwhile. */
public interface WatchedInTime {

    /** Told what is recorded after some number of steps. */
    @FunctionalInterface
    interface Watcher {
        void seen(int steps, Activity activity);
    }

    /**
     * Shows a batch as in training, while nothing is learned, and says what is recorded.
     *
     * @param input  [input units x batch]
     * @param target rates [output units x batch]
     * @param every  how many steps pass from one look to the next
     */
    void watch(FMatrixRMaj input, FMatrixRMaj target, int every, Watcher watcher);
}
