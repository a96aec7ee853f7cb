package apical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The batch scripts of the page "On a cluster" as they stand there, run by bash as Slurm runs them, with an {@code ./apical} that
 * takes its time when it is told to end.
 */
@DisabledOnOs(OS.WINDOWS)
class ClusterPageTest {

    private static final Path PAGE = Path.of("src/site/markdown/cluster.md");
    private static final int REQUEUED = 0, BY_EXEC = 1;

    private static final String APICAL = """
            #!/bin/bash
            trap 'echo told >>said; while [ ! -e grace ]; do sleep 0.02; done; echo "checkpoint written" >>said; exit 143' TERM
            echo "begun $OPENBLAS_CORETYPE $*" >>said
            while [ ! -e end ]; do sleep 0.02; done
            exit "$(cat end)"
            """;

    @TempDir
    private Path folder;
    private Process job;

    @BeforeEach
    void aClusterWithoutOne() throws IOException {
        command(folder.resolve("apical"), APICAL);
        command(Files.createDirectory(folder.resolve("bin")).resolve("scontrol"), "#!/bin/sh\necho scontrol \"$@\" >>said\n");
    }

    @AfterEach
    void nobodyIsLeft() throws IOException {
        Files.writeString(folder.resolve("end"), "0");
        Files.writeString(folder.resolve("grace"), "");
        if (job != null) {
            job.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {REQUEUED, BY_EXEC})
    void apicalHearsThatTimeIsOverAndIsWaitedFor(int script) throws Exception {
        submit(script);
        await("begun");
        job.destroy();                                              // SIGTERM to the shell alone, as --signal=B:TERM does
        await("told");
        assertTrue(job.isAlive());
        job.destroy();                                              // and once more, when time is really over
        Files.writeString(folder.resolve("grace"), "");
        assertEquals(143, exitCode());
        List<String> said = said();
        assertEquals("begun Haswell run experiments/three-rules-on-mnist.json --out results/three-rules-on-a-cluster --resume",
                said.get(0));
        assertTrue(said.contains("checkpoint written"), said.toString());
        assertEquals(script == REQUEUED ? "scontrol requeue 7" : "checkpoint written", said.get(said.size() - 1));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 1", "0, 2", "1, 0", "1, 1", "1, 2"})
    void whatEndsByItselfIsNotRepeated(int script, int code) throws Exception {
        submit(script);
        await("begun");
        Files.writeString(folder.resolve("end"), String.valueOf(code));
        assertEquals(code, exitCode());
        assertEquals(1, said().size(), said().toString());
    }

    @Test
    void everyScriptAsksForASignalInTimeForProcessorsAndForALogThatGrows() throws IOException {
        for (int script : List.of(REQUEUED, BY_EXEC)) {
            List<String> lines = script(script).lines().toList();
            assertTrue(lines.containsAll(List.of("#SBATCH --signal=B:TERM@120", "#SBATCH --cpus-per-task=8",
                    "#SBATCH --open-mode=append")), lines.toString());
        }
        assertTrue(script(REQUEUED).contains("#SBATCH --requeue\n"));
        assertTrue(Files.exists(Path.of("experiments/three-rules-on-mnist.json")));
    }

    private void submit(int script) throws IOException {
        Path file = Files.writeString(folder.resolve("job.sh"), script(script));
        ProcessBuilder builder = new ProcessBuilder("bash", file.toString()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().put("SLURM_SUBMIT_DIR", folder.toString());
        builder.environment().put("SLURM_JOB_ID", "7");
        job = builder.start();
    }

    private int exitCode() throws InterruptedException {
        assertTrue(job.waitFor(1, TimeUnit.MINUTES), "the job does not end");
        return job.exitValue();
    }

    private static String script(int i) throws IOException {
        Matcher blocks = Pattern.compile("```sh\n(#!/bin/bash\n.*?)```\n", Pattern.DOTALL).matcher(Files.readString(PAGE));
        return blocks.results().toList().get(i).group(1);
    }

    private void await(String word) throws Exception {
        Instant end = Instant.now().plusSeconds(60);
        while (said().stream().noneMatch(line -> line.startsWith(word))) {
            assertTrue(Instant.now().isBefore(end), word + " is not said within a minute, but " + said());
            Thread.sleep(10);
        }
    }

    private List<String> said() throws IOException {
        Path file = folder.resolve("said");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private static void command(Path file, String script) throws IOException {
        Files.writeString(file, script);
        assertTrue(file.toFile().setExecutable(true));
    }
}
