package apical.results;

import apical.json.DefinitionException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * What was recorded of one tissue, as a table, and what it was shown meanwhile.
 *
 * @param tissue  name of its folder
 * @param timesMs ends of steps [ms], ascending; where nothing was recorded there is a gap
 * @param columns in the order of the table
 * @param shown   in the order of time
 */
public record Traces(String tissue, double[] timesMs, List<Column> columns, List<ShownRow> shown) {

    /** The table of a recording. */
    private static final String TABLE = "recording.csv";

    /**
     * One number over time.
     *
     * @param layer    {@code hidden1}
     * @param quantity {@code apical}, {@code bottomUp}, ...
     * @param index    of the neuron; of a synapse, of the postsynaptic neuron and of the presynaptic one
     * @param values   one for each of the times
     */
    public record Column(String layer, String quantity, List<Integer> index, double[] values) {

        /** @param name {@code hidden1.apical[3]}, {@code hidden1.bottomUp[3][7]} */
        static Column of(String name, double[] values) {
            int dot = name.indexOf('.');
            int bracket = name.indexOf('[');
            if (dot < 0 || bracket < dot || !name.endsWith("]")) {
                throw new IllegalArgumentException("\"" + name + "\" is no column of a recording; expected LAYER.QUANTITY[NUMBER]");
            }
            return new Column(name.substring(0, dot), name.substring(dot + 1, bracket),
                    Stream.of(name.substring(bracket + 1, name.length() - 1).split("]\\[", -1)).map(Integer::valueOf).toList(),
                    values);
        }

        /** Whether it is a number of a neuron, and not of a synapse. */
        public boolean isOfANeuron() {
            return index.size() == 1;
        }
    }

    /** Reads what a simulation recorded of all tissues; none if it recorded none. */
    public static List<Traces> readAll(Path results) throws IOException {
        List<Traces> traces = new ArrayList<>();
        Path recordings = results.resolve(ResultStore.RECORDINGS);
        if (Files.isDirectory(recordings)) {
            try (Stream<Path> tissues = Files.list(recordings)) {
                for (Path tissue : tissues.sorted().toList()) {
                    read(tissue).ifPresent(traces::add);
                }
            }
        }
        return traces;
    }

    /** Reads what a simulation recorded of one tissue; empty where it recorded no table. */
    public static Optional<Traces> read(Path folder) throws IOException {
        Path shown = folder.resolve(ShownRow.TABLE.file());
        Optional<Path> table = Stream.of(folder, folder.resolve("1"), folder.resolve("2")).map(place -> place.resolve(TABLE))
                .filter(Files::exists).findFirst();
        if (!Files.exists(shown) || table.isEmpty()) {
            return Optional.empty();
        }
        List<double[]> rows = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        try (Reader in = Files.newBufferedReader(table.get());
                CSVParser csv = CSVParser.parse(in, CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
            for (CSVRecord row : csv) {
                rows.add(row.stream().mapToDouble(Double::parseDouble).toArray());
            }
            List<String> names = csv.getHeaderNames();
            for (int c = 1; c < names.size(); c++) {
                columns.add(Column.of(names.get(c), column(rows, c)));
            }
        } catch (RuntimeException e) {
            throw new DefinitionException(table.get(),
                    "line " + (rows.size() + 2) + " is not a row of numbers; expected a recording as 'apical run' wrote it");
        }
        return Optional.of(new Traces(folder.getFileName().toString(), column(rows, 0), columns, shown(shown)));
    }

    private static List<ShownRow> shown(Path file) {
        try {
            return ShownRow.TABLE.read(file);
        } catch (IOException e) {
            throw new DefinitionException(e.getMessage());
        }
    }

    private static double[] column(List<double[]> rows, int c) {
        return rows.stream().mapToDouble(row -> row[c]).toArray();
    }

    /** The columns of one quantity of one layer. */
    public List<Column> of(String layer, String quantity) {
        return columns.stream().filter(column -> column.layer.equals(layer) && column.quantity.equals(quantity)).toList();
    }
}
