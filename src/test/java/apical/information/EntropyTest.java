package apical.information;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntropyTest {

    private static final double NATS = Math.log(2);                 // nats in a bit

    @Test
    void distributionsOfKnownEntropy() {
        assertEquals(1.75, plugIn(4, 2, 1, 1));
        assertEquals(0.4689956, plugIn(9, 1), 5e-8);
        assertEquals(0.4999160, plugIn(89, 11), 5e-8);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 10, 1000})
    void equallyLikelySymbolsHaveTheLogarithmOfTheirNumber(int symbols) {
        int[] counts = new int[symbols];
        Arrays.fill(counts, 3);
        assertEquals(Math.log(symbols) / NATS, plugIn(counts), 1e-12);
    }

    @Test
    void aConstantHasNoEntropyAndNoBias() {
        assertEquals(new Entropy(0, 0, 17), Entropy.of(Codes.of(new int[17])));
    }

    /**
     * Plug-in and Miller-Madow in nats: count vectors (4,2,3,0,2,4,0,0,2) and (5,3,1,1), the first with symbols
     * that were never seen, which must not count.
     */
    @Test
    void millerMadowAddsHalfAnOccupiedCellPerSample() {
        Entropy first = entropy(4, 2, 3, 0, 2, 4, 0, 0, 2);
        assertEquals(17, first.samples());
        assertEquals(2.5136459, first.plugIn(), 5e-8);
        assertEquals(1.7423266, first.plugIn() * NATS, 5e-8);
        assertEquals(1.8893854, first.corrected() * NATS, 5e-8);
        assertEquals(first, Entropy.of(Counts.of(4, 2, 3, 0, 2, 4, 0, 0, 2)));

        Entropy second = entropy(5, 3, 1, 1);
        assertEquals(1.1682825, second.plugIn() * NATS, 5e-8);
        assertEquals(1.3182825, second.corrected() * NATS, 5e-8);
    }

    /** Mean over 4,000 draws; the expected values are sums over the binomial distribution, see {@link #expected}. */
    @ParameterizedTest
    @CsvSource({"10, 50, 3.186", "10, 100, 3.256", "100, 100, 5.822"})
    void fewSamplesLoseEntropyAsTheoryPredicts(int symbols, int samples, double rounded) {
        assertEquals(rounded, expected(symbols, samples), 5e-4);

        var random = new SplittableRandom(symbols + samples);
        double mean = IntStream.range(0, 4000)
                .mapToDouble(i -> uniform(symbols, samples, random).plugIn()).average().orElseThrow();
        assertEquals(expected(symbols, samples), mean, 0.004);      // standard error below 0.001
    }

    @Test
    void theCorrectionRestoresManySamplesPerSymbolButNotOne() {
        var random = new SplittableRandom(7);
        double many = IntStream.range(0, 2000)
                .mapToDouble(i -> uniform(10, 100, random).corrected()).average().orElseThrow();
        assertEquals(Math.log(10) / NATS, many, 0.003);

        double one = IntStream.range(0, 2000)
                .mapToDouble(i -> uniform(100, 100, random).corrected()).average().orElseThrow();
        assertTrue(one > 5.822 + 0.4 && one < Math.log(100) / NATS - 0.3, "corrected " + one);
    }

    @Test
    void namesOfSymbolsAndOrderOfSamplesDoNotMatterToTheLastDigit() {
        Entropy entropy = Entropy.of(Codes.of(new int[] {0, 0, 0, 1, 1, 2, 3, 3, 3, 3, 4}));
        assertEquals(entropy, Entropy.of(Codes.of(new int[] {9, -1, 5, 9, 8, 5, 9, 8, 5, 9, 7})));
    }

    /** H(T|Y) = sum_y p(y) H(T|Y=y), each label with its own plug-in and its own correction. */
    @Test
    void theConditionalEntropyIsTheMeanOverLabelsBiasIncluded() {
        int[][] table = {{5, 0, 2}, {1, 7, 0}, {0, 3, 1}, {2, 2, 0}};
        double plugIn = 0;
        double corrected = 0;
        int samples = 23;
        for (int y = 0; y < 3; y++) {
            Entropy ofLabel = entropy(table[0][y], table[1][y], table[2][y], table[3][y]);
            plugIn += (double) ofLabel.samples() / samples * ofLabel.plugIn();
            corrected += (double) ofLabel.samples() / samples * ofLabel.corrected();
        }
        Entropy conditional = Entropy.conditional(CountTables.joint(table));
        assertEquals(samples, conditional.samples());
        assertEquals(plugIn, conditional.plugIn(), 1e-12);
        assertEquals(corrected, conditional.corrected(), 1e-12);
    }

    @Test
    void nothingRemainsOpenOnceTheCodeIsAFunctionOfTheLabel() {
        Entropy conditional = Entropy.conditional(CountTables.joint(new int[][] {{3, 0, 4}, {0, 9, 0}}));
        assertEquals(0.0, conditional.plugIn());
        assertEquals(0.0, conditional.corrected());
    }

    /** E[H] = K sum_n Binomial(n; N, 1/K) n/N log2(N/n), exactly. */
    private static double expected(int symbols, int samples) {
        double bits = 0;
        double logProbability = samples * Math.log1p(-1.0 / symbols);       // n = 0
        for (int n = 1; n <= samples; n++) {
            logProbability += Math.log((samples - n + 1.0) / n) - Math.log(symbols - 1.0);
            bits += symbols * Math.exp(logProbability) * n / samples * Math.log((double) samples / n) / NATS;
        }
        return bits;
    }

    private static Entropy uniform(int symbols, int samples, SplittableRandom random) {
        return Entropy.of(Codes.of(random.ints(samples, 0, symbols).toArray()));
    }

    private static double plugIn(int... counts) {
        return entropy(counts).plugIn();
    }

    private static Entropy entropy(int... counts) {
        return Entropy.of(Codes.of(CountTables.symbols(counts)));
    }
}
