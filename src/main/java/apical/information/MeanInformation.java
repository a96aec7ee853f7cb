package apical.information;

import java.util.ArrayList;
import java.util.List;

/** Mean I(X; code) of several codes of the same samples, Miller-Madow corrected, with all that is needed to doubt it. */
final class MeanInformation {

    private final Codes variable;
    private final int[] x;
    private final int[] part;
    private final int parts;
    private final int[][] permuted;
    private final JointTable.NLogN nLogN;

    private final List<Double> values = new ArrayList<>();
    private final double[] without;
    private final double[] onPermuted;
    private double plugInOnPermuted;
    private double seenOnce;

    /** What all codes of these samples share. */
    MeanInformation(Codes variable, ControlSettings controls) {
        this.variable = variable;
        x = variable.symbols();
        parts = Math.min(Jackknife.GROUPS, x.length);
        part = Samples.parts(x.length, parts, controls.random());
        permuted = new int[controls.permutations()][];
        for (int p = 0; p < permuted.length; p++) permuted[p] = Samples.permuted(variable, controls.random());
        nLogN = new JointTable.NLogN(x.length);
        without = new double[parts];
        onPermuted = new double[permuted.length];
    }

    /** Of other codes, with the same permutations and the same parts. */
    private MeanInformation(MeanInformation other) {
        variable = other.variable;
        x = other.x;
        part = other.part;
        parts = other.parts;
        permuted = other.permuted;
        nLogN = other.nLogN;
        without = new double[parts];
        onPermuted = new double[permuted.length];
    }

    MeanInformation anew() {
        return new MeanInformation(this);
    }

    /** @param symbols [samples], each 0 .. distinct-1 */
    void add(int[] symbols, int distinct) {
        JointTable table = new JointTable(symbols, distinct, x, variable.distinct(), part, parts, nLogN);
        values.add(table.information().corrected());
        for (int p = 0; p < parts; p++) without[p] += table.without(p).corrected();
        seenOnce += table.shareSeenOnce();
        for (int p = 0; p < permuted.length; p++) {
            MutualInformation chance =
                    new JointTable(symbols, distinct, permuted[p], variable.distinct(), new int[x.length], 1, nLogN)
                            .information();
            onPermuted[p] += chance.corrected();
            plugInOnPermuted += chance.plugIn();
        }
    }

    /** @param drawn whether the codes are a random choice of many, whose scatter then adds to the error */
    Estimate estimate(Estimand quantity, EstimatorLabel estimator, String code, int width, boolean drawn) {
        int codes = values.size();
        double[] each = values.stream().mapToDouble(Double::doubleValue).toArray();
        double value = Samples.mean(each);
        Permuted chance = Permuted.of(divided(onPermuted, codes));
        Jackknife jackknife = Jackknife.of(value, divided(without, codes));
        double ofSamples = jackknife.standardError();
        double ofCodes = drawn ? Samples.standardError(each) : 0;
        double error = Math.sqrt(ofSamples * ofSamples + ofCodes * ofCodes);

        double once = seenOnce / codes;
        double invented = plugInOnPermuted / codes / permuted.length;
        String why = SaturationRules.whyNot(once, invented);
        if (why.isEmpty() && variable.counts().seen(1) == x.length) why = "no value of X was seen twice";
        return new Estimate(quantity, estimator, code, width, x.length, value, jackknife.bias(),
                Interval.around(value, jackknife.bias(), chance.mean(), error),
                drawn ? Jackknife.GROUPED + ", and scatter of subsets" : Jackknife.GROUPED, chance.mean(), chance.quantile(), once,
                why.isEmpty() ? Verdict.SOUND : Verdict.SATURATED, why);
    }

    private static double[] divided(double[] sums, int by) {
        double[] means = sums.clone();
        for (int i = 0; i < means.length; i++) means[i] /= by;
        return means;
    }
}
