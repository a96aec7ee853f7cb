package apical.experiment;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * What electrodes saw of one tissue, as a table, and what it was shown meanwhile.
 *
 * @param tissue  name of its folder
 * @param timesMs ends of steps [ms], ascending; where nothing was recorded there is a gap
 * @param columns by name, {@code hidden1.apical[3]}, each as long as the times
 * @param shown   in the order of time
 */
public record Traces(String tissue, double[] timesMs, Map<String, double[]> columns, List<Shown> shown) {

    /** The table of a recording. */
    private static final String TABLE = "recording.csv";

    /**
     * One presentation.
     *
     * @param plasticFromMs     from when on weights learned; {@code toMs} if they did not
     * @param targetPotentials  u_target of the output neurons; empty: no teacher
     */
    public record Shown(String phase, double fromMs, double toMs, double plasticFromMs, double[] targetPotentials) {

        public boolean isTaught() {
            return targetPotentials.length > 0;
        }
    }

    /** Reads what a simulation recorded of one tissue; empty where it recorded no table. */
    static Optional<Traces> read(Path folder) throws IOException {
        Path shown = folder.resolve(TissueRecorders.SHOWN);
        Optional<Path> table = Stream.of(folder, folder.resolve("1"), folder.resolve("2")).map(place -> place.resolve(TABLE))
                .filter(Files::exists).findFirst();
        if (!Files.exists(shown) || table.isEmpty()) {
            return Optional.empty();
        }
        List<double[]> rows = new ArrayList<>();
        List<String> names;
        try (CSVParser csv = parser(table.get())) {
            names = csv.getHeaderNames();
            for (CSVRecord row : csv) {
                rows.add(row.stream().mapToDouble(Double::parseDouble).toArray());
            }
        } catch (RuntimeException e) {
            throw new IOException(table.get() + " is not a table of numbers", e);
        }
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int c = 1; c < names.size(); c++) {
            columns.put(names.get(c), column(rows, c));
        }
        return Optional.of(new Traces(folder.getFileName().toString(), column(rows, 0), columns, shown(shown)));
    }

    private static double[] column(List<double[]> rows, int c) {
        return rows.stream().mapToDouble(row -> row[c]).toArray();
    }

    private static List<Shown> shown(Path file) throws IOException {
        try (CSVParser csv = parser(file)) {
            return csv.stream().map(row -> new Shown(row.get("phase"), number(row, "from_ms"), number(row, "to_ms"),
                    number(row, "plastic_from_ms"), numbers(row.get("target_potentials")))).toList();
        } catch (RuntimeException e) {
            throw new IOException(file + " is not a table of what was shown", e);
        }
    }

    private static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }

    private static double[] numbers(String text) {
        return text.isBlank() ? new double[0] : Stream.of(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    private static CSVParser parser(Path file) throws IOException {
        Reader in = Files.newBufferedReader(file);
        return CSVParser.parse(in, CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get());
    }

    /** Names of the columns of one quantity: {@code hidden1.apical}. */
    public List<String> columnsOf(String quantity) {
        return columns.keySet().stream().filter(name -> name.startsWith(quantity + "[")).toList();
    }
}
