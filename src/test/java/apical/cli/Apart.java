package apical.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code apical} in a process of its own, which can be killed. */
final class Apart {

    /** Starts soon and computes slowly. */
    private static final List<String> JAVA = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx256m", "-Djava.awt.headless=true");

    /** Of this process, from any working directory. */
    private static final String CLASSES = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(path -> Path.of(path).toAbsolutePath().toString()).collect(Collectors.joining(File.pathSeparator));

    private final Process process;
    private final Path said;

    private Apart(Process process, Path said) {
        this.process = process;
        this.said = said;
    }

    /** Begins a command whose output goes into a file of {@code folder}. */
    static Apart start(Path folder, String... arguments) {
        return start(folder, List.of(), arguments);
    }

    /** The same below another command, {@code unshare} say. */
    static Apart start(Path folder, List<String> below, String... arguments) {
        List<String> command = new ArrayList<>(below);
        command.addAll(JAVA);
        command.addAll(List.of("-cp", CLASSES, "apical.cli.Main"));
        command.addAll(List.of(arguments));
        try {
            Path said = Files.createTempFile(folder, "said", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
            builder.environment().put("OPENBLAS_NUM_THREADS", "1");
            return new Apart(builder.start(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it ends within a time. */
    boolean endsWithin(long ms) throws InterruptedException {
        return process.waitFor(ms, TimeUnit.MILLISECONDS);
    }

    /** Waits for its end. */
    int code() throws InterruptedException {
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("does not end; it said " + said());
        }
        return process.exitValue();
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** All that it said, on both streams. */
    String said() {
        try {
            return Files.readString(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
