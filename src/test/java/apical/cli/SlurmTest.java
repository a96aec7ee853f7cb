package apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.Apart;
import apical.TinyLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code --on slurm} with an {@code sbatch} that carries out at once what it is given, task after task, as Slurm would. A real one
 * is asked by {@code mvn -P slurm verify}.
 */
@DisabledOnOs(OS.WINDOWS)
class SlurmTest {

    private static final String SBATCH = """
            #!/bin/bash
            echo "$*" >>calls
            number=$(wc -l <calls)
            script=script-$number
            cat >"$script"
            tasks=$(sed -n 's/^#SBATCH --array=1-\\([0-9]*\\).*/\\1/p' "$script")
            for task in $(seq "${tasks:-1}"); do
                SLURM_SUBMIT_DIR=$PWD SLURM_ARRAY_JOB_ID=$number SLURM_ARRAY_TASK_ID=$task SLURM_JOB_ID=$number bash "$script" \
                    >>"log-$number-$task" 2>&1 || exit 1
            done
            echo "$number;cluster"
            """;
    private static final String[] SWEEP =
            {"--set", "figures=[]", "--set", "training.seeds=[1]", "--set", "training.epochs=2", "--set",
                    "sweep.halving.budgets=[1,2]", "--sweep", "initialWeights.gain=1,2"};

    @TempDir
    private Path folder;
    private TinyLab lab;

    @BeforeEach
    void aClusterWithoutOne() throws IOException {
        lab = new TinyLab(folder);
        command("sbatch", SBATCH);
        command("apical", "#!/bin/sh\nexec java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC $APICAL_JAVA_OPTIONS -cp '" + Apart.CLASSES
                + "' apical.cli.Main \"$@\"\n");
    }

    private void command(String name, String script) throws IOException {
        Path file = Files.createDirectories(folder.resolve("bin")).resolve(name);
        Files.writeString(file, script);
        assertTrue(file.toFile().setExecutable(true));
    }

    private Apart submit(String... more) {
        return Apart.start(folder, List.of("env", "-C", folder.toString(), "PATH=" + folder.resolve("bin") + ":" + System.getenv(
                "PATH"), "APICAL_LAUNCHER=" + folder.resolve("bin/apical")),
                Stream.of(Stream.of("run", lab.experiment().toString(), "--on", "slurm"), Stream.of(SWEEP), Stream.of(more))
                        .flatMap(s -> s).toArray(String[]::new));
    }

    @Test
    void arraysOfRungsAndAMergeMakeTheBytesOfOneProcess() throws Exception {
        Ran.run(lab, lab.results("one"), SWEEP).succeeded();
        Map<String, String> expected = Bytes.of(lab.results("one"));
        Apart run = submit("--tasks", "2", "--out", lab.results("all").toString());
        assertEquals(0, run.code(), run.said());
        assertTrue(run.said().contains("Submitted 3 arrays of 2 tasks (1, 2, 3), and a job that puts the results together (4)."),
                run.said());
        List<String> calls = Files.readAllLines(folder.resolve("calls"));
        assertEquals(List.of("--parsable", "--parsable --dependency=afterok:1 --kill-on-invalid-dep=yes",
                "--parsable --dependency=afterok:2 --kill-on-invalid-dep=yes", "--parsable --dependency=afterany:3"),
                calls);
        assertEquals(expected, Bytes.of(lab.results("all")));
    }

    @Test
    void aDryRunShowsAllScriptsAndMakesNothing() throws Exception {
        Apart run = submit("--dry-run", "--at-once", "3", "--cpus", "2", "--time", "30", "--slurm-option=--partition=long");
        assertEquals(0, run.code(), run.said());
        List<String> lines = run.said().lines().toList();
        for (String line : List.of("#SBATCH --array=1-6%3", "#SBATCH --cpus-per-task=2", "#SBATCH --time=30",
                "#SBATCH --partition=long", "#SBATCH --signal=B:TERM@120", "#SBATCH --requeue", "#SBATCH --open-mode=append",
                "    scontrol requeue \"${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}\"",
                "sbatch --parsable --dependency=afterany:JOB < merge.sh")) {
            assertTrue(lines.contains(line), line + " in " + run.said());
        }
        assertFalse(Files.exists(folder.resolve("calls")));
        assertTrue(TinyLab.everythingIn(folder).stream().noneMatch(file -> file.endsWith("experiment.json")));
    }

    @Test
    void whatSbatchRefusesIsSaidInOneLineAndWhatIsLeftGoesOn() throws Exception {
        command("sbatch", "#!/bin/sh\necho 'sbatch: error: invalid partition specified: lnog' >&2\nexit 1\n");
        Apart run = submit("--out", lab.results("all").toString());
        assertEquals(1, run.code());
        assertTrue(run.said().contains("sbatch: error: invalid partition specified: lnog"), run.said());
        assertTrue(Files.exists(lab.results("all").resolve("runs")));
    }

    @Test
    void optionsThatMeanNothingAreRefused() {
        for (List<String> options : List.of(List.of("--on", "moon"), List.of("--dry-run"),
                List.of("--on", "slurm", "--tasks", "-1"),
                List.of("--on", "slurm", "--time", "soon"), List.of("--on", "slurm", "--slurm-option", "long"),
                List.of("--on", "slurm", "--cpus", "0"), List.of("--on", "slurm", "--shard", "1/2", "--dry-run"))) {
            Ran ran = Ran.apical(Stream.concat(Stream.of("run", lab.experiment().toString()), options.stream())
                    .toArray(String[]::new));
            assertEquals(2, ran.code(), options.toString());
            assertTrue(ran.errorLines().get(0).startsWith("apical: --"), ran.err());
        }
    }
}
