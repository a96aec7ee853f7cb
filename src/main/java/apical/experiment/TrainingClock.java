package apical.experiment;

import apical.results.TimingRow;
import apical.state.Checkpointed;
import apical.state.State;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;

/**
 * Times a run while it shows patterns, measurements apart.
 *
 * <p>It reads the processor time of the run's own thread, its system calls included: a run computes on one thread, so that this
 * is the time on the wall that it takes on a core of its own, and whatever else the machine does does not falsify it. What Java's
 * compiler and collector do meanwhile, on threads of theirs, is not in it. Where there is no processor time to read, it is the
 * time on the wall.
 */
final class TrainingClock implements Checkpointed {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final boolean COUNTS_PROCESSOR_TIME =
            THREADS.isCurrentThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled();

    private final String model;
    private final long seed;
    private final LongSupplier now;
    private long since;
    private boolean isRunning;
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

    @Override
    public void checkpoint(State state) {
        nanoseconds = state.number("nanoseconds", nanoseconds);
    }

    void start() {
        isRunning = true;
        since = now.getAsLong();
    }

    /** Adds what passed on this thread since {@link #start()}; nothing if the clock stands. */
    void stop() {
        if (isRunning) {
            isRunning = false;
            nanoseconds += now.getAsLong() - since;
        }
    }

    /** What the clock shows [s]. */
    double seconds() {
        return nanoseconds / 1e9;
    }

    /** What the clock shows. */
    TimingRow row(int epoch, long examples) {
        return new TimingRow(model, seed, epoch, examples, nanoseconds / 1e9);
    }
}
