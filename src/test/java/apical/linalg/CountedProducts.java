package apical.linalg;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the multiply-adds of matrix products that are really made, for tests of other rooms. */
public final class CountedProducts {

    private CountedProducts() {
    }

    /** Multiply-adds of all products that {@code work} makes on this thread, but of those with one column: sums for biases. */
    public static synchronized long in(Runnable work) {
        AtomicLong sum = new AtomicLong();
        Thread counted = Thread.currentThread();
        Blas.counter = (m, k, n) -> {
            if (Thread.currentThread() == counted && n > 1) {
                sum.addAndGet((long) m * k * n);
            }
        };
        try {
            work.run();
        } finally {
            Blas.counter = null;
        }
        return sum.get();
    }
}
