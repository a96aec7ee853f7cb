package apical.results;

import apical.definition.Definitions;
import apical.definition.Differences;
import apical.definition.ResolvedExperiment;
import apical.files.Draft;
import apical.files.Folders;
import apical.files.WholeFile;
import apical.json.DefinitionException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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
 *   runs/             a folder for each run, as long as not all have ended: an {@link OpenExperiment}
 * </pre>
 * If a run diverged, {@code diverged.txt} stands in the place of summary, timing, weights and figures, and metrics end
 * where it did.
 *
 * <p>The folder is made before anything is trained, with definitions and provenance, and is exclusively of this experiment from
 * then on. Tables are written when all runs have ended, each as a whole; {@code runs} goes last.
 */
public final class ResultStore {

    /** The experiment as it was resolved. */
    static final String DEFINITION = "experiment.json";
    static final String PROVENANCE = "provenance.json";
    static final String RECORDINGS = "recordings";
    static final String SUMMARY = "summary.json";
    static final String DIVERGED = "diverged.txt";

    /** How many differences a message tells. */
    private static final int TOLD = 4;

    private ResultStore() {
    }

    /** What becomes of results of the same name whose runs have not all ended. */
    public enum Resume {
        /** They go on if they are of the same definition, data and version; else there are new ones beside them. */
        IF_SAME,
        /** They go on, or this is refused. Results that are finished are not begun again. */
        ONLY,
        /** They go on whatever has changed. */
        FORCE
    }

    /**
     * What is to be run.
     *
     * @param weights whether synapses of trained networks are kept
     */
    public record Order(ResolvedExperiment plan, Provenance provenance, boolean weights) {
    }

    /**
     * Where results will be.
     *
     * @param folder of the results
     * @param open   its runs; empty if all had ended long ago, so that nothing is left to do
     * @param told   what the user must know of it, a line each
     */
    public record Begun(Path folder, Optional<OpenExperiment> open, List<String> told) {
    }

    /**
     * Finds the folder of an experiment, or makes it: with its definitions, so that what cannot be written is known before anything
     * is trained.
     *
     * @param wanted  where results are to be
     * @param exactly whether nothing else will do; else {@code wanted.2}, {@code wanted.3}, ... are as good
     * @throws DefinitionException in one line, if there is something that must not be touched, or nothing can be written there
     */
    public static Begun begin(Path wanted, boolean exactly, Order order, Resume resume) {
        List<String> told = new ArrayList<>();
        try {
            Path parent = parent(wanted);
            Files.createDirectories(parent);
            for (Path dead : Draft.clearDead(parent)) {
                told.add("Cleared " + dead + ", which a process that is no more had left");
            }
            return begin(wanted, exactly, order, resume, told);
        } catch (IOException | InvalidPathException e) {
            throw new DefinitionException(wanted, "cannot be made (" + reason(e) + "); expected a place where files can be written."
                    + " Nothing was run");
        }
    }

    private static Begun begin(Path wanted, boolean exactly, Order order, Resume resume, List<String> told) throws IOException {
        while (true) {
            List<Path> taken = exactly && !Folders.isFree(wanted) ? List.of(wanted) : taken(wanted);
            Map<Path, List<String>> others = new LinkedHashMap<>();       // not finished, and of something else
            for (Path folder : taken) {
                if (OpenExperiment.isOpen(folder)) {
                    List<String> differences = differences(folder, order);
                    Optional<OpenExperiment> joined =
                            differences.isEmpty() ? join(folder, order, List.of(), told) : Optional.empty();
                    if (joined.isPresent()) {
                        return new Begun(folder, joined, told);
                    }
                    others.put(folder, differences);
                } else {
                    OpenExperiment.clearFormer(folder);
                }
            }
            if (others.values().stream().anyMatch(List::isEmpty)) {
                continue;                                            // finished a moment ago: look again
            }
            if (resume != Resume.IF_SAME) {
                Optional<Path> finished = taken.stream().filter(folder -> isOfSame(folder, order)).findFirst();
                if (finished.isPresent()) {
                    told.add(finished.get() + " is finished: nothing is left to go on with");
                    return new Begun(finished.get(), Optional.empty(), told);
                }
            }
            if (!others.isEmpty() && resume == Resume.FORCE) {
                return forced(others, order, told);
            }
            if (!others.isEmpty() && (exactly || resume == Resume.ONLY)) {
                throw ofSomethingElse(others, resume, wanted);
            }
            if (exactly && !taken.isEmpty()) {
                requireFree(wanted);
            }
            Path free = Folders.numbered(wanted, taken.size() + 1);       // and no later one, whatever has come meanwhile
            if (make(free, order)) {
                others.forEach((folder, differences) -> told.add(folder + " is not finished, and of something else: "
                        + shortened(differences) + ". It is left as it is"));
                return new Begun(free, Optional.of(OpenExperiment.of(free, order.plan())), told);
            }                                                        // else somebody was faster: what is it?
        }
    }

