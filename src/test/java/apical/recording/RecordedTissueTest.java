package apical.recording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.arrays.NpyFile;
import apical.circuit.Conductances;
import apical.circuit.ContinuousMicrocircuit;
import apical.circuit.ContinuousPlasticity;
import apical.circuit.PlainPreparation;
import apical.circuit.TissuePathway;
import apical.circuit.TissueSite;
import apical.dynamics.ForwardEuler;
import apical.dynamics.NotFiniteException;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.state.RandomStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A living tissue before the electrodes. */
class RecordedTissueTest {

    private static final Shape LAYERS = new Shape(List.of(3, 4, 2));
    private static final double[] IMAGE = {1, 0.5, 0.2};
    private static final double[] TARGET = {1, -1};

    @TempDir
    private Path folder;

    private static PlainPreparation tissue(double stepMs) {
        ContinuousPlasticity plasticity =
                new ContinuousPlasticity(List.of(0.01, 0.01), List.of(0.02), List.of(0.01), List.of(0.005), 10);
        var circuit = new ContinuousMicrocircuit(LAYERS, new TransferFunction.Logistic(), new Conductances(0.1, 1, 0.8, 1, 0.8),
                plasticity, 1);
        double[] state = circuit.rest();
        RandomStream random = new RandomStream(1);
        Stream.concat(Stream.of(TissuePathway.values()).map(kind -> circuit.synapses(kind, 1)),
                Stream.of(circuit.synapses(TissuePathway.BOTTOM_UP, 2)))
                .forEach(synapses -> synapses.setWeights(state,
                        Stream.generate(() -> random.doubles(synapses.pre(), -1, 1).toArray())
                                .limit(synapses.post()).toArray(double[][]::new)));
        return new PlainPreparation(circuit, new ForwardEuler(), stepMs, state, random);
    }

    private double[] recorded(String name) throws IOException {
        return NpyFile.read(folder.resolve(name + ".npy")).values();
    }

    @Test
    void framesAreWhatTheTissueShowsAfterItsStepsToTheLastBit() throws IOException {
        PlainPreparation tissue = tissue(0.1);
        List<double[]> apical = new ArrayList<>();
        List<double[]> weights = new ArrayList<>();
        List<double[]> filters = new ArrayList<>();
        List<Request> requests = List.of(new Request(Recordable.APICAL, "hidden1", List.of(), 0.2),
                new Request(Recordable.BOTTOM_UP, "hidden1", List.of(), 0.2),
                new Request(Recordable.TOP_DOWN_FILTER, "hidden1", List.of(), 0.2));
        try (Recorder recorder = Recorder.open(folder, requests, Format.NPY_DOUBLE, LAYERS, tissue.stepMs())) {
            for (int step = 1; step <= 300; step++) {
                if (step % 100 == 51) {
                    tissue.rest();
                }
                if (step % 50 == 1) {
                    tissue.show(IMAGE, TARGET);
                }
                tissue.step(true);
                recorder.record(tissue);
                if (step % 2 == 0) {
                    apical.add(tissue.activity(TissueSite.APICAL, 1));
                    weights.addAll(List.of(tissue.weights(TissuePathway.BOTTOM_UP, 1)));
                    filters.addAll(List.of(tissue.filters(TissuePathway.TOP_DOWN, 1)));
                }
            }
        }
        assertArrayEquals(flat(apical), recorded("hidden1.apical"));
        assertArrayEquals(flat(weights), recorded("hidden1.bottomUp"));
        assertArrayEquals(flat(filters), recorded("hidden1.topDownFilter"));
        assertEquals(150, recorded("time_ms").length);
        assertEquals(30, recorded("time_ms")[149], 1e-9);
        assertTrue(Arrays.stream(recorded("hidden1.topDownFilter")).anyMatch(delta -> delta != 0));
    }

    private static double[] flat(List<double[]> rows) {
        return rows.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    @Test
    void whatATissueShowedBeforeItDivergedCanBeRead() throws IOException {
        PlainPreparation tissue = tissue(5);                          // forward Euler is stable below 1
        tissue.show(IMAGE, TARGET);
        NotFiniteException diverged = assertThrows(NotFiniteException.class, () -> {
            try (Recorder recorder =
                    Recorder.open(folder, List.of(new Request(Recordable.SOMA, "hidden1", List.of(), 5)), Format.NPY,
                            LAYERS, tissue.stepMs())) {
                while (true) {
                    tissue.step(true);
                    recorder.record(tissue);
                }
            }
        });
        double[] times = recorded("time_ms");
        assertTrue(times.length > 10);
        assertEquals(diverged.time(), times[times.length - 1] + 5, 1e-6);
        assertEquals(4 * times.length, recorded("hidden1.soma").length);
    }
}
