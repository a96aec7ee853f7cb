package apical.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import apical.TinyTissue;
import apical.definition.ResolvedSimulation;
import apical.results.Measurement;
import apical.results.Metrics;
import apical.results.ResultTables;
import apical.results.RunResult;
import apical.results.ShownRow;
import apical.results.Traces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A small tissue lives through a schedule. */
class SimulationTest {

    private static final String QUIET = "models.tissue.rule.noise={\"type\": \"none\"}";

    @TempDir
    private Path folder;
    private TinyTissue lab;

    @BeforeEach
    void openTheLab() {
        lab = new TinyTissue(folder);
    }

    private ResultTables run(String... assignments) throws Exception {
        return run(2, lab.plan(assignments));
    }

    private ResultTables run(int threads, ResolvedSimulation plan) throws Exception {
        return TinyLab.found(runs(threads, plan));
    }

    private List<RunResult> runs(int threads, ResolvedSimulation plan) throws Exception {
        return new Simulation(plan).run(threads, true, Files.createTempDirectory(folder, "recordings"), Progress.SILENT);
    }

    /** In single precision, over 88 steps with everything plastic; measured 2e-6. */
    @Test
    void bothEnginesMeasureTheSameOfTheSameSchedule() throws Exception {
        List<Measurement> plain = run("engine=plain", QUIET).metrics().rows();
        List<Measurement> fast = run("engine=fast", QUIET).metrics().rows();
        assertEquals(plain.size(), fast.size());
        for (int i = 0; i < plain.size(); i++) {
            assertEquals(plain.get(i).quantity(), fast.get(i).quantity());
            assertEquals(plain.get(i).value(), fast.get(i).value(), 2e-5 * (1 + Math.abs(plain.get(i).value())),
                    plain.get(i).toString());
        }
        assertTrue(plain.stream().anyMatch(m -> m.quantity().equals("weight distance lateral") && m.value() > 1e-4), "it learned");
    }

    /** What the adaptive method says, the others approach in the sequence of their orders. */
    @Test
    void methodsOfThePlainEngineDifferByTheirOrders() throws Exception {
        List<Measurement> right = by("dormandPrince");
        double last = Double.POSITIVE_INFINITY;
        for (String method : new String[] {"forwardEuler", "heun", "rungeKutta4"}) {
            List<Measurement> measured = by(method);
            double distance = IntStream.range(0, right.size())
                    .mapToDouble(i -> Math.abs(measured.get(i).value() - right.get(i).value())).max().orElseThrow();
            assertTrue(distance > 0 && distance < last / 5, method + ": " + distance + " after " + last);
            last = distance;
        }
    }

