package apical.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The script {@code ./apical} in a folder of its own, with a Maven that only copies jars made here: what it builds, when, and what
 * a build does to runs that go on.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherBuildTest {

    /** Told where to build, it leaves half a jar first, waits while there is a file "hold", and is told apart by "calls". */
    private static final String MAVEN = """
            #!/bin/sh
            trap 'echo told >>"$STUBS/calls"; exit 143' TERM
            echo called "$@" >>"$STUBS/calls"
            for argument; do case $argument in -Dbuild.folder=*) folder=${argument#*=};; esac; done
            mkdir -p "$folder/lib" && echo half >"$folder/apical.jar"
            while [ -e "$STUBS/hold" ]; do sleep 0.02; done
            [ ! -e "$STUBS/broken" ] || { echo "no symbol"; exit 1; }
            cp "$STUBS/made/apical.jar" "$folder/" && cp "$STUBS"/made/lib/*.jar "$folder/lib/"
            """;

    /** Says which jar it was given, of which content, and its environment. */
    private static final String JAVA = """
            #!/bin/sh
            while [ "$1" != -jar ]; do shift; done
            echo "$2"
            cat "$2"
            echo "$LC_ALL"
            """;

    @TempDir
    private Path folder;
    private Path home;
    private Path stubs;
    private Path store;
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void aHouseToBuildIn() throws IOException {
        home = Files.createDirectory(folder.resolve("a house"));
        stubs = Files.createDirectory(folder.resolve("stubs"));
        store = home.resolve("target/.launcher");
        Files.copy(Path.of("apical"), home.resolve("apical"));
        Files.createDirectories(home.resolve("src/main"));
        write(home.resolve("src/main/A.java"), "first");
        write(home.resolve("pom.xml"), "");
        Files.createDirectories(stubs.resolve("made/lib"));
        write(stubs.resolve("made/apical.jar"), "first\n");
        write(stubs.resolve("made/lib/other.jar"), "a library\n");
        command("mvn", MAVEN);
        command("java", JAVA);
    }

    @AfterEach
    void nobodyIsLeft() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void itIsBuiltOnceAndAgainWhenSourcesAreNewerAlsoThoseSavedDuringTheBuild() throws Exception {
        assertTrue(output(launch()).contains("first"));
        assertTrue(output(launch()).contains("first"));
        assertEquals(1, calls("called"));

        write(stubs.resolve("hold"), "");
        write(home.resolve("src/main/A.java"), "second");
        Process building = launch();
        await(() -> calls("called") == 2);
        write(home.resolve("src/main/A.java"), "third");
        Files.delete(stubs.resolve("hold"));
        output(building);
        output(launch());
        assertEquals(3, calls("called"));
        output(launch());
        assertEquals(3, calls("called"));
        assertTrue(TinyLab.read(stubs.resolve("calls")).lines().allMatch(call -> call.startsWith("called -C ")));
    }

    @Test
    void launchersThatStartTogetherBuildOnceAndRunTheSame() throws Exception {
        write(stubs.resolve("hold"), "");
        List<Process> together = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            together.add(launch());
        }
        await(() -> together.stream().filter(this::waits).count() == 3);
        Files.delete(stubs.resolve("hold"));
        List<String> outputs = new ArrayList<>();
        for (Process one : together) {
            outputs.add(output(one));
        }
        assertEquals(1, outputs.stream().distinct().count(), outputs.toString());
        assertTrue(outputs.get(0).contains("first"), outputs.get(0));
        assertEquals(1, calls("called"));
        assertFalse(Files.exists(store.resolve("lock")));
    }

    @Test
    void theLockOfADeadBuilderIsTakenOver() throws Exception {
        Process building = heldBuild();
        building.destroyForcibly().waitFor();
        Files.delete(stubs.resolve("hold"));
        assertTrue(Files.exists(store.resolve("lock/owner")));
        pausesAreCounted();
        assertTrue(output(launch()).contains("first"));
        assertFalse(Files.exists(store.resolve("lock")));
        assertEquals(List.of(), inStore("new."));
        assertEquals(0, calls("paused 0.2"));
    }

    /** Whether its process lives cannot be asked; that it says nothing for long can be heard. */
    @Test
    void theLockOfASilentBuilderElsewhereIsTakenOver() throws Exception {
        Files.createDirectories(store.resolve("lock"));
        write(store.resolve("lock/owner"), "another-machine 1\n");
        pausesAreCounted();
        assertTrue(output(launch()).contains("first"));
        assertFalse(Files.exists(store.resolve("lock")));
        assertEquals(150, calls("paused 0.2"));
    }

    /**
     * A run is begun; then sources change, another launch builds and runs, and Maven is called by hand. The first run then loads
     * classes for the first time, from its jar and from a library that it has not opened yet.
     */
    @Test
    void aRunKeepsItsClassesWhateverIsBuiltMeanwhile() throws Exception {
        realJava();
        program("old");
        Process first = launch();
        Path out = folder.resolve("out0");
        await(() -> read(out).contains("begun"));

        program("new");
        write(home.resolve("src/main/A.java"), "second");
        Process second = launch();
        assertEquals("begun\nlate: new new\n", toEnd(second));
        byHand();
        assertEquals("begun\nlate: old old\n", toEnd(first));
    }

    @ParameterizedTest
    @ValueSource(strings = {"apical.jar", "lib/other.jar", "whole"})
    void whatIsCutIsBuiltAgain(String cut) throws Exception {
        output(launch());
        Path damaged = current().resolve(cut);
        byte[] bytes = Files.readAllBytes(damaged);
        Files.write(damaged, Arrays.copyOf(bytes, bytes.length / 2));
        assertTrue(output(launch()).contains("first"));
        assertEquals(2, calls("called"));
        assertTrue(read(folder.resolve("err1")).contains("Building Apical (what was built is damaged)"));
        assertArrayEquals(bytes, Files.readAllBytes(current().resolve(cut)));
        output(launch());
        assertEquals(2, calls("called"));
    }

    @Test
    void aJarOfTheRightSizeAndWrongBytesIsBuiltAgain() throws Exception {
        output(launch());
        write(current().resolve("apical.jar"), "fir5t\n");
        assertTrue(output(launch()).contains("first"));
        assertEquals(2, calls("called"));
    }

    @Test
    void aBuildThatIsToldToEndEndsWithMavenAndLeavesNothing() throws Exception {
        Process building = heldBuild();
        building.destroy();
        assertTrue(building.waitFor(1, TimeUnit.MINUTES));
        assertEquals(143, building.exitValue());
        assertEquals(1, calls("told"));
        assertEquals(List.of(), inStore(""));
        assertEquals(List.of("Building Apical (only when sources are newer) ...",
                "apical: stopped while building; nothing half-made is left, and the next call builds again"),
                Files.readAllLines(folder.resolve("err0")));
        Files.delete(stubs.resolve("hold"));
        assertTrue(output(launch()).contains("first"));
    }

    @Test
    void aBuildThatFailsShowsWhyAndTheNextTriesAgain() throws Exception {
        write(stubs.resolve("broken"), "");
        Process failing = launch();
        assertTrue(failing.waitFor(1, TimeUnit.MINUTES));
        assertEquals(1, failing.exitValue());
        assertEquals(List.of("Building Apical (only when sources are newer) ...", "no symbol",
                "apical: the build failed; its output is above and in " + home.toRealPath().resolve("target/build.log")),
                Files.readAllLines(folder.resolve("err0")));
        assertEquals(List.of(), inStore(""));
        Files.delete(stubs.resolve("broken"));
        assertTrue(output(launch()).contains("first"));
    }

    @Test
    void buildsThatNobodyUsesAreRemovedAndThoseInUseAreNot() throws Exception {
        output(launch());
        Path unused = current();
        build("second");
        Path used = current();
        String host = users(used).get(0).replaceAll("\\.\\d+$", "");
        write(used.resolve("users").resolve(host + "." + ProcessHandle.current().pid()), "");
        build("third");
        Path usedElsewhere = current();
        write(usedElsewhere.resolve("users/another-machine.1"), "");
        build("fourth");
        Path justReplaced = current();
        for (Path old : List.of(unused, used, usedElsewhere)) {
            Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        }
        build("fifth");
        assertEquals(Stream.of(used, usedElsewhere, justReplaced, current()).map(p -> p.getFileName().toString()).sorted().toList(),
                inStore("build."));
        assertNotEquals(justReplaced, current());
    }

    /** In the POSIX locale Java can name no file with a letter beyond ASCII; a locale that knows them is chosen instead. */
    @Test
    void lettersBeyondAsciiWorkInThePosixLocale() throws Exception {
        realJava();
        jar(stubs.resolve("made/apical.jar"), "apical.cli.Main", classPathAsUrls(), Map.of());
        TinyLab lab = new TinyLab(home);
        lab.write(home.resolve("experiments/here.json"), TinyLab.read(home.resolve("experiments/tiny.json")));
        Process process = shell("""
                e=$(printf '\\303\\251')
                mkdir "dossier-$e" && cd "dossier-$e" && mv ../experiments ../models ../data . 2>/dev/null
                mv experiments "exp$e" && mv "exp$e/tiny.json" "exp$e/t$e.json" || exit 3
                LC_ALL=C ../apical run "exp$e/t$e.json" --set 'figures=[]' --out "sortie-$e" && test -s "sortie-$e/metrics.csv"
                """);
        output(process);
    }

    /** As on a machine with no other locale: one line with the cure, and no run. */
    @Test
    void lettersBeyondAsciiAreRefusedWhereNoLocaleKnowsThem() throws Exception {
        command("locale", "#!/bin/sh\necho ANSI_X3.4-1968\n");
        output(launch());
        Process process = shell("./apical run \"$(printf 'exp\\303\\251.json')\"");
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        assertEquals(2, process.exitValue());
        assertEquals("", read(folder.resolve("out1")));
        assertEquals(List.of("apical: a path has letters beyond ASCII, which the locale of this shell does not know, and there is"
                + " no UTF-8 locale; install one (C.UTF-8, say), or use plain letters"),
                Files.readAllLines(folder.resolve("err1")));
    }

    private void pausesAreCounted() throws IOException {
        command("sleep", "#!/bin/sh\necho paused \"$1\" >>\"$STUBS/calls\"\n");
    }

    private void realJava() throws IOException {
        command("java", "#!/bin/sh\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java") + "' \"$@\"\n");
    }

    private void build(String source) throws Exception {
        write(home.resolve("src/main/A.java"), source);
        output(launch());
    }

    private Process heldBuild() throws Exception {
        write(stubs.resolve("hold"), "");
        Process building = launch();
        await(() -> calls("called") == 1 && Files.exists(store.resolve("lock/beat")));
        return building;
    }

    /** {@code mvn package}, which writes over target/apical.jar, in place. */
    private void byHand() throws Exception {
        Process maven = shell("mvn package -Dbuild.folder=target");
        output(maven);
        assertTrue(Files.exists(home.resolve("target/apical.jar")));
    }

    private Process launch() throws IOException {
        return shell("exec ./apical");
    }

    /** Its output goes to out0 and err0, that of the next to out1 and err1, and so on. */
    private Process shell(String script) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", script).directory(home.toFile())
                .redirectOutput(folder.resolve("out" + started.size()).toFile())
                .redirectError(folder.resolve("err" + started.size()).toFile());
        builder.environment().put("PATH", stubs + ":" + System.getenv("PATH"));
        builder.environment().put("STUBS", stubs.toString());
        Process process = builder.start();
        started.add(process);
        return process;
    }

    /** What it said once it has ended well. */
    private String output(Process process) throws InterruptedException {
        int i = started.indexOf(process);
        assertTrue(process.waitFor(1, TimeUnit.MINUTES), "does not end");
        assertEquals(0, process.exitValue(), () -> read(folder.resolve("err" + i)));
        return read(folder.resolve("out" + i));
    }

    private String toEnd(Process waiting) throws Exception {
        waiting.getOutputStream().close();
        return output(waiting);
    }

    private boolean waits(Process process) {
        return read(folder.resolve("err" + started.indexOf(process))).equals("Waiting for another apical that builds ...\n");
    }

    private long calls(String word) {
        return read(stubs.resolve("calls")).lines().filter(line -> line.startsWith(word)).count();
    }

    private Path current() {
        return store.resolve(read(store.resolve("current")).strip());
    }

    private List<String> users(Path build) throws IOException {
        return names(build.resolve("users"), "");
    }

    private List<String> inStore(String beginning) throws IOException {
        return names(store, beginning);
    }

    private static List<String> names(Path folder, String beginning) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith(beginning)).sorted().toList();
        }
    }

    /** Says "begun", waits until its input ends, then loads a class of its jar and one of a library. */
    private void program(String version) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("program-" + version));
        write(sources.resolve("Begun.java"), """
                class Begun {
                    public static void main(String[] arguments) throws Exception {
                        System.out.println("begun");
                        System.in.read();
                        System.out.println("late: " + Late.said() + " " + Other.said());
                    }
                }
                """);
        write(sources.resolve("Late.java"), "class Late { static String said() { return \"" + version + "\"; } }");
        write(sources.resolve("Other.java"), "class Other { static String said() { return \"" + version + "\"; } }");
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", sources.toString(),
                sources.resolve("Begun.java").toString(), sources.resolve("Late.java").toString(),
                sources.resolve("Other.java").toString()));
        jar(stubs.resolve("made/apical.jar"), "Begun", "lib/other.jar", Map.of("Begun.class", sources, "Late.class", sources));
        jar(stubs.resolve("made/lib/other.jar"), "Begun", "", Map.of("Other.class", sources));
    }

    private static void jar(Path file, String mainClass, String classPath, Map<String, Path> entries) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            for (Map.Entry<String, Path> entry : entries.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(Files.readAllBytes(entry.getValue().resolve(entry.getKey())));
            }
        }
    }

    private static String classPathAsUrls() {
        return String.join(" ", Arrays.stream(System.getProperty("java.class.path").split(":"))
                .map(entry -> Path.of(entry).toAbsolutePath()).filter(Files::exists).map(entry -> entry.toUri().toString())
                .toList());
    }

    private void command(String name, String script) throws IOException {
        write(stubs.resolve(name), script);
        assertTrue(stubs.resolve(name).toFile().setExecutable(true));
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
    }

    /** Empty while there is none. */
    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            return "";
        }
    }

    private static void await(BooleanSupplier truth) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(60);
        while (!truth.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(end), "not so within a minute");
            Thread.sleep(10);
        }
    }
}
