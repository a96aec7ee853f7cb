package apical.recording;

import apical.circuit.Preparation;
import apical.network.Shape;
import apical.validation.InvalidValueException;
import apical.validation.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A request that was held to a network: what is written in each frame.
 *
 * @param k          the layer
 * @param units      of which neurons, none left out
 * @param everySteps the interval in steps
 * @param frame      shape of one frame: [units], or [units x presynaptic] for synapses
 */
record Trace(Request request, int k, int[] units, long everySteps, List<Integer> frame) {

    /**
     * Holds requests to a network.
     *
     * @throws InvalidValueException naming the request, if the network has nothing of the kind
     */
    static List<Trace> all(List<Request> requests, Shape layers, double stepMs) {
        List<Trace> traces = new ArrayList<>();
        for (Request request : requests) {
            String field = "requests[" + traces.size() + "].";
            Trace trace = of(field, request, layers, stepMs);
            if (traces.stream().anyMatch(other -> other.name().equals(trace.name()))) {
                throw new InvalidValueException(field + "quantity", "is " + request.quantity().id() + " of " + request.layer()
                        + ", as in another request; expected each quantity of a layer once");
            }
            traces.add(trace);
        }
        return traces;
    }

    private static Trace of(String field, Request request, Shape layers, double stepMs) {
        int k = layer(field, request, layers);
        Recordable quantity = request.quantity();
        int there = quantity.neurons(k, layers);
        for (int i = 0; i < request.units().size(); i++) {
            if (request.units().get(i) >= there) {
                throw new InvalidValueException(field + "units[" + i + "]", "is " + request.units().get(i) + "; expected 0 to "
                        + (there - 1) + ", since " + quantity.id() + " of " + request.layer() + " has " + there + " of them");
            }
        }
        int[] units = request.units().isEmpty() ? IntStream.range(0, there).toArray()
                : request.units().stream().mapToInt(Integer::intValue).toArray();
        List<Integer> frame = Stream.concat(Stream.of(units.length), quantity.perNeuron(k, layers).stream()).toList();
        return new Trace(request, k, units, steps(field, request.everyMs(), stepMs), frame);
    }

    private static int layer(String field, Request request, Shape layers) {
        List<String> known = IntStream.rangeClosed(1, layers.depth()).mapToObj(layers::name).toList();
        int k = 1 + known.indexOf(request.layer());
        if (k == 0) {
            throw new InvalidValueException(field + "layer", "is \"" + Printable.shortened(request.layer()) + "\"; expected one of "
                    + String.join(", ", known));
        }
        if (!request.quantity().isIn(k, layers)) {
            throw new InvalidValueException(field + "quantity", "is " + request.quantity().id() + ", which " + request.layer()
                    + " does not have; expected " + String.join(", ", of(k, layers)));
        }
        return k;
    }

    private static List<String> of(int k, Shape layers) {
        return Stream.of(Recordable.values()).filter(quantity -> quantity.isIn(k, layers)).map(Recordable::id).toList();
    }

    private static long steps(String field, double everyMs, double stepMs) {
        double steps = everyMs / stepMs;
        if (Math.abs(steps - Math.rint(steps)) > 1e-9 * Math.max(1, steps) || steps < 0.5 || steps > Long.MAX_VALUE) {
            throw new InvalidValueException(field + "everyMs", "is " + everyMs + "; expected a whole number of steps of " + stepMs
                    + " ms");
        }
        return Math.round(steps);
    }

    /** {@code hidden1.apical}. */
    String name() {
        return request.layer() + "." + request.quantity().id();
    }

    /** Numbers in one frame. */
    int length() {
        return frame.stream().reduce(1, Math::multiplyExact);
    }

    void read(Preparation preparation, double[] values) {
        request.quantity().read(preparation, k, units, values);
    }

    /** A name for each number of a frame: {@code hidden1.apical[3]}, {@code hidden1.bottomUp[3][7]}. */
    List<String> columns() {
        List<String> columns = new ArrayList<>();
        for (int unit : units) {
            for (int pre = 0; pre < length() / units.length; pre++) {
                columns.add(name() + "[" + unit + "]" + (request.quantity().isOfSynapses() ? "[" + pre + "]" : ""));
            }
        }
        return columns;
    }
}
