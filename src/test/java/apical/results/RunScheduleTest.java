package apical.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import apical.definition.ResolvedTraining;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who goes on from stage to stage, at whatever moment somebody looks. */
class RunScheduleTest {

    /** Validation errors of four settings after epochs 0, 1, ...: each rung has another order, and so has what comes after it. */
    private static final double[][] ERRORS = {{90, 40, 30, 5, 1}, {90, 20, 21, 50, 60}, {90, 30, 20, 22, 70}, {90, 10, 25, 30, 2}};

    @TempDir
    private Path folder;
    private RunSchedule schedule;

    @BeforeEach
    void planASweep() {
        ResolvedTraining plan = new TinyLab(folder).plan(
                "models=[\"../models/backprop.json\"]", "training.seeds=[1]", "training.epochs=4", "sweep.halving.budgets=[1,2]",
                "sweep.selection.seeds=[7,8]", "sweep.parameters=[{\"type\":\"values\",\"name\":\"gain\",\"paths\":"
                        + "[\"initialWeights.gain\"],\"values\":[1,2,3,4]}]");
        schedule = RunSchedule.of(plan);
    }

    private static List<Measurement> rows(int setting, int epochs) {
        return IntStream.rangeClosed(0, epochs).mapToObj(epoch -> new Measurement("backprop", "backprop #" + setting, 1, epoch,
                7L * epoch, "validation", "", "error", "%", ERRORS[setting - 1][epoch])).toList();
    }

    /** What the stages are when the runs have come so far. */
    private List<String> stages(int... epochs) {
        return schedule.stages(goal -> goal.isReached(epochs[number(goal) - 1], 0, 0),
                goal -> schedule.score(goal, rows(number(goal), epochs[number(goal) - 1]), List.of())).stream()
                .map(goals -> goals.stream().map(goal -> goal.model() + " for " + goal.run() + " to " + goal.epochs()).toList()
                        .toString())
                .toList();
    }

    private static int number(Goal goal) {
        return goal.stage() == 2 ? 3 : Integer.parseInt(goal.model().replaceAll(".*#", ""));
    }

    @Test
    void stagesFollowFromWhatWasMeasuredAtTheirEnds() {
        List<String> all = stages(1, 2, 1, 2);
        assertEquals(3, all.size());
        assertTrue(all.get(1).startsWith("[backprop #2 for model \"backprop #2\", seed 1 to 2, backprop #4 for "), all.get(1));
        assertEquals("[backprop #2 for model \"backprop\", seed 7 to 4, backprop #2 for model \"backprop\", seed 8 to 4]",
                all.get(2));
    }

    /** Rows that came later change nothing: not of those who went on, and not of those who had no business to. */
    @Test
    void whatIsMeasuredLaterChangesNoStageThatIsOver() {
        List<String> then = stages(1, 2, 1, 2);
        List<int[]> later = new ArrayList<>(List.of(new int[] {1, 4, 1, 2}, new int[] {1, 2, 1, 4}, new int[] {4, 4, 4, 4}));
        later.forEach(epochs -> assertEquals(then, stages(epochs)));
    }

    @Test
    void aRungBeginsWhenTheOneBeforeIsWhole() {
        assertEquals(1, stages(1, 1, 0, 1).size());
        assertEquals(2, stages(1, 1, 1, 1).size());
        assertEquals(2, stages(1, 2, 1, 1).size());
    }

    @Test
    void keysAreAllThatMayEverRun() {
        assertEquals(List.of("backprop #1 1", "backprop #2 1", "backprop #3 1", "backprop #4 1", "backprop 7", "backprop 8"),
                schedule.keys().stream().map(key -> key.model() + " " + key.seed()).toList());
        assertEquals(4 + 2 + 2 * 4, schedule.epochs());
        assertEquals(4 + 2, schedule.epochsBefore(2));
        assertEquals("rung 2 of 2", schedule.title(1));
    }

    @Test
    void whoDivergedIsNotScored() {
        Goal goal = schedule.first().get(0);
        List<Measurement> diverged = new ArrayList<>(rows(1, 0));
        diverged.add(new Measurement("backprop", "backprop #1", 1, 1, 7, "train", "", "diverged", "1", 1));
        assertTrue(Double.isNaN(schedule.score(goal, diverged, List.of())));
        List<Measurement> later = new ArrayList<>(rows(1, 1));
        later.add(new Measurement("backprop", "backprop #1", 1, 2, 14, "train", "", "diverged", "1", 1));
        assertEquals(40, schedule.score(goal, later, List.of()));
    }
}
