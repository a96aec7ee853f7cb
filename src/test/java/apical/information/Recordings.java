package apical.information;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;

/** Activity of known statistics, and ways to change what must not matter. */
final class Recordings {

    private Recordings() {
    }

    /** Labels 0, 1, ..., classes-1, 0, 1, ... */
    static Codes labels(int samples, int classes) {
        return Codes.of(IntStream.range(0, samples).map(i -> i % classes).toArray());
    }

    /** Unit u is normal about {@code distance} if the label is u mod classes, else about 0. */
    static FMatrixRMaj normal(int units, Codes labels, double distance, long seed) {
        var random = new SplittableRandom(seed);
        var activity = new FMatrixRMaj(units, labels.samples());
        for (int u = 0; u < units; u++) {
            for (int s = 0; s < labels.samples(); s++) {
                boolean preferred = labels.symbol(s) == u % labels.distinct();
                activity.set(u, s, (float) ((preferred ? distance : 0) + random.nextGaussian()));
            }
        }
        return activity;
    }

    static FMatrixRMaj withoutUnitOrder(FMatrixRMaj activity) {
        var turned = new FMatrixRMaj(activity.numRows, activity.numCols);
        for (int u = 0; u < activity.numRows; u++) {
            System.arraycopy(activity.data, u * activity.numCols, turned.data, (activity.numRows - 1 - u) * activity.numCols,
                    activity.numCols);
        }
        return turned;
    }

    /** The same labels by other names, in the same order of appearance or not. */
    static Codes renamed(Codes labels) {
        return Codes.of(Arrays.stream(labels.symbols()).map(symbol -> 1000 - 7 * symbol).toArray());
    }

    static ControlSettings controls(long seed) {
        return new ControlSettings(2, new SplittableRandom(1_000_003 + 7919 * seed));      // not the stream that drew the activity
    }

    static Estimate only(List<Estimate> estimates) {
        if (estimates.size() != 1) throw new AssertionError(estimates.size() + " estimates; expected one");
        return estimates.get(0);
    }
}
