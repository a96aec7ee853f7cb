package apical.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import apical.definition.Definitions;
import apical.definition.ModelDefinition;
import apical.learning.Learner;
import apical.network.Shape;
import apical.rule.Expectation;
import apical.rule.Finding;
import apical.rule.Law;
import apical.rule.ModelUnderTest;
import apical.rule.RuleDefinition;
import apical.rule.RuleKind;
import apical.rules.Benches;
import apical.rules.Rules;
import apical.rules.gradient.Backprop;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ladder as a whole: what ships passes, and every model is told what it is not entitled to. */
class LadderTest {

    static List<ModelUnderTest<? extends RuleDefinition>> builtIn() {
        return Ladder.builtIn();
    }

    /** Every rule with options that change what is computed. */
    static Stream<ModelUnderTest<RuleDefinition>> variants() {
        return Benches.all();
    }

    /** With few units a layer; of models that differ in size and rates of learning alone, the first. */
    static Collection<ModelUnderTest<RuleDefinition>> shipped() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("models"))) {
            Map<Object, ModelUnderTest<RuleDefinition>> unlike = new LinkedHashMap<>();
            files.sorted().map(Definitions::readModel).map(ModelDefinition::underTest).forEach(model -> unlike.putIfAbsent(
                    List.of(model.rule().kind(), model.rule().remarks()), model.small()));
            return unlike.values();
        }
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void whatIsBuiltInPasses(ModelUnderTest<? extends RuleDefinition> model) {
        Report report = Ladder.climb(model, law -> {});
        assertEquals(List.of(), failed(report.findings()), report.subject());
        assertTrue(report.isAsExpected());
    }

    @ParameterizedTest
    @MethodSource("variants")
    void whateverOptionsAreChosenPasses(ModelUnderTest<RuleDefinition> model) {
        passes(model);
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void whatShipsPasses(ModelUnderTest<RuleDefinition> model) {
        passes(model);
    }

    /** But for what says nothing of the model, and takes longest: the noise of a lone soma, the oracle's own networks. */
    private static void passes(ModelUnderTest<RuleDefinition> model) {
        List<Finding> findings = new ArrayList<>();
        boolean ofItsOwn = false;
        for (Law<? super RuleDefinition> law : laws(model)) {
            if (law.exemption(model).isEmpty() && !Set.of("noise", "oracle").contains(law.name())) {
                findings.addAll(law.measure(model));
                ofItsOwn |= !Contract.LAWS.contains(law);
            }
        }
        assertEquals(List.of(), failed(findings), model.subject());
        assertTrue(ofItsOwn, "nothing of its own was measured: " + findings);
    }

    @SuppressWarnings("unchecked")
    private static List<Law<? super RuleDefinition>> laws(ModelUnderTest<RuleDefinition> model) {
        return Ladder.laws((RuleKind<RuleDefinition>) model.rule().kind());
    }

    private static List<Finding> failed(List<Finding> findings) {
        return findings.stream().filter(finding -> !finding.passed()).toList();
    }

    /** Each law of each rule is measured on its example, or nobody would know whether it holds. */
    @Test
    void everyLawIsMeasuredOnSomethingBuiltInOrOnItsVariants() {
        for (RuleKind<?> kind : Rules.all()) {
            List<ModelUnderTest<RuleDefinition>> models = Benches.all().filter(model -> model.rule().kind() == kind).toList();
            for (Law<? super RuleDefinition> law : laws(models.get(0))) {
                assertTrue(Contract.LAWS.contains(law) || models.stream().anyMatch(model -> law.exemption(model).isEmpty()),
                        law.name() + " of " + kind);
            }
        }
    }

    /** A rule that has no law of its own is no rule to be checked. */
    @Test
    void aRuleWithoutALawIsRefused() {
        RuleKind<Lawless> kind = new RuleKind<>("lawless", "does as it likes", Lawless.class, "nobody") {
            @Override
            public Lawless example(Shape layers) {
                throw new AssertionError();
            }

            @Override
            public List<Law<? super Lawless>> laws() {
                return List.of();
            }
        };
        assertEquals("lawless is registered without a law; expected at least one that a wrong one breaks",
                assertThrows(IllegalStateException.class, () -> Ladder.laws(kind)).getMessage());
    }

    /** Nothing of it is ever asked. */
    private interface Lawless extends RuleDefinition {
    }

    /** Whatever holds of nobody is no success: "All 0 checks passed". */
    @Test
    void nothingMeasuredIsNotAsExpected() {
        assertFalse(new Report("nothing", List.of(), List.of(), List.of()).isAsExpected());
    }

    static List<String> promises() {
        return Contract.LAWS.stream().map(Law::name).toList();
    }

    /** And of no other: each law finds its own fault. */
    @ParameterizedTest
    @MethodSource("promises")
    void aRuleThatBreaksItsPromiseIsFound(String promise) {
        RuleDefinition backprop = Backprop.KIND.example(Benches.SHAPE);
        RuleDefinition broken =
                (RuleDefinition) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {RuleDefinition.class},
                        (proxy, method, arguments) -> {
                            Object answer = method.invoke(backprop, arguments);
                            return answer instanceof Learner learner
                                    ? new Learner(new BrokenPromise(learner.rule(), promise), learner.plasticity()) : answer;
                        });
        var model = Benches.model("broken", broken, Benches.SHAPE);
        assertEquals(List.of(promise), Contract.LAWS.stream()
                .filter(law -> law.measure(model).stream().anyMatch(finding -> !finding.passed())).map(Law::name).toList());
    }

    @Test
    void aRandomStartIsSetToSelfPredictionAndThatIsSaid(@TempDir Path folder) {
        TinyLab lab = new TinyLab(folder);
        lab.edit(lab.model("microcircuit"), "{\"type\": \"selfPredicting\"}", """
                {"type": "random", "toInterneuron": {"type": "uniform", "halfWidth": 1.0},
                 "lateral": {"type": "uniform", "halfWidth": 1.0}}""");
        Report report = Ladder.climb(Definitions.readModel(lab.model("microcircuit")).underTest(), check -> {});
        assertEquals(report.findings().size(), report.passed(), report.findings().toString());
        assertTrue(report.remarks().contains("apical silence: measured with interneurons set to the self-predicting state;"
                + " the model starts at random"), report.remarks().toString());
    }

    @Test
    void whatIsMeasuredOnFewerUnitsIsSaid() {
        ModelUnderTest<RuleDefinition> large = Definitions.readModel(Path.of("models/continuous-784-300-10.json")).underTest();
        assertEquals("measured on 12-12-10 with the same conductances, learning rates and distributions of weights; with"
                + " instantaneous rates, since prospective ones are no differential equation",
                convergence(large).remark(large).orElseThrow());
        assertEquals(large.rule(), large.small().rule());
        assertFalse(convergence(large).remark(large.small()).orElseThrow().contains("12-12-10"));
    }

    private static Law<? super RuleDefinition> convergence(ModelUnderTest<RuleDefinition> model) {
        return laws(model).stream().filter(law -> law.name().equals("convergence")).findFirst().orElseThrow();
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
