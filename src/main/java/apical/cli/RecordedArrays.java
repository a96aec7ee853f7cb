package apical.cli;

import apical.arrays.NpyFile;
import apical.arrays.NpzFile;
import apical.arrays.NumpyArray;
import apical.definition.DefinitionException;
import apical.information.Codes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ejml.data.FMatrixRMaj;

/**
 * Activity and variables that some program saved: matrices are populations, lists of whole numbers are variables of the samples.
 *
 * @param populations [units x samples] by name, rounded to single precision
 * @param variables   one symbol a sample, by name
 */
record RecordedArrays(Map<String, FMatrixRMaj> populations, Map<String, Codes> variables) {

    /** Along which index of a matrix samples follow each other. */
    enum Samples { ROWS, COLUMNS }

    /**
     * Reads.
     *
     * @param file    {@code .npz} with everything, or {@code .npy} with activity
     * @param labels  {@code .npy} with the variable, for the second case
     * @param samples if it cannot be told from the numbers of samples
     * @throws DefinitionException in one line, of what cannot be analysed
     */
    static RecordedArrays read(Path file, Optional<Path> labels, Optional<Samples> samples) throws IOException {
        Map<String, NumpyArray> arrays = new LinkedHashMap<>(arrays(file));
        if (labels.isPresent()) {
            arrays.put(name(labels.get()), NpyFile.read(requireThere(labels.get())));
        }
        Map<String, NumpyArray> matrices = ofDimension(arrays, 2);
        Map<String, NumpyArray> lists = ofDimension(arrays, 1);
        if (matrices.isEmpty()) {
            throw new DefinitionException(file, "has no activity; expected a matrix of samples and units, but there is "
                    + show(arrays));
        }
        if (lists.isEmpty()) {
            throw new DefinitionException(file, "has no variable of the samples; expected a list of one whole number a sample."
                    + (isNpz(file) ? "" : " Maybe --labels FILE.npy"));
        }
        Map<String, Codes> variables = new LinkedHashMap<>();
        lists.forEach((name, list) -> variables.put(name, codes(file, name, list)));
        int count = count(file, lists);
        Map<String, FMatrixRMaj> populations = new LinkedHashMap<>();
        matrices.forEach((name, matrix) -> populations.put(name, activity(file, name, matrix, count, samples)));
        return new RecordedArrays(populations, variables);
    }

    private static boolean isNpz(Path file) {
        return file.toString().endsWith(".npz");
    }

    private static Path requireThere(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new DefinitionException(file, "no such file; expected arrays that NumPy saved, .npz or .npy");
        }
        return file;
    }

    private static Map<String, NumpyArray> arrays(Path file) throws IOException {
        requireThere(file);
        try {
            return isNpz(file) ? NpzFile.read(file) : Map.of(name(file), NpyFile.read(file));
        } catch (IOException e) {                                    // what is wrong with the user's file, in one line
            throw new DefinitionException(e.getMessage());
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceAll("\\.np[yz]$", "");
    }

    private static Map<String, NumpyArray> ofDimension(Map<String, NumpyArray> arrays, int dimensions) {
        Map<String, NumpyArray> found = new LinkedHashMap<>();
        arrays.forEach((name, array) -> {
            if (array.shape().size() == dimensions) {
                found.put(name, array);
            }
        });
        return found;
    }

    private static String show(Map<String, NumpyArray> arrays) {
        return arrays.entrySet().stream().map(array -> array.getKey() + " " + array.getValue().shape())
                .collect(Collectors.joining(", "));
    }

    private static int count(Path file, Map<String, NumpyArray> lists) {
        List<Integer> counts = lists.values().stream().map(list -> list.shape().get(0)).distinct().toList();
        if (counts.size() > 1) {
            throw new DefinitionException(file, "has variables of different numbers of samples: " + show(lists));
        }
        return counts.get(0);
    }

    private static Codes codes(Path file, String name, NumpyArray list) {
        int[] symbols = new int[list.values().length];
        if (symbols.length == 0) {
            throw new DefinitionException(file, name + " is empty; expected one whole number a sample");
        }
        for (int s = 0; s < symbols.length; s++) {
            double value = list.values()[s];
            symbols[s] = (int) value;
            if (symbols[s] != value) {
                throw new DefinitionException(file, name + "[" + s + "] is " + value + "; expected a whole number, the label of a sample");
            }
        }
        return Codes.of(symbols);
    }

    private static FMatrixRMaj activity(Path file, String name, NumpyArray matrix, int count, Optional<Samples> asked) {
        int rows = matrix.shape().get(0);
        int columns = matrix.shape().get(1);
        if (rows == count && columns == count && asked.isEmpty()) {
            throw new DefinitionException(file, name + " is [" + rows + " x " + columns + "], and both could be its samples;"
                    + " expected --samples rows or --samples columns");
        }
        Samples samples = asked.orElse(rows == count ? Samples.ROWS : Samples.COLUMNS);
        if ((samples == Samples.ROWS ? rows : columns) != count) {
            throw new DefinitionException(file, name + " is [" + rows + " x " + columns + "] but there are " + count
                    + " labels; expected as many " + (asked.isEmpty() ? "rows or columns" : samples.name().toLowerCase(java.util.Locale.ROOT)));
        }
        int units = samples == Samples.ROWS ? columns : rows;
        FMatrixRMaj activity = new FMatrixRMaj(units, count);
        for (int unit = 0; unit < units; unit++) {
            for (int s = 0; s < count; s++) {
                double value = matrix.values()[samples == Samples.ROWS ? s * columns + unit : unit * columns + s];
                if (!Float.isFinite((float) value)) {
                    throw new DefinitionException(file, name + " is " + value + " at unit " + unit + " of sample " + s
                            + " (counted from 0); expected finite values of at most 3e38");
                }
                activity.set(unit, s, (float) value);
            }
        }
        if (units == 0) {
            throw new DefinitionException(file, name + " has no units");
        }
        return activity;
    }
}
