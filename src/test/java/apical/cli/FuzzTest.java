package apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import apical.TinyLab;
import apical.TinyTissue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bad definitions, command lines, data and results by the hundred: each is refused in one line with the right exit code and leaves
 * nothing behind, or works.
 *
 * <p>Mutants are the same each time, and named by their number. More of them, others, or one of them again, which then also prints
 * what was said to it:
 * <pre>
 *   mvn test -Dtest=FuzzTest -Dapical.fuzz.mutants=20000 -Dapical.fuzz.seed=2 -Dapical.fuzz.only=17
 * </pre>
 */
class FuzzTest {

    private static final int MUTANTS = Integer.getInteger("apical.fuzz.mutants", 300);
    private static final long SEED = Long.getLong("apical.fuzz.seed", 1);
    private static final int ONLY = Integer.getInteger("apical.fuzz.only", -1);
    private static final int MOST_SECONDS = 20;
    /** The longest list of what is known, that of figures, and as much again. */
    private static final int LONGEST_LINE = 2000;

    private static final Pattern INTERNALS =
            Pattern.compile("unexpected|\\bjava\\.|apical\\.\\w+\\.\\w+|Exception|\\bat line \\[Source|jackson");
    private static final Pattern STEERS = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\r\\t]]");

    @TempDir
    private Path folder;

    /** What became of the mutants of one kind. */
    private static final class Tally {
        private int refused;
        private int worked;
        private int wrong;
    }

    @Test
    void everyMutantIsRefusedInOneLineOrWorks() throws Exception {
        List<Mutant.Kind> kinds = kinds();
        Map<String, Tally> tallies = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        for (int number = 0; number < MUTANTS; number++) {
            if (ONLY >= 0 && number != ONLY) {
                continue;
            }
            Random random = new Random(SEED * 1_000_003 + number);
            random.nextLong();
            Mutant.Kind kind = kinds.get(number % kinds.size());
            Path own = Files.createDirectory(folder.resolve("m" + number));
            Mutant mutant = kind.make(random, own);
            Tally tally = tallies.computeIfAbsent(kind.name(), any -> new Tally());
            long start = System.nanoTime();
            String fault = judge(mutant, own, tally);
            if (!fault.isEmpty()) {
                tally.wrong++;
                wrong.add(
                        "mutant " + number + " of seed " + SEED + " (" + kind.name() + "; " + shown(mutant.what()) + "): " + fault);
            }
            if (Boolean.getBoolean("apical.fuzz.times")) {
                System.out.println(
                        (System.nanoTime() - start) / 1_000_000 + " ms " + number + " " + kind.name() + " " + shown(mutant.what()));
            }
            delete(own);
        }
        tallies.forEach((kind, tally) -> System.out.println("fuzzer, " + kind + ": " + (tally.refused + tally.worked + tally.wrong)
                + " mutants, " + tally.refused + " refused in one line, " + tally.worked + " worked, " + tally.wrong + " wrong"));
        assertEquals(List.of(), wrong, () -> "\n" + String.join("\n", wrong) + "\n");
    }

    private List<Mutant.Kind> kinds() throws IOException {
        TinyLab lab = new TinyLab(Files.createDirectory(folder.resolve("lab")));
        Path trained = lab.results("trained");
        Ran.run(lab, trained, "--set", "figures=[\"learningCurves\"]", "--save-weights").succeeded();
        TinyTissue tissue = new TinyTissue(folder.resolve("tissue"));
        Path simulated = tissue.results("simulated");
        Ran.apical("run", tissue.simulation().toString(), "--out", simulated.toString()).succeeded();
        Mutant.Kind definitions = new DefinitionMutants(Files.createDirectory(folder.resolve("corpus")));
        Mutant.Kind data = new DataMutants(trained.resolve("weights/backprop-seed1.npz"));
        return List.of(definitions, definitions, definitions, new CommandMutants(trained), definitions, data,
                new ResultMutants(List.of(trained, simulated)), data);
    }

    /** What is wrong with how the mutant was received, or nothing. */
    private String judge(Mutant mutant, Path own, Tally tally) throws Exception {
        List<String> before = TinyLab.everythingIn(own);
        ExecutorService alone = Executors.newSingleThreadExecutor();
        Future<Ran> running = alone.submit(() -> Ran.apical(mutant.command().toArray(String[]::new)));
        Ran ran;
        try {
            ran = running.get(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            running.cancel(true);
            return "still runs after " + MOST_SECONDS + " s: " + mutant.command();
        } catch (ExecutionException e) {
            return "throws " + e.getCause();
        } finally {
            alone.shutdownNow();
        }
        if (ONLY >= 0) {
            System.out.println(mutant.command() + "\nexit " + ran.code() + "\n" + ran.out() + ran.err());
        }
        List<String> after = TinyLab.everythingIn(own);
        String fault = fault(mutant, own, ran, before, after);
        if (fault.isEmpty()) {
            tally.refused += ran.code() == 0 ? 0 : 1;
            tally.worked += ran.code() == 0 ? 1 : 0;
        }
        return fault.isEmpty() ? "" : fault + ": exit " + ran.code() + ", " + shown(ran.err());
    }

    private static String fault(Mutant mutant, Path own, Ran ran, List<String> before, List<String> after) {
        String all = ran.out() + ran.err();
        if (STEERS.matcher(all).find()) return "control characters";
        if (ran.err().lines().anyMatch(line -> line.length() > LONGEST_LINE))
            return "a line of " + ran.err().length() + " characters";
        List<String> made = new ArrayList<>(after);
        made.removeAll(before);
        if (made.stream().anyMatch(file -> file.contains(".draft") || file.endsWith(".tmp"))) return "drafts are left";
        if (ran.code() == 0) return "";

        List<String> refusals = ran.errorLines().stream().filter(line -> line.startsWith("apical: ")).toList();
        if (ran.code() != 2 && ran.code() != 1) return "another exit code";
        if (refusals.size() != 1) return refusals.size() + " lines of refusal";
        if (INTERNALS.matcher(refusals.get(0).replace(own.toString(), "")).find()) return "speaks of internals";
        if (ran.code() == 1) return "exit code 1 where nothing is wrong with the machine";
        List<String> hints = ran.errorLines().subList(1, ran.errorLines().size());
        if (!mutant.command().get(0).equals("run")
                && hints.stream().anyMatch(line -> !line.startsWith("Try ") && !line.startsWith("Possible "))) {
            return "more than one line";
        }
        List<String> allowed =
                ran.code() == 2 ? List.of() : mutant.made().stream().map(own::relativize).map(Path::toString).toList();
        made.removeIf(file -> allowed.stream().anyMatch(file::startsWith));
        return made.isEmpty() ? "" : "left " + made;
    }

    private static String shown(String text) {
        String line = text.replaceAll("\\s+", " ").replaceAll("\\p{C}", "?").strip();
        return line.length() > 400 ? line.substring(0, 400) + "..." : line;
    }

    private static void delete(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.sorted((a, b) -> b.compareTo(a)).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
