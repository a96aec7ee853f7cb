package apical.experiment;

import apical.circuit.Preparation;
import apical.definition.RecordingDefinition;
import apical.definition.SimulationDefinition;
import apical.definition.SimulationDefinition.Phase;
import apical.network.Shape;
import apical.recording.Recorder;
import apical.results.CsvTable;
import apical.results.ShownRow;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * All recorders of one tissue, and a table of what it was shown meanwhile, {@code shown.csv}: for each presentation its phase, when
 * it began and ended, from when on weights learned, and the target potentials if there was a teacher.
 */
final class TissueRecorders implements Closeable {

    private final List<Recorder> recorders = new ArrayList<>();
    private final CsvTable<ShownRow>.Lines shown;             // null if nothing is recorded

    private TissueRecorders(CsvTable<ShownRow>.Lines shown) {
        this.shown = shown;
    }

    /** Places them where some phase is recorded; {@code folder} gets a folder for each recording. */
    static TissueRecorders place(SimulationDefinition simulation, Shape layers, double stepMs, Path folder) throws IOException {
        List<RecordingDefinition> asked = simulation.recordings();
        if (asked.isEmpty() || simulation.schedule().stream().noneMatch(Phase::record)) {
            return new TissueRecorders(null);
        }
        Files.createDirectories(folder);
        Writer file = Files.newBufferedWriter(folder.resolve(ShownRow.TABLE.file()));
        TissueRecorders tissueRecorders = new TissueRecorders(ShownRow.TABLE.lines(file));
        for (int i = 0; i < asked.size(); i++) {
            Path own = asked.size() == 1 ? folder : folder.resolve(String.valueOf(i + 1));
            tissueRecorders.recorders.add(Recorder.open(own, asked.get(i).requests(), asked.get(i).format(), layers, stepMs));
        }
        return tissueRecorders;
    }

    /** A presentation begins. */
    void note(Phase phase, double nowMs, double[] targetPotentials) throws IOException {
        if (shown != null) {
            double plasticFrom = phase.plastic() ? nowMs + phase.plasticFromMs() : nowMs + phase.presentationMs();
            shown.add(new ShownRow(phase.name(), nowMs, nowMs + phase.presentationMs(), plasticFrom, targetPotentials));
            shown.flush();
        }
    }

    /** A step was made. */
    void record(Preparation tissue) throws IOException {
        for (Recorder recorder : recorders) {
            recorder.record(tissue);
        }
    }

    @Override
    public void close() throws IOException {
        if (shown != null) {
            shown.close();
        }
        for (Recorder recorder : recorders) {
            recorder.close();
        }
    }
}
