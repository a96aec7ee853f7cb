package apical.recording;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** What lies in the files beside it: {@code recording.json}. */
@JsonPropertyOrder({"time", "stepMs", "arrays"})
record RecordingIndex(String time, double stepMs, List<Entry> arrays) {

    static final String FILE = "recording.json";

    private static final String TIME = "time_ms is the end of a step [ms]; a value is of the end of that step or of the step,"
            + " computed from what stood at its start; the first frame is one interval after time 0";

    /**
     * @param file     which holds it; in a table, in columns that begin with its name
     * @param timeFile which holds the times of its frames
     * @param axes     what its dimensions are; in a table, all but the frames are written out as columns
     * @param frame    length of all dimensions but the frames
     * @param units    numbers of the (postsynaptic) neurons, from 0
     */
    @JsonPropertyOrder({"file", "timeFile", "layer", "quantity", "unit", "valueIsOf", "everyMs", "axes", "frame", "units"})
    record Entry(String file, String timeFile, String layer, String quantity, String unit, String valueIsOf, double everyMs,
            List<String> axes, List<Integer> frame, int[] units) {

        static Entry of(Trace trace, String file, String timeFile) {
            Request request = trace.request();
            Recordable quantity = request.quantity();
            return new Entry(file, timeFile, request.layer(), quantity.id(), quantity.unit(),
                    quantity.isAtTheEnd() ? "end of step" : "step", request.everyMs(),
                    Stream.of("frames", "units", "presynaptic").limit(1 + trace.frame().size()).toList(), trace.frame(),
                    trace.units());
        }
    }

    RecordingIndex(double stepMs, List<Entry> arrays) {
        this(TIME, stepMs, arrays);
    }

    void write(Path folder) throws IOException {
        Files.writeString(folder.resolve(FILE), json(), StandardOpenOption.CREATE_NEW);
    }

    private String json() throws IOException {
        ObjectWriter json = new ObjectMapper().writer(new DefaultPrettyPrinter()
                .withObjectIndenter(new DefaultIndenter("  ", "\n")));
        return json.writeValueAsString(this) + "\n";
    }

    /**
     * @throws IOException naming the file, if it is not there or says something else
     */
    void requireIn(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file) || !Files.readString(file).equals(json())) {
            throw new IOException(file + (Files.exists(file) ? ": tells of other requests" : ": is not there")
                    + "; expected that of the recording to go on with");
        }
    }
}
