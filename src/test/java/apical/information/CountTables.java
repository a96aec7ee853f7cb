package apical.information;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Spells a table of counts out into samples, as an experiment would have met them. */
final class CountTables {

    private CountTables() {
    }

    /** {@code table[t][y]} pairs (t, y) for each cell. */
    static JointCounts joint(int[][] table) {
        return JointCounts.of(rowOfEachSample(table), columnOfEachSample(table));
    }

    static int[] rowOfEachSample(int[][] table) {
        return IntStream.range(0, table.length)
                .flatMap(t -> IntStream.generate(() -> t).limit(Arrays.stream(table[t]).sum()))
                .toArray();
    }

    static int[] columnOfEachSample(int[][] table) {
        return Arrays.stream(table).flatMapToInt(row -> Arrays.stream(symbols(row))).toArray();
    }

    /** {@code counts[k]} times the symbol k. */
    static int[] symbols(int... counts) {
        return IntStream.range(0, counts.length)
                .flatMap(k -> IntStream.generate(() -> k).limit(counts[k]))
                .toArray();
    }
}
