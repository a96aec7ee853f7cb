package apical.comparison;

import apical.experiment.CsvTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A comparison as a table in long form: {@code comparison.csv}. Cells of what is not known are empty. */
public final class ComparisonTable {

    private static final CsvTable TABLE = new CsvTable("a comparison", List.of("equal", "model", "rule", "epoch", "examples",
            "seconds", "multiply_adds", "seeds", "error_mean", "error_sd", "against", "common_seeds", "difference", "low_95",
            "high_95", "multiply_adds_per_example", "bytes", "ms_per_example", "differs_from_reference"));

    private ComparisonTable() {
    }

    /** Writes it, UTF-8. */
    public static void write(Comparison comparison, Path file) throws IOException {
        ComparedModel reference = comparison.reference();
        TABLE.write(file, comparison.rows(), row -> {
            ComparedModel compared = row.compared();
            PairedDifference difference = row.difference();
            return new Object[] {row.budget().id(), compared.name(), compared.definition().rule().kind().id(), row.at().epoch(),
                row.at().examples(), known(row.at().seconds()), known(row.at().multiplyAdds()), row.at().errors().size(),
                row.mean(), known(row.deviation()), reference.name(), difference.pairs(), known(difference.mean()), known(difference.low()),
                known(difference.high()), compared.multiplyAdds(), compared.memory(),
                compared.definition().costs().presentationMs(), String.join("; ", Pairing.of(compared, reference).differ())};
        });
    }

    private static Object known(double value) {
        return Double.isNaN(value) ? "" : value;
    }
}
