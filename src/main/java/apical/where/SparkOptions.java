package apical.where;

import apical.validation.InvalidValueException;
import java.util.List;

/**
 * What is asked of Apache Spark.
 *
 * @param master   {@code spark://HOST:PORT}, or {@code local-cluster}: a small cluster on this machine, as long as it takes
 * @param workers  of the small cluster
 * @param cpus     of an executor, each of which takes a run
 * @param memoryMb of an executor's Java
 * @param more     further options of {@code spark-submit}, as {@code --total-executor-cores=64}
 */
public record SparkOptions(String master, int workers, int cpus, long memoryMb, List<String> more) {

    /** As {@code --on} names it. */
    public static final String SMALL = "local-cluster";
    /** What Spark itself takes by default; with less, it is busy with making room [MB]. */
    private static final int LEAST_MEMORY = 1024;

    public SparkOptions {
        if (!isMaster(master)) {
            throw new InvalidValueException("on", "is \"" + master + "\"; expected spark://HOST:PORT or " + SMALL);
        }
        if (cpus < 1) {
            throw new InvalidValueException("cpus", "is " + cpus + "; expected at least 1");
        }
        ShellWord.requireOptions("spark-option", more, "spark-submit", "--total-executor-cores=64");
        memoryMb = Math.max(memoryMb, LEAST_MEMORY);
        more = List.copyOf(more);
    }

    /** Whether this is something that Spark may be asked for. */
    public static boolean isMaster(String where) {
        return where.equals(SMALL) || where.matches("spark://[^\\s/]+:\\d{1,5}(,[^\\s/]+:\\d{1,5})*");
    }

    /** As {@code spark-submit} takes it. */
    String masterUrl() {
        return master.equals(SMALL) ? SMALL + "[" + workers + "," + cpus + "," + memoryMb + "]" : master;
    }
}
