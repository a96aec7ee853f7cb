package apical.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import apical.data.Dataset;
import apical.definition.Assignment;
import apical.definition.Definitions;
import apical.definition.ResolvedTraining;
import apical.network.Projection;
import apical.results.Measurement;
import apical.results.ResultTables;
import apical.results.RunResult;
import apical.rule.EstimatedGradient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Diagnostics are measured when they are asked for, of every rule, and training does not notice. */
class DiagnosticsProbeTest {

    private static final String ALL = "diagnostics={\"epochs\": [0, 1, 2], \"images\": 3}";

    @TempDir
    private Path folder;
    private TinyLab lab;

    @BeforeEach
    void openTheLab() {
        lab = new TinyLab(folder);
        lab.write(lab.model("continuous"), TinyLab.CONTINUOUS.replace("{\"type\": \"none\"}",
                "{\"type\": \"wiener\", \"sigma\": 0.1}"));
        lab.write(lab.model("direct"), TinyLab.FEEDBACK_ALIGNMENT.replace("feedbackAlignment", "directFeedbackAlignment")
                .replace("\"feedback alignment\"", "\"direct\""));
        lab.write(lab.model("replaced"), TinyLab.BACKPROP.replace("\"learningRates\"",
                "\"replacedPasses\": 0.5, \"learningRates\"").replace("\"name\": \"backprop\"", "\"name\": \"replaced\""));
        lab.write(lab.model("symmetric"), TinyLab.MICROCIRCUIT.replace("\"mixing\"",
                "\"topDownLearning\": {\"type\": \"symmetric\", \"gains\": [1.0, 1.0]}, \"mixing\"")
                .replace("\"name\": \"microcircuit\"", "\"name\": \"symmetric\""));
        lab.edit(lab.experiment(), "\"../models/backprop.json\", ", "\"../models/backprop.json\", \"../models/continuous.json\", "
                + "\"../models/direct.json\", \"../models/replaced.json\", \"../models/symmetric.json\", ");
    }

    private ResultTables run(String... assignments) throws InterruptedException {
        return TinyLab.found(runs(assignments));
    }

    private List<RunResult> runs(String... assignments) throws InterruptedException {
        ResolvedTraining plan =
                lab.plan(assignments);
        Dataset data = Experiment.load(plan);
        return Experiment.run(plan, data, 2, true, Progress.SILENT);
    }

    private static Stream<Measurement> diagnostics(ResultTables outcome) {
        return outcome.metrics().rows().stream().filter(m -> m.split().equals("validation") && !m.layer().isEmpty());
    }

    @Test
    void trainingIsTheSameBitByBit() throws InterruptedException {
        List<RunResult> runsWithout = runs(), runsWith = runs(ALL);
        ResultTables without = TinyLab.found(runsWithout), with = TinyLab.found(runsWith);
        assertTrue(diagnostics(with).findAny().isPresent());
        assertEquals(0, diagnostics(without).count());
        List<Measurement> others = new ArrayList<>(with.metrics().rows());
        others.removeAll(diagnostics(with).collect(Collectors.toSet()));
        assertEquals(without.metrics().rows(), others);
        assertEquals(7 * 2, runsWith.size());
        for (int run = 0; run < runsWith.size(); run++) {
            List<Projection> expected = runsWithout.get(run).synapses(), found = runsWith.get(run).synapses();
            for (int p = 0; p < expected.size(); p++) {
                String which = runsWith.get(run).model() + " " + expected.get(p).layer() + " " + expected.get(p).pathway();
                assertArrayEquals(expected.get(p).weights().data, found.get(p).weights().data, which);
                assertArrayEquals(expected.get(p).biases().data, found.get(p).biases().data, which);
            }
        }
    }

    @Test
    void itIsMeasuredAfterTheseEpochsAndTheLast() throws InterruptedException {
        assertEquals(Set.of(0, 2), epochs("diagnostics.epochs=[0]"));
        assertEquals(Set.of(1, 2), epochs("diagnostics.epochs=[1, 7]"));
        assertEquals(Set.of(), epochs("diagnostics.epochs=[]"));
    }

