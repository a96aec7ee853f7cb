package apical.experiment;

import apical.information.Calibration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Estimators held against channels of known information: {@code calibration.csv}. */
public record CalibrationTable(List<Row> rows) {

    /** In a folder of results. */
    public static final String FILE = "calibration.csv";
    static final CalibrationTable EMPTY = new CalibrationTable(List.of());

    private static final CsvTable TABLE = new CsvTable("calibration", List.of("model", "seed", "layer", "compartment", "estimator",
            "quantity", "code", "width", "samples", "samples per code", "share", "truth", "truth standard error", "value", "bias",
            "lower", "upper", "verdict", "covered"));

    /**
     * One estimate of one channel.
     *
     * @param layer   of the recording that the channel is like
     * @param quantity that was estimated, {@code I(X;T)} or {@code I(X;8 units)}, say
     * @param share   of H(X) that the channel was to tell
     * @param truth   what the estimator is after there [bit]
     * @param bias    what the estimator takes for its error [bit]; NaN where it cannot tell
     * @param covered whether the truth, give or take its own two standard errors, lies in the interval
     */
    public record Row(String model, long seed, String layer, String compartment, String estimator, String quantity, String code,
                      int width, int samples, double samplesPerCode, double share, double truth, double truthStandardError, double value,
                      double bias, double lower, double upper, String verdict, boolean covered) {

        static Row of(String model, long seed, String layer, String compartment, Calibration calibration) {
            var e = calibration.estimate();
            return new Row(model, seed, layer, compartment, e.estimator(), e.quantity(), e.code(), e.width(), e.samples(),
                    calibration.samplesPerCode(), calibration.share(), calibration.truth().bits(),
                    calibration.truth().standardError(), e.value(), e.bias(), e.interval().lower(),
                    e.interval().upper(), e.verdict().id(), calibration.covered());
        }
    }

    public CalibrationTable {
        rows = List.copyOf(rows);
    }

    /** Writes this table as CSV with a header line, UTF-8. */
    public void write(Path file) throws IOException {
        TABLE.write(file, rows, row -> new Object[] {row.model(), row.seed(), row.layer(), row.compartment(), row.estimator(),
                row.quantity(), row.code(), row.width(), row.samples(), row.samplesPerCode(), row.share(), row.truth(),
                row.truthStandardError(), row.value(), row.bias(), row.lower(), row.upper(),
                row.verdict(), row.covered()});
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException naming file and line if the file is missing or not such a table
     */
    public static CalibrationTable read(Path file) throws IOException {
        return new CalibrationTable(TABLE.read(file, row -> new Row(row.get("model"), Long.parseLong(row.get("seed")),
                row.get("layer"), row.get("compartment"), row.get("estimator"), row.get("quantity"), row.get("code"),
                Integer.parseInt(row.get("width")), Integer.parseInt(row.get("samples")),
                Double.parseDouble(row.get("samples per code")), Double.parseDouble(row.get("share")),
                Double.parseDouble(row.get("truth")),
                Double.parseDouble(row.get("truth standard error")), Double.parseDouble(row.get("value")),
                Double.parseDouble(row.get("bias")), Double.parseDouble(row.get("lower")), Double.parseDouble(row.get("upper")),
                row.get("verdict"), Boolean.parseBoolean(row.get("covered")))));
    }
}
