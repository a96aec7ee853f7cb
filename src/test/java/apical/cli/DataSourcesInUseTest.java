package apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import apical.TinyTissue;
import apical.data.DataFormat;
import apical.data.DataSource;
import apical.data.DataSources;
import apical.data.TenImages;
import apical.definition.ResolvedSimulation;
import apical.experiment.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever data is registered can be trained on, simulated and found in the list; and so can a folder of the user's own. */
class DataSourcesInUseTest {

    @TempDir
    private Path folder;

    static List<DataSource> sources() {
        return DataSources.ALL;
    }

    @ParameterizedTest
    @MethodSource("sources")
    void anExperimentTrainsOnIt(DataSource source) {
        TinyLab lab = new TinyLab(folder);
        lab.edit(lab.model("backprop"), "[16, 6, 5, 10]", layers(source, "6, 5"));
        lab.edit(lab.experiment(), ", \"../models/feedback-alignment.json\", \"../models/microcircuit.json\"", "");
        lab.edit(lab.experiment(), "brightestQuadrant", "randomLabelling");                  // which all data has
        lab.edit(lab.experiment(), lab.data().toString().replace('\\', '/'), source.id());
        assertValid(lab.experiment(), "experiment", source);
    }

    /** Seen by a network that has one input too many for it. */
    @ParameterizedTest
    @MethodSource("sources")
    void itsNameIsEnoughOnTheCommandLine(DataSource source) {
        TinyLab lab = new TinyLab(folder);
        int inputs = source.contents().inputs();
        lab.edit(lab.model("backprop"), "[16, 6, 5, 10]", "[%s, 6, 5, 10]".formatted(inputs + 1));
        String why = Ran.run(lab, lab.results("x"), "--data", source.id()).refusal(2);
        assertTrue(why.contains(isMissing(source) ? source.origin() : "expected " + inputs + ", one unit for each pixel of "), why);
    }

    @ParameterizedTest
    @MethodSource("sources")
    void aSimulationShowsIt(DataSource source) {
        TinyTissue lab = new TinyTissue(folder);
        show(lab, source.id(), layers(source, "4"));
        assertValid(lab.simulation(), "simulation", source);
    }

    private static String layers(DataSource source, String hidden) {
        return "[%s, %s, %s]".formatted(source.contents().inputs(), hidden, source.contents().classes());
    }

    /** In the second phase. */
    private static void show(TinyTissue lab, String source, String layers) {
        TinyTissue.write(lab.model(), TinyTissue.MODEL.replace("[3, 4, 2]", layers));
        TinyTissue.write(lab.simulation(),
                TinyTissue.SIMULATION.replaceFirst("(?s)\\{\"type\": \"values\".*?\\[]}]}", data(source)));
    }

    private static String data(String source) {
        return "{\"type\": \"data\", \"source\": \"%s\", \"images\": \"training\", \"targets\": {\"low\": 0.1, \"high\": 0.8}}"
                .formatted(source.replace('\\', '/'));
    }

    private static boolean isMissing(DataSource source) {
        return source.installation().isPresent() && !Files.isDirectory(source.installation().get().folder());
    }

    /** Or, where it is not installed, how that is done. */
    private static void assertValid(Path definition, String kind, DataSource source) {
        Ran ran = Ran.apical("validate", definition.toString());
        if (isMissing(source)) {
            assertTrue(ran.refusal(2).contains(source.origin()), ran.err());
        } else {
            String said = ran.succeeded().out();
            assertTrue(said.startsWith(definition + ": valid " + kind + ", 1 model x 2 seeds"), said);
        }
    }

    @Test
    void aSimulationShowsAFolderOfTheUsersOwn() {
        TinyTissue lab = new TinyTissue(folder);
        show(lab, TenImages.writeRaw(folder).toString(), "[16, 4, 10]");
        Ran.apical("validate", lab.simulation().toString()).succeeded();
    }

    @ParameterizedTest
    @MethodSource("sources")
    void aMisspeltSourceOfASimulationIsRefusedWithTheOneThatIsMeant(DataSource source) {
        TinyTissue lab = new TinyTissue(folder);
        show(lab, source.id() + "s", "[16, 4, 10]");
        assertEquals(lab.simulation() + ": schedule[1].patterns.source is \"" + source.id() + "s\"; expected "
                + DataSources.expected() + ", but there is no such name, file or folder. Maybe \"" + source.id() + "\"?",
                Ran.apical("validate", lab.simulation().toString()).refusal(2));
    }

    /** Their files are called alike. */
    @Test
    void aSimulationOfTwoDataSetsSaysWhichSumIsOfWhich() throws IOException {
        TinyTissue lab = new TinyTissue(folder);
        Path one = TenImages.writeRaw(Files.createDirectory(folder.resolve("one")));
        Path two = TenImages.writeRaw(Files.createDirectory(folder.resolve("two")));
        show(lab, one.toString(), "[16, 4, 10]");
        assertEquals(4, new Simulation(lab.plan()).sha256().size());
        assertTrue(new Simulation(lab.plan()).sha256().containsKey("train-images-idx3-ubyte"));
        ResolvedSimulation both = lab.plan("schedule[0].patterns=" + data(two.toString()));
        assertEquals(8, new Simulation(both).sha256().size());
        assertTrue(new Simulation(both).sha256().containsKey(two.toString().replace('\\', '/') + ": train-images-idx3-ubyte"));
    }

    @Test
    void everythingIsListedOnceWithWhatANetworkNeedsForIt() {
        List<String> lines = Ran.apical("list").succeeded().out().lines().toList();
        for (DataSource source : DataSources.ALL) {
            List<String> said = lines.stream().filter(line -> line.startsWith("  " + source.id() + " ")).toList();
            assertEquals(1, said.size(), source.id());
            for (Object what : List.of(source.summary(), source.contents(), source.origin())) {
                assertTrue(said.get(0).contains(what.toString()), said.get(0));
            }
        }
        for (DataFormat format : DataSources.FORMATS) {
            assertEquals(1, lines.stream().filter(line -> line.endsWith(" " + format.summary())).count(), format.summary());
        }
    }
}
