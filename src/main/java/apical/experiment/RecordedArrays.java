package apical.experiment;

import apical.arrays.NpyFile;
import apical.arrays.NpzFile;
import apical.arrays.NumpyArray;
import apical.estimators.EstimatorDefinition;
import apical.information.Codes;
import apical.information.ControlSettings;
import apical.json.DefinitionException;
import apical.network.Seed;
import apical.results.AnalysisRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
public record RecordedArrays(Map<String, FMatrixRMaj> populations, Map<String, Codes> variables) {

    /** Along which index of a matrix samples follow each other. */
    public enum Samples { ROWS, COLUMNS }

    /**
     * Reads.
     *
     * @param file    {@code .npz} with everything, or {@code .npy} with activity
     * @param labels  the variables, if they are in a file of their own: then lists in {@code file} are none
     * @param samples if it cannot be told from the numbers of samples
     * @throws DefinitionException in one line, of what cannot be analysed
     */
    public static RecordedArrays read(Path file, Optional<Path> labels, Optional<Samples> samples) throws IOException {
        Map<String, NumpyArray> arrays = arrays(file);
        Map<String, NumpyArray> matrices = ofDimension(arrays, 2);
        if (matrices.isEmpty()) {
            throw new DefinitionException(file, "has no activity; expected a matrix of samples and units, but there is "
                    + show(arrays));
        }
        Path from = labels.orElse(file);
        Map<String, NumpyArray> labelled = labels.isPresent() ? arrays(from) : arrays;
        Map<String, NumpyArray> lists = ofDimension(labelled, 1);
        if (lists.isEmpty()) {
            throw new DefinitionException(from, "has no variable of the samples; expected a list of one whole number a sample,"
                    + " but there is " + show(labelled) + cure(file, labels, labelled));
        }
        Map<String, Codes> variables = new LinkedHashMap<>();
        lists.forEach((name, list) -> variables.put(name, codes(from, name, list)));
        int count = count(from, lists);
        Map<String, FMatrixRMaj> populations = new LinkedHashMap<>();
        matrices.forEach((name, matrix) -> populations.put(name, activity(file, name, matrix, count, samples)));
        return new RecordedArrays(populations, variables);
    }

    /** Where labels may be that were not found: in another file, or in a matrix of one row or one column beside another matrix. */
    private static String cure(Path file, Optional<Path> labels, Map<String, NumpyArray> arrays) {
        if (labels.isEmpty() && !isNpz(file)) {
            return ". Maybe --labels FILE.npy";
        }
        return labels.isEmpty() && arrays.size() < 2 ? "" : arrays.entrySet().stream()
                .filter(array -> array.getValue().shape().contains(1) && array.getValue().values().length > 1)
                .filter(array -> array.getValue().shape().contains(array.getValue().values().length))
                .findFirst().map(array -> ". Maybe " + array.getKey() + ".ravel()").orElse("");
    }

    /** What each population tells of each variable, by each estimator; every one gets the same permutations. */
    public List<AnalysisRow> analyze(List<EstimatorDefinition> estimators, int permutations, Seed seed) {
        List<AnalysisRow> rows = new ArrayList<>();
        populations.forEach((population, activity) -> variables.forEach((variable, symbols) -> {
            for (EstimatorDefinition estimator : estimators) {
                estimator.build().estimate(activity, symbols, new ControlSettings(permutations, seed.stream("doubts")))
                        .forEach(estimate -> rows.add(new AnalysisRow(population, variable, estimate)));
            }
        }));
        return rows;
    }

    private static boolean isNpz(Path file) {
        return file.toString().endsWith(".npz");
    }

    private static Map<String, NumpyArray> arrays(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new DefinitionException(file, (Files.isDirectory(file) ? "is a folder" : "no such file")
                    + "; expected arrays that NumPy saved, .npz or .npy");
        }
        Map<String, NumpyArray> arrays;
        try {
            arrays = isNpz(file) ? NpzFile.read(file) : Map.of(name(file), NpyFile.read(file));
        } catch (IOException e) {                                    // what is wrong with the user's file, in one line
            throw new DefinitionException(e.getMessage());
        }
        if (arrays.isEmpty()) {
            throw new DefinitionException(file, "holds no arrays; expected some that NumPy saved");
        }
        return arrays;
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
        return arrays.entrySet().stream().map(array -> array.getKey() + array.getValue().shape().stream()
                .map(String::valueOf).collect(Collectors.joining(" x ", " [", "]"))).collect(Collectors.joining(", "));
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
                throw new DefinitionException(file, name + "[" + s + "] is " + value + "; expected a whole number"
                        + (value == Math.rint(value) ? " between " + Integer.MIN_VALUE + " and " + Integer.MAX_VALUE
                                : ", the label of a sample"));
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
                    + " labels; expected as many "
                    + (asked.isEmpty() ? "rows or columns" : samples.name().toLowerCase(Locale.ROOT)));
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
