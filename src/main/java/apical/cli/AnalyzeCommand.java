package apical.cli;

import apical.definition.Definitions;
import apical.estimators.EstimatorDefinition;
import apical.estimators.Estimators;
import apical.experiment.RecordedArrays;
import apical.information.Estimate;
import apical.network.Seed;
import apical.results.AnalysisRow;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code apical analyze}: what saved activity tells of labels, whoever saved it. */
@Command(name = "analyze", mixinStandardHelpOptions = true,
        description = {"Estimate what recorded activity tells of labels, in bits, with what is needed to doubt each estimate.",
                "FILE is .npz with matrices of activity and lists of labels, or .npy with activity and --labels."},
        footer = {"",
                "Examples:",
                "  apical analyze activity.npz",
                "  apical analyze activity.npy --labels labels.npy --estimator decoder",
                "  apical analyze activity.npz --estimators estimators.json --out analysis.csv",
                "",
                "In Python: numpy.savez(\"activity.npz\", hidden1=rates, labels=labels), rates being [samples x units] or",
                "[units x samples]; the number of labels says which. Values are taken in single precision."})
final class AnalyzeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "Arrays saved by NumPy, .npz or .npy.")
    private Path file;

    @Option(names = "--labels", paramLabel = "FILE", description = "One whole number a sample, .npy or .npz (lists of"
            + " them). Default: the lists in FILE.")
    private Path labels;

    @Option(names = "--samples", paramLabel = "rows|columns", description = "Where a matrix has its samples, if their number does"
            + " not say.")
    private String samples;

    @Option(names = "--estimator", paramLabel = "TYPE", description = "With its defaults; as often as you like. Default: all that"
            + " suit populations of any width. 'apical list' shows them.")
    private List<String> types = List.of();

    @Option(names = "--estimators", paramLabel = "FILE", description = "A JSON list of estimators, as under \"information\" of an"
            + " experiment.")
    private Path estimators;

    @Option(names = "--permutations", paramLabel = "N", defaultValue = "20", description = "Of the labels, at least 2, for the"
            + " control. Default: ${DEFAULT-VALUE}.")
    private int permutations;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "Of all that is random. Default: ${DEFAULT-VALUE}.")
    private Long seed;

    @Option(names = "--out", paramLabel = "FILE", converter = NewPath.class,
            description = "Where to write all numbers as CSV; must not exist yet.")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (permutations < 2) {
            throw new ParameterException(spec.commandLine(), "--permutations is " + permutations + "; expected at least 2");
        }
        List<EstimatorDefinition> wanted = wanted();
        RecordedArrays recorded =
                RecordedArrays.read(file, Optional.ofNullable(labels), Optional.ofNullable(samples).map(this::samples));
        Optional<NewFile> target = Optional.ofNullable(out).map(NewFile::at);
        List<AnalysisRow> rows = recorded.analyze(wanted, permutations, new Seed(seed));
        PrintWriter print = spec.commandLine().getOut();
        report(rows).forEach(print::println);
        if (target.isPresent()) {
            target.get().write(file -> AnalysisRow.TABLE.write(file, rows));
            print.println("Written: " + out);
        }
        print.flush();
        return 0;
    }

    private RecordedArrays.Samples samples(String word) {
        return switch (word) {
            case "rows" -> RecordedArrays.Samples.ROWS;
            case "columns" -> RecordedArrays.Samples.COLUMNS;
            default -> throw new ParameterException(spec.commandLine(), "--samples is \"" + word + "\"; expected rows or columns");
        };
    }

    private List<EstimatorDefinition> wanted() {
        List<EstimatorDefinition> wanted = new ArrayList<>();
        if (estimators != null) {
            wanted.addAll(Definitions.readEstimators(estimators));
        }
        types.forEach(type -> wanted.add(Definitions.estimator("--estimator", type)));
        for (int i = 1; i < wanted.size(); i++) {
            if (wanted.subList(0, i).contains(wanted.get(i))) {
                throw new ParameterException(spec.commandLine(),
                        "estimator " + (i + 1) + " is one of those before it; expected each once");
            }
        }
        return wanted.isEmpty() ? Estimators.suitingAnyWidth() : wanted;
    }

    private static List<String> report(List<AnalysisRow> rows) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(List.of("population", "variable", "quantity", "estimator", "code", "verdict", "units", "samples", "bit", "bias",
                "95 %",
                "permuted"));
        Set<String> reasons = new LinkedHashSet<>();
        for (AnalysisRow row : rows) {
            Estimate e = row.estimate();
            cells.add(List.of(row.population(), row.variable(), e.quantity().id(), e.estimator().id(), e.code(), e.verdict().id(),
                    Integer.toString(e.width()), Integer.toString(e.samples()), bits(e.value()), known(e.bias()),
                    bits(e.interval().lower()) + " to " + bits(e.interval().upper()), known(e.permutedMean())));
            if (!e.why().isEmpty()) {
                reasons.add(e.verdict().id() + " (" + e.estimator() + "): " + e.why());
            }
        }
        List<String> lines = new ArrayList<>(TextTable.align(cells, 6));
        if (!reasons.isEmpty()) {
            lines.add("");
            lines.addAll(reasons);
        }
        return lines;
    }

    private static String known(double value) {
        return Double.isNaN(value) ? "-" : bits(value);
    }

    private static String bits(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
