package apical.information;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CorrectionTest {

    private static final double LN2 = Math.log(2);
    private static final double PRINTED = 5.1e-8;

    /** Published with pyentropy and the NSB program; 9 possible symbols, 3 of them unseen. */
    @Test
    void seventeenSamplesInNineCells() {
        Counts counts = Counts.of(4, 2, 3, 0, 2, 4, 0, 0, 2);
        assertEquals(2.5136459, Correction.PLUG_IN.entropy(counts, 9), PRINTED);
        assertEquals(1.7423266, nats(Correction.PLUG_IN, counts, 9), PRINTED);
        assertEquals(1.8893854, nats(Correction.MILLER_MADOW, counts, 9), PRINTED);
        assertEquals(.7061170, JamesStein.shrinkage(counts, 9), PRINTED);
        assertEquals(2.1686902, nats(Correction.JAMES_STEIN, counts, 9), PRINTED);
        assertEquals(1.8633596, nats(Correction.CHAO_SHEN, counts, 9), PRINTED);
        assertEquals(1.94064672850, nats(Correction.NSB, counts, 9), 2e-8);
        assertEquals(7, PanzeriTreves.symbols(counts, 9));
        assertEquals(1.7423266 + 6 / 34.0, nats(Correction.PANZERI_TREVES, counts, 9), PRINTED);
    }

    @Test
    void tenSamplesInFourCells() {
        Counts counts = Counts.of(5, 3, 1, 1);
        assertEquals(1.1682825, nats(Correction.PLUG_IN, counts, 4), PRINTED);
        assertEquals(1.3182825, nats(Correction.MILLER_MADOW, counts, 4), PRINTED);
        assertEquals(1.4492635, nats(Correction.CHAO_SHEN, counts, 4), PRINTED);
        assertEquals(.6464646, JamesStein.shrinkage(counts, 4), PRINTED);
        assertEquals(1.3594908, nats(Correction.JAMES_STEIN, counts, 4), PRINTED);
        assertEquals(1.2173381133, nats(Correction.NSB, counts, 4), 1e-9);        // the integrals to 25 digits, by mpmath
    }

    private static double nats(Correction correction, Counts counts, double possible) {
        return correction.entropy(counts, possible) * LN2;
    }

    @ParameterizedTest
    @EnumSource(Correction.class)
    void manySamplesNeedNoCorrection(Correction correction) {
        Counts counts = Counts.of(500_000, 250_000, 125_000, 125_000);
        assertEquals(1.75, correction.entropy(counts, 4), 1e-5);
        assertEquals(.4689956, correction.entropy(Counts.of(900_000, 100_000), 2), 1e-5);
        assertEquals(.4999160, correction.entropy(Counts.of(890_000, 110_000), 2), 1e-5);
    }

    @ParameterizedTest
    @EnumSource(Correction.class)
    void oneSymbolThatCannotBeAnotherHasNoEntropy(Correction correction) {
        assertEquals(0, correction.entropy(Counts.of(17), 1), 1e-12);
        assertEquals(0, correction.entropy(Counts.of(1), 1), 1e-12);
        assertEquals(0, correction.entropy(Counts.of(), 1));
    }

    /** 2^500 possible codes: finite, and of no more than 500 bits; where none was seen twice, nothing is known. */
    @ParameterizedTest
    @EnumSource(Correction.class)
    void hugeAlphabetsStayFinite(Correction correction) {
        double possible = Math.pow(2, 500);
        int[] once = new int[1000];
        Arrays.fill(once, 1);
        int[] mixed = once.clone();
        mixed[0] = 900;
        mixed[1] = 30;
        for (int[] counts : new int[][] {once, mixed, {5, 3}, {1}, {10_000}}) {
            double bits = correction.entropy(Counts.of(counts), possible);
            assertTrue(bits >= -1e-9 && bits <= 500 + 1e-9, correction + " gives " + bits + " of " + Counts.of(counts).samples());
        }
    }

    /** The mean over random halves that others draw; here it is exact. */
    @Test
    void theMeanEntropyOfPartsIsWhatDrawingThemGives() {
        int[] symbols = CountTables.symbols(9, 5, 1, 1, 14, 2);
        Counts counts = Counts.of(9, 5, 1, 1, 14, 2);
        var random = new SplittableRandom(1);
        for (int part : new int[] {16, 8, 1, 32}) {
            double mean = 0;
            int repeats = 4000;
            for (int r = 0; r < repeats; r++) {
                int[] some = Arrays.copyOf(Draw.shuffled(symbols, random), part);
                mean += Codes.of(some).counts().entropy() / repeats;
            }
            assertEquals(mean, QuadraticExtrapolation.meanEntropy(counts, part), 0.015);
        }
        assertEquals(counts.entropy(), QuadraticExtrapolation.meanEntropy(counts, 32), 1e-11);
        assertEquals(0, QuadraticExtrapolation.meanEntropy(counts, 1), 1e-11);
    }

    /** With 4 | N the parabola is (8 H(N) - 6 H(N/2) + H(N/4)) / 3. */
    @Test
    void theParabolaIsTheClosedForm() {
        Counts counts = Counts.of(9, 5, 1, 1, 14, 2);
        double closed = (8 * counts.entropy() - 6 * QuadraticExtrapolation.meanEntropy(counts, 16)
                + QuadraticExtrapolation.meanEntropy(counts, 8)) / 3;
        assertEquals(closed, Correction.QUADRATIC_EXTRAPOLATION.entropy(counts, 6), 1e-11);
    }

    /** Step by step, as the procedure is published. */
    @Test
    void theBayesianCountIsFoundByBisectionAsByCounting() {
        var random = new SplittableRandom(2);
        for (int repeat = 0; repeat < 200; repeat++) {
            int possible = 2 + random.nextInt(300);
            int used = 1 + random.nextInt(possible);
            int[] counts = new int[possible];
            int samples = 1 + random.nextInt(200);
            for (int i = 0; i < samples; i++) counts[(int) (used * Math.pow(random.nextDouble(), 2))]++;
            assertEquals(countedStepByStep(counts, samples), PanzeriTreves.symbols(Counts.of(counts), possible));
        }
    }

    private static double countedStepByStep(int[] counts, double samples) {
        double[] p = Arrays.stream(counts).filter(n -> n > 0).mapToDouble(n -> n / samples).toArray();
        double seen = p.length;
        if (seen == counts.length) return seen;
        double before = counts.length;
        double off = Arrays.stream(p).map(q -> Math.pow(1 - q, samples)).sum();
        double x = 0;
        while (off < before && seen + x < counts.length) {
            x++;
            double gamma = x * (1 - Math.pow(samples / (samples + seen), 1 / samples));
            double expected = Arrays.stream(p).map(q -> (1 - gamma) / (samples + seen) * (q * samples + 1))
                    .map(q -> 1 - Math.pow(1 - q, samples)).sum();
            expected += x * (1 - Math.pow(1 - gamma / x, samples));
            before = off;
            off = Math.abs(seen - expected);
        }
        return off < before ? seen + x : seen + x - 1;
    }

    /** Of 100 equally likely symbols drawn 100 times the first term repairs a little over half of the loss. */
    @Test
    void theLossOfThePlugInIsAsItShouldBe() {
        assertEquals(3.186, meanPlugIn(10, 50), .005);
        assertEquals(3.256, meanPlugIn(10, 100), .005);
        assertEquals(5.822, meanPlugIn(100, 100), .005);
    }

    private static double meanPlugIn(int symbols, int samples) {
        var random = new SplittableRandom(3);
        double mean = 0;
        for (int r = 0; r < 2000; r++) mean += Codes.of(random.ints(samples, 0, symbols).toArray()).counts().entropy() / 2000;
        return mean;
    }
}
