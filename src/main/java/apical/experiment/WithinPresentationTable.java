package apical.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What compartments tell at each moment of a presentation: {@code within-presentation.csv}. */
public record WithinPresentationTable(List<Row> rows) {

    /** In a folder of results. */
    public static final String FILE = "within-presentation.csv";
    static final WithinPresentationTable EMPTY = new WithinPresentationTable(List.of());

    /** About the label of the image. */
    public static final String LABEL = "label bits";
    /** About the sign of backprop's error of the same unit. */
    public static final String ERROR_SIGN = "error sign bits";

    private static final CsvTable TABLE = new CsvTable("within-presentation", List.of("model", "seed", "epoch", "ms", "layer",
            "compartment", "quantity", "value", "bias", "standard error", "permuted", "entropy", "samples"));

    /**
     * One number [bit per unit], mean over the units of a layer, as {@link apical.information.UnitBits} says.
     *
     * @param ms          since the image was switched on; 0: just before
     * @param compartment {@code soma}, {@code apical}, ...
     * @param quantity    {@link #LABEL} or {@link #ERROR_SIGN}
     * @param bias        what is left of it in {@code value}, by jack-knife
     * @param permuted    the same where samples are permuted
     * @param entropy     the most there could be
     * @param samples     images
     */
    public record Row(String model, long seed, int epoch, double ms, String layer, String compartment, String quantity, double value,
                      double bias, double standardError, double permuted, double entropy, int samples) {
    }

    public WithinPresentationTable {
        rows = List.copyOf(rows);
    }

    /** The rows for which {@code wanted} holds, in their order. */
    public Stream<Row> where(Predicate<Row> wanted) {
        return rows.stream().filter(wanted);
    }

    /** Writes this table as CSV with a header line, UTF-8. */
    public void write(Path file) throws IOException {
        TABLE.write(file, rows, r -> new Object[] {r.model(), r.seed(), r.epoch(), r.ms(), r.layer(), r.compartment(), r.quantity(),
                r.value(), r.bias(), r.standardError(), r.permuted(), r.entropy(), r.samples()});
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException naming file and line if the file is missing or not such a table
     */
    public static WithinPresentationTable read(Path file) throws IOException {
        return new WithinPresentationTable(TABLE.read(file, row -> new Row(row.get("model"), Long.parseLong(row.get("seed")),
                Integer.parseInt(row.get("epoch")), Double.parseDouble(row.get("ms")), row.get("layer"), row.get("compartment"),
                row.get("quantity"), Double.parseDouble(row.get("value")),
                Double.parseDouble(row.get("bias")), Double.parseDouble(row.get("standard error")),
                Double.parseDouble(row.get("permuted")), Double.parseDouble(row.get("entropy")),
                Integer.parseInt(row.get("samples")))));
    }
}
