package apical.data;

import static apical.data.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever is registered has said all that must be said, and truly; whoever is there is registered. */
class DataSourcesTest {

    private static final Path ROOM = Path.of("src/main/java/apical/data");

    @TempDir
    private Path folder;

    static List<DataSource> sources() {
        return DataSources.ALL;
    }

    static List<DataFormat> formats() {
        return DataSources.FORMATS;
    }

    /** A line that is missing in the registry is missed here. */
    @Test
    void everySourceAndEveryFormatThatIsThereIsRegisteredOnce() throws IOException {
        assertEquals(thereOf(DataSource.class), registered(DataSources.ALL));
        assertEquals(thereOf(DataFormat.class), registered(DataSources.FORMATS));
    }

    private static Set<Class<?>> thereOf(Class<?> kind) throws IOException {
        try (Stream<Path> files = Files.walk(ROOM)) {
            return files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                    .map(file -> loaded("apical.data." + ROOM.relativize(file).toString().replace('/', '.').replace('\\', '.')))
                    .filter(type -> kind.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers()))
                    .collect(Collectors.toSet());
        }
    }

    private static Class<?> loaded(String file) {
        try {
            return Class.forName(file.substring(0, file.length() - ".java".length()));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<Class<?>> registered(List<?> registry) {
        Set<Class<?>> classes = new HashSet<>();
        registry.forEach(one -> assertTrue(classes.add(one.getClass()), one + " is registered twice"));
        return classes;
    }

    @Test
    void namesAreUniqueAndMayStandAmongOthers() {
        assertEquals(DataSources.ALL.size(), Set.copyOf(DataSources.ids()).size());
        for (DataSource source : DataSources.ALL) {
            assertSame(source, DataSources.withId(source.id()).orElseThrow());
            assertEquals(1, Stream.of(DataSources.expected().split(", ")).filter(source.id()::equals).count(), source.id());
        }
        for (DataFormat format : DataSources.FORMATS) {
            assertEquals(2, DataSources.expected().split(Pattern.quote(format.summary()), -1).length, "once: " + format.summary());
        }
    }

    /** In the list stand its name, this, how much there is of what, and how to get it. */
    @ParameterizedTest
    @MethodSource("sources")
    void aSourceSaysWhatItIs(DataSource source) {
        assertTrue(source.id().matches("[a-z][A-Za-z0-9-]+"), source.id());
        assertTrue(source.summary().length() > 20 && !source.summary().endsWith("."), source.summary());
        String contents = source.contents().toString();
        assertTrue(contents.matches("[\\d,]+ examples, \\d+ inputs, \\d+ classes"), contents);
        assertEquals(source.installation().isEmpty(), source.origin().equals("comes with Apical"));
    }

    private static Optional<DataSource.Installation> missing(DataSource source) {
        return source.installation().filter(needed -> !Files.isDirectory(needed.folder()));
    }

    /** What can be said without loading is what is loaded; what cannot be loaded here says in one line what must be done. */
    @ParameterizedTest
    @MethodSource("sources")
    void aSourceHoldsWhatItSaysOrSaysHowToGetIt(DataSource source) {
        Optional<DataSource.Installation> missing = missing(source);
        if (missing.isPresent()) {
            assertRefused(missing.get().folder(), source.id(), "Maybe " + missing.get().command(), () -> source.load(100, 1));
            return;
        }
        Dataset data = source.load(100, 1);
        LabelledImages all = data.all();
        assertEquals(source.contents(), new DataSource.Contents(all.size(), all.pixels(), data.classes()));
        assertEquals(100, data.validation().size());
        assertTrue(data.test().size() > 0);
        assertEquals(data.classes(), IntStream.of(all.labels()).distinct().count(), "classes that are there");
        assertFalse(data.sha256().isEmpty(), "results could not say what they come from");
    }

    /** Another seed holds out other examples, and nothing else changes; none can be held out. */
    @ParameterizedTest
    @MethodSource("sources")
    void theSeedDecidesWhatIsHeldOutAndNothingElse(DataSource source) {
        assumeTrue(missing(source).isEmpty(), "not installed here");
        Dataset one = source.load(100, 1), same = source.load(100, 1), other = source.load(100, 2), all = source.load(0, 0);
        assertEquals(pixels(one.validation()), pixels(same.validation()));
        assertFalse(pixels(one.validation()).equals(pixels(other.validation())));
        assertEquals(pixels(one.test().first(50)), pixels(other.test().first(50)));
        assertEquals(one.sha256(), other.sha256());
        assertEquals(one.training().size() + 100, all.training().size());
    }

    private static List<List<Float>> pixels(LabelledImages images) {
        FMatrixRMaj x = new FMatrixRMaj(0, 0);
        images.copyTo(IntStream.range(0, images.size()).toArray(), x);
        return IntStream.range(0, images.size()).mapToObj(sample -> IntStream.range(0, x.numRows)
                .mapToObj(pixel -> x.get(pixel, sample)).toList()).toList();
    }

    /** Which format is meant, files say; that it is read, the tests of the formats show. */
    @ParameterizedTest
    @MethodSource("formats")
    void aFormatSaysWhatItsFilesAreCalledAndRecognisesNoOthers(DataFormat format) {
        assertTrue(format.summary().matches("an? .{20,} \\(.+, \\.\\.\\.\\)"), format.summary());
        assertFalse(format.recognises(folder));
        assertFalse(format.recognises(TenImages.write(folder.resolve("notes.txt"), new byte[1])));
        assertFalse(format.recognises(folder.resolve("nowhere")));
    }

    @Test
    void aFolderInTwoFormatsIsRefusedSinceNobodyKnowsWhichIsMeant() {
        TinyCifar.write(TenImages.writeRaw(folder));
        assertRefused(folder, "a folder with ", "files of 2 of these. Maybe move each data set to a folder of its own",
                () -> DataSources.read(folder, 3, 1));
    }

    @Test
    void whatIsInNoFormatIsToldOfAll() {
        Path file = TenImages.write(folder.resolve("notes.txt"), new byte[1]), nowhere = folder.resolve("nowhere");
        for (DataFormat format : DataSources.FORMATS) {
            assertRefused(folder, format.summary(), "a folder with none of these files", () -> DataSources.read(folder, 3, 1));
            assertRefused(file, format.summary(), "a file", () -> DataSources.load(file.toString(), 3, 1));
            assertRefused(nowhere, format.summary(), "no such folder", () -> DataSources.read(nowhere, 3, 1));
        }
    }

    @Test
    void whatIsNeitherANameNorAPathIsNothing() {
        assertEquals(Optional.empty(), DataSources.load("MNIST", 3, 1));
        assertEquals(Optional.empty(), DataSources.load(folder.resolve("nowhere").toString(), 3, 1));
        assertEquals(Optional.empty(), DataSources.load("no path: \0", 3, 1));
    }
}
