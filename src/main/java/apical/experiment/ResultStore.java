package apical.experiment;

import apical.definition.DefinitionException;
import apical.definition.Definitions;
import apical.definition.ExperimentDefinition;
import apical.definition.ExperimentPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of one experiment's results:
 * <pre>
 *   experiment.json   the experiment as it was resolved; running it again gives the same metrics
 *   models/*.json     its models
 *   provenance.json   code, machine, date, data
 *   metrics.csv       every number, in long form
 *   summary.json      means over seeds after the last epoch
 *   figures/          drawn from the above
 * </pre>
 * All files but the figures appear at once: they are written beside the folder and moved.
 */
public final class ResultStore {

    private final Path folder;

    private ResultStore(Path folder) {
        this.folder = folder;
    }

    /**
     * A folder for new results that does not exist yet, so that nothing can be overwritten; its parents are made now, so that
     * a place where nothing can be written is found out before anything is trained.
     */
    public static ResultStore create(Path folder) {
        if (Files.exists(folder)) {
            throw new DefinitionException(folder, "exists already; expected a folder that does not, so that no results are"
                    + " lost. Maybe --out " + nextFree(folder));
        }
        try {
            Path parent = folder.toAbsolutePath().getParent();
            Files.createDirectories(parent);
            Files.delete(Files.createTempFile(parent, ".apical", ".probe"));
        } catch (IOException e) {
            throw new DefinitionException(folder, "cannot be written to (" + e + ")");
        }
        return new ResultStore(folder);
    }

    /** {@code folder} itself if it does not exist, else {@code folder.2}, {@code folder.3}, ..., the first that does not. */
    public static Path nextFree(Path folder) {
        Path free = folder;
        for (int n = 2; Files.exists(free); n++) {
            free = folder.resolveSibling(folder.getFileName() + "." + n);
        }
        return free;
    }

    public Path folder() {
        return folder;
    }

    /** Writes everything but figures, and returns the paths written. */
    public List<Path> write(ExperimentPlan plan, Provenance provenance, MetricsTable metrics, Summary summary)
            throws IOException {
        Path draft = Files.createTempDirectory(folder.toAbsolutePath().getParent(), "." + folder.getFileName() + ".draft");
        try {
            List<Path> written = new ArrayList<>();
            written.addAll(writeDefinitions(plan, draft));
            Definitions.write(provenance, add(written, draft.resolve("provenance.json")));
            metrics.write(add(written, draft.resolve("metrics.csv")));
            Definitions.write(summary, add(written, draft.resolve("summary.json")));
            Files.createDirectory(draft.resolve("figures"));
            Files.move(draft, folder.toAbsolutePath());
            return written.stream().map(file -> folder.resolve(draft.relativize(file))).toList();
        } finally {
            deleteIfThere(draft);
        }
    }

    /** The experiment and, beside it, the models that it names: a folder that can be run again as it is. */
    private static List<Path> writeDefinitions(ExperimentPlan plan, Path draft) throws IOException {
        List<Path> written = new ArrayList<>();
        List<String> models = new ArrayList<>();
        Files.createDirectory(draft.resolve("models"));
        for (ExperimentPlan.Model model : plan.models()) {
            String file = "models/" + model.definition().name().replaceAll("[^A-Za-z0-9_.-]", "-") + ".json";
            models.add(file);
            Definitions.write(model.definition(), add(written, draft.resolve(file)));
        }
        ExperimentDefinition e = plan.experiment();
        Definitions.write(new ExperimentDefinition(e.name(), e.description(), e.data(), models, e.training(),
                e.information(), e.figures()), add(written, draft.resolve("experiment.json")));
        return written;
    }

    private static Path add(List<Path> written, Path file) {
        written.add(file);
        return file;
    }

    private static void deleteIfThere(Path draft) throws IOException {
        if (!Files.exists(draft)) {
            return;
        }
        try (Stream<Path> files = Files.walk(draft)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Reads the numbers of a result folder. */
    public static MetricsTable readMetrics(Path folder) {
        try {
            return MetricsTable.read(folder.resolve("metrics.csv"));
        } catch (IOException e) {
            throw new DefinitionException(folder, "has no readable metrics.csv (" + e.getMessage()
                    + "); expected a folder that 'apical run' wrote");
        }
    }
}
