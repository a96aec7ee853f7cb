package apical.results;

/**
 * One presentation of a simulation that was recorded.
 *
 * @param plasticFromMs    from when on weights learned; {@code toMs} if they did not
 * @param targetPotentials u_target of the output neurons; empty: no teacher
 */
public record ShownRow(String phase, double fromMs, double toMs, double plasticFromMs, double[] targetPotentials) {

    /** {@code shown.csv}, beside the recordings of a tissue. */
    public static final CsvTable<ShownRow> TABLE =
            CsvTable.of("shown", "what a recorded tissue was shown", ShownRow.class).underscored();

    public boolean isTaught() {
        return targetPotentials.length > 0;
    }
}
