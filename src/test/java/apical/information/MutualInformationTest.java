package apical.information;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MutualInformationTest {

    private static final double ROUNDING = 1e-12;

    /** CountTables of counts in exact proportion to channels whose information is known on paper. */
    static Stream<Arguments> channels() {
        return Stream.of(
                channel("binary symmetric, flips 1 %", .9192069, new int[][] {{99, 1}, {1, 99}}),
                channel("binary symmetric, flips 10 %", .5310044, new int[][] {{9, 1}, {1, 9}}),
                channel("binary symmetric, flips 11 %", .5000840, new int[][] {{89, 11}, {11, 89}}),
                channel("binary symmetric, flips 25 %", .1887219, new int[][] {{3, 1}, {1, 3}}),
                channel("binary symmetric, flips 10 %, P(1) = .3", .4558231, new int[][] {{63, 7}, {3, 27}}),
                channel("binary erasure, erases 25 %", .75, new int[][] {{3, 1, 0}, {0, 1, 3}}),
                channel("joint .4 .1 / .1 .4", .2780719, new int[][] {{4, 1}, {1, 4}}),
                channel("Cover and Thomas, example 2.2.1", .375, COVER_THOMAS),
                channel("exclusive or, one input", 0, new int[][] {{1, 1}, {1, 1}}),
                channel("exclusive or, both inputs", 1, new int[][] {{1, 0}, {0, 1}, {0, 1}, {1, 0}}),
                channel("and, one input", .3112781, new int[][] {{2, 0}, {1, 1}}));
    }

    private static final int[][] COVER_THOMAS = {{4, 2, 1, 1}, {2, 4, 1, 1}, {2, 2, 2, 2}, {8, 0, 0, 0}};

    private static Arguments channel(String name, double bits, int[][] table) {
        return Arguments.of(Named.of(name, table), bits);
    }

    @ParameterizedTest
    @MethodSource("channels")
    void channelsOfKnownInformation(int[][] table, double bits) {
        assertEquals(bits, MutualInformation.of(CountTables.joint(table)).plugIn(), 5e-8);
    }

    @Test
    void coverAndThomassTableHasItsEntropies() {
        JointCounts counts = CountTables.joint(COVER_THOMAS);
        assertEquals(2, counts.rows().entropy(), ROUNDING);
        assertEquals(1.75, counts.columns().entropy(), ROUNDING);
        assertEquals(3.375, counts.cells().entropy(), ROUNDING);
        assertEquals(13.0 / 8, Entropy.conditional(counts).plugIn(), ROUNDING);

        assertEquals(.8112781, CountTables.joint(new int[][] {{2, 0}, {1, 1}}).columns().entropy(), 5e-8);     // and
    }

    @Test
    void independentVariablesShareNothing() {
        int[] p = {1, 4, 2, 7};
        int[] q = {3, 5, 11};
        int[][] product = new int[p.length][q.length];
        for (int t = 0; t < p.length; t++) {
            for (int y = 0; y < q.length; y++) product[t][y] = p[t] * q[y];
        }
        assertEquals(0, MutualInformation.of(CountTables.joint(product)).plugIn(), ROUNDING);
    }

    @Test
    void aCopySharesAllItHas() {
        int[] symbols = CountTables.symbols(5, 3, 1, 1, 7);
        int[] renamed = Arrays.stream(symbols).map(s -> 100 - 3 * s).toArray();
        assertEquals(Entropy.of(Codes.of(symbols)).plugIn(),
                MutualInformation.of(JointCounts.of(symbols, renamed)).plugIn());
    }

    @Test
    void informationIsSymmetricToTheLastDigit() {
        onRandomTables((t, y, random) -> assertEquals(MutualInformation.of(JointCounts.of(t, y)),
                MutualInformation.of(JointCounts.of(y, t))));
    }

    @Test
    void informationNeverExceedsEitherEntropyNorFallsBelowZero() {
        onRandomTables((t, y, random) -> {
            double bits = MutualInformation.of(JointCounts.of(t, y)).plugIn();
            assertTrue(bits <= Entropy.of(Codes.of(t)).plugIn(), "more than H(T): " + bits);
            assertTrue(bits <= Entropy.of(Codes.of(y)).plugIn(), "more than H(Y): " + bits);
            assertTrue(bits >= -ROUNDING, "negative: " + bits);
        });
    }

    @Test
    void namesOfSymbolsAndOrderOfSamplesDoNotMatterToTheLastDigit() {
        onRandomTables((t, y, random) -> {
            int[] order = shuffled(t.length, random);
            int[] otherT = Arrays.stream(order).map(i -> -7 * t[i]).toArray();
            int[] otherY = Arrays.stream(order).map(i -> 1000 - y[i]).toArray();
            assertEquals(MutualInformation.of(JointCounts.of(t, y)),
                    MutualInformation.of(JointCounts.of(otherT, otherY)));
        });
    }

    /** I(T;Y) = H(T) - H(T|Y), of the plug-in and of the corrected values. */
    @Test
    void informationIsWhatTheLabelRemovesFromTheEntropy() {
        onRandomTables((t, y, random) -> {
            JointCounts counts = JointCounts.of(t, y);
            Entropy open = Entropy.conditional(counts);
            Entropy whole = Entropy.of(Codes.of(t));
            assertEquals(whole.plugIn() - open.plugIn(), MutualInformation.of(counts).plugIn(), ROUNDING);
            assertEquals(whole.bias() - open.bias(), MutualInformation.of(counts).bias(), ROUNDING);
            assertEquals(whole.corrected() - open.corrected(), MutualInformation.of(counts).corrected(), ROUNDING);
        });
    }

    /** I(S,T;Y) = I(S;Y) + I(T;Y|S), the last averaged over the samples of each s. */
    @Test
    void informationOfAPairIsThatOfOneAndOfTheOtherGivenTheOne() {
        onRandomTables((t, y, random) -> {
            int[] s = random.ints(t.length, 0, 3).toArray();
            int[] pair = IntStream.range(0, t.length).map(i -> 1000 * s[i] + t[i]).toArray();
            double given = 0;
            for (int value = 0; value < 3; value++) {
                int v = value;
                int[] where = IntStream.range(0, s.length).filter(i -> s[i] == v).toArray();
                if (where.length == 0) continue;
                double bits = MutualInformation.of(JointCounts.of(pick(t, where), pick(y, where))).plugIn();
                given += (double) where.length / s.length * bits;
            }
            double one = MutualInformation.of(JointCounts.of(s, y)).plugIn();
            assertEquals(one + given, MutualInformation.of(JointCounts.of(pair, y)).plugIn(), ROUNDING);
        });
    }

    /** {@code I(f(T);Y) <= I(T;Y)}: exact for the plug-in, since merging symbols merges counts. */
    @Test
    void noFunctionOfTheCodeKnowsMoreThanTheCode() {
        onRandomTables((t, y, random) -> {
            int[] merged = Arrays.stream(t).map(symbol -> symbol / 2).toArray();
            double before = MutualInformation.of(JointCounts.of(t, y)).plugIn();
            assertTrue(MutualInformation.of(JointCounts.of(merged, y)).plugIn() <= before + ROUNDING);
        });
    }

    /** The effect one is tempted to publish: 0.050 bit from nothing, and 0.001 once corrected. */
    @Test
    void independentSamplesSeemToShareWhatTheCorrectionTakesAway() {
        var random = new SplittableRandom(20);
        double raw = 0;
        double corrected = 0;
        int repeats = 300;
        for (int i = 0; i < repeats; i++) {
            var chance = MutualInformation.of(JointCounts.of(
                    random.ints(2000, 0, 16).toArray(), random.ints(2000, 0, 10).toArray()));
            assertEquals(135 / (2 * 2000 * Math.log(2)), chance.bias(), ROUNDING);       // every cell was met
            raw += chance.plugIn() / repeats;
            corrected += chance.corrected() / repeats;
        }
        assertEquals(0.050, raw, 0.0015);                           // standard error 0.0003
        assertEquals(0.001, corrected, 0.0015);
    }

    @Test
    void theBiasCountsOccupiedCellsOnly() {
        var sparse = MutualInformation.of(CountTables.joint(new int[][] {{3, 0, 0, 1}, {0, 0, 0, 0}, {2, 0, 0, 0}}));
        assertEquals((3 - 2 - 2 + 1) / (2 * 6 * Math.log(2)), sparse.bias());
        var full = MutualInformation.of(CountTables.joint(new int[][] {{3, 1}, {2, 1}}));
        assertEquals(1 / (2 * 7 * Math.log(2)), full.bias(), ROUNDING);
        assertEquals(7, full.samples());
    }

    private interface Law {
        void holds(int[] t, int[] y, SplittableRandom random);
    }

    /** Two hundred small experiments: 1 to 400 samples, 1 to 12 codes, 1 to 6 labels that lean on the code or do not. */
    private static void onRandomTables(Law law) {
        var random = new SplittableRandom(1);
        for (int i = 0; i < 200; i++) {
            int codes = 1 + random.nextInt(12);
            int labels = 1 + random.nextInt(6);
            double leaning = random.nextInt(3) / 2.0;
            int[] t = random.ints(1 + random.nextInt(400), 0, codes).toArray();
            int[] y = Arrays.stream(t)
                    .map(code -> random.nextDouble() < leaning ? code % labels : random.nextInt(labels)).toArray();
            law.holds(t, y, random);
        }
    }

    private static int[] shuffled(int n, SplittableRandom random) {
        int[] keys = random.ints(n).toArray();
        return IntStream.range(0, n).boxed().sorted((a, b) -> Integer.compare(keys[a], keys[b]))
                .mapToInt(Integer::intValue).toArray();
    }

    private static int[] pick(int[] values, int[] where) {
        return Arrays.stream(where).map(i -> values[i]).toArray();
    }
}
