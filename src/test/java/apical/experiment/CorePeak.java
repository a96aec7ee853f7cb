package apical.experiment;

import apical.linalg.Blas;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.ejml.data.FMatrixRMaj;

/** What one core can do, for benchmarks to be set against; in processor time, which other work on the machine disturbs less. */
final class CorePeak {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CorePeak() {
    }

    /** Processor time of this thread so far [ns]. */
    static long nanoseconds() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /** Seconds of the fastest of so many times. */
    static double fastest(int times, Runnable task) {
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < times; i++) {
            long start = nanoseconds();
            task.run();
            best = Math.min(best, (nanoseconds() - start) / 1e9);
        }
        return best;
    }

    /** Operations a second, two for each multiply-add, that a product of two 2048 x 2048 matrices reaches. */
    static double operationsPerSecond() {
        FMatrixRMaj large = new FMatrixRMaj(2048, 2048);
        FMatrixRMaj product = new FMatrixRMaj(2048, 2048);
        large.fill(0.5f);
        return 2.0 * 2048 * 2048 * 2048 / fastest(10, () -> Blas.mult(large, large, product));
    }
}
