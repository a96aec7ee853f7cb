package apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.definition.Definitions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the page "Many runs", one after the other as a reader types them, on thirty images. */
class ManyRunsPageTest {

    private static final Path PAGE = Path.of("src/site/markdown/many-runs.md");

    @TempDir
    private Path folder;

    @Test
    void fiveStepsLeadFromOneRunToACluster() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        ThirtyImages.write(data);
        List<String> commands = ReadmeTest.commands(Files.readString(PAGE));
        assertEquals(9, commands.size());
        for (String command : commands) {
            List<String> arguments = new ArrayList<>(Arrays.asList(command.split(" ")));
            arguments.replaceAll(word -> word.startsWith("results/") ? folder.resolve(word).toString() : word);
            if (arguments.get(0).equals("run")) {
                if (!arguments.contains("--out")) {
                    arguments.addAll(List.of("--out", folder.resolve("results/" + arguments.get(1).replaceAll(".*/|\\.json", ""))
                            .toString()));
                }
                arguments.addAll(ThirtyImages.settings(Path.of(arguments.get(1)), data));
                arguments.addAll(List.of("--set", "figures=[]"));
            }
            if (arguments.contains("--on")) {
                arguments.add("--dry-run");                          // SlurmTest and SparkTest submit
            }
            Ran.apical(arguments.toArray(String[]::new)).succeeded();
        }
        assertEquals(Bytes.of(folder.resolve("results/robustness")), Bytes.of(folder.resolve("results/robustness-of-two")));
        assertTrue(Files.exists(folder.resolve("results/rates/sweep.csv")));
    }

    /** The definition that the page shows is one. */
    @Test
    void theSweepThatIsShownCanBeRead() throws IOException {
        Matcher shown = Pattern.compile("```json\n(\"sweep\".*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        assertTrue(shown.find());
        String whole = Files.readString(Path.of("experiments/three-rules-on-mnist.json"));
        Path experiment = Files.createDirectory(folder.resolve("experiments")).resolve("shown.json");
        Files.writeString(experiment, whole.replace("../models/", Path.of("models").toAbsolutePath() + "/")
                .replaceFirst("\\{", Matcher.quoteReplacement("{" + shown.group(1) + ",")));
        assertEquals(300, Definitions.readExperiment(experiment).models().size());
    }
}
