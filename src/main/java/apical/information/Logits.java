package apical.information;

import apical.linalg.Blas;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * Multinomial logistic regression of symbols on features: the cost of weights, its gradient, and what they predict.
 * <pre>
 *   z = W f,  p(x|f) = exp(z_x) / sum_y exp(z_y),  cost = -1/n sum_i ln p(x_i|f_i) + penalty/2 |W|^2
 * </pre>
 * Products are in single precision, sums in double.
 */
final class Logits implements LimitedMemory.Objective {

    private final FMatrixRMaj features;
    private final int[] symbols;
    private final double penalty;
    private final FMatrixRMaj weights;
    private final FMatrixRMaj change;
    private final FMatrixRMaj logits;

    /**
     * @param features [features x samples], the last of them 1 for the offset (not modified)
     * @param symbols  [samples], each 0 .. classes-1
     * @param penalty  more than 0, so that a class that never occurs has a finite weight
     */
    Logits(FMatrixRMaj features, int[] symbols, int classes, double penalty) {
        this.features = features;
        this.symbols = symbols;
        this.penalty = penalty;
        weights = new FMatrixRMaj(classes, features.numRows);
        change = new FMatrixRMaj(classes, features.numRows);
        logits = new FMatrixRMaj(classes, features.numCols);
    }

    /** Number of weights, [classes x features]. */
    int size() {
        return weights.getNumElements();
    }

    @Override
    public double at(double[] w, double[] gradient) {
        double[] logs = logLikelihoods(w);
        int n = symbols.length;
        for (int i = 0; i < n; i++) logits.data[symbols[i] * n + i] -= 1;             // now p - 1 where x, else p
        change.zero();
        Blas.multAddTransB(1f / n, logits, features, change);
        double cost = -Samples.mean(logs);
        for (int i = 0; i < w.length; i++) {
            gradient[i] = change.data[i] + penalty * w[i];
            cost += penalty / 2 * w[i] * w[i];
        }
        return cost;
    }

    /** [samples] ln p(x_i|f_i); leaves p in {@link #logits}. */
    double[] logLikelihoods(double[] w) {
        for (int i = 0; i < w.length; i++) weights.data[i] = (float) w[i];
        Blas.mult(weights, features, logits);
        int n = symbols.length;
        double[] highest = new double[n];
        Arrays.fill(highest, Double.NEGATIVE_INFINITY);
        for (int x = 0; x < logits.numRows; x++) {
            for (int i = 0; i < n; i++) highest[i] = Math.max(highest[i], logits.data[x * n + i]);
        }
        double[] logs = new double[n];
        for (int i = 0; i < n; i++) logs[i] = logits.data[symbols[i] * n + i] - highest[i];
        double[] sums = new double[n];
        for (int x = 0; x < logits.numRows; x++) {
            for (int i = 0; i < n; i++) {
                double p = StrictMath.exp(logits.data[x * n + i] - highest[i]);
                logits.data[x * n + i] = (float) p;
                sums[i] += p;
            }
        }
        for (int x = 0; x < logits.numRows; x++) {
            for (int i = 0; i < n; i++) logits.data[x * n + i] = (float) (logits.data[x * n + i] / sums[i]);
        }
        for (int i = 0; i < n; i++) logs[i] -= StrictMath.log(sums[i]);
        return logs;
    }

    /** Number of samples whose own symbol has the largest weight, after {@link #logLikelihoods}. */
    int right() {
        int n = symbols.length;
        int right = 0;
        for (int i = 0; i < n; i++) {
            int best = 0;
            for (int x = 1; x < logits.numRows; x++) {
                if (logits.data[x * n + i] > logits.data[best * n + i]) best = x;
            }
            if (best == symbols[i]) right++;
        }
        return right;
    }
}
