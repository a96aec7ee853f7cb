package apical.experiment;

import apical.circuit.Preparation;
import apical.definition.RecordingDefinition;
import apical.definition.SimulationDefinition;
import apical.definition.SimulationDefinition.Phase;
import apical.network.Shape;
import apical.recording.Format;
import apical.recording.Recorder;
import apical.recording.Request;
import apical.results.ShownRow;
import apical.results.ShownTable;
import apical.state.Checkpointed;
import apical.state.State;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * All recorders of one tissue, and a table of what it was shown meanwhile, {@code shown.csv}: for each presentation its phase, when
 * it began and ended, from when on weights learned, and the target potentials if there was a teacher.
 */
final class TissueRecorders implements Checkpointed, Closeable {

    private final List<RecordingDefinition> asked;
    private final Shape layers;
    private final double stepMs;
    private final Path folder;
    private final List<Recorder> recorders = new ArrayList<>();
    private ShownTable shown;

    /**
     * Nothing is written yet.
     *
     * @param folder gets the table, and a folder for each recording if there are several
     */
    TissueRecorders(SimulationDefinition simulation, Shape layers, double stepMs, Path folder) {
        this.asked = simulation.schedule().stream().anyMatch(Phase::record) ? simulation.recordings() : List.of();
        this.layers = layers;
        this.stepMs = stepMs;
        this.folder = folder;
    }

    /** Makes the files, empty. */
    void begin() throws IOException {
        open(Recorder::open);
    }

    /** When restored, files are cut to where they were, and go on from there. */
    @Override
    public void checkpoint(State state) {
        if (asked.isEmpty()) {
            return;
        }
        try {
            if (recorders.isEmpty()) {
                open(Recorder::reopen);
            }
            shown.checkpoint(state.part("shown"));
            for (int i = 0; i < recorders.size(); i++) {
                recorders.get(i).checkpoint(state.part("recorder" + i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Opening {
        Recorder open(Path folder, List<Request> requests, Format format, Shape layers,
                double stepMs) throws IOException;
    }

    private void open(Opening opening) throws IOException {
        if (asked.isEmpty()) {
            return;
        }
        Files.createDirectories(folder);
        shown = new ShownTable(folder);
        for (int i = 0; i < asked.size(); i++) {
            Path own = asked.size() == 1 ? folder : folder.resolve(String.valueOf(i + 1));
            recorders.add(opening.open(own, asked.get(i).requests(), asked.get(i).format(), layers, stepMs));
        }
    }

    /** A presentation begins. */
    void note(Phase phase, double nowMs, double[] targetPotentials) throws IOException {
        if (shown != null) {
            double plasticFrom = phase.plastic() ? nowMs + phase.plasticFromMs() : nowMs + phase.presentationMs();
            shown.add(new ShownRow(phase.name(), nowMs, nowMs + phase.presentationMs(), plasticFrom, targetPotentials));
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
        for (Recorder recorder : recorders) {
            recorder.close();
        }
        recorders.clear();
    }
}