    private List<Measurement> by(String method) throws Exception {
        return run("engine=plain", QUIET, "models.tissue.rule.method=" + method).metrics()
                .where(m -> !m.quantity().equals("steady state difference")).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "fast"})
    void measuringChangesNothingOfWhatFollows(String engine) throws Exception {
        List<RunResult> often = runs(2, lab.plan("engine=" + engine, "measurements.spacing.points=11"));
        List<RunResult> seldom = runs(2, lab.plan("engine=" + engine, "measurements.spacing.points=1"));
        assertEquals(last(TinyLab.found(seldom)), last(TinyLab.found(often)));
        for (int i = 0; i < often.size(); i++) {
            for (int p = 0; p < often.get(i).synapses().size(); p++) {
                assertArrayEquals(seldom.get(i).synapses().get(p).weights().data, often.get(i).synapses().get(p).weights().data);
            }
        }
        assertEquals(12 * 2, TinyLab.found(often).metrics().where(m -> m.quantity().equals("alignment")).count());
    }

    private static List<Double> last(ResultTables outcome) {
        return outcome.metrics().where(m -> m.examples() == 11).map(Measurement::value).toList();
    }

    @Test
    void theEndOfEachPhaseIsMeasured() throws Exception {
        List<Long> points =
                run("seeds=[1]").metrics().where(m -> m.quantity().equals("alignment")).map(Measurement::examples).toList();
        assertEquals(List.of(0L, 3L, 6L, 7L, 11L), points);
    }

    @Test
    void anyNumberOfThreadsGivesTheSameNumbers() throws Exception {
        assertEquals(run(1, lab.plan()).metrics(), run(4, lab.plan()).metrics());
    }

    @Test
    void withoutPlasticityWeightsStay() throws Exception {
        ResultTables outcome = run("schedule[0].plastic=false", "schedule[1].plastic=false", "schedule[2].plastic=false");
        for (String quantity : List.of("alignment", "weight distance lateral", "weight distance toInterneuron")) {
            assertEquals(1, outcome.metrics().where(m -> m.seed() == 1 && m.quantity().equals(quantity)).map(Measurement::value)
                    .distinct().count(), quantity);
        }
        assertTrue(run().metrics().where(m -> m.seed() == 1 && m.quantity().equals("alignment")).map(Measurement::value).distinct()
                .count() > 1, "and move with it");
    }

    /** Plasticity that begins with the last step of eight moves weights much less than plasticity throughout. */
    @Test
    void aLearningWindowBeginsWhenItSays() throws Exception {
        String[] quiet = {QUIET, "models.tissue.rule.plasticityFilterMs=0", "schedule[1].plastic=false",
                "schedule[2].plastic=false",
                "models.tissue.rule.interneurons={\"type\": \"random\", \"toInterneuron\": {\"type\": \"uniform\", \"halfWidth\": 1},"
                        + " \"lateral\": {\"type\": \"uniform\", \"halfWidth\": 1}}"};
        double always = moved(with(quiet, "schedule[0].plasticFromMs=0"));
        double late = moved(with(quiet, "schedule[0].plasticFromMs=1.75"));
        double never = moved(with(quiet, "schedule[0].plastic=false"));
        assertEquals(0, never);
        assertTrue(late > 0 && late < always / 3, late + " of " + always);
    }

    private static String[] with(String[] assignments, String further) {
        List<String> all = new ArrayList<>(List.of(assignments));
        all.add(further);
        return all.toArray(String[]::new);
    }

    private double moved(String... assignments) throws Exception {
        List<Double> distances = run(assignments).metrics().where(m -> m.seed() == 1
                && m.quantity().equals("weight distance lateral")).map(Measurement::value).toList();
        return Math.abs(distances.get(distances.size() - 1) - distances.get(0));
    }

    @Test
    void theTeacherIsOnWherePhaseAndPatternSaySo() throws Exception {
        Traces traces = traces();
        assertEquals(List.of("spontaneous", "spontaneous", "spontaneous", "taught", "taught", "taught", "taught"),
                traces.shown().stream().map(ShownRow::phase).toList());
        assertEquals(List.of(false, false, false, true, false, true, false),
                traces.shown().stream().map(ShownRow::isTaught).toList());
        assertArrayEquals(new double[] {Math.log(0.2 / 0.8), Math.log(0.8 / 0.2)}, traces.shown().get(3).targetPotentials(), 1e-12);

        double before = endOf(traces, 2), taught = endOf(traces, 5), untaught = endOf(traces, 6);
        double target = traces.shown().get(3).targetPotentials()[1];
        assertTrue(Math.abs(taught - target) < Math.abs(before - target) && Math.abs(taught - target) < Math.abs(untaught - target),
                before + ", " + taught + ", " + untaught);
    }

    /** The second output neuron at the end of a presentation. */
    private static double endOf(Traces traces, int presentation) {
        double end = traces.shown().get(presentation).toMs();
        for (int i = 0; i < traces.timesMs().length; i++) {
            if (Math.abs(traces.timesMs()[i] - end) < 1e-9) {
                return traces.of("output", "soma").get(1).values()[i];
            }
        }
        throw new AssertionError("nothing was recorded at " + end);
    }

    @Test
    void aPhaseWithoutTeacherShowsNoTargets() throws Exception {
        assertTrue(traces("schedule[1].teacher=false").shown().stream().noneMatch(ShownRow::isTaught));
    }

    private Traces traces(String... assignments) throws Exception {
        ResolvedSimulation plan = lab.plan(with(assignments, QUIET));
        Path recordings = folder.resolve("recorded");
        new Simulation(plan).run(1, false, recordings, Progress.SILENT);
        return Traces.read(recordings.resolve("tissue-seed-1")).orElseThrow();
    }

    @Test
    void onlyWhatIsToBeRecordedIsRecorded() throws Exception {
        Traces traces = traces();
        assertEquals(7 * 8, traces.timesMs().length, "seven presentations of eight steps, none of the third phase");
        assertEquals(List.of(List.of(0), List.of(2)), traces.of("hidden1", "apical").stream().map(Traces.Column::index).toList());
    }

    /** Plasticity starts at 0.5 ms in the first phase. */
    @Test
    void learningWindowsAreNoted() throws Exception {
        assertEquals(List.of(0.5, 2.5, 4.5, 6.0), traces().shown().stream().limit(4).map(ShownRow::plasticFromMs).toList());
    }

    @Test
    void aRunThatDivergesSaysWhereAndLeavesReadableRecordings() throws IOException {
        ResolvedSimulation plan = lab.plan("models.tissue.transferFunction={\"type\": \"relu\"}", "seeds=[1]",
                "models.tissue.rule.learningRates.bottomUp=[1e30, 1e30]");
        Path recordings = folder.resolve("diverged");
        Exception e = assertThrows(DivergenceException.class,
                () -> new Simulation(plan).run(1, false, recordings, Progress.SILENT));
        assertTrue(
                e.getMessage()
                        .matches("model \"tissue\", seed 1: .*(potential|weight distance|alignment|difference).* is .*Maybe .*"),
                e.getMessage());
        Traces traces = Traces.read(recordings.resolve("tissue-seed-1")).orElseThrow();
        assertTrue(traces.timesMs().length > 0);
    }

    @Test
    void anotherSeedIsAnotherTissue() throws Exception {
        Metrics metrics = run().metrics();
        assertNotEquals(metrics.where(m -> m.seed() == 1).map(Measurement::value).toList(),
                metrics.where(m -> m.seed() == 2).map(Measurement::value).toList());
    }
}
