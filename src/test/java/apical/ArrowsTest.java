package apical;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Arrows between rooms point one way: {@code cli -> figure, comparison, experiment -> results -> definition -> rules ->
 * rule -> learning -> circuit -> network}. The science imports no plumbing: no files, no clocks, no output, no libraries but those
 * for matrices.
 */
class ArrowsTest {

    private static final Path SOURCES = Path.of("src/main/java/apical");

    private static final String EJML = "org.ejml.";
    private static final String JACKSON = "com.fasterxml.jackson.";

    /** Any folder of rules that has no entry of its own, below: a new one needs none. */
    private static final String FAMILY = "rules/*";

    /**
     * For each room, what its files may name beside java.base: rooms by their name, libraries by the beginning of theirs. A family
     * of rules is a room of its own; what may name {@code rules} knows that there are rules, and not one of them.
     */
    private static final Map<String, Set<String>> MAY_NAME = Map.ofEntries(
            entry("validation", Set.of("java.util.logging.")),
            entry("state", Set.of("validation", EJML)),
            entry("json", Set.of("validation", JACKSON, "org.apache.commons.text.")),
            entry("linalg", Set.of(EJML, "dev.ludovic.netlib.", "org.bytedeco.", "java.util.logging.")),
            entry("network", Set.of("state", "linalg", "validation", EJML)),
            entry("dynamics", Set.of("state", "validation")),
            entry("circuit", Set.of("state", "network", "dynamics", "linalg", "validation", EJML)),
            entry("learning", Set.of("state", "circuit", "network", "linalg", "validation", EJML)),
            entry("rule", Set.of("state", "learning", "circuit", "network", "linalg", "validation", EJML)),
            entry(FAMILY,
                    Set.of("state", "rule", "learning", "circuit", "network", "linalg", "json", "validation", EJML,
                            JACKSON + "annotation.")),
            entry("rules/tissue",
                    Set.of("state", "rules/microcircuit", "rule", "learning", "circuit", "dynamics", "network", "linalg", "json",
                            "validation", EJML, JACKSON)),
            entry("rules", Set.of(FAMILY, "rules/tissue", "rule", "network")),
            entry("information", Set.of("network", "linalg", "validation", EJML, "org.apache.commons.math3.special.",
                    "org.apache.commons.math3.analysis.")),
            entry("estimators", Set.of("information", "json", "validation", JACKSON + "annotation.")),
            entry("quantity", Set.of("validation")),
            entry("diagnostics",
                    Set.of("quantity", "information", "rules/gradient", "data", "learning", "circuit", "network", "linalg", EJML)),
            entry("data", Set.of("state", "validation", EJML)),
            entry("arrays", Set.of("state", "network", "validation", EJML)),
            entry("recording", Set.of("state", "circuit", "network", "arrays", "validation", JACKSON, "org.apache.commons.csv.")),
            entry("definition",
                    Set.of("state", "sweep", "diagnostics", "rules", "rule", "json", "recording", "arrays", "learning", "circuit",
                            "dynamics",
                            "network",
                            "data", "estimators", "information", "validation", EJML, JACKSON)),
            entry("files", Set.of()),
            entry("sweep", Set.of("state", "network", "validation", "org.apache.commons.math3.random.")),
            entry("results",
                    Set.of("files", "state", "sweep", "quantity", "diagnostics", "definition", "rule", "json", "arrays", "linalg",
                            "network",
                            "data",
                            "estimators",
                            "information", "validation", JACKSON + "annotation.", "org.apache.commons.csv.",
                            "org.apache.commons.math3.stat.")),
            entry("experiment",
                    Set.of("state", "results", "quantity", "definition", "estimators", "rule", "json", "recording", "arrays",
                            "learning",
                            "circuit", "dynamics",
                            "network", "linalg", "data", "information", "diagnostics", "validation", EJML)),
            entry("comparison",
                    Set.of("results", "diagnostics", "definition", "json", "network", "org.apache.commons.math3.distribution.",
                            "org.apache.commons.math3.stat.")),
            entry("conformance", Set.of("state", "rules", "rule", "learning", "network", "linalg", "validation", EJML)),
            entry("plot",
                    Set.of("org.knowm.xchart.", "org.apache.batik.", "java.awt.", "javax.imageio.", "javax.xml.", "org.w3c.")),
            entry("figure",
                    Set.of("plot", "files", "sweep", "results", "quantity", "diagnostics", "recording", "estimators", "information",
                            "network",
                            "org.apache.commons.math3.stat.", "java.awt.")),
            entry("where", Set.of("files", "experiment", "results", "definition", "data", "validation")),
            entry("cli",
                    Set.of("where", "files", "comparison", "conformance", "figure", "experiment", "results", "diagnostics",
                            "quantity",
                            "definition",
                            "estimators", "rules", "rule", "json",
                            "recording", "arrays", "learning", "circuit", "network", "linalg", "data",
                            "information", "validation", "picocli.", "org.apache.commons.text.", "me.tongfei.progressbar.")));

    /** The one class in which Commons Math's integrators may appear, once there are dynamics. */
    private static final Path ODE_ADAPTER = SOURCES.resolve("dynamics/CommonsMathOde.java");

    private static final Set<String> SCIENCE =
            Set.of("validation", "state", "linalg", "network", "circuit", "dynamics", "learning", "rule", "rules", FAMILY,
                    "rules/tissue", "information", "estimators", "quantity", "diagnostics");

    /** Unpacks a native library, so it must know files. */
    private static final Path OPEN_BLAS = SOURCES.resolve("linalg/OpenBlas.java");

