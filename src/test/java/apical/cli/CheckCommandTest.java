package apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import apical.dynamics.IntegrationMethod;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code apical check}: a table, a footer, an exit code. */
class CheckCommandTest {

    @TempDir
    private Path folder;
    private TinyLab lab;

    @BeforeEach
    void openTheLab() {
        lab = new TinyLab(folder);
    }

    @Test
    void aTableOfWhatWasMeasuredAndExpected() {
        List<String> lines = Ran.apical("check", lab.model("microcircuit").toString()).succeeded().out().lines().toList();
        assertEquals("microcircuit: microcircuit, 16-6-5-10", lines.get(0));
        assertTrue(lines.get(2).matches("check +measured +expected"), lines.get(2));
        int measured = lines.get(2).indexOf("measured"), expected = lines.get(2).indexOf("expected");
        assertTrue(lines.get(3).matches("the rule touches no weight +0 +<= 0 +pass"), lines.get(3));
        String silence = lines.get(8);
        assertTrue(silence.startsWith("apical silence, two sweeps, double precision "), silence);
        assertTrue(silence.substring(measured).matches("\\S+ +<= 1e-12 +pass"), silence);
        assertTrue(silence.substring(expected).startsWith("<= 1e-12 "), silence);
        assertTrue(lines.get(lines.size() - 1).matches("All \\d+ checks passed\\."), lines.get(lines.size() - 1));
    }

    @Test
    void aPerceptronIsCheckedForItsGradient() {
        String out = Ran.apical("check", lab.model("backprop").toString()).succeeded().out();
        assertTrue(out.contains("reported gradient against central differences, output"), out);
        assertTrue(out.endsWith("All 8 checks passed.\n".replace("\n", System.lineSeparator())), out);
    }

    /** What a rule with these options does not follow is said; what it follows is measured. */
    @Test
    void aRuleWithOtherOptionsIsCheckedForWhatItDoesThen() {
        lab.edit(lab.model("backprop"), "\"type\": \"backprop\"", "\"type\": \"backprop\", \"derivative\": false");
        String out = Ran.apical("check", lab.model("backprop").toString()).succeeded().out();
        assertTrue(out.contains("reported change against plain errors, hidden1"), out);
        assertTrue(out.contains("All 8 checks passed."), out);
    }

    /** A tissue that can only be simulated is checked for what needs no training, and says what does not apply. */
    @ParameterizedTest
    @EnumSource(IntegrationMethod.class)
    void aTissueIsCheckedWithEveryMethod(IntegrationMethod method) {
        lab.write(lab.model("continuous"), TinyLab.CONTINUOUS.replace("forwardEuler", method.id()));
        String out = Ran.apical("check", lab.model("continuous").toString()).succeeded().out();
        assertTrue(out.contains("fast engine against plain, at rest"), out);
        boolean isTrained = method == IntegrationMethod.FORWARD_EULER || method == IntegrationMethod.EXPONENTIAL_EULER;
        assertEquals(!isTrained,
                out.contains("continuousMicrocircuit cannot be trained as it stands: rule.method is " + method.id()),
                out);
    }

    /** At couplings that single precision could not resolve, had errors to be subtracted. */
    @ParameterizedTest
    @ValueSource(strings = {"0.1", "0.001", "0.0001", "0.00001"})
    void weakCouplingIsNoFalseAlarm(String coupling) {
        lab.edit(lab.model("microcircuit"), "\"mixing\": {\"apical\": [0.1, 0.2], \"output\": 0.4, \"interneuron\": 0.3}",
                "\"mixing\": {\"apical\": [C, C], \"output\": C, \"interneuron\": C}".replace("C", coupling));
        String out = Ran.apical("check", lab.model("microcircuit").toString()).succeeded().out();
        assertTrue(out.contains("single precision against double, coupling 0.0001 "), out);
    }

    /** Feedback of a thousand times the usual size leaves no nudging weak. */
    @Test
    void whatIsNotAsExpectedIsSaidAndCounted() {
        lab.edit(lab.model("microcircuit"), "\"halfWidth\": 3.0", "\"halfWidth\": 3000.0");
        Ran ran = Ran.apical("check", lab.model("microcircuit").toString());
        assertEquals(1, ran.code(), ran.out());
        long failed = ran.out().lines().filter(line -> line.matches(".*  FAIL(  .*)?")).count();
        assertTrue(failed > 0, ran.out());
        assertTrue(ran.out().lines().anyMatch(line -> line.matches(failed + " of \\d+ checks failed\\.")), ran.out());
    }

    @Test
    void badUsageIsRefusedInOneLine() {
        assertEquals("nowhere.json: no such file; 'apical list' shows those that ship with Apical",
                Ran.apical("check", "nowhere.json").refusal(2));
        assertEquals(lab.experiment() + ": is an experiment; expected a model",
                Ran.apical("check", lab.experiment().toString()).refusal(2));
        assertEquals(2, Ran.apical("check", "a.json", "b.json").code());
    }
}
