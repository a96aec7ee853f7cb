package apical.cli;

import apical.definition.ResolvedExperiment;
import apical.experiment.MemoryNeed;
import apical.json.DefinitionException;
import java.util.Locale;

/** How much memory a plan needs, in words, and what to do where there is not as much. */
final class MemoryReport {

    private MemoryReport() {
    }

    /**
     * One line for readers, with the cure where not all runs that could go side by side find room.
     *
     * @throws DefinitionException if not even one run does
     */
    static String of(ResolvedExperiment plan, MemoryNeed need, int threads) {
        return of(plan, need, threads, Runtime.getRuntime().maxMemory());
    }

    /** @param most bytes that Java may take */
    static String of(ResolvedExperiment plan, MemoryNeed need, int threads, long most) {
        String model = "model \"" + need.largest().model() + "\"";
        if (need.largest().largest() > Integer.MAX_VALUE) {
            throw new DefinitionException(plan.file(), "a batch of " + model + " has " + (long) need.largest().largest()
                    + " numbers in one layer; expected at most " + Integer.MAX_VALUE + ", as many as an array can have."
                    + " Maybe a smaller training.batch or fewer information.images");
        }
        int together = Math.min(threads, need.runs().size());
        String all = "about " + size(need.bytes(together)) + " of memory for " + Plans.count(together, "run")
                + (together > 1 ? " side by side" : "");
        if (need.bytes(1) > most) {
            throw new DefinitionException(plan.file(), "a run of " + model + " needs about " + size(need.bytes(1))
                    + " of memory; expected at most " + size(most) + ", what Java may take here. Maybe "
                    + option(need.bytes(1)) + ", smaller layers, or a smaller batch");
        }
        return need.bytes(together) <= most ? all
                : all + ", more than the " + size(most) + " that Java may take here. Maybe --threads "
                        + need.fitting(threads, most) + ", or " + option(need.bytes(together));
    }

    /** With which Java may take that much, and a third more to work in. */
    private static String option(double bytes) {
        return "APICAL_JAVA_OPTIONS=-Xmx" + (long) Math.ceil(bytes * 4 / 3 / (1L << 30)) + "g";
    }

    private static String size(double bytes) {
        double megabytes = bytes / (1 << 20);
        return megabytes < 1000 ? Math.max(10, Math.round(megabytes / 10) * 10) + " MB"
                : String.format(Locale.ROOT, "%.1f GB", megabytes / 1024);
    }
}
