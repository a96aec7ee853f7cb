package apical.cli;

import apical.data.Dataset;
import apical.definition.Assignment;
import apical.definition.Definitions;
import apical.definition.ResolvedExperiment;
import apical.definition.ResolvedTraining;
import apical.experiment.InformationCost;
import apical.figure.Figure;
import apical.figure.Figures;
import apical.json.DefinitionException;
import apical.json.Suggestion;
import apical.results.FinishedExperiment;
import apical.results.OpenExperiment;
import apical.results.Results;
import apical.results.Traces;
import apical.rule.RuleDefinition;
import apical.validation.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What several commands do with a plan. */
final class Plans {

    private Plans() {
    }

    /** Reads a plan whose figures exist. */
    static ResolvedExperiment read(Path file, List<Assignment> assignments) {
        ResolvedExperiment plan = Definitions.resolve(file, assignments);
        figures(plan);
        return plan;
    }

    /** Whether the file holds a simulation rather than an experiment that trains. */
    static boolean isSimulation(Path file) {
        return Definitions.isSimulation(file);
    }

    /** The figures that a plan names; of a sweep that names none of its own, the shortest answer as well. */
    static List<Figure> figures(ResolvedExperiment plan) {
        List<String> known = Figures.ALL.stream().map(Figure::id).toList();
        List<Figure> figures = new ArrayList<>();
        for (String id : plan.figures()) {
            figures.add(Figures.withId(id).orElseThrow(() -> new DefinitionException(plan.file(), "figures["
                    + figures.size() + "] is \"" + Printable.shortened(id) + "\"; expected one of " + String.join(", ", known)
                    + Suggestion.among(known, id))));
        }
        if (!figures.isEmpty() && plan instanceof ResolvedTraining training && training.experiment().sweep().isRequested()
                && figures.stream().noneMatch(Figures.OF_SWEEPS::contains)) {
            figures.addAll(Figures.OF_SWEEPS_UNASKED);               // who sweeps by an option names no figure
        }
        return figures;
    }

    /** Says of results whose runs have not all ended how many have. */
    static void tellStanding(Path folder, PrintWriter err) {
        if (OpenExperiment.isOpen(folder)) {
            OpenExperiment open = OpenExperiment.of(folder);
            err.println(folder + " is not finished: " + open.standing() + open.user().map(user -> " (" + user + " is at it)")
                    .orElse("; go on with: apical resume " + folder));
        }
    }

    /** Draws the figures of an experiment into its folder of results, and says which of them had nothing to show. */
    static List<Path> drawFigures(Path folder, FinishedExperiment finished, PrintWriter err) throws IOException {
        Path directory = Files.createDirectories(folder.resolve("figures"));
        List<Figure> wanted = figures(finished.definition());
        Results results = new Results(finished.chosen().tables(), Traces.readAll(folder));
        List<Path> written = Figures.draw(results, finished.definition().name(), wanted, directory);
        for (Figure figure : wanted) {
            if (written.stream().noneMatch(file -> file.getFileName().toString().startsWith(figure.fileName() + "."))) {
                String missing = figure.missingIn(results);
                err.println("figure " + figure.id() + " is not drawn: what it shows was not measured"
                        + (missing.isEmpty() ? "" : "; it needs " + missing));
            }
        }
        return written;
    }

    /**
     * What a reader of a table must know of how its numbers came about, a line for each model of which there is something to say.
     */
    static List<String> choices(ResolvedExperiment plan) {
        List<String> lines = new ArrayList<>();
        for (ResolvedExperiment.Model model : plan.models()) {
            RuleDefinition rule = model.definition().rule();
            String shown = plan instanceof ResolvedTraining training && !rule.presentation().isEmpty()
                    ? "; batches of " + training.experiment().training().batch() + ", " + rule.presentation() : "";
            if (!rule.remarks().isEmpty()) {
                lines.add(model.definition().name() + ": " + String.join(", ", rule.remarks()) + shown);
            }
        }
        return lines;
    }

    /** What its snapshots of information will take. */
    static String cost(ResolvedTraining plan, Dataset data) {
        InformationCost cost = InformationCost.of(plan, data);
        long seconds = Math.round(cost.seconds());
        String time = seconds < 1 ? "less than a second"
                : "about " + (seconds < 120 ? count(seconds, "second") : count(Math.round(seconds / 60.0), "minute"));
        return count(cost.snapshots(), "snapshot") + " a run, estimates of " + time + " of processor time in all";
    }

    /** {@code 1 model}, {@code 3 models}. */
    static String count(long n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }
}
