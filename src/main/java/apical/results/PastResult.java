package apical.results;

import apical.definition.Definitions;
import apical.definition.ResolvedExperiment;
import apical.definition.ResolvedSimulation;
import apical.definition.ResolvedTraining;
import apical.json.DefinitionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is known of a folder of results without reading its numbers.
 *
 * @param standing how many of its runs have ended
 * @param state    whether it is finished, under way, or left
 */
public record PastResult(Path folder, ResolvedExperiment definition, Provenance provenance, RunSource.Standing standing,
        State state) {

    /** How far results are. */
    public enum State {
        FINISHED("finished"),
        /** One of its runs diverged, and the others were stopped. */
        DIVERGED("diverged"),
        /** A process is at it. */
        RUNNING("running"),
        /** Some runs have not ended, and nobody is at them. */
        OPEN("open");

        private final String id;

        State(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    /**
     * Finds results: each of the folders that is one, and those in each that is none.
     *
     * @param refused is told of folders that look like results, but cannot be read
     * @return by folder, in the order of their names
     */
    public static List<PastResult> find(List<Path> folders, List<String> refused) throws IOException {
        List<PastResult> found = new ArrayList<>();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw new DefinitionException(folder, "is no folder; expected results, or a folder with results in it");
            }
            for (Path result : resultsIn(folder)) {
                try {
                    found.add(of(result));
                } catch (DefinitionException e) {
                    refused.add(e.getMessage());
                }
            }
        }
        return found;
    }

    private static List<Path> resultsIn(Path folder) throws IOException {
        if (isResult(folder)) {
            return List.of(folder);
        }
        try (Stream<Path> below = Files.list(folder)) {
            return below.filter(PastResult::isResult).filter(each -> !each.getFileName().toString().startsWith(".")).sorted()
                    .toList();
        }
    }

    static boolean isResult(Path folder) {
        return Files.exists(folder.resolve(ResultStore.DEFINITION)) && Files.exists(folder.resolve(ResultStore.PROVENANCE));
    }

    /** Reads one. */
    public static PastResult of(Path folder) {
        ResolvedExperiment definition = Definitions.resolveFinished(ResultStore.definitionIn(folder));
        Provenance provenance = ResultStore.readProvenance(folder);
        if (OpenExperiment.isOpen(folder)) {
            OpenExperiment open = OpenExperiment.of(folder, definition);
            return new PastResult(folder, definition, provenance, open.standing(),
                    open.user().isPresent() ? State.RUNNING : State.OPEN);
        }
        int runs = RunSchedule.of(definition).keys().size();
        boolean diverged = Files.exists(folder.resolve(ResultStore.DIVERGED));
        return new PastResult(folder, definition, provenance, new RunSource.Standing(diverged ? 0 : runs, 0, runs, ""),
                diverged ? State.DIVERGED : State.FINISHED);
    }

    /** What it was shown: the source of its data; of a simulation, that it is one. */
    public String data() {
        return definition instanceof ResolvedTraining training ? training.experiment().data().source() : "simulation";
    }

    /** How long each run is: epochs, or presentations. */
    public long length() {
        return definition instanceof ResolvedTraining training ? training.experiment().training().epochs()
                : ((ResolvedSimulation) definition).simulation().presentations();
    }

    /** Kinds of its rules, each once, in the order of models. */
    public List<String> rules() {
        return definition.models().stream().map(model -> model.definition().rule().kind().id()).distinct().toList();
    }

    /** Whether a model has this name. */
    public boolean hasModel(String name) {
        return definition.models().stream().anyMatch(model -> model.definition().name().equals(name));
    }
}
