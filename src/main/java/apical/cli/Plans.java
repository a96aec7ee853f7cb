package apical.cli;

import apical.definition.Assignment;
import apical.definition.DefinitionException;
import apical.definition.Definitions;
import apical.definition.ExperimentPlan;
import apical.definition.Suggestion;
import apical.experiment.MetricsTable;
import apical.figure.Figure;
import apical.figure.Figures;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What several commands do with a plan. */
final class Plans {

    private Plans() {
    }

    /** Reads a plan whose figures exist. */
    static ExperimentPlan read(Path file, List<Assignment> assignments) {
        ExperimentPlan plan = Definitions.readExperiment(file, assignments);
        figures(plan);
        return plan;
    }

    /** The figures that a plan names. */
    static List<Figure> figures(ExperimentPlan plan) {
        List<String> known = Stream.of(Figure.values()).map(Figure::id).toList();
        List<Figure> figures = new ArrayList<>();
        for (String id : plan.experiment().figures()) {
            figures.add(Figure.withId(id).orElseThrow(() -> new DefinitionException(plan.file(), "figures["
                    + figures.size() + "] is \"" + id + "\"; expected one of " + String.join(", ", known)
                    + Suggestion.among(known, id))));
        }
        return figures;
    }

    /** Draws a plan's figures into a result folder, and says which of them had nothing to show. */
    static List<Path> drawFigures(Path folder, ExperimentPlan plan, MetricsTable metrics, PrintWriter err)
            throws IOException {
        Path directory = Files.createDirectories(folder.resolve("figures"));
        List<Figure> wanted = figures(plan);
        List<Path> written = Figures.draw(metrics, plan.experiment().name(), wanted, directory);
        for (Figure figure : wanted) {
            if (written.stream().noneMatch(file -> file.getFileName().toString().equals(figure.fileName() + ".png"))) {
                err.println("figure " + figure.id() + " is not drawn: what it shows was not measured");
            }
        }
        return written;
    }

    /** {@code 1 model}, {@code 3 models}. */
    static String count(int n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }
}
