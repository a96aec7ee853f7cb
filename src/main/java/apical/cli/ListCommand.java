package apical.cli;

import apical.data.DataSources;
import apical.data.ImageProperty;
import apical.definition.Definitions;
import apical.diagnostics.Measurand;
import apical.diagnostics.Quantities;
import apical.estimators.Estimators;
import apical.figure.Figures;
import apical.json.DefinitionException;
import apical.recording.Recordable;
import apical.results.Tables;
import apical.rules.Rules;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code apical list}: what there is to run, and the names that definitions may use. */
@Command(name = "list", mixinStandardHelpOptions = true,
        description = "List models, experiments, rules, data, and the names that definitions may use.")
final class ListCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        section("Experiments", files("experiments", file -> Definitions.resolve(file, List.of()).description()));
        section("Models", files("models", file -> Definitions.readModel(file).description()));
        section("Rules", Rules.all().stream().map(kind -> row(kind.id(), kind.summary())));
        section("Data, as \"source\" in definitions and after --data", Stream.concat(
                DataSources.ALL.stream().map(data -> row(data.id(), String.join("; ", data.summary(), data.contents().toString(),
                        data.origin()))),
                DataSources.FORMATS.stream().map(format -> row("PATH", format.summary()))));
        section("Figures", Figures.ALL.stream().map(figure -> row(figure.id(), figure.summary())));
        section("Tables of results", Tables.ALL.stream().map(table -> row(table.file(), table.what())));
        section("Quantities of metrics.csv", Quantities.ALL.stream().map(quantity -> row(quantity.id(),
                quantity.summary() + (quantity.unit().equals("1") ? "" : " [" + quantity.unit() + "]"))));
        section("Quantities to measure in simulations",
                Stream.of(Measurand.values()).map(quantity -> row(quantity.id(), quantity.summary())));
        section("Quantities to record in simulations", Stream.of(Recordable.values()).map(quantity -> row(quantity.id(), "")));
        section("Sites, where activity is recorded (\"compartments\" in definitions)",
                Rules.sites().stream().map(site -> row(site.id(), site.summary())));
        section("Pathways, as weights are saved and measured", Rules.pathways().stream().map(way -> row(way.id(), way.summary())));
        section("Estimators of information, for experiments and 'apical analyze'",
                Estimators.ALL.stream().map(kind -> row(kind.id(), kind.summary())));
        section("Image properties", Stream.of(ImageProperty.values()).map(p -> row(p.id(), p.summary())));
        return 0;
    }

    private void section(String heading, Stream<String> rows) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(heading);
        rows.forEach(out::println);
        out.println();
    }

    private static String row(String name, String description) {
        return "  %-42s %s".formatted(name, description).stripTrailing();
    }

    /** JSON files of a folder below the working directory, each with its description, or with what is wrong with it. */
    private static Stream<String> files(String folder, Function<Path, String> description) throws IOException {
        if (!Files.isDirectory(Path.of(folder))) {
            return Stream.of("  (no folder " + folder + " here)");
        }
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            List<Path> found = files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
            return found.stream().map(file -> {
                try {
                    return row(file.toString(), description.apply(file));
                } catch (DefinitionException e) {
                    return "  " + e.getMessage();
                }
            });
        }
    }
}
