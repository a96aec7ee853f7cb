package apical.results;

import apical.information.Estimate;

/**
 * One estimate of information, and where it was made.
 *
 * @param compartment {@code rate}, {@code apical}, ...
 * @param teacher     whether it was on, {@code on} or {@code off}
 * @param variable    {@code label}, or the name of a property of the image
 */
public record InformationRow(String rule, String model, long seed, int epoch, long examples, String split, String layer,
        String compartment, String teacher, String variable, Estimate estimate) {

    /** {@code information.csv}. */
    public static final CsvTable<InformationRow> TABLE =
            ofEstimates("information", "estimates of information", InformationRow.class);

    /** A table whose rows end with an {@link Estimate}. */
    static <R extends Record> CsvTable<R> ofEstimates(String name, String what, Class<R> row) {
        return CsvTable.of(name, what, row).renamed("interval method", "interval").withConstant("unit", "bit", "value");
    }

    /** Layer and compartment in one name: {@code hidden1}, {@code hidden1.apical}, {@code hidden1.apical, teacher on}. */
    public String place() {
        return layer + (compartment.equals("rate") ? "" : "." + compartment) + (teacher.equals("on") ? ", teacher on" : "");
    }
}
