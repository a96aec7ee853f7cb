package apical.diagnostics;

import apical.linalg.RootMeanSquare;

/** Sums over many numbers of how far two quantities are apart, and how large the second is. */
final class Distance {

    private final RootMeanSquare difference = new RootMeanSquare();
    private final RootMeanSquare size = new RootMeanSquare();

    void add(double[] a, double[] b) {
        difference.addDifference(a, b);
        size.add(b);
    }

    void add(double[][] a, double[][] b) {
        for (int i = 0; i < a.length; i++) {
            add(a[i], b[i]);
        }
    }

    /** |a - b| / |b|. */
    double relative() {
        return difference.over(size);
    }

    /** Root mean square of a - b. */
    double rootMeanSquare() {
        return difference.value();
    }
}
