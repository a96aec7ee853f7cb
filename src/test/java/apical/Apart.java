package apical;

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

/** A program in a process of its own, which can be killed: {@code apical}, or another class. */
public final class Apart {

    /** Starts soon and computes slowly. */
    private static final List<String> JAVA = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx256m", "-Djava.awt.headless=true");

    /** The class path of this process, from any working directory. */
    public static final String CLASSES = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(path -> Path.of(path).toAbsolutePath().toString()).collect(Collectors.joining(File.pathSeparator));

    private final Process process;
    private final Path said;

    private Apart(Process process, Path said) {
        this.process = process;
        this.said = said;
    }

    /** Begins a command whose output goes into a file of {@code folder}. */
    public static Apart start(Path folder, String... arguments) {
        return start(folder, List.of(), arguments);
    }

    /** The same below another command, {@code unshare} say. */
    public static Apart start(Path folder, List<String> below, String... arguments) {
        return startClass(folder, below, "apical.cli.Main", arguments);
    }

    /** Begins the {@code main} of a class, maybe of a test. */
    public static Apart startClass(Path folder, List<String> below, String main, String... arguments) {
        List<String> command = new ArrayList<>(below);
        command.addAll(JAVA);
        command.addAll(List.of("-cp", CLASSES, main));
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

    /** What puts a command into namespaces of its own, of processes and of mounts; empty where this cannot be done. */
    public static List<String> namespaces() throws InterruptedException {
        List<String> below = List.of("unshare", "--mount", "--pid", "--fork", "--mount-proc");
        try {
            List<String> command = new ArrayList<>(below);
            command.add("true");
            return new ProcessBuilder(command).start().waitFor() == 0 ? below : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Whether it ends within a time. */
    public boolean endsWithin(long ms) throws InterruptedException {
        return process.waitFor(ms, TimeUnit.MILLISECONDS);
    }

    /** Waits for its end. */
    public int code() throws InterruptedException {
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("does not end; it said " + said());
        }
        return process.exitValue();
    }

    /** SIGKILL. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    /** SIGINT, as Ctrl-C; does nothing where this is no command. */
    public void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    /** All that it said, on both streams. */
    public String said() {
        try {
            return Files.readString(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