    /** The names of results that are not free, up to the first that is. */
    private static List<Path> taken(Path wanted) {
        List<Path> taken = new ArrayList<>();
        for (Path each = wanted; !Folders.isFree(each); each = Folders.numbered(wanted, taken.size() + 1)) {
            taken.add(each);
        }
        return taken;
    }

    /** Goes on with the last of several, under the definition that is now. */
    private static Begun forced(Map<Path, List<String>> others, Order order, List<String> told) throws IOException {
        Path folder = List.copyOf(others.keySet()).get(others.size() - 1);
        OpenExperiment there = OpenExperiment.of(folder);
        Optional<String> user = there.user();
        if (user.isPresent()) {
            throw new DefinitionException(folder, user.get() + " is at it; expected nobody, since its definition changes. Maybe"
                    + " stop that process first");
        }
        List<RunKey> lost = there.begunBeside(order.plan());
        if (!lost.isEmpty()) {
            throw new DefinitionException(folder, "has something of " + lost.get(0) + ", which is not asked for any more, and would"
                    + " be lost; expected all runs that have begun among those asked for. Maybe --out with another name");
        }
        told.add("Goes on although " + shortened(others.get(folder)) + ". Runs that have ended stay as they are");
        OpenExperiment.prepare(folder, order.weights());
        StoredDefinitions.write(order.plan(), folder);
        return new Begun(folder, join(folder, order, others.get(folder), told), told);
    }

    private static DefinitionException ofSomethingElse(Map<Path, List<String>> others, Resume resume, Path wanted) {
        Path folder = List.copyOf(others.keySet()).get(others.size() - 1);
        return new DefinitionException(folder, "has runs that are not finished, and of something else: "
                + shortened(others.get(folder)) + ". " + (resume == Resume.ONLY ? "--resume=force goes on all the same"
                        : "Maybe --out " + Folders.nextFree(wanted) + ", or --resume=force, which goes on all the same"));
    }

    /** Whether results are finished, and of the same definition, data and version. */
    private static boolean isOfSame(Path folder, Order order) {
        try {
            return Files.exists(folder.resolve(SUMMARY)) && !OpenExperiment.isOpen(folder)
                    && differencesOfWhatCanBeRead(folder, order).isEmpty();
        } catch (DefinitionException e) {
            return false;
        }
    }

    /** None if it is the same; what cannot be read is something else. */
    private static List<String> differences(Path folder, Order order) {
        try {
            return differencesOfWhatCanBeRead(folder, order);
        } catch (DefinitionException e) {
            return OpenExperiment.isOpen(folder) ? List.of(e.getMessage()) : List.of();
        }
    }

    private static List<String> differencesOfWhatCanBeRead(Path folder, Order order) {
        ResolvedExperiment there = Definitions.resolveFinished(folder.resolve(DEFINITION));
        List<String> lines = Differences.between(order.plan(), there).stream().map(Differences.Difference::toString)
                .collect(Collectors.toCollection(ArrayList::new));
        lines.addAll(readProvenance(folder).differences(order.provenance()));
        if (OpenExperiment.isOpen(folder) && OpenExperiment.of(folder, there).savesWeights() != order.weights()) {
            lines.add("--save-weights is " + (order.weights() ? "given; there not" : "not given; there it is"));
        }
        return lines;
    }

    /**
     * Puts together what several folders have of the runs of one experiment.
     *
     * @param into of them all; made if it is not there
     * @param from folders of parts, which stay as they are
     * @return the folder's runs, and what the user must know, a line each
     * @throws DefinitionException in one line, if they are not of one definition, data and version, or are in use
     */
    public static Begun merge(Path into, List<Path> from) throws IOException {
        List<String> told = new ArrayList<>();
        for (Path part : from) {
            requireOpen(part);
        }
        if (Folders.isFree(into) && !from.isEmpty()) {
            OpenExperiment first = OpenExperiment.of(from.get(0));
            Files.createDirectories(parent(into));
            make(into, new Order(Definitions.resolveFinished(definitionIn(from.get(0))), readProvenance(from.get(0)),
                    first.savesWeights()));
        }
        requireOpen(into);
        ResolvedExperiment plan = Definitions.resolveFinished(definitionIn(into));
        OpenExperiment all = OpenExperiment.of(into, plan);
        for (Path part : from) {
            Provenance provenance = readProvenance(part);
            List<String> differences = differencesOfWhatCanBeRead(into, new Order(Definitions.resolveFinished(definitionIn(part)),
                    provenance, OpenExperiment.of(part).savesWeights()));
            if (!differences.isEmpty()) {
                throw new DefinitionException(part, "is of something else than " + into + ": " + shortened(differences)
                        + "; expected parts of one experiment");
            }
            int taken = all.take(OpenExperiment.of(part));
            told.add(part + ": " + taken + (taken == 1 ? " run" : " runs") + " taken");
            if (taken > 0) {
                all.noteResumption(provenance, List.of());
            }
        }
        return new Begun(into, Optional.of(OpenExperiment.of(into, plan)), told);
    }

