package apical.results;

import java.util.List;

/** The tables that a folder of results may have, each registered once. */
public final class Tables {

    /** In the order in which people look at them. */
    public static final List<CsvTable<?>> ALL = List.of(
            Measurement.TABLE,
            InformationRow.TABLE,
            CalibrationRow.TABLE,
            WithinPresentationRow.TABLE,
            DataProcessingRow.TABLE,
            ComparisonRow.TABLE,
            RunRow.TABLE,
            SweepRow.TABLE,
            CostRow.TABLE,
            TimingRow.TABLE,
            GridRow.TABLE,
            ReconstructionRow.TABLE);

    private Tables() {
    }
}
