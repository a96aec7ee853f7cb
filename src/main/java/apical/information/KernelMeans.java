package apical.information;

/** Means of logarithms of {@link KernelSums}: B(all), or sum_x p_x B(x) where groups are the values of x. */
final class KernelMeans {

    private final double[][][] sums;
    private final double[][] totals;
    private final int[] group;
    private final int[] part;
    /** [part][group] samples. */
    private final int[][] sizes;
    private final int[] groupSizes;

    KernelMeans(double[][][] sums, int[] group, int groups, int[] part) {
        this.sums = sums;
        this.group = group;
        this.part = part;
        totals = new double[sums.length][group.length];
        for (int k = 0; k < sums.length; k++) {
            for (double[] ofPart : sums[k]) {
                for (int i = 0; i < ofPart.length; i++) totals[k][i] += ofPart[i];
            }
        }
        sizes = new int[sums[0].length][groups];
        groupSizes = new int[groups];
        for (int i = 0; i < group.length; i++) {
            sizes[part[i]][group[i]]++;
            groupSizes[group[i]]++;
        }
    }

    /** [bit]. */
    double bound(int kernel) {
        double bits = 0;
        for (int i = 0; i < group.length; i++) bits += Bits.log2(groupSizes[group[i]] / totals[kernel][i]);
        return bits / group.length;
    }

    /** [parts] the same where one part of the samples is left out [bit]. */
    double[] boundsWithout(int kernel) {
        double[] bounds = new double[sizes.length];
        for (int p = 0; p < bounds.length; p++) {
            int samples = 0;
            for (int i = 0; i < group.length; i++) {
                if (part[i] == p) continue;
                int size = groupSizes[group[i]] - sizes[p][group[i]];
                bounds[p] += Bits.log2(size / (totals[kernel][i] - sums[kernel][p][i]));
                samples++;
            }
            bounds[p] = samples == 0 ? 0 : bounds[p] / samples;
        }
        return bounds;
    }
}
