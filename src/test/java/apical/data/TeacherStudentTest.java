package apical.data;

import static apical.data.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TeacherStudentTest {

    private final Dataset data = new TeacherStudent().load(1_000, 1);

    @Test
    void theTaskHasSixteenPixelsAndFourClasses() {
        assertEquals(List.of(9_000, 1_000, 2_000), List.of(data.training().size(), data.validation().size(), data.test().size()));
        assertEquals(List.of(1, 4, 4), List.of(data.training().planes(), data.training().rows(), data.training().columns()));
        assertEquals(4, data.classes());
        assertEquals("teacher-student task", data.name());
    }

    /** Java 17 printed both sums at the first reading; fixed seeds and strict arithmetic leave nothing to the machine. */
    @Test
    void itIsTheSameAtEveryReadingAndOnEveryMachine() {
        Dataset again = new TeacherStudent().load(1_000, 1);
        assertEquals(patterns(data.all()), patterns(again.all()));
        assertArrayEquals(data.all().labels(), again.all().labels());
        assertEquals(Map.of(
                "patterns of the teacher-student task", "f2a0dd7b448d606b4c4e434cf9ad744ba6675bf50f7cc664f686b017b674e518",
                "labels of the teacher-student task", "a12337d162b68f2ad9b733baa7c1d34088ea86d3347c93a85a3141d319a8174a"),
                data.sha256());
    }

    @Test
    void noClassIsRareNorMostOfAll() {
        for (LabelledImages part : List.of(data.all(), data.test())) {
            int[] counts = new int[4];
            for (int label : part.labels()) counts[label]++;
            for (int count : counts) {
                assertTrue(count > 0.2 * part.size() && count < 0.3 * part.size(), Arrays.toString(counts) + " of " + part.size());
            }
        }
    }

    /** Each of 256 values in 192,000 pixels: chi-square has a mean of 255 and a standard deviation of 22.6. So in each pixel. */
    @Test
    void everyBrightnessIsEquallyFrequentInEveryPixel() {
        int[] inAll = new int[256];
        LabelledImages all = data.all();
        for (int pixel = 0; pixel < 16; pixel++) {
            int[] here = new int[256];
            for (int sample = 0; sample < all.size(); sample++) {
                int v = all.brightness(sample, pixel / 4, pixel % 4);
                here[v]++;
                inAll[v]++;
            }
            assertEquals(255, chiSquare(here), 4 * 22.6, "pixel " + pixel);
        }
        assertEquals(255, chiSquare(inAll), 4 * 22.6);
    }

    @Test
    void noPatternIsThereTwiceSoNoneIsLearnedAndJudgedOn() {
        Set<List<Integer>> seen = new HashSet<>(patterns(data.all()));
        assertEquals(12_000, seen.size());
    }

    @Test
    void whatIsJudgedOnIsTheSameHoweverValidationIsChosen() {
        Dataset other = new TeacherStudent().load(500, 9);
        assertEquals(patterns(data.test()), patterns(other.test()));
        assertArrayEquals(data.test().labels(), other.test().labels());
        assertEquals(9_500, other.training().size());
        assertRefused("teacher-student task", "0 to 9999 of its 10000 images", "10000 asked for",
                () -> new TeacherStudent().load(10_000, 1));
    }

    /**
     * The equations anew, in the usual arithmetic, whose roundings differ by less than 1e-10: a label that another output comes no
     * nearer than 1e-6 hangs on no rounding.
     */
    @Test
    void labelsAreWhatTheTeacherSaysAndNoRoundingDecides() {
        SplittableRandom random = new SplittableRandom(TeacherStudent.TEACHER_SEED);
        double[][] w = new double[8][], v = new double[4][];
        for (int j = 0; j < 8; j++) w[j] = random.doubles(17).map(share -> -2 + 4 * share).toArray();
        for (int c = 0; c < 4; c++) v[c] = random.doubles(8).map(share -> -1 + 2 * share).toArray();

        LabelledImages all = data.all();
        double[][] outputs = new double[4][all.size()];
        for (int sample = 0; sample < all.size(); sample++) {
            for (int j = 0; j < 8; j++) {
                double u = w[j][16];
                for (int i = 0; i < 16; i++) u += w[j][i] * (2 * all.brightness(sample, i / 4, i % 4) / 255.0 - 1);
                for (int c = 0; c < 4; c++) outputs[c][sample] += v[c][j] * Math.tanh(u);
            }
        }
        for (double[] output : outputs) {
            double mean = Arrays.stream(output).average().orElseThrow();
            double meanSquare = Arrays.stream(output).map(o -> o * o).average().orElseThrow();
            Arrays.setAll(output, sample -> (output[sample] - mean) / Math.sqrt(meanSquare - mean * mean));
        }
        for (int sample = 0; sample < all.size(); sample++) {
            int label = all.label(sample);
            for (int c = 0; c < 4; c++) {
                double lead = outputs[label][sample] - outputs[c][sample];
                assertTrue(c == label || lead > 1e-6, "pattern " + sample + ": " + label + " before " + c + " by " + lead);
            }
        }
    }

    private static double chiSquare(int[] counts) {
        double expected = IntStream.of(counts).sum() / (double) counts.length;
        return IntStream.of(counts).mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
    }

    private static List<List<Integer>> patterns(LabelledImages images) {
        return IntStream.range(0, images.size()).mapToObj(sample -> IntStream.range(0, 16)
                .mapToObj(i -> images.brightness(sample, i / 4, i % 4)).toList()).toList();
    }
}
