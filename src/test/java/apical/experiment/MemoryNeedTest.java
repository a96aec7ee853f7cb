package apical.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.Apart;
import apical.TinyLab;
import apical.definition.Assignment;
import apical.definition.Definitions;
import apical.definition.ResolvedTraining;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The estimate of memory is right within a factor of two. Whole programs were held to it by the least {@code -Xmx} with which they
 * end, on two threads: three-rules-on-mnist with one epoch, one seed and batches of 2,000 announces 550 MB and needs 363;
 * self-prediction and perturbation-teacher-student announce 40 and need 43.
 */
class MemoryNeedTest {

    @TempDir
    private Path folder;

    /** In a process of its own: what others leave on the heap disturbs it. */
    @Test
    void aNetworkThatLearnsTakesWhatIsAnnounced() throws InterruptedException {
        List<String> shown =
                List.of("backprop", "500", "backprop", "4000", "microcircuit-784-1000-10", "500", "microcircuit", "3000",
                        "weight-perturbation", "500", "continuous-784-500-500-10", "100");
        Apart measured = Apart.startClass(folder, List.of(), MemoryTaken.class.getName(), shown.toArray(String[]::new));
        assertEquals(0, measured.code(), measured.said());
        assertEquals(shown.size() / 2, measured.said().lines().count(), measured.said());
        measured.said().lines().forEach(line -> {
            String[] cells = line.split(" ");
            double taken = Double.parseDouble(cells[2]);
            double announced = MemoryNeed.ofTraining(MemoryTaken.model(cells[0]), Integer.parseInt(cells[1]));
            assertTrue(announced < 2 * taken && taken < 2 * announced, line + " bytes taken, " + announced + " announced");
        });
    }

    @Test
    void theLargestRunsGoSideBySide() {
        MemoryNeed need = new MemoryNeed(10, Stream.of(1, 5, 3).map(n -> new MemoryNeed.OfRun("m" + n, n, n)).toList());
        assertEquals("m5", need.largest().model());
        assertEquals(MemoryNeed.PROGRAM + 15, need.bytes(1));
        assertEquals(MemoryNeed.PROGRAM + 18, need.bytes(2));
        assertEquals(MemoryNeed.PROGRAM + 19, need.bytes(9));
        assertEquals(2, need.fitting(9, MemoryNeed.PROGRAM + 18));
        assertEquals(0, need.fitting(9, MemoryNeed.PROGRAM));
    }

    @Test
    void snapshotsOfInformationAndEveryRunCount() {
        TinyLab lab = new TinyLab(folder);
        ResolvedTraining plan = Definitions.readExperiment(lab.experiment());
        MemoryNeed need = MemoryNeed.of(plan, Experiment.load(plan));
        assertEquals(6, need.runs().size());
        ResolvedTraining silent = Definitions.readExperiment(lab.experiment(), List.of(Assignment.parse("information.epochs=[]")));
        assertTrue(MemoryNeed.of(silent, Experiment.load(silent)).bytes(1) < need.bytes(1));
    }
}
