package apical.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What figures are drawn from: the numbers of a result folder, where models stand in grids, and the traces that were recorded as
 * tables.
 *
 * @param traces one for each tissue that was recorded, in the order of their folders' names
 */
public record Results(MetricsTable metrics, GridTable grid, List<Traces> traces) {

    public Results {
        traces = List.copyOf(traces);
    }

    /** Results without grids. */
    public Results(MetricsTable metrics, List<Traces> traces) {
        this(metrics, GridTable.EMPTY, traces);
    }

    /** Reads a result folder. */
    public static Results read(Path folder) throws IOException {
        List<Traces> traces = new ArrayList<>();
        Path recordings = folder.resolve("recordings");
        if (Files.isDirectory(recordings)) {
            try (Stream<Path> tissues = Files.list(recordings)) {
                for (Path tissue : tissues.sorted().toList()) {
                    Traces.read(tissue).ifPresent(traces::add);
                }
            }
        }
        return new Results(ResultStore.readMetrics(folder), GridTable.read(folder.resolve(GridTable.FILE)), traces);
    }
}
