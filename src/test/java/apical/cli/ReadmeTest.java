package apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import apical.definition.Definitions;
import apical.definition.ResolvedSimulation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the README and the pages beside it say is true: their commands run, their links lead somewhere. */
class ReadmeTest {

    private static final Pattern SHELL_BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");

    @TempDir
    static Path folder;

    /** Every command as it stands, but on thirty images and for one epoch, and with what it writes elsewhere. */
    @TestFactory
    Stream<DynamicTest> everyCommandRuns() throws IOException {
        Path data = Files.createDirectory(folder.resolve("thirty-images"));
        ThirtyImages.write(data);
        List<String> commands = commands();
        assertTrue(commands.size() >= 8, "found only " + commands);
        return IntStream.range(0, commands.size()).mapToObj(i -> dynamicTest(commands.get(i), () -> {
            List<String> arguments = new ArrayList<>(Arrays.asList(commands.get(i).split(" ")));
            if (arguments.get(0).equals("run") && !arguments.contains("--help")) {
                shorten(arguments, data, folder.resolve("results-" + i));
            } else if (arguments.get(0).equals("figures")) {
                arguments.set(1, copy(Path.of(arguments.get(1)), folder.resolve("figures-" + i)).toString());
            } else if (arguments.get(0).equals("compare")) {
                arguments.addAll(List.of("--out", folder.resolve("comparison-" + i).toString()));
            } else if (arguments.contains("README.md")) {
                arguments.replaceAll(word -> word.equals("README.md") ? folder.resolve("README-" + i + ".md").toString() : word);
                Files.copy(Path.of("README.md"), folder.resolve("README-" + i + ".md"));
            }
            StringWriter err = new StringWriter();
            int exit = Main.run(new PrintWriter(new StringWriter()), new PrintWriter(err), arguments.toArray(String[]::new));
            assertEquals(0, exit, err.toString());
        }));
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        try (Stream<Path> pages = Files.list(Path.of("src/site/markdown"))) {
            for (Path page : Stream.concat(Stream.of(Path.of("README.md").toAbsolutePath()), pages).toList()) {
                List<String> targets = LINK.matcher(Files.readString(page)).results().map(link -> link.group(1)).toList();
                targets.forEach(target -> assertTrue(Files.exists(page.resolveSibling(target)), page + ": " + target));
            }
        }
        assertTrue(LINK.matcher(readme()).results().count() > 5);
    }

    /** After new results: {@code ./apical headline --update README.md}. */
    @Test
    void theTableOfHeadlineResultsIsCurrent() throws IOException {
        String table = Ran.apical("headline").succeeded().out().replace("\r", "");
        assertTrue(readme().contains("<!-- apical headline: begin -->\n" + table + "<!-- apical headline: end -->"), table);
    }

    /** With strict checksums, as the launcher. */
    @Test
    void continuousIntegrationCallsTheReadmesTestCommand() throws IOException {
        assertTrue(readme().contains("\nmvn -C verify\n"));
        assertTrue(Files.readString(Path.of(".ci/run")).contains("\nmvn -C verify\n"));
        assertTrue(Files.readString(Path.of("apical")).contains(" mvn -C "));
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    /** Of the README, and of pages that were once a part of it. */
    private static List<String> commands() throws IOException {
        List<String> commands = commands(readme());
        commands.addAll(commands(Files.readString(Path.of("src/site/markdown/speed.md"))));
        return commands;
    }

    /** The commands of a page, without {@code ./apical}. */
    static List<String> commands(String page) {
        List<String> commands = new ArrayList<>();
        Matcher blocks = SHELL_BLOCK.matcher(page);
        while (blocks.find()) {
            blocks.group(1).lines().filter(line -> line.startsWith("./apical "))
                    .map(line -> line.substring("./apical ".length())).forEach(commands::add);
        }
        return commands;
    }

    private static void shorten(List<String> arguments, Path data, Path out) {
        int given = arguments.indexOf("--out");
        if (given >= 0) {
            arguments.subList(given, given + 2).clear();
        }
        if (Definitions.isSimulation(Path.of(arguments.get(1)))) {
            shortenSimulation(arguments, out);
            return;
        }
        arguments.addAll(List.of("--out", out.toString()));
        arguments.addAll(ThirtyImages.settings(Path.of(arguments.get(1)), data));
    }

    private static void shortenSimulation(List<String> arguments, Path out) {
        arguments.addAll(List.of("--out", out.toString(), "--seed", "1", "--set", "measurements.count=1", "--set", "figures=[]"));
        int phases =
                ((ResolvedSimulation) Definitions.resolve(Path.of(arguments.get(1)), List.of())).simulation().schedule().size();
        for (int i = 0; i < phases; i++) {
            arguments.addAll(List.of("--set", "schedule[" + i + "].presentations=1"));
        }
    }

    private static Path copy(Path results, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(results)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(results.relativize(file).toString()));
            }
        }
        return to;
    }
}
