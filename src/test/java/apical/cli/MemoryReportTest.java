package apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import apical.definition.Definitions;
import apical.definition.ResolvedTraining;
import apical.experiment.MemoryNeed;
import apical.json.DefinitionException;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory that cannot be had is told before anything is made, with what to do. */
class MemoryReportTest {

    private static final long GIGABYTE = 1L << 30;

    @TempDir
    private Path folder;
    private TinyLab lab;

    @BeforeEach
    void openTheLab() {
        lab = new TinyLab(folder);
    }

    private String report(double gigabytesOfARun, double numbers, int threads, long most) {
        ResolvedTraining plan = Definitions.readExperiment(lab.experiment());
        MemoryNeed.OfRun run = new MemoryNeed.OfRun("large", gigabytesOfARun * GIGABYTE, numbers);
        return MemoryReport.of(plan, new MemoryNeed(0, Collections.nCopies(6, run)), threads, most);
    }

    @Test
    void whatFitsIsTold() {
        assertEquals("about 4.0 GB of memory for 2 runs side by side", report(2, 1, 2, 8 * GIGABYTE));
        assertEquals("about 90 MB of memory for 1 run", report(0.05, 1, 1, 8 * GIGABYTE));
    }

    @Test
    void whatFitsOneAfterAnotherIsToldWithTheCure() {
        assertEquals(
                "about 8.0 GB of memory for 4 runs side by side, more than the 5.0 GB that Java may take here. Maybe --threads 2, "
                        + "or APICAL_JAVA_OPTIONS=-Xmx11g",
                report(2, 1, 4, 5 * GIGABYTE));
    }

    @Test
    void whatDoesNotFitAtAllIsRefused() {
        assertEquals(
                lab.experiment()
                        + ": a run of model \"large\" needs about 9.0 GB of memory; expected at most 5.0 GB, what Java may "
                        + "take here. Maybe APICAL_JAVA_OPTIONS=-Xmx13g, smaller layers, or a smaller batch",
                assertThrows(DefinitionException.class, () -> report(9, 1, 4, 5 * GIGABYTE)).getMessage());
        assertEquals(
                lab.experiment() + ": a batch of model \"large\" has 3000000000 numbers in one layer; expected at most 2147483647, "
                        + "as many as an array can have. Maybe a smaller training.batch or fewer information.images",
                assertThrows(DefinitionException.class, () -> report(1, 3e9, 4, 5 * GIGABYTE)).getMessage());
    }

    @Test
    void aNetworkThatCannotBeHeldIsRefusedAtOnce() {
        lab.edit(lab.model("backprop"), "[16, 6, 5, 10]", "[16, 100000000, 10, 10]");
        for (Ran ran : new Ran[] {Ran.apical("validate", lab.model("backprop").toString()),
                Ran.apical("validate", lab.experiment().toString()), Ran.run(lab, lab.results("x"))}) {
            String line = ran.refusal(2);
            assertTrue(line
                    .startsWith(lab.model("backprop") + ": layers are [16, 100000000, 10, 10]; expected smaller ones, since their "
                            + "synapses need 10.1 GB of memory, and Java may take "),
                    line);
            assertTrue(line.endsWith("Maybe APICAL_JAVA_OPTIONS=-Xmx14g"), line);
        }
    }

    @Test
    void bothCommandsSayIt() {
        assertTrue(Ran.apical("validate", lab.experiment().toString()).succeeded().out().contains("; about 40 MB of memory for "));
        assertTrue(Ran.runUndrawn(lab, lab.results("x")).succeeded().err().contains("Needs about 40 MB of memory for "));
    }
}