    private static void requireOpen(Path folder) {
        if (!OpenExperiment.isOpen(folder)) {
            throw new DefinitionException(folder, Files.exists(folder.resolve(DEFINITION))
                    ? "is finished; expected results whose runs have not been put together"
                    : "holds no results; expected a folder that 'apical run --shard' wrote");
        }
    }

    private static String shortened(List<String> differences) {
        int more = differences.size() - TOLD;
        return String.join(", ", differences.subList(0, Math.min(TOLD, differences.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }

    /** Empty if another process has just put the results together. */
    private static Optional<OpenExperiment> join(Path folder, Order order, List<String> changed, List<String> told)
            throws IOException {
        try {
            OpenExperiment open = OpenExperiment.of(folder, order.plan());
            String kernel = readProvenance(folder).blasKernel();
            open.noteResumption(order.provenance(), changed);
            told.add("Goes on with " + folder + ": " + open.standing()
                    + open.user().map(user -> "; " + user + " is at it, too").orElse(""));
            if (!kernel.equals(order.provenance().blasKernel())) {
                told.add("OpenBLAS has other code for this processor (" + order.provenance().blasKernel() + "; there " + kernel
                        + "): the last digits of what follows are not those of one machine. Maybe set OPENBLAS_CORETYPE");
            }
            return Optional.of(open);
        } catch (IOException | DefinitionException e) {
            if (OpenExperiment.isOpen(folder)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** Makes a folder with definitions, all of whose runs are open; false if something has come there meanwhile. */
    private static boolean make(Path folder, Order order) throws IOException {
        try (Draft draft = Draft.in(parent(folder))) {
            StoredDefinitions.write(order.plan(), draft.folder());
            WholeFile.write(draft.folder().resolve(PROVENANCE), part -> Definitions.write(order.provenance(), part));
            OpenExperiment.prepare(draft.folder(), order.weights());
            draft.moveTo(folder);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private static Path parent(Path folder) {
        return folder.toAbsolutePath().normalize().getParent();
    }

    private static String reason(Exception e) {
        return e instanceof FileSystemException file ? Folders.reason(file) : e.getMessage();
    }

    /** @throws DefinitionException if something has this name, a link that leads nowhere included */
    public static void requireFree(Path folder) {
        if (!Folders.isFree(folder)) {
            throw new DefinitionException(folder, "exists already; expected a folder that does not, so that no results are"
                    + " lost. Maybe --out " + Folders.nextFree(folder));
        }
    }

    /** What is written into a folder before it appears. */
    public interface Content {
        void writeInto(Path folder) throws IOException;
    }

    /**
     * Writes a folder that appears whole or not at all.
     *
     * @return the folder written: {@code folder}, or the next that is free if something has come there meanwhile
     */
    public static Path write(Path folder, Content content) throws IOException {
        Files.createDirectories(parent(folder));
        try (Draft draft = Draft.in(parent(folder))) {
            content.writeInto(draft.folder());
            while (true) {
                Path free = Folders.nextFree(folder);
                try {
                    draft.moveTo(free);
                    return free;
                } catch (FileAlreadyExistsException e) {
                    // another process was faster by a hair
                }
            }
        }
    }

    /** Where the experiment of a folder of results is defined. */
    public static Path definitionIn(Path folder) {
        return folder.resolve(DEFINITION);
    }

    /** Reads what a result folder says of where its numbers come from. */
    public static Provenance readProvenance(Path folder) {
        return Definitions.readWritten(folder.resolve(PROVENANCE), Provenance.class);
    }

    /** Reads the means of a result folder. */
    public static Summary readSummary(Path folder) {
        return Definitions.readWritten(folder.resolve(SUMMARY), Summary.class);
    }
}
