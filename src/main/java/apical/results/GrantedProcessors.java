package apical.results;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How many processors a process was granted: what the batch system says of its job, and never more than the system lets the
 * process use (affinity, control groups), which Java asks for itself. A node of a cluster has more than a job was granted, and
 * not every cluster holds a job to its share.
 *
 * <p>OMP_NUM_THREADS is not asked: it says how many threads one product may take, and here it takes one; many set it to 1 for
 * good.
 *
 * @param count at least 1
 * @param by    the variable of the environment that says so, or "the system"
 */
public record GrantedProcessors(int count, String by) {

    private static final String SYSTEM = "the system";

    /** How many tasks Slurm starts on each node of a step: {@code 4(x2),3}. */
    private static final Pattern TASKS = Pattern.compile("(\\d+)(?:\\(x\\d+\\))?");

    /**
     * A variable that says how many processors there are on this node, in the order in which they are asked.
     *
     * @param job one that must be there, too, where the other may be left over from another purpose
     */
    private record Variable(String name, String job) {
        static Stream<Variable> all() {
            return Stream.of(
                    new Variable("SLURM_CPUS_PER_TASK", "SLURM_JOB_ID"),
                    new Variable("SLURM_CPUS_ON_NODE", "SLURM_JOB_ID"),
                    new Variable("NCPUS", "PBS_JOBID"),                             // OpenPBS, PBS Professional
                    new Variable("PBS_NUM_PPN", "PBS_JOBID"),                       // Torque: of a node
                    new Variable("PBS_NP", "PBS_JOBID"),                            // Torque: of all nodes
                    new Variable("NSLOTS", "JOB_ID"),                               // Grid Engine
                    new Variable("LSB_DJOB_NUMPROC", "LSB_JOBID"));                 // LSF
        }
    }

    /** This process's. */
    public static GrantedProcessors here() {
        return of(System.getenv(), Runtime.getRuntime().availableProcessors());
    }

    /** @param available to this process, as Java says */
    static GrantedProcessors of(Map<String, String> environment, int available) {
        return Variable.all().map(variable -> said(variable, environment)).flatMap(Optional::stream).findFirst()
                .filter(granted -> granted.count < available)
                .orElse(new GrantedProcessors(available, SYSTEM));
    }

    private static Optional<GrantedProcessors> said(Variable variable, Map<String, String> environment) {
        OptionalInt count = environment.containsKey(variable.job) ? positive(environment.get(variable.name)) : OptionalInt.empty();
        if (count.isEmpty()) {
            return Optional.empty();
        }
        int tasks = variable.name.equals("SLURM_CPUS_ON_NODE") ? tasksOnNode(environment.get("SLURM_STEP_TASKS_PER_NODE")) : 1;
        return Optional.of(new GrantedProcessors(Math.max(1, count.getAsInt() / tasks), variable.name));
    }

    /** The most that Slurm put on one node, for it does not say on which this is; 1 in a batch script, which is alone. */
    private static int tasksOnNode(String tasks) {
        Matcher found = TASKS.matcher(tasks == null ? "" : tasks);
        return found.results().map(match -> positive(match.group(1))).flatMapToInt(OptionalInt::stream).max().orElse(1);
    }

    private static OptionalInt positive(String text) {
        return Stream.ofNullable(text).map(String::strip).filter(Pattern.compile("\\d{1,9}").asMatchPredicate())
                .mapToInt(Integer::parseInt).filter(number -> number > 0).findFirst();
    }

    /** {@code 8 (SLURM_CPUS_PER_TASK)}. */
    @Override
    public String toString() {
        return count + " (" + by + ")";
    }
}
