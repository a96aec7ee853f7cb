package apical.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import apical.conformance.Report.Exemption;
import apical.definition.Definitions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ladder as a whole: what ships passes, and every specimen is told what it is not entitled to. */
class LadderTest {

    static List<Specimen> builtIn() {
        return BuiltIn.specimens();
    }

    /** With few units a layer; of models that differ in size and rates of learning alone, the first. */
    static Collection<Specimen> shipped() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("models"))) {
            Map<Object, Specimen> unlike = new LinkedHashMap<>();
            files.sorted().map(Definitions::readModel).map(Specimen::of).forEach(specimen -> unlike.putIfAbsent(
                    specimen.continuous().<Object>map(rule -> rule.physiology()).orElse(specimen.model().rule().kind()),
                    specimen.small()));
            return unlike.values();
        }
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void whatIsBuiltInPasses(Specimen specimen) {
        Report report = Ladder.climb(specimen, check -> { });
        assertEquals(List.of(), failed(report.findings()), report.subject());
        assertFalse(report.findings().isEmpty());
    }

    /** But for what says nothing of the model, and takes longest: the noise of a lone soma, the oracle's own networks. */
    @ParameterizedTest
    @MethodSource("shipped")
    void whatShipsPasses(Specimen specimen) {
        List<Finding> findings = Ladder.checks().stream()
                .filter(check -> !(check instanceof NoiseVariance || check instanceof OracleTrajectories))
                .filter(check -> check.exemption(specimen).isEmpty()).flatMap(check -> check.measure(specimen).stream()).toList();
        assertEquals(List.of(), failed(findings), specimen.subject());
        assertFalse(findings.isEmpty());
    }

    private static List<Finding> failed(List<Finding> findings) {
        return findings.stream().filter(finding -> !finding.passed()).toList();
    }

    @Test
    void everyKindOfCheckIsOnTheLadderAndMadeOfSomethingBuiltIn() {
        Set<Class<?>> onLadder = Ladder.checks().stream().map(Check::getClass).collect(Collectors.toSet());
        assertEquals(Set.copyOf(Arrays.asList(Check.class.getPermittedSubclasses())), onLadder);
        for (Check check : Ladder.checks()) {
            assertTrue(builtIn().stream().anyMatch(specimen -> check.exemption(specimen).isEmpty()), check.name());
        }
    }

    @Test
    void aPerceptronIsToldWhyItIsNoTissue() {
        Specimen perceptron = builtIn().stream().filter(s -> s.notDendritic().isPresent()).findFirst().orElseThrow();
        List<String> made = new ArrayList<>();
        Report report = Ladder.climb(perceptron, made::add);
        assertEquals(List.of("reported gradient"), made);
        assertEquals(Ladder.checks().size() - 1, report.exemptions().size());
        assertTrue(report.exemptions().contains(new Exemption("apical silence",
                "backprop is no microcircuit: it has no apical dendrites")), report.exemptions().toString());
    }

    @Test
    void aRandomStartIsSetToSelfPredictionAndThatIsSaid(@TempDir Path folder) {
        TinyLab lab = new TinyLab(folder);
        lab.edit(lab.model("microcircuit"), "{\"type\": \"selfPredicting\"}", """
                {"type": "random", "toInterneuron": {"type": "uniform", "halfWidth": 1.0},
                 "lateral": {"type": "uniform", "halfWidth": 1.0}}""");
        Report report = Ladder.climb(Specimen.of(Definitions.readModel(lab.model("microcircuit"))), check -> { });
        assertEquals(report.findings().size(), report.passed(), report.findings().toString());
        assertTrue(report.remarks().contains("apical silence: measured with interneurons set to the self-predicting state;"
                + " the model starts at random"), report.remarks().toString());
    }

    @Test
    void whatIsMeasuredOnFewerUnitsIsSaid() {
        Specimen large = Specimen.of(Definitions.readModel(Path.of("models/continuous-784-300-10.json")));
        assertEquals("measured on 12-12-10 with the same conductances, learning rates and distributions of weights; with"
                + " instantaneous rates, since prospective ones are no differential equation",
                new StepperOrder().remark(large).orElseThrow());
        assertEquals(large.model().rule(), large.small().model().rule());
        assertFalse(new StepperOrder().remark(large.small()).orElseThrow().contains("12-12-10"));
    }

    @Test
    void notANumberIsNeverAsExpected() {
        for (Expectation expectation : List.of(new Expectation.AtMost(1), new Expectation.AtLeast(1),
                new Expectation.Near(1, 1), new Expectation.Finite())) {
            assertTrue(expectation.allows(1), expectation.toString());
            assertFalse(expectation.allows(Double.NaN), expectation.toString());
        }
        assertFalse(new Expectation.AtMost(1).allows(1.1));
        assertFalse(new Expectation.AtLeast(1).allows(0.9));
        assertFalse(new Expectation.Near(1, 0.1).allows(1.2));
        assertFalse(new Expectation.Finite().allows(Double.POSITIVE_INFINITY));
    }
}
