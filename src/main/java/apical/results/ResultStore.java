package apical.results;

import apical.arrays.WeightsFile;
import apical.definition.Definitions;
import apical.definition.ModelDefinition;
import apical.definition.ModelEntry;
import apical.definition.ResolvedExperiment;
import apical.json.DefinitionException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folder of one experiment's results:
 * <pre>
 *   experiment.json   the experiment as it was resolved; running it again gives the same metrics
 *   models/*.json     its models; of a grid, the one from which they are made
 *   grid.csv          where in their grids models stand, if they are of grids
 *   provenance.json   code, machine, date, data
 *   metrics.csv       every number, in long form
 *   information.csv   estimates of information, and calibration.csv, their estimators on known channels; if asked for
 *   within-presentation.csv   what compartments tell at each moment of a presentation; if asked for
 *   data-processing.csv  whether estimates respect the data-processing inequality, layer by layer
 *   timing.csv        how long training had taken at each point
 *   summary.json      means over seeds after the last epoch
 *   recordings/       what was recorded, a folder for each tissue; only of simulations that record
 *   reconstructions.csv  only of autoencoders
 *   weights/*.npz     MODEL-seedN.npz, all synapses of each network after its run, if asked for
 *   figures/          drawn from the above
 * </pre>
 * If a run diverged, {@code diverged.txt} stands in the place of summary, timing, weights and figures, and metrics end
 * where it did.
 *
 * <p>All files but the figures appear at once: they are written beside the folder and moved.
 */
public final class ResultStore {

    /** The experiment as it was resolved. */
    static final String DEFINITION = "experiment.json";
    static final String PROVENANCE = "provenance.json";
    static final String RECORDINGS = "recordings";

    private final Path folder;

    private ResultStore(Path folder) {
        this.folder = folder;
    }

    /** A folder for new results that does not exist yet, so that nothing can be overwritten; writes nothing yet. */
    public static ResultStore at(Path folder) {
        if (Files.exists(folder)) {
            throw new DefinitionException(folder, "exists already; expected a folder that does not, so that no results are"
                    + " lost. Maybe --out " + nextFree(folder));
        }
        return new ResultStore(folder);
    }

