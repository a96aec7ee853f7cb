package apical.where;

import apical.validation.InvalidValueException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a job of Slurm asks for.
 *
 * @param tasks       of the array: each carries out a part of the runs
 * @param atOnce      tasks that may run at the same time; 0: as many as there are processors for
 * @param cpus        of a task, each of which takes a run
 * @param memoryMb    of a task
 * @param time        limit of a task, as Slurm writes it; whoever reaches it goes on later from a checkpoint
 * @param more       further options of {@code sbatch}, as {@code --partition=long}
 */
public record SlurmOptions(int tasks, int atOnce, int cpus, long memoryMb, String time, List<String> more) {

    /** minutes, minutes:seconds, hours:minutes:seconds, days-hours, days-hours:minutes, days-hours:minutes:seconds. */
    private static final Pattern TIME = Pattern.compile("(?:(\\d{1,3})-)?(\\d{1,6})(?::(\\d\\d))?(?::(\\d\\d))?");
    private static final int LONGEST_GRACE = 120;
    private static final int SHORTEST_GRACE = 30;
    private static final int LEAST_MINUTES = 2;

    public SlurmOptions {
        atLeast("tasks", tasks, 1);
        atLeast("at-once", atOnce, 0);
        atLeast("cpus", cpus, 1);
        atLeast("mem", memoryMb, 1);
        if (seconds(time) < LEAST_MINUTES * 60) {
            throw new InvalidValueException("time",
                    "is \"" + time + "\"; expected minutes, hours:minutes:seconds or days-hours, and "
                            + LEAST_MINUTES + " minutes at least");
        }
        ShellWord.requireOptions("slurm-option", more, "sbatch", "--partition=long");
        more = List.copyOf(more);
    }

    /** 0 if it is no time. */
    private static long seconds(String time) {
        Matcher form = TIME.matcher(time);
        if (!form.matches()) {
            return 0;
        }
        long first = Long.parseLong(form.group(2));
        long second = form.group(3) == null ? 0 : Long.parseLong(form.group(3));
        long third = form.group(4) == null ? 0 : Long.parseLong(form.group(4));
        if (form.group(1) != null) {
            return Long.parseLong(form.group(1)) * 86400 + first * 3600 + second * 60 + third;
        }
        return form.group(4) != null ? first * 3600 + second * 60 + third : first * 60 + second;
    }

    /**
     * How long before its limit a task is told to write down where it stands [s]. Slurm may do so up to a minute earlier, so that
     * short limits have a short one.
     */
    public long graceSeconds() {
        return Math.max(SHORTEST_GRACE, Math.min(LONGEST_GRACE, seconds(time) / 10));
    }

    private static void atLeast(String field, long value, long least) {
        if (value < least) {
            throw new InvalidValueException(field, "is " + value + "; expected at least " + least);
        }
    }
}
