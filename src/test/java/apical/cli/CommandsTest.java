package apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What the other commands say: {@code validate}, {@code list}, help and version. */
class CommandsTest {

    @TempDir
    private Path folder;
    private TinyLab lab;

    @BeforeEach
    void openTheLab() {
        lab = new TinyLab(folder);
    }

    @Test
    void validDefinitionsAreSaidToBeWhatTheyAre() {
        Ran ran = Ran.apical("validate", lab.model("microcircuit").toString(), lab.experiment().toString()).succeeded();
        assertEquals("", ran.err());
        List<String> lines = ran.out().lines().toList();
        assertEquals(2, lines.size());
        assertEquals(lab.model("microcircuit") + ": valid model, rule microcircuit", lines.get(0));
        String said = lab.experiment() + ": valid experiment, 3 models x 2 seeds; information: 3 snapshots a run,"
                + " estimates of less than a second of processor time in all; about 40 MB of memory for ";
        assertEquals(said, lines.get(1).substring(0, said.length()));
    }

    @Test
    void everyDefinitionIsValidatedAlthoughOneIsBad() {
        lab.edit(lab.model("backprop"), "\"gain\": 2.0", "\"gain\": -2.0");
        Ran ran = Ran.apical("validate", lab.model("microcircuit").toString(), lab.model("backprop").toString(),
                lab.experiment().toString(), lab.model("feedback-alignment").toString());
        assertEquals(2, ran.code());
        String bad = "apical: " + lab.model("backprop") + ": initialWeights.gain is -2.0; expected a finite value >= 0";
        assertEquals(List.of(bad, bad), ran.errorLines());                  // once as a model, once for the experiment
        assertEquals(2, ran.out().lines().count());
    }

    @Test
    void validationWritesNothing() {
        List<String> before = lab.everything();
        Ran.apical("validate", lab.experiment().toString()).succeeded();
        assertEquals(before, lab.everything());
    }

    @Test
    void everythingThatDefinitionsMayNameIsListed() throws IOException {
        Ran ran = Ran.apical("list").succeeded();
        assertEquals("", ran.err());
        List<String> lines = ran.out().lines().toList();
        for (String heading : List.of("Experiments", "Models", "Rules",
                "Data, as \"source\" in definitions and after --data", "Figures",
                "Sites, where activity is recorded (\"compartments\" in definitions)",
                "Image properties")) {
            assertTrue(lines.contains(heading), heading);
        }
        for (String name : List.of("backprop", "feedbackAlignment", "microcircuit", "learningCurves",
                "learningCurvesOverEpochs", "learningCurvesOverTime", "learningCurvesOverMultiplyAdds", "ruleByRule", "cost",
                "heatMap", "errorSignBits", "withinPresentation", "presentationTime", "reconstructions", "information",
                "informationPlane",
                "rate", "soma", "basal", "apical", "interneuronSoma", "interneuronDendrite", "brightestQuadrant",
                "darkestQuadrant", "overallInk", "leftRightBalance", "upDownBalance", "strokeWidth", "slant", "holes",
                "aspectRatio",
                "randomLabelling")) {
            assertTrue(lines.stream().anyMatch(line -> line.equals("  " + name) || line.startsWith("  " + name + " ")), name);
        }
        for (String shipped : List.of("models", "experiments")) {
            try (Stream<Path> files = Files.list(Path.of(shipped))) {
                files.forEach(file -> assertTrue(
                        lines.stream().anyMatch(line -> line.matches("  \\Q" + file + "\\E +\\S.*")),
                        file + " with its description"));
            }
        }
    }

    static Stream<String> commands() {
        return Stream.concat(Stream.of(""), Main.commandLine().getSubcommands().keySet().stream());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpMentionsEveryOptionWithItsMeaning(String command) {
        Ran ran = (command.isEmpty() ? Ran.apical("--help") : Ran.apical(command, "--help")).succeeded();
        assertEquals("", ran.err());
        CommandLine all = Main.commandLine();
        CommandSpec spec = (command.isEmpty() ? all : all.getSubcommands().get(command)).getCommandSpec();
        for (OptionSpec option : spec.options()) {
            assertTrue(ran.out().contains(option.longestName()), option.longestName());
            assertTrue(option.description().length > 0, option.longestName());
            assertTrue(unspaced(ran.out()).contains(unspaced(String.join("", option.description())
                    .replace("${DEFAULT-VALUE}", String.valueOf(option.defaultValue())))),
                    option.longestName() + " in " + ran.out());
        }
        spec.subcommands().keySet().forEach(sub -> assertTrue(ran.out().contains("  " + sub + " "), sub));
        assertTrue(ran.out().contains("--trace"), ran.out());
        assertTrue(ran.out().contains("apical"), ran.out());
    }

    /** Help is broken into lines anywhere. */
    private static String unspaced(String text) {
        return text.replaceAll("\\s+", "");
    }

    @Test
    void withoutACommandHelpIsShown() {
        assertEquals(Ran.apical("--help"), Ran.apical());
    }

    @Test
    void versionNamesTheCodeAndItsJava() {
        List<String> lines = Ran.apical("--version").succeeded().out().lines().toList();
        assertTrue(lines.get(0).matches("apical \\d+\\.\\d+\\.\\d+ \\(commit \\w+(, (modified, )?classes \\w{8})?\\)"),
                lines.get(0));
        assertEquals("Java " + System.getProperty("java.runtime.version"), lines.get(1));
    }
}