    /** Makes the folder's parents, so that a place where nothing can be written is found out before anything is trained. */
    public void prepare() {
        try {
            Files.createDirectories(parent());
            Files.delete(Files.createTempFile(parent(), ".apical", ".probe"));
        } catch (IOException e) {
            throw new DefinitionException(folder, "cannot be made; expected a place where files can be written");
        }
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

    /** Where recordings may be written during a run, beside {@link #folder()}; not made yet. */
    public Path recordingsInProgress() {
        return nextFree(folder.resolveSibling(folder.getFileName() + ".recording"));
    }

    private Path parent() {
        return folder.toAbsolutePath().normalize().getParent();
    }

    /** What is written into a folder before it appears. */
    public interface Content {
        void writeInto(Path folder) throws IOException;
    }

    /**
     * Writes everything but figures.
     *
     * @param networks   whose synapses, if there are any, are written too
     * @param recordings folder in which recordings are, moved; if there is none, nothing was recorded
     * @return the folder written: {@link #folder()}, or {@link #nextFree} to it if another run has been there meanwhile
     */
    public Path write(FinishedExperiment finished, List<RunResult> networks, Path recordings) throws IOException {
        return write(draft -> {
            writeWhatWasFound(finished, draft);
            Definitions.write(finished.summary(), draft.resolve("summary.json"));
            writeWeights(finished.definition(), networks, draft);
            Files.createDirectory(draft.resolve("figures"));
            moveRecordings(recordings, draft);
        });
    }

    /**
     * Writes what was measured before a run diverged.
     *
     * @param diverged   what happened, for {@code diverged.txt}
     * @param recordings folder in which recordings are, moved; they end where the run did
     * @return the folder written, as of {@link #write}
     */
    public Path writeDiverged(FinishedExperiment finished, String diverged, Path recordings) throws IOException {
        return write(draft -> {
            writeWhatWasFound(finished.with(TimingRow.TABLE, List.of()), draft);
            Files.writeString(draft.resolve("diverged.txt"), diverged + "\n");
            moveRecordings(recordings, draft);
        });
    }

    private static void writeWhatWasFound(FinishedExperiment finished, Path draft) throws IOException {
        writeDefinitions(finished.definition(), draft);
        Definitions.write(finished.provenance(), draft.resolve(PROVENANCE));
        finished.tables().write(draft);
    }

    private static void moveRecordings(Path recordings, Path draft) throws IOException {
        if (!recordings.toString().isEmpty() && Files.exists(recordings)) {
            Files.move(recordings, draft.resolve(RECORDINGS));
        }
    }

    /** Writes a folder that appears whole or not at all. */
    public Path write(Content content) throws IOException {
        Path hidden = Files.createTempDirectory(parent(), "." + folder.getFileName() + ".draft");
        try {
            Path draft = Files.createDirectory(hidden.resolve("results"));     // readable by others, unlike the hidden one
            content.writeInto(draft);
            return moveToFree(draft);
        } finally {
            delete(hidden);
        }
    }

    private Path moveToFree(Path draft) throws IOException {
        while (true) {
            Path free = nextFree(folder);
            try {
                Files.move(draft, free);
                return free;
            } catch (FileAlreadyExistsException e) {
                // another run was faster by a hair
            }
        }
    }

    /** The experiment and, beside it, the models that it names: a folder that can be run again as it is. */
    private static void writeDefinitions(ResolvedExperiment experiment, Path draft) throws IOException {
        Map<String, String> files = fileNames(experiment.models().stream()
                .map(model -> model.origin().map(ResolvedExperiment.Origin::base).orElse(model.definition()).name()).distinct()
                .toList());
        Map<String, ModelEntry> entries = new LinkedHashMap<>();
        Files.createDirectory(draft.resolve("models"));
        for (ResolvedExperiment.Model model : experiment.models()) {
            ModelDefinition definition = model.origin().map(ResolvedExperiment.Origin::base).orElse(model.definition());
            String file = "models/" + files.get(definition.name()) + ".json";
            if (!entries.containsKey(file)) {
                entries.put(file, model.origin().map(origin -> ModelEntry.of(file, origin.grid())).orElse(ModelEntry.of(file)));
                Definitions.write(definition, draft.resolve(file));
            }
        }
        Definitions.write(experiment.definition(List.copyOf(entries.values())), draft.resolve(DEFINITION));
    }

    private static void writeWeights(ResolvedExperiment experiment, List<RunResult> networks, Path draft) throws IOException {
        Map<String, String> files = fileNames(experiment.models().stream().map(model -> model.definition().name()).toList());
        for (RunResult network : networks.stream().filter(run -> !run.synapses().isEmpty()).toList()) {
            Path folder = Files.createDirectories(draft.resolve("weights"));
            WeightsFile.write(folder.resolve(files.get(network.model()) + "-seed" + network.seed() + ".npz"), network.synapses());
        }
    }

    /** By name of model: what its files are called, one for each also where upper and lower case are one. */
    private static Map<String, String> fileNames(List<String> models) {
        Map<String, String> files = new LinkedHashMap<>();
        for (String name : models) {
            String plain = name.replaceAll("[^A-Za-z0-9_.-]", "-");
            String file = plain;
            for (int n = 2; files.values().stream().anyMatch(file::equalsIgnoreCase); n++) {
                file = plain + "-" + n;
            }
            files.put(name, file);
        }
        return files;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Reads what a result folder says of where its numbers come from. */
    public static Provenance readProvenance(Path folder) {
        return Definitions.readWritten(folder.resolve(PROVENANCE), Provenance.class);
    }

    /** Reads the means of a result folder. */
    public static Summary readSummary(Path folder) {
        return Definitions.readWritten(folder.resolve("summary.json"), Summary.class);
    }
}
