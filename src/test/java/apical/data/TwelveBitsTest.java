package apical.data;

import static apical.data.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TwelveBitsTest {

    private final Dataset data = new TwelveBits().load(77, 1);

    @Test
    void everyPatternIsThereOnce() {
        assertEquals(List.of(3_200, 77, 819), List.of(data.training().size(), data.validation().size(), data.test().size()));
        assertEquals(12, data.training().pixels());
        assertEquals(2, data.classes());
        LabelledImages all = data.all();
        TreeSet<Integer> seen = new TreeSet<>();
        for (int sample = 0; sample < all.size(); sample++) {
            seen.add(pattern(all, sample));
        }
        assertEquals(4_096, all.size());
        assertEquals(4_096, seen.size());
        assertEquals(List.of(0, 4_095), List.of(seen.first(), seen.last()));
    }

    @Test
    void allIsTrainingThenValidationThenTestEachWithItsLabels() {
        LabelledImages all = data.all();
        List<LabelledImages> parts = List.of(data.training(), data.validation(), data.test());
        List<Integer> expected = new ArrayList<>(), labels = new ArrayList<>();
        for (LabelledImages part : parts) {
            for (int sample = 0; sample < part.size(); sample++) {
                expected.add(pattern(part, sample));
                labels.add(part.label(sample));
            }
        }
        assertEquals(expected, IntStream.range(0, all.size()).mapToObj(sample -> pattern(all, sample)).toList());
        assertEquals(labels, IntStream.of(all.labels()).boxed().toList());
    }

    @Test
    void whatIsJudgedOnIsTheSameHoweverValidationIsChosen() {
        assertArrayEquals(patterns(data.test()), patterns(new TwelveBits().load(500, 9).test()));
        assertRefused("twelve bits", "0 to 3276 of its 3277 images", "3277 asked for", () -> new TwelveBits().load(3_277, 1));
    }

    /** As published: "p(y=1) about 0.5 and I(X;Y) about 0.99 bit". */
    @Test
    void labelAndPatternShareAlmostOneBit() {
        double ones = 0, noise = 0;
        for (int pattern = 0; pattern < TwelveBits.PATTERNS; pattern++) {
            double p = TwelveBits.probabilityOfOne(pattern);
            ones += p / TwelveBits.PATTERNS;
            noise += entropy(p) / TwelveBits.PATTERNS;
        }
        assertEquals(0.5, ones, 0.002);
        assertEquals(0.99, entropy(ones) - noise, 0.002);
        assertEquals(2_048, IntStream.of(data.all().labels()).sum());
    }

    /** f from the points' cosines alone, which a rotation leaves as they are, the points taken from their definition anew. */
    @Test
    void theLabelHangsOnNothingThatARotationChanges() {
        double[][] points = new double[12][];
        for (int i = 0; i < 12; i++) {
            double polar = Math.acos(1 - (i + 0.5) / 6), azimuth = i * Math.PI * (3 - Math.sqrt(5));
            points[i] = new double[] {polar, azimuth};
        }
        for (int pattern = 0; pattern < TwelveBits.PATTERNS; pattern++) {
            double power = 0;
            for (int i = 0; i < 12; i++) {
                for (int j = 0; j < 12; j++) {
                    double cosine = Math.cos(points[i][0]) * Math.cos(points[j][0])
                            + Math.sin(points[i][0]) * Math.sin(points[j][0]) * Math.cos(points[i][1] - points[j][1]);
                    power += TwelveBits.bit(pattern, i) * TwelveBits.bit(pattern, j) * cosine;
                }
            }
            assertEquals(power, TwelveBits.power(pattern), 1e-12);
        }
    }

    /** So that no rounding decides on a label. */
    @Test
    void theThresholdLiesInAGap() {
        double nearest = IntStream.range(0, TwelveBits.PATTERNS)
                .mapToDouble(pattern -> Math.abs(TwelveBits.power(pattern) - TwelveBits.THRESHOLD)).min().orElseThrow();
        assertTrue(nearest > 0.002, "nearest " + nearest);
    }

    /** Neither one bit nor how many there are tells the label. */
    @Test
    void theTaskIsNoneForASingleNeuronThatCounts() {
        LabelledImages all = data.all();
        TreeMap<Integer, int[]> byCount = new TreeMap<>();
        for (int sample = 0; sample < all.size(); sample++) {
            byCount.computeIfAbsent(Integer.bitCount(pattern(all, sample)), n -> new int[2])[all.label(sample)]++;
        }
        int right = byCount.values().stream().mapToInt(counts -> Math.max(counts[0], counts[1])).sum();
        assertTrue(right < 0.6 * all.size(), right + " of " + all.size());
    }

    private static int[] patterns(LabelledImages images) {
        return IntStream.range(0, images.size()).map(sample -> pattern(images, sample)).toArray();
    }

    private static int pattern(LabelledImages images, int sample) {
        int pattern = 0;
        for (int i = 0; i < 12; i++) {
            pattern |= (images.brightness(sample, i / 6, i % 6) == 255 ? 1 : 0) << i;
        }
        return pattern;
    }

    private static double entropy(double p) {
        return p <= 0 || p >= 1 ? 0 : -(p * Math.log(p) + (1 - p) * Math.log(1 - p)) / Math.log(2);
    }
}
