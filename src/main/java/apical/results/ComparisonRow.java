package apical.results;

import java.util.OptionalDouble;

/**
 * One model of a comparison at one budget, with its difference from the reference. Cells of what is not known are empty.
 *
 * @param equal        what is equal here: {@code epochs}, {@code training time} or {@code multiply-adds}
 * @param epoch        at which it stands
 * @param seconds      of training until then, mean over seeds
 * @param multiplyAdds of training until then
 * @param errorMean    over seeds, on the test images, in the unit of their score
 * @param errorSd      standard deviation over seeds, n - 1 in the denominator
 * @param against      the reference
 * @param difference   mean over common seeds of the error minus that of the reference
 * @param low95        lower end of its 95 % interval
 */
public record ComparisonRow(String equal, String model, String rule, int epoch, long examples, OptionalDouble seconds,
        OptionalDouble multiplyAdds, int seeds, double errorMean, OptionalDouble errorSd, String against,
        int commonSeeds, OptionalDouble difference, OptionalDouble low95, OptionalDouble high95,
        long multiplyAddsPerExample, long bytes, double msPerExample, String differsFromReference) {

    /** {@code comparison.csv}. */
    public static final CsvTable<ComparisonRow> TABLE = CsvTable.of("comparison",
            "models at equal epochs, training time and multiply-adds", ComparisonRow.class).underscored()
            .renamed("low95", "low_95").renamed("high95", "high_95");
}