    private Set<Integer> epochs(String asked) throws InterruptedException {
        return diagnostics(run(asked, "diagnostics.images=3")).map(Measurement::epoch)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyRuleIsToldOfWhatItHas() throws InterruptedException {
        ResultTables outcome = run(ALL);
        for (String model : List.of("backprop", "continuous", "direct", "replaced", "symmetric", "feedback alignment",
                "microcircuit")) {
            Set<String> measured = diagnostics(outcome).filter(m -> m.model().equals(model))
                    .map(m -> m.layer() + " " + m.quantity()).collect(Collectors.toSet());
            for (String quantity : List.of("update angle", "error angle", "weight_norm", "slope", "presynaptic rate", "gradient",
                    "error sign bits", "error sign bits bias", "error sign bits permuted",
                    "error sign bits standard error", "error sign entropy",
                    "error sign agreement")) {
                assertTrue(measured.containsAll(List.of("hidden1 " + quantity, "hidden2 " + quantity, "output " + quantity)),
                        model + ": " + quantity);
            }
            assertTrue(measured.containsAll(List.of("hidden1 feedback angle", "hidden2 feedback angle", "output output error",
                    "hidden1 backpropagated error")), model);
            boolean dendritic = List.of("continuous", "symmetric", "microcircuit").contains(model);
            for (String quantity : List.of("hidden1 apical potential", "hidden2 apical potential taught",
                    "hidden1 interneuron distance", "hidden1 error sign bits in apical",
                    "hidden2 error sign bits in apical permuted",
                    "hidden2 feedback over bottom-up", "output update angle in rates")) {
                assertEquals(dendritic, measured.contains(quantity), model + ": " + quantity);
            }
        }
    }

    /** Angles of backprop to itself are 0 at the weights of every epoch, so the weights that are measured are those. */
    @Test
    void theWeightsAreThoseOfTheEpoch() throws InterruptedException {
        ResultTables outcome = run(ALL);
        for (String model : List.of("backprop", "symmetric")) {
            List<Measurement> found = diagnostics(outcome).filter(m -> m.model().equals(model)
                    && m.quantity().equals(model.equals("backprop") ? "update angle" : "feedback angle")).toList();
            assertFalse(found.isEmpty());
            found.forEach(m -> assertEquals(0, m.value(), 1e-3));
        }
        List<Double> norms = diagnostics(outcome).filter(m -> m.model().equals("backprop") && m.seed() == 1
                && m.layer().equals("hidden1") && m.quantity().equals("weight_norm")).map(Measurement::value).toList();
        assertEquals(3, norms.stream().distinct().count(), "weights change: " + norms);
    }

    /** With theory only where there is some. */
    @Test
    void estimatesOfTheGradientAreHeldAgainstItAndOtherRulesAreNot() throws InterruptedException {
        addPerturbation("node", "");
        addPerturbation("weight", "\"baseline\": \"none\", ");
        ResultTables outcome = run(ALL);
        List<Measurement> found =
                outcome.metrics().rows().stream().filter(m -> m.quantity().startsWith("gradient cosine")).toList();
        assertEquals(Set.of("node: gradient cosine", "node: gradient cosine expected", "weight: gradient cosine"),
                found.stream().map(m -> m.model() + ": " + m.quantity()).collect(Collectors.toSet()));
        assertEquals(3 * 2 * 3, found.size(), "three quantities, two seeds, three epochs");
        for (Measurement m : found) {
            assertEquals(List.of("validation", "", "1"), List.of(m.split(), m.layer(), m.unit()));
            if (m.quantity().endsWith("expected")) {
                assertEquals(EstimatedGradient.expectedCosine(50, 21), m.value(), 1e-12);
            } else if (m.model().equals("node")) {
                assertEquals(EstimatedGradient.expectedCosine(50, 21), m.value(), 0.15, "of three images only");
            }
        }
    }

    private void addPerturbation(String what, String more) {
        lab.write(lab.model(what), TinyLab.BACKPROP.replace("\"type\": \"backprop\"", "\"type\": \"" + what + "Perturbation\", "
                + more + "\"noise\": 0.003, \"draws\": 50").replace("\"name\": \"backprop\"", "\"name\": \"" + what + "\""));
        lab.edit(lab.experiment(), "\"../models/backprop.json\", ",
                "\"../models/backprop.json\", \"../models/" + what + ".json\", ");
    }

    @Test
    void sameSeedSameNumbersHoweverManyThreads() throws InterruptedException {
        ResolvedTraining plan = Definitions.readExperiment(lab.experiment(), List.of(Assignment.parse(ALL)));
        Dataset data = Experiment.load(plan);
        assertEquals(TinyLab.found(Experiment.run(plan, data, 1, Progress.SILENT)).metrics().rows(),
                TinyLab.found(Experiment.run(plan, data, 3, Progress.SILENT)).metrics().rows());
    }
}
