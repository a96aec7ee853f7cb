package apical.cli;

import apical.experiment.MemoryNeed;
import apical.results.CodeDigest;
import apical.results.RunSchedule;
import apical.validation.InvalidValueException;
import apical.where.OnSlurm;
import apical.where.OnSpark;
import apical.where.SlurmOptions;
import apical.where.SparkOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --on}, and what belongs to it. */
final class WhereOptions {

    private static final String THREADS = "threads";
    private static final String SLURM = "slurm";
    private static final int MOST_TASKS = 1000;
    /** Of Java beside its heap, with OpenBLAS [MB]. */
    private static final int BESIDE_HEAP = 500;
    /** Of Spark's driver beside the data, which it has twice while it sends them [MB]. */
    private static final int DRIVER = 1000;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--on", paramLabel = "WHERE", defaultValue = THREADS,
            description = "Where runs are carried out: threads (of this process); slurm, which submits jobs that share a folder"
                    + " of results, and a last one that puts it together; or Apache Spark, a cluster at spark://HOST:PORT or a"
                    + " small one on this machine, local-cluster. Default: ${DEFAULT-VALUE}.")
    private String where;

    @Option(names = "--dry-run", description = "With --on slurm or Spark: show what would be started, and make and start nothing.")
    private boolean dryRun;

    @Option(names = "--tasks", paramLabel = "N", defaultValue = "0",
            description = "With --on slurm: tasks of the array, each of which"
                    + " carries out a part of the runs. Default: one for each run, up to 1000.")
    private int tasks;

    @Option(names = "--at-once", paramLabel = "N", defaultValue = "0",
            description = "With --on slurm: how many tasks may run at the same time. Default: all.")
    private int atOnce;

    @Option(names = "--cpus", paramLabel = "N", defaultValue = "1",
            description = "With --on slurm or Spark: processors of a task of Slurm, or of an executor of Spark, each of which"
                    + " takes a run. Default: ${DEFAULT-VALUE}.")
    private int cpus;

    @Option(names = "--time", paramLabel = "LIMIT", defaultValue = "04:00:00",
            description = "With --on slurm: time limit of a task; who reaches it goes on from a checkpoint. Default:"
                    + " ${DEFAULT-VALUE}.")
    private String time;

    @Option(names = "--slurm-option", paramLabel = "OPTION",
            description = "With --on slurm: a further option of sbatch, as --slurm-option=--partition=long. May be repeated.")
    private List<String> moreOfSlurm = List.of();

    @Option(names = "--spark-option", paramLabel = "OPTION",
            description = "With Spark: a further option of spark-submit, as --spark-option=--total-executor-cores=64. May be"
                    + " repeated.")
    private List<String> moreOfSpark = List.of();

    boolean isDryRun() {
        return dryRun;
    }

    /**
     * What {@code --on} stands for.
     *
     * @param err is told now and then how far others are
     */
    Conductor.Engine engine(ThreadsOption threads, ShardOption shard, PrintWriter err) {
        if (where.equals(THREADS)) {
            if (dryRun) {
                throw new ParameterException(command.commandLine(), "--dry-run is for --on slurm and Spark; expected it there."
                        + " 'apical validate' looks at a definition without running it");
            }
            return threads.engine();
        }
        boolean isSlurm = where.equals(SLURM);
        if (!isSlurm && !SparkOptions.isMaster(where)) {
            throw new ParameterException(command.commandLine(), "--on is \"" + where + "\"; expected threads, slurm,"
                    + " spark://HOST:PORT or " + SparkOptions.SMALL);
        }
        shard.requireNone("each task of " + (isSlurm ? "Slurm has a part of its own" : "Spark has a run of its own"));
        return (plan, need, runs, stop) -> {
            try {
                RunSchedule schedule = RunSchedule.of(plan);
                return isSlurm
                        ? new OnSlurm(plan.name(), launcher(), schedule.stages(), heapMb(need), slurm(schedule, need))
                        : new OnSpark(plan.name(), sparkJar(), CodeDigest.ofApical(), DRIVER + 3 * (need.data() >> 20),
                                new SparkOptions(where, Math.max(1, threads.count() / Math.max(1, cpus)), cpus, heapMb(need),
                                        moreOfSpark),
                                stop, line -> {
                                    err.println(line);
                                    err.flush();
                                });
            } catch (InvalidValueException e) {
                throw new ParameterException(command.commandLine(), "--" + e.getMessage());
            }
        };
    }

    /** Megabytes of Java's heap that a task needs. */
    private long heapMb(MemoryNeed need) {
        return Math.round(1.5 * need.bytes(cpus) / (1 << 20)) + 100;
    }

    private SlurmOptions slurm(RunSchedule schedule, MemoryNeed need) {
        return new SlurmOptions(tasks == 0 ? Math.min(schedule.runsOfTheFirstStage(), MOST_TASKS) : tasks, atOnce, cpus,
                heapMb(need) + BESIDE_HEAP, time, moreOfSlurm);
    }

    /** The command that this process was started with, as far as it knows. */
    private static String launcher() {
        return Optional.ofNullable(System.getenv("APICAL_LAUNCHER")).orElse("apical");
    }

    /** What {@code mvn -P spark package} builds, beside the command. */
    private static Path sparkJar() {
        return Path.of(launcher()).toAbsolutePath().resolveSibling("target/spark/apical-spark.jar");
    }
}
