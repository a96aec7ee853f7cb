package apical.where;

import apical.experiment.DivergenceException;
import apical.experiment.Stop;
import apical.results.OpenExperiment;
import apical.results.RunSource.Standing;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Tasks of Apache Spark, one for each run, started by the {@code spark-submit} of an installed Spark and waited for here. Executors
 * that see the folder of results write there; what others write comes back through Spark.
 *
 * @param name    of the experiment
 * @param jar     of Apical with all it needs but Spark
 * @param classes digest of Apical's, which the jar must have
 * @param heapMb  of the driver's Java
 * @param stop    of runs, when this process is to end
 * @param told    is told now and then how far it is, a line each
 */
public record OnSpark(String name, Path jar, String classes, long heapMb, SparkOptions options, Stop stop, Consumer<String> told)
        implements Where {

    private static final String MAIN = "apical.spark.RunsOnSpark";
    private static final String LOG = "spark.log";
    /** Before what our driver says to people. */
    private static final String OURS = "apical: ";
    /** It hands out runs, and leaves processors to those who carry them out. */
    private static final String DRIVER_JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";
    /**
     * Every executor compiles for itself; only what is ten times as hot as usual is compiled a second time. 100 runs of 1.5 s on
     * two executors of one core took 84.5 s with these, and 89 s without.
     */
    private static final List<String> EXECUTOR_JAVA = List.of("-XX:+UseParallelGC", "-Djava.awt.headless=true",
            "-XX:Tier4InvocationThreshold=50000", "-XX:Tier4MinInvocationThreshold=6000", "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000");
    private static final long LOOK_MS = 200;
    private static final long TELL_NANOS = 10_000_000_000L;
    private static final long GRACE_SECONDS = 4;

    @Override
    public int threads() {
        return options.cpus();
    }

    @Override
    public String inWords() {
        return "Spark at " + options.master();
    }

    @Override
    public boolean isHere() {
        return false;
    }

    @Override
    public List<String> script(Path result) {
        return List.of(String.join(" ", command(result).stream().map(ShellWord::quoted).toList()));
    }

    private List<String> command(Path result) {
        List<String> command = new ArrayList<>(List.of(submit(), "--master=" + options.masterUrl(), "--name=apical " + name,
                "--class=" + MAIN, "--driver-memory=" + heapMb + "m",
                "--driver-java-options=" + DRIVER_JAVA,
                // as options, which the small cluster does not hear, these are --executor-memory and --executor-cores
                "--conf=spark.executor.memory=" + options.memoryMb() + "m", "--conf=spark.executor.cores=" + options.cpus(),
                // one run, one thread; a run's files come back one by one, and none is kept
                "--conf=spark.executorEnv.OPENBLAS_NUM_THREADS=1", "--conf=spark.driver.maxResultSize=0",
                "--conf=spark.executor.extraJavaOptions=" + String.join(" ", executorJava())));
        command.addAll(options.more());
        command.addAll(List.of(jar.toString(), result.toAbsolutePath().toString(), classes));
        return command;
    }

    /** As this process has it: how wide its instructions are changes no bit, but the time it takes. */
    private static List<String> executorJava() {
        List<String> options = new ArrayList<>(EXECUTOR_JAVA);
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream().filter(option -> option.startsWith("-XX:UseAVX="))
                .forEach(options::add);
        return options;
    }

    private static String submit() {
        return Optional.ofNullable(System.getenv("SPARK_HOME")).filter(home -> !home.isBlank())
                .map(home -> Path.of(home, "bin", "spark-submit").toString()).orElse("spark-submit");
    }

    @Override
    public void requireReady() throws IOException {
        if (!Files.isRegularFile(jar)) {
            throw new IOException(jar + " is not there; expected Apical as Spark takes it. Build it: mvn -P spark package");
        }
        if (!isThere(submit())) {
            throw new IOException(submit() + " is not there; expected Apache Spark 4.0, whose folder SPARK_HOME names");
        }
    }

    private static boolean isThere(String program) {
        return Stream
                .concat(Stream.of(""), Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator)))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(program)));
    }

    @Override
    public Optional<String> carryOut(OpenExperiment open) throws IOException, InterruptedException {
        File log = open.runs().resolve(LOG).toFile();
        Process process =
                new ProcessBuilder(command(open.folder())).redirectErrorStream(true).redirectOutput(log).start();
        Thread hook = new Thread(() -> end(process), "spark-submit");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            await(process, open, log.toPath());
        } catch (IOException | RuntimeException e) {
            end(process);
            throw e;
        }
        return Optional.empty();                                     // while Spark takes its cluster down
    }

    private void await(Process process, OpenExperiment open, Path log) throws IOException, InterruptedException {
        Standing last = open.standing();
        long tellAt = System.nanoTime() + TELL_NANOS;
        boolean isDone = false;
        while (!isDone && !process.waitFor(LOOK_MS, TimeUnit.MILLISECONDS)) {
            if (stop.isInterrupted()) {
                return;
            }
            isDone = (open.isComplete() || open.diverged().isPresent()) && !Dispatcher.isAtWork(open);
            if (System.nanoTime() >= tellAt) {
                Standing now = open.standing();
                if (!now.equals(last)) {
                    told.accept(now.toString());
                }
                last = now;
                tellAt = System.nanoTime() + TELL_NANOS;
            }
        }
        if (open.diverged().isPresent()) {
            throw new DivergenceException(open.diverged().get());
        }
        if (!isDone && !stop.isInterrupted() && (process.exitValue() != 0 || (!open.isFinished() && !open.isComplete()))) {
            throw new IOException("spark-submit ended with " + process.exitValue() + ": " + said(log) + " (" + log + ")");
        }
    }

    /** What our driver said last, or Spark. */
    private static String said(Path log) throws IOException {
        String last = "";
        String ours = "";
        try (BufferedReader lines = Files.newBufferedReader(log, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(OURS)) {
                    ours = line.substring(OURS.length());
                }
                if (!line.isBlank()) {
                    last = line;
                }
            }
        }
        return ours.isEmpty() ? last : ours;
    }

    private static void end(Process process) {
        process.destroy();
        try {
            process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
