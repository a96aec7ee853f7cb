package apical.experiment;

/** Sums over many numbers of how far two quantities are apart, and how large the second is. */
final class Distance {

    private double squaredDifference;
    private double squaredSize;
    private long count;

    void add(double[] a, double[] b) {
        for (int i = 0; i < a.length; i++) {
            squaredDifference += (a[i] - b[i]) * (a[i] - b[i]);
            squaredSize += b[i] * b[i];
        }
        count += a.length;
    }

    void add(double[][] a, double[][] b) {
        for (int i = 0; i < a.length; i++) {
            add(a[i], b[i]);
        }
    }

    /** |a - b| / |b|. */
    double relative() {
        return Math.sqrt(squaredDifference / squaredSize);
    }

    /** Root mean square of a - b. */
    double rootMeanSquare() {
        return Math.sqrt(squaredDifference / count);
    }
}
