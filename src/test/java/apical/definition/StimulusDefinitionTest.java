package apical.definition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyTissue;
import apical.data.DataSources;
import apical.data.Dataset;
import apical.data.Pattern;
import apical.data.Patterns;
import apical.data.Targets;
import apical.data.TenImages;
import apical.network.Seed;
import apical.network.WeightInit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What patterns are shown. */
class StimulusDefinitionTest {

    private static final TargetDefinition TEACHER =
            new TargetDefinition.OfTeacherNetwork(List.of(5), List.of(2.0, 10.0), new WeightInit.Uniform(1));

    @TempDir
    private Path folder;
    private ModelDefinition model;

    @BeforeEach
    void readTheModel() {
        model = Definitions.readModel(new TinyTissue(folder).model());
    }

    private Patterns patterns(StimulusDefinition definition, String purpose) {
        return definition.patterns(new StimulusDefinition.Source(model, new Seed(1), purpose, data -> null));
    }

    @Test
    void valuesCycle() {
        Patterns patterns = patterns(new StimulusDefinition.Values(List.of(
                new StimulusDefinition.Values.Value(List.of(1.0, 2.0, 3.0), List.of(0.5, 0.5)),
                new StimulusDefinition.Values.Value(List.of(4.0, 5.0, 6.0), List.of()))), "");
        List<Pattern> shown = patterns.next(3);
        assertArrayEquals(new double[] {1, 2, 3}, shown.get(0).rates());
        assertTrue(shown.get(0).isTaught());
        assertFalse(shown.get(1).isTaught());
        assertArrayEquals(new double[] {1, 2, 3}, shown.get(2).rates());
    }

    @Test
    void inputsAreUniformInTheirRangeAndNewEachTime() {
        var random = new StimulusDefinition.Random(-3, 1, 0, new TargetDefinition.None());
        List<Pattern> shown = patterns(random, "").next(3000);
        double[] all = shown.stream().flatMapToDouble(p -> DoubleStream.of(p.rates())).toArray();
        assertTrue(DoubleStream.of(all).allMatch(r -> r >= -3 && r < 1));
        assertEquals(-1, DoubleStream.of(all).average().orElseThrow(), 0.05);
        assertEquals(all.length, DoubleStream.of(all).distinct().count());
        assertFalse(shown.get(0).isTaught());
    }

    @Test
    void distinctPatternsAreTheSameForAllWhoAskForAsMany() {
        var three = new StimulusDefinition.Random(0, 1, 3, new TargetDefinition.RandomRates(0.2, 0.8));
        List<Pattern> shown = patterns(three, "schedule").next(6);
        List<Pattern> measured = patterns(three, "measurement").next(3);
        for (int i = 0; i < 3; i++) {
            assertArrayEquals(shown.get(i).rates(), shown.get(i + 3).rates());
            assertArrayEquals(shown.get(i).rates(), measured.get(i).rates());
            assertArrayEquals(shown.get(i).target(), measured.get(i).target());
        }
        assertFalse(Arrays.equals(shown.get(0).rates(), shown.get(1).rates()));
    }

    @Test
    void newPatternsDifferByPurpose() {
        var random = new StimulusDefinition.Random(0, 1, 0, new TargetDefinition.None());
        assertFalse(Arrays.equals(patterns(random, "schedule").next().rates(), patterns(random, "measurement").next().rates()));
    }

    /** One teacher for lessons and test, whose targets are a function of the input. */
    @Test
    void theTeacherIsTheSameWhateverThePurpose() {
        var taught = new StimulusDefinition.Random(-1, 1, 0, TEACHER);
        var teacher = ((TargetDefinition.OfTeacherNetwork) TEACHER).network(model, new Seed(1));
        for (String purpose : List.of("schedule", "measurement")) {
            Pattern pattern = patterns(taught, purpose).next();
            assertArrayEquals(teacher.rates(pattern.rates()), pattern.target());
        }
        assertEquals(2, teacher.weights().get(1).numRows);
        assertEquals(3, teacher.weights().get(0).numCols);
    }

    @Test
    void eachPassThroughImagesShowsEachOnceWithItsLabel() throws IOException {
        Path images = Files.createDirectory(folder.resolve("ten"));
        TenImages.writeRaw(images);
        Dataset data = DataSources.read(images, 0, 0);
        var definition = new StimulusDefinition.Data("ten", StimulusDefinition.Data.Part.TRAINING, new Targets.Classes(0.1, 0.8));
        Patterns patterns = definition.patterns(new StimulusDefinition.Source(model, new Seed(1), "", asked -> data));
        Set<String> first = new HashSet<>();
        Set<Integer> labels = new TreeSet<>();
        for (int n = 0; n < data.training().size(); n++) {
            Pattern pattern = patterns.next();
            first.add(Arrays.toString(pattern.rates()));
            for (int unit = 0; unit < pattern.target().length; unit++) {
                if (pattern.target()[unit] == 0.8) {
                    labels.add(unit);
                }
            }
            assertEquals(0.8 + 9 * 0.1, DoubleStream.of(pattern.target()).sum(), 1e-12);
        }
        assertEquals(data.training().size(), first.size());
        assertEquals(new TreeSet<>(Arrays.stream(data.training().labels()).boxed().toList()), labels);
        assertTrue(first.contains(Arrays.toString(patterns.next().rates())), "the next pass");
    }

    @Test
    void pointsOfMeasurementBeginBeforeTheFirstPresentationAndEndAfterTheLast() {
        assertEquals(List.of(0L, 25L, 50L, 75L, 100L), List.copyOf(new Spacing.Linear(4).among(100)));
        assertEquals(List.of(0L, 10L, 100L, 1000L), List.copyOf(new Spacing.Logarithmic(10, 3).among(1000)));
        assertEquals(List.of(0L, 5L), List.copyOf(new Spacing.Logarithmic(10, 3).among(5)));
        assertEquals(List.of(0L), List.copyOf(new Spacing.Linear(4).among(0)));
    }
}
