package apical.cli;

import apical.experiment.MemoryNeed;
import apical.validation.InvalidValueException;
import apical.where.SlurmOptions;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --on}, and what belongs to it. */
final class WhereOptions {

    private static final String SLURM = "slurm";
    private static final int MOST_TASKS = 1000;
    /** Of Java beside its heap, with OpenBLAS [MB]. */
    private static final int BESIDE_HEAP = 500;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--on", paramLabel = "WHERE", defaultValue = "threads",
            description = "Where runs are carried out: threads (of this process), or slurm, which submits jobs that share a folder"
                    + " of results, and a last one that puts it together. Default: ${DEFAULT-VALUE}.")
    private String where;

    @Option(names = "--dry-run", description = "With --on slurm: show the scripts, and make and submit nothing.")
    private boolean dryRun;

    @Option(names = "--tasks", paramLabel = "N", defaultValue = "0",
            description = "With --on slurm: tasks of the array, each of which"
                    + " carries out a part of the runs. Default: one for each run, up to 1000.")
    private int tasks;

    @Option(names = "--at-once", paramLabel = "N", defaultValue = "0",
            description = "With --on slurm: how many tasks may run at the same time. Default: all.")
    private int atOnce;

    @Option(names = "--cpus", paramLabel = "N", defaultValue = "1",
            description = "With --on slurm: processors of a task, each of which takes a run. Default: ${DEFAULT-VALUE}.")
    private int cpus;

    @Option(names = "--time", paramLabel = "LIMIT", defaultValue = "04:00:00",
            description = "With --on slurm: time limit of a task; who reaches it goes on from a checkpoint. Default:"
                    + " ${DEFAULT-VALUE}.")
    private String time;

    @Option(names = "--slurm-option", paramLabel = "OPTION",
            description = "With --on slurm: a further option of sbatch, as --slurm-option=--partition=long. May be repeated.")
    private List<String> more = List.of();

    /** Whether runs go to Slurm. */
    boolean isSlurm() {
        if (!where.equals("threads") && !where.equals(SLURM)) {
            throw new ParameterException(command.commandLine(), "--on is \"" + where + "\"; expected threads or slurm");
        }
        if (!where.equals(SLURM) && dryRun) {
            throw new ParameterException(command.commandLine(), "--dry-run is for --on slurm; expected it there. 'apical validate'"
                    + " looks at a definition without running it");
        }
        return where.equals(SLURM);
    }

    boolean isDryRun() {
        return dryRun;
    }

    /** Megabytes of Java's heap that a task needs. */
    long heapMb(MemoryNeed need) {
        return Math.round(1.5 * need.bytes(cpus) / (1 << 20)) + 100;
    }

    /** @param runs of the first stage */
    SlurmOptions slurm(int runs, MemoryNeed need) {
        try {
            return new SlurmOptions(tasks == 0 ? Math.min(runs, MOST_TASKS) : tasks, atOnce, cpus, heapMb(need) + BESIDE_HEAP, time,
                    more);
        } catch (InvalidValueException e) {
            throw new ParameterException(command.commandLine(), "--" + e.getMessage());
        }
    }

    /** The command that this process was started with, as far as it knows. */
    static String launcher() {
        return Optional.ofNullable(System.getenv("APICAL_LAUNCHER")).orElse("apical");
    }
}
