package apical.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;

/**
 * What autoencoders made of a few test images: {@code reconstructions.csv}. A row is an image, the code of one image in one trained
 * network, or what the network made of that code.
 */
public record Reconstructions(List<Row> rows) {

    public static final Reconstructions NONE = new Reconstructions(List.of());
    static final String FILE = "reconstructions.csv";

    private static final CsvTable TABLE = new CsvTable("reconstructions",
            List.of("model", "seed", "epoch", "label", "what", "planes", "rows", "columns", "values"));

    /** What the values of a row are. */
    public enum What {
        /** Brightness of each pixel in percent, whole numbers, which are enough for pictures. */
        IMAGE("image"),
        /** Rates of the narrowest hidden layer; planes and rows are 1. */
        CODE("code"),
        /** The same as reconstructed; where rates are beyond the targets, below 0 or above 100. */
        RECONSTRUCTION("reconstruction");

        private final String id;

        What(String id) {
            this.id = id;
        }

        /** As in the file. */
        String id() {
            return id;
        }

        static What withId(String id) {
            return Arrays.stream(values()).filter(what -> what.id.equals(id)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("what is " + id));
        }
    }

    /**
     * Some numbers.
     *
     * @param model  empty for an image itself
     * @param label  of the image; there is one image of each
     * @param values [planes x rows x columns]
     */
    public record Row(String model, long seed, int epoch, int label, What what, int planes, int rows, int columns,
                      List<Double> values) {
        public Row {
            values = List.copyOf(values);
            if (values.size() != (long) planes * rows * columns) {
                throw new IllegalArgumentException(values.size() + " numbers; expected " + planes + " x " + rows + " x " + columns);
            }
        }

        /** Mean over planes [rows x columns]. */
        public double[] grey() {
            double[] grey = new double[rows * columns];
            for (int i = 0; i < values.size(); i++) {
                grey[i % grey.length] += values.get(i) / planes;
            }
            return grey;
        }
    }

    public Reconstructions {
        rows = List.copyOf(rows);
    }

    /** Labels of the images, in their order. */
    public List<Integer> labels() {
        return rows.stream().filter(row -> row.what == What.IMAGE).map(Row::label).toList();
    }

    /** Names of the models, in their order. */
    public List<String> models() {
        return rows.stream().filter(row -> row.what != What.IMAGE).map(Row::model).distinct().toList();
    }

    /** The row of the image of this label; of an image itself for an empty model. */
    public Optional<Row> find(String model, What what, int label) {
        return rows.stream().filter(row -> row.model.equals(model) && row.what == what && row.label == label).findFirst();
    }

    /** Images once, and all that was made of them. */
    static Reconstructions join(List<Reconstructions> parts) {
        return new Reconstructions(parts.stream().flatMap(part -> part.rows.stream()).distinct().toList());
    }

    void write(Path file) throws IOException {
        TABLE.write(file, rows, row -> new Object[] {row.model, row.seed, row.epoch, row.label, row.what.id(), row.planes, row.rows,
            row.columns, row.values.stream().map(Reconstructions::show).collect(Collectors.joining(" "))});
    }

    /** Whole numbers without a point: most are. */
    private static String show(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    /** Reads what {@link #write} wrote; none if the file is not there. */
    static Reconstructions read(Path file) throws IOException {
        return Files.exists(file) ? new Reconstructions(TABLE.read(file, Reconstructions::row)) : NONE;
    }

    private static Row row(CSVRecord row) {
        return new Row(row.get(0), Long.parseLong(row.get(1)), Integer.parseInt(row.get(2)), Integer.parseInt(row.get(3)),
                What.withId(row.get(4)), Integer.parseInt(row.get(5)), Integer.parseInt(row.get(6)), Integer.parseInt(row.get(7)),
                Arrays.stream(row.get(8).split(" ")).map(Double::valueOf).toList());
    }
}
