package apical.experiment;

import apical.results.TimingRow;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Times a run while it shows patterns, measurements apart.
 *
 * <p>It reads the processor time of the run's own thread, its system calls included: a run computes on one thread, so that this
 * is the time on the wall that it takes on a core of its own, and whatever else the machine does does not falsify it. What Java's
 * compiler and collector do meanwhile, on threads of theirs, is not in it. Where there is no processor time to read, it is the
 * time on the wall.
 */
final class TrainingClock {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final boolean COUNTS_PROCESSOR_TIME =
            THREADS.isCurrentThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled();

    private final String model;
    private final long seed;
    private final LongSupplier now;
    private final List<TimingRow> rows = new ArrayList<>();
    private long since;
    private long nanoseconds;

    TrainingClock(String model, long seed) {
        this(model, seed, COUNTS_PROCESSOR_TIME ? THREADS::getCurrentThreadCpuTime : System::nanoTime);
    }

    /** @param now nanoseconds since any moment */
    TrainingClock(String model, long seed, LongSupplier now) {
        this.model = model;
        this.seed = seed;
        this.now = now;
    }

    void start() {
        since = now.getAsLong();
    }

    /** Adds what passed on this thread since {@link #start()}. */
    void stop() {
        nanoseconds += now.getAsLong() - since;
    }

    /** Writes down what the clock shows. */
    void note(int epoch, long examples) {
        rows.add(new TimingRow(model, seed, epoch, examples, nanoseconds / 1e9));
    }

    List<TimingRow> rows() {
        return rows;
    }
}
