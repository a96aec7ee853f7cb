package apical.information;

import apical.linalg.Blas;
import apical.linalg.Exponential;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * Sums over pairs of samples of a normal kernel of their distance,
 * <pre>
 *   S_i = sum_j exp(-|t_i - t_j|^2 / (8 s^2))   and   sum_j exp(-|t_i - t_j|^2 / (2 s^2)),   j = i included
 * </pre>
 * for several variances s^2 at once. The second kernel is the fourth power of the first.
 *
 * <p>Distances come from products of blocks, |a|^2 + |b|^2 - 2 a'b of centred activity in single precision, clipped at 0; no more
 * than one block against another is ever held. The distance of two samples is thus wrong by about 1e-6 of their distances from the
 * mean, which matters only to a variance as small.
 */
final class KernelSums {

    private final FMatrixRMaj centred;
    private final double[] variances;
    private final int blockSize;
    private final FMatrixRMaj distances = new FMatrixRMaj(1, 1);
    private final FMatrixRMaj kernel = new FMatrixRMaj(1, 1);

    /** @param variances s^2, each 0 or more; with 0 each sample must be like every other */
    KernelSums(FMatrixRMaj activity, double[] variances, int blockSize) {
        this.variances = variances;
        this.blockSize = blockSize;
        centred = new FMatrixRMaj(activity.numRows, activity.numCols);
        for (int unit = 0; unit < activity.numRows; unit++) {
            double mean = Samples.mean(activity, unit);
            for (int s = 0; s < activity.numCols; s++) centred.set(unit, s, (float) (activity.get(unit, s) - mean));
        }
    }

    /** Samples of one part, side by side. */
    private record Block(int[] members, int part, FMatrixRMaj activity, float[] squares) {
    }

    /**
     * Sums over the samples of the same group.
     *
     * @param group [samples], each 0 .. groups-1
     * @param part  [samples], each 0 .. parts-1
     * @return [2 variance + (0 or 1)][part of j][i], the two kernels of each variance
     */
    double[][][] within(int[] group, int groups, int[] part, int parts) {
        double[][][] sums = new double[2 * variances.length][parts][centred.numCols];
        List<List<List<Integer>>> members = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            members.add(new ArrayList<>());
            for (int p = 0; p < parts; p++) members.get(g).add(new ArrayList<>());
        }
        for (int s = 0; s < group.length; s++) members.get(group[s]).get(part[s]).add(s);
        for (List<List<Integer>> byPart : members) {
            List<Block> blocks = new ArrayList<>();
            for (int p = 0; p < parts; p++) {
                List<Integer> all = byPart.get(p);
                for (int from = 0; from < all.size(); from += blockSize) {
                    blocks.add(block(all.subList(from, Math.min(from + blockSize, all.size())), p));
                }
            }
            for (int a = 0; a < blocks.size(); a++) {
                for (int b = a; b < blocks.size(); b++) add(blocks.get(a), blocks.get(b), sums);
            }
        }
        return sums;
    }

    private Block block(List<Integer> members, int part) {
        int n = members.size();
        int[] who = members.stream().mapToInt(Integer::intValue).toArray();
        FMatrixRMaj activity = new FMatrixRMaj(centred.numRows, n);
        double[] squares = new double[n];
        for (int unit = 0; unit < centred.numRows; unit++) {
            for (int i = 0; i < n; i++) {
                float t = centred.get(unit, who[i]);
                activity.data[unit * n + i] = t;
                squares[i] += (double) t * t;
            }
        }
        float[] rounded = new float[n];
        for (int i = 0; i < n; i++) rounded[i] = (float) squares[i];
        return new Block(who, part, activity, rounded);
    }

    private void add(Block a, Block b, double[][][] sums) {
        int rows = a.members.length;
        int columns = b.members.length;
        distances.reshape(rows, columns);
        kernel.reshape(rows, columns);
        Blas.multTransA(a.activity, b.activity, distances);
        for (int i = 0; i < rows; i++) toDistances(distances.data, i * columns, columns, a.squares[i], b.squares);
        if (a.members == b.members) {
            for (int i = 0; i < rows; i++) distances.data[i * columns + i] = 0;
        }
        for (int v = 0; v < variances.length; v++) {
            float scale = variances[v] > 0 ? (float) (-1 / (8 * variances[v])) : 0;
            Exponential.apply(distances.data, kernel.data, rows * columns, scale);
            addSums(a, b, sums[2 * v]);
            fourthPower(kernel.data, rows * columns);
            addSums(a, b, sums[2 * v + 1]);
        }
    }

    private static void toDistances(float[] products, int from, int n, float square, float[] squares) {
        for (int j = 0; j < n; j++) products[from + j] = Math.max(0, square + squares[j] - 2 * products[from + j]);
    }

    /**
     * Smaller ones are raised to 2^-30 first, whose fourth power is nothing beside 1, lest processors stumble over subnormal
     * numbers.
     */
    private static void fourthPower(float[] values, int n) {
        for (int i = 0; i < n; i++) {
            float value = Math.max(0x1p-30f, values[i]);
            float square = value * value;
            values[i] = square * square;
        }
    }

    private void addSums(Block a, Block b, double[][] sums) {
        FMatrixRMaj ofRows = new FMatrixRMaj(kernel.numRows, 1);
        Blas.mult(kernel, ones(kernel.numCols), ofRows);
        for (int i = 0; i < kernel.numRows; i++) sums[b.part][a.members[i]] += ofRows.data[i];
        if (a.members != b.members) {
            FMatrixRMaj ofColumns = new FMatrixRMaj(kernel.numCols, 1);
            Blas.multTransA(kernel, ones(kernel.numRows), ofColumns);
            for (int j = 0; j < kernel.numCols; j++) sums[a.part][b.members[j]] += ofColumns.data[j];
        }
    }

    private static FMatrixRMaj ones(int n) {
        FMatrixRMaj ones = new FMatrixRMaj(n, 1);
        ones.fill(1);
        return ones;
    }
}
