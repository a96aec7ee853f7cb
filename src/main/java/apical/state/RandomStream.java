package apical.state;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Random numbers whose place in the stream can be written down and put back. They are those of {@link SplittableRandom}, bit for
 * bit: SplitMix64 (Steele, Lea &amp; Flood, 2014) with the golden ratio as its step. The place is one number of 64 bits:
 * nothing is kept back from one call to the next, by no method of {@link RandomGenerator}.
 */
public final class RandomStream implements RandomGenerator, Checkpointed {

    /** 2^64 over the golden ratio, odd. */
    private static final long STEP = 0x9e3779b97f4a7c15L;

    private long place;

    /** The stream of {@code new SplittableRandom(seed)}. */
    public RandomStream(long seed) {
        this.place = seed;
    }

    @Override
    public long nextLong() {
        long z = place += STEP;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** Mixes otherwise than {@link #nextLong}, as Java's does: it is not half of a long. */
    @Override
    public int nextInt() {
        long z = place += STEP;
        z = (z ^ (z >>> 33)) * 0x62a9d9ed799705f5L;
        return (int) (((z ^ (z >>> 28)) * 0xcb24d0a5c88c35b3L) >>> 32);
    }

    @Override
    public void checkpoint(State state) {
        place = state.number("place", place);
    }
}
