package apical.experiment;

import apical.definition.Definitions;
import apical.definition.ResolvedExperiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What figures are drawn from: the numbers of a result folder, where models stand in grids, and the traces that were recorded as
 * tables.
 *
 * @param traces       one for each tissue that was recorded, in the order of their folders' names
 * @param timing       of training; no rows if nobody timed it
 * @param further      tables that are there if somebody asked
 * @param multiplyAdds of learning one image, by model; empty if definitions are not there
 * @param reconstructions by autoencoders; none if nobody reconstructed
 */
public record Results(MetricsTable metrics, GridTable grid, List<Traces> traces, TimingTable timing, Further further,
                      Map<String, Long> multiplyAdds, Reconstructions reconstructions) {

    public Results {
        traces = List.copyOf(traces);
        multiplyAdds = Map.copyOf(multiplyAdds);
    }

    /** Results without reconstructions. */
    public Results(MetricsTable metrics, GridTable grid, List<Traces> traces, TimingTable timing, Further further,
                   Map<String, Long> multiplyAdds) {
        this(metrics, grid, traces, timing, further, multiplyAdds, Reconstructions.NONE);
    }

    /** Results without further tables and reconstructions. */
    public Results(MetricsTable metrics, GridTable grid, List<Traces> traces, TimingTable timing, Map<String, Long> multiplyAdds) {
        this(metrics, grid, traces, timing, Further.NONE, multiplyAdds, Reconstructions.NONE);
    }

    /** Results without costs. */
    public Results(MetricsTable metrics, GridTable grid, List<Traces> traces) {
        this(metrics, grid, traces, new TimingTable(List.of()), Map.of());
    }

    /** Results without grids and costs. */
    public Results(MetricsTable metrics, List<Traces> traces) {
        this(metrics, GridTable.EMPTY, traces);
    }

    /** Reads a result folder. */
    public static Results read(Path folder) throws IOException {
        return new Results(ResultStore.readMetrics(folder), GridTable.read(folder.resolve(GridTable.FILE)), traces(folder),
                ResultStore.readTiming(folder), Further.read(folder), multiplyAdds(folder),
                Reconstructions.read(folder.resolve(Reconstructions.FILE)));
    }

    private static List<Traces> traces(Path folder) throws IOException {
        List<Traces> traces = new ArrayList<>();
        Path recordings = folder.resolve("recordings");
        if (Files.isDirectory(recordings)) {
            try (Stream<Path> tissues = Files.list(recordings)) {
                for (Path tissue : tissues.sorted().toList()) {
                    Traces.read(tissue).ifPresent(traces::add);
                }
            }
        }
        return traces;
    }

    private static Map<String, Long> multiplyAdds(Path folder) {
        Map<String, Long> multiplyAdds = new HashMap<>();
        Path file = folder.resolve("experiment.json");
        if (Files.exists(file)) {
            for (ResolvedExperiment.Model model : Definitions.readPlan(file, List.of()).models()) {
                multiplyAdds.put(model.definition().name(), model.definition().costs().multiplyAdds());
            }
        }
        return multiplyAdds;
    }
}
