package apical.results;

import java.util.List;

/**
 * A test image, the code of one image in one trained network, or what the network made of that code.
 *
 * @param model  empty for an image itself
 * @param label  of the image; there is one image of each
 * @param values [planes x rows x columns]
 */
public record ReconstructionRow(String model, long seed, int epoch, int label, What what, int planes, int rows, int columns,
        List<Double> values) {

    /** {@code reconstructions.csv}, of autoencoders with the first seed. */
    public static final CsvTable<ReconstructionRow> TABLE =
            CsvTable.of("reconstructions", "what autoencoders made of a few test images", ReconstructionRow.class).sharedByRuns();

    /** What the values of a row are. */
    public enum What {
        /** Brightness of each pixel in percent, whole numbers, which are enough for pictures. */
        IMAGE("image"),
        /** Rates of the narrowest hidden layer; planes and rows are 1. */
        CODE("code"),
        /** The image as reconstructed; where rates are beyond the targets, below 0 or above 100. */
        RECONSTRUCTION("reconstruction");

        private final String id;

        What(String id) {
            this.id = id;
        }

        /** As in the file. */
        String id() {
            return id;
        }
    }

    public ReconstructionRow {
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
