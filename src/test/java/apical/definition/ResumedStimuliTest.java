package apical.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import apical.TinyTissue;
import apical.data.DataSources;
import apical.data.Dataset;
import apical.data.Pattern;
import apical.data.Patterns;
import apical.data.PixelDropout;
import apical.data.Targets;
import apical.data.TenImages;
import apical.network.Seed;
import apical.network.WeightInit;
import apical.state.Checkpointed;
import apical.state.RandomStream;
import apical.state.Resumed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is shown goes on where it was stopped. */
class ResumedStimuliTest {

    private static final List<TargetDefinition> TARGETS = List.of(new TargetDefinition.None(),
            new TargetDefinition.RandomRates(0.2, 0.7),
            new TargetDefinition.OfTeacherNetwork(List.of(5), List.of(2.0, 10.0), new WeightInit.Uniform(1)));

    @TempDir
    private Path folder;

    static Stream<StimulusDefinition> stimuli() {
        Stream<StimulusDefinition> random = TARGETS.stream().flatMap(target -> Stream.of(0, 3)
                .map(distinct -> new StimulusDefinition.Random(0, 1, distinct, target)));
        return Stream.concat(random, Stream.of(
                new StimulusDefinition.Values(List.of(
                        new StimulusDefinition.Values.Value(List.of(1.0, 2.0, 3.0), List.of(0.5, 0.5)),
                        new StimulusDefinition.Values.Value(List.of(4.0, 5.0, 6.0), List.of()))),
                new StimulusDefinition.Data("ten", StimulusDefinition.Data.Part.TRAINING, new Targets.Classes(0.1, 0.8))));
    }

    /** A new kind of stimulus or target must come to this test. */
    @Test
    void allKindsAreHere() {
        assertEquals(Set.of(StimulusDefinition.class.getPermittedSubclasses()),
                stimuli().map(Object::getClass).collect(Collectors.toSet()));
        assertEquals(Set.of(TargetDefinition.class.getPermittedSubclasses()),
                TARGETS.stream().map(Object::getClass).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("stimuli")
    void patternsGoOnFromTheirCheckpoint(StimulusDefinition stimulus) throws IOException {
        Path images = Files.createDirectories(folder.resolve("ten"));
        TenImages.writeRaw(images);
        Dataset data = DataSources.read(images, 0, 0);
        ModelDefinition model = Definitions.readModel(new TinyTissue(folder).model());
        for (int before : List.of(0, 1, 13)) {
            go(() -> stimulus.patterns(new StimulusDefinition.Source(model, new Seed(1), "some", asked -> data)),
                    patterns -> patterns.next(before), ResumedStimuliTest::next);
        }
    }

    private static List<float[]> next(Patterns patterns) {
        List<float[]> seen = new ArrayList<>();
        for (Pattern pattern : patterns.next(47)) {
            for (double[] values : List.of(pattern.rates(), pattern.target())) {
                float[] exact = new float[2 * values.length];
                for (int i = 0; i < values.length; i++) {
                    exact[2 * i] = (float) values[i];
                    exact[2 * i + 1] = (float) (values[i] - exact[2 * i]);
                }
                seen.add(exact);
            }
        }
        return seen;
    }

    private <T extends Checkpointed> void go(Supplier<T> make, Consumer<T> begin,
            Function<T, List<float[]>> goOn) throws IOException {
        Resumed.law(folder, make, begin, goOn, Set.of());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3})
    void dropoutGoesOnFromItsCheckpoint(double probability) throws IOException {
        go(() -> new PixelDropout(probability, new RandomStream(7)), dropout -> dropout.apply(bright()), dropout -> {
            FMatrixRMaj input = bright();
            dropout.apply(input);
            return List.of(input.data);
        });
    }

    private static FMatrixRMaj bright() {
        FMatrixRMaj input = new FMatrixRMaj(30, 11);
        input.fill(0.5f);
        return input;
    }
}
