package apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import apical.Apart;
import apical.TinyLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full while runs go on, and has room again later: one line, nothing lost. */
class FullDiskTest {

    /** $0 is a disk of 96 kB, where the command runs twice; in between it grows. What it wrote is copied to $0.copy. */
    private static final String TWICE = """
            mount -t tmpfs -o size=96k tmpfs "$0" || exit 90
            "$@"
            test $? -eq 1 || exit 91
            echo "there is room"
            mount -o remount,size=50m "$0" || exit 92
            "$@" || exit 93
            cp -r "$0" "$0.copy"
            """;

    @TempDir
    private Path folder;

    @Test
    void whatWasComputedIsSafeAndGoesOnWhenThereIsRoom() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(canMount(disk), "nothing can be mounted here");
        TinyLab lab = new TinyLab(folder.resolve("lab"));
        Path undisturbed = lab.results("undisturbed");
        String[] settings = {"--set", "figures=[]", "--set", "training.seeds=[1,2,3]", "--set", "training.epochs=40", "--set",
                "checkpoint.minutes=0.0001"};
        Ran.run(lab, undisturbed, settings).succeeded();

        Apart twice = Apart.start(folder, List.of("unshare", "--mount", "sh", "-c", TWICE, disk.toString()),
                Stream.concat(Stream.of("run", lab.experiment().toString(), "--resume", "--threads", "2", "--out",
                        disk.resolve("r").toString()), Stream.of(settings)).toArray(String[]::new));
        assertEquals(0, twice.code(), twice.said());
        List<String> before = twice.said().lines().takeWhile(line -> !line.equals("there is room")).toList();
        String last = before.get(before.size() - 1);
        assertTrue(
                last.matches("apical: .*No space left on device.*\\. What was computed before is safe in \\S+/r; go on with: apical"
                        + " resume \\S+/r"),
                twice.said());
        assertEquals(1, before.stream().filter(line -> line.startsWith("apical: ")).count(), twice.said());
        Bytes.assertSame(Bytes.of(undisturbed), folder.resolve("disk.copy/r"), twice.said());
    }

    private static boolean canMount(Path place) throws InterruptedException {
        try {
            return new ProcessBuilder("unshare", "--mount", "mount", "-t", "tmpfs", "tmpfs", place.toString()).start()
                    .waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
