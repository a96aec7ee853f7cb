package apical.information;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Gamma;
import org.ejml.data.FMatrixRMaj;

/**
 * Distances to nearest neighbours, distance being that of the unit in which two samples differ most. Everything is looked at by
 * brute force, in time that grows with the square of samples.
 */
final class Neighbours {

    static final double LN2 = StrictMath.log(2);

    /** Of the largest activity; it tells equal samples apart. */
    private static final double JITTER = 1e-10;

    /** Of samples, whose estimates tell scatter and bias. */
    static final int PARTS = 10;

    private Neighbours() {
    }

    /**
     * Ten random parts of the samples, or two halves where ten are too small.
     *
     * @param least samples of a part that is not
     * @return [parts][samples of the part], which samples, in their order
     */
    static int[][] parts(int samples, int least, RandomGenerator random) {
        int parts = samples < PARTS * least ? 2 : PARTS;
        int[] part = Samples.parts(samples, parts, random);
        return IntStream.range(0, parts).mapToObj(p -> IntStream.range(0, samples).filter(i -> part[i] == p).toArray())
                .toArray(int[][]::new);
    }

    static double[][] at(double[][] points, int[] samples) {
        return Arrays.stream(samples).mapToObj(i -> points[i]).toArray(double[][]::new);
    }

    /** Of a value whose parts have these, as for an error that falls with one over the root of the number of samples. */
    static double bias(double value, double[] ofParts) {
        return (Samples.mean(ofParts) - value) / (Math.sqrt(ofParts.length) - 1);
    }

    /** Of the mean of terms that share their neighbourhoods: at least that which ten parts have; halves tell none. */
    static double standardError(double[] terms, double[] ofParts) {
        return Math.max(Samples.standardError(terms), ofParts.length == PARTS ? Samples.standardError(ofParts) : 0);
    }

    /** [samples][units] */
    static double[][] jittered(FMatrixRMaj activity, RandomGenerator random) {
        double largest = 0;
        for (int i = 0; i < activity.getNumElements(); i++) largest = Math.max(largest, Math.abs(activity.data[i]));
        double[][] points = new double[activity.numCols][activity.numRows];
        for (double[] point : points) {
            for (int u = 0; u < point.length; u++) point[u] = JITTER * largest * (random.nextDouble() - 0.5);
        }
        for (int u = 0; u < activity.numRows; u++) {
            for (int s = 0; s < points.length; s++) points[s][u] += activity.get(u, s);
        }
        return points;
    }

    /** [0 .. n] psi(i), by psi(i + 1) = psi(i) + 1/i; psi(0) is not used. */
    static double[] digamma(int n) {
        double[] psi = new double[n + 1];
        if (n > 0) psi[1] = Gamma.digamma(1);
        for (int i = 1; i < n; i++) psi[i + 1] = psi[i] + 1.0 / i;
        return psi;
    }

    /** Distance to the k-th nearest of the others, {@code point} itself being among {@code points}. */
    static double distanceOfNearest(double[] point, double[][] points, int k) {
        double[] nearest = new double[k];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (double[] other : points) {
            if (other == point) continue;
            double distance = distance(point, other, nearest[k - 1]);
            if (distance < nearest[k - 1]) {
                int at = k - 1;
                for (; at > 0 && nearest[at - 1] > distance; at--) nearest[at] = nearest[at - 1];
                nearest[at] = distance;
            }
        }
        return nearest[k - 1];
    }

    /** The k nearest of the others in the joint space, and their distances, nearest first. */
    static void nearest(double[][] as, double[][] bs, int i, int[] who, double[] distances) {
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        int last = distances.length - 1;
        for (int j = 0; j < as.length; j++) {
            if (j == i) continue;
            double distance = Math.max(distance(as[i], as[j], distances[last]), distance(bs[i], bs[j], distances[last]));
            if (distance < distances[last]) {
                int at = last;
                for (; at > 0 && distances[at - 1] > distance; at--) {
                    distances[at] = distances[at - 1];
                    who[at] = who[at - 1];
                }
                distances[at] = distance;
                who[at] = j;
            }
        }
    }

    /** Number of others that are not farther than {@code radius}. */
    static int countWithin(double[] point, double[][] points, double radius) {
        int count = -1;                              // the point itself
        for (double[] other : points) {
            if (distance(point, other, Math.nextUp(radius)) <= radius) count++;
        }
        return count;
    }

    static double distance(double[] a, double[] b) {
        return distance(a, b, Double.POSITIVE_INFINITY);
    }

    /** Largest difference, or the first that is found to be {@code enough}. */
    static double distance(double[] a, double[] b, double enough) {
        double largest = 0;
        for (int u = 0; u < a.length && largest < enough; u++) largest = Math.max(largest, Math.abs(a[u] - b[u]));
        return largest;
    }
}
