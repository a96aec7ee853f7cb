package apical.definition;

import apical.json.Suggestion;
import apical.network.Shape;
import apical.recording.Format;
import apical.recording.Recorder;
import apical.recording.Request;
import apical.validation.InvalidValueException;
import apical.validation.Printable;
import apical.validation.Require;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is recorded while a tissue is simulated.
 *
 * @param format   in which files
 * @param requests what, where and how often, at least one
 */
@JsonPropertyOrder({"format", "requests"})
public record RecordingDefinition(Format format, List<Request> requests) {

    public RecordingDefinition {
        Require.notEmpty("requests", requests);
        requests = List.copyOf(requests);
    }

    /**
     * Holds the requests to the network that they are made to.
     *
     * @param stepMs   dt [ms]
     * @param filtered whether its plasticity is low-passed, so that there are filters to record
     * @throws InvalidValueException naming the request
     */
    public void check(Shape layers, double stepMs, boolean filtered) {
        List<String> known = IntStream.rangeClosed(1, layers.depth()).mapToObj(layers::name).toList();
        for (int i = 0; i < requests.size(); i++) {
            Request request = requests.get(i);
            if (!known.contains(request.layer())) {
                throw new InvalidValueException("requests[" + i + "].layer",
                        "is \"" + Printable.shortened(request.layer()) + "\"; expected one of "
                                + String.join(", ", known) + Suggestion.among(known, request.layer()));
            }
            if (request.quantity().needsFilters() && !filtered) {
                throw new InvalidValueException("requests[" + i + "].quantity", "is " + request.quantity().id()
                        + "; expected something that is there, but plasticity is not low-passed (plasticityFilterMs is 0)");
            }
        }
        Recorder.check(requests, format, layers, stepMs);
    }
}