    /** Reads the stored runs of an independent implementation, which come with Apical. */
    private static final Path ORACLE_RUN = SOURCES.resolve("rules/tissue/OracleRun.java");

    private static final Pattern PLUMBING = Pattern.compile(
            "java\\.(?:nio\\.file|io|time|net)\\.\\w+|System\\.(?:out|err|nanoTime|currentTimeMillis)|Thread\\.sleep");

    /** Anything written with its package: an import, or a name in full. */
    private static final Pattern NAMED = Pattern.compile("\\b((?:[a-z][a-z0-9]*\\.)+)[A-Z]\\w*");

    /** Texts, characters and comments: what is said, not done. */
    private static final Pattern SAID = Pattern.compile(
            "\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])'|/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);

    @Test
    void everyRoomNamesOnlyWhatItMay() throws IOException {
        List<String> strangers = new ArrayList<>();
        for (Path file : sources()) {
            Matcher named = NAMED.matcher(code(file));
            while (named.find()) {
                if (!mayName(file, named.group(1))) {
                    strangers.add(SOURCES.relativize(file) + " names " + named.group());
                }
            }
        }
        assertEquals(List.of(), strangers);
    }

    private static boolean mayName(Path file, String packageName) {
        String room = room(file);
        Set<String> allowed = MAY_NAME.getOrDefault(family(room), Set.of());
        if (packageName.startsWith("apical.")) {
            String other = packageName.substring("apical.".length(), packageName.length() - 1).replace('.', '/');
            return other.equals(room) || allowed.contains(other) || allowed.contains(family(other));
        }
        if (file.equals(ODE_ADAPTER) && packageName.startsWith("org.apache.commons.math3.")) {
            return true;
        }
        return isOfTheJavaBase(packageName) || allowed.stream().anyMatch(packageName::startsWith);
    }

    private static boolean isOfTheJavaBase(String packageName) {
        return packageName.startsWith("java.") && !packageName.startsWith("java.awt.")
                && !packageName.startsWith("java.util.logging.") && !packageName.startsWith("java.net.http.");
    }

    @Test
    void theScienceImportsNoPlumbing() throws IOException {
        List<String> plumbing = new ArrayList<>();
        for (Path file : sources()) {
            Matcher found = PLUMBING.matcher(code(file));
            while (SCIENCE.contains(family(room(file))) && !Set.of(OPEN_BLAS, ORACLE_RUN).contains(file) && found.find()) {
                plumbing.add(SOURCES.relativize(file) + " names " + found.group());
            }
        }
        assertEquals(List.of(), plumbing);
    }

    /**
     * Rules, pathways and sites are values: whoever is not of their folder asks them, and does not ask which they are. That nobody
     * can name a rule, {@link #MAY_NAME} says.
     */
    private static final Pattern TYPE_TEST = Pattern.compile("(?:pathway|site|kind)\\(\\)\\s*(?:==|!=|\\.equals\\()"
            + "|(?:==|!=)\\s*(?:Tissue)?(?:Site|Pathway)\\.|(?:Tissue)?(?:Site|Pathway)\\.[A-Z_]+\\s*(?:==|!=|\\.equals)"
            + "|instanceof\\s+(?:Tissue)?(?:Site|Pathway)|instanceof\\s+\\w*(?:Rule|RuleDefinition|Learning)\\b"
            + "|switch \\([^)]*(?:pathway|site|kind)");

    @Test
    void nobodyAsksWhichRulePathwayOrSiteItIs() throws IOException {
        List<String> tests = new ArrayList<>();
        for (Path file : sources()) {
            boolean own = room(file).startsWith("rules/") || Set.of("circuit", "network").contains(room(file));
            Matcher found = TYPE_TEST.matcher(code(file));
            while (!own && found.find()) {
                tests.add(SOURCES.relativize(file) + " has " + found.group());
            }
        }
        assertEquals(List.of(), tests);
    }

    @Test
    void everyRoomIsKnownHereAndSaysWhatItIsFor() throws IOException {
        Set<String> rooms = new TreeSet<>();
        for (Path file : sources()) {
            rooms.add(room(file));
        }
        for (String room : rooms) {
            assertTrue(MAY_NAME.containsKey(family(room)), "no arrows are drawn for " + room);
            Path info = SOURCES.resolve(room).resolve("package-info.java");
            assertTrue(Files.exists(info), info + " is missing");
            assertTrue(Files.readString(info).lines().anyMatch(line -> line.strip().endsWith("?")), info + " asks no question");
        }
    }

    @Test
    void arrowsPointOneWay() {
        for (String room : MAY_NAME.keySet()) {
            assertEquals(List.of(), wayBack(room, room, new TreeSet<>()), "a way from " + room + " back to itself");
        }
    }

    private static List<String> wayBack(String from, String to, Set<String> seen) {
        for (String next : MAY_NAME.get(from)) {
            if (next.equals(to)) {
                return List.of(from, to);
            }
            if (MAY_NAME.containsKey(next) && seen.add(next)) {
                List<String> rest = wayBack(next, to, seen);
                if (!rest.isEmpty()) {
                    return rest;
                }
            }
        }
        return List.of();
    }

    private static String family(String room) {
        return MAY_NAME.containsKey(room) || !room.startsWith("rules/") ? room : FAMILY;
    }

    private static String room(Path file) {
        return SOURCES.relativize(file.getParent()).toString().replace('\\', '/');
    }

    private static String code(Path file) throws IOException {
        return SAID.matcher(Files.readString(file)).replaceAll("");
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
            assertTrue(sources.size() > 50, "where are the sources?");
            return sources;
        }
    }
}
