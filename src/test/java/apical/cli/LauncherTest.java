package apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import apical.results.Provenance;
import apical.results.ResultStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Apical as a process of its own, in a working directory of its own: where results go when nobody says where. */
class LauncherTest {

    @TempDir
    private Path folder;
    private final Map<String, String> environment = new TreeMap<>();

    @Test
    void resultsGoToAFolderOfTheirOwnNamedAfterTheExperimentAndNoneIsOverwritten() throws Exception {
        TinyLab lab = new TinyLab(folder);
        assertEquals(0, apical("run", "experiments/tiny.json", "--set", "figures=[]"));
        String first = TinyLab.read(folder.resolve("results/tiny/metrics.csv"));
        lab.write(folder.resolve("results/tiny/mine.txt"), "a note");

        assertEquals(0, apical("run", "experiments/tiny.json", "--set", "figures=[]", "--seed", "5"));
        assertTrue(TinyLab.read(folder.resolve("results/tiny.2/metrics.csv")).contains("backprop,backprop,5,0,"));
        assertEquals(first, TinyLab.read(folder.resolve("results/tiny/metrics.csv")));
        assertEquals("a note", TinyLab.read(folder.resolve("results/tiny/mine.txt")));

        String said = TinyLab.read(folder.resolve("err"));
        assertTrue(said.contains("Results will be in " + Path.of("results", "tiny.2")), said);
        assertTrue(said.contains("[100 %"), said);
        assertEquals(2, apical("run", "experiments/none.json"));
        assertEquals(
                "apical: " + Path.of("experiments/none.json") + ": no such file; 'apical list' shows those that ship with Apical",
                TinyLab.read(folder.resolve("err")).strip());
    }

    /** On a machine for which the class path carries no OpenBLAS. */
    @Test
    void withoutANativeLibraryPureJavaServesAndSaysSoOnce() throws Exception {
        new TinyLab(folder);
        assertEquals(0, apical(List.of("-Dorg.bytedeco.javacpp.platform=none"), "run", "experiments/tiny.json", "--set",
                "figures=[]"));
        List<String> said = Files.readAllLines(folder.resolve("err"));
        assertEquals(1, said.stream().filter(line -> line.startsWith("apical: no native OpenBLAS")).count(), said.toString());
        assertTrue(said.stream().noneMatch(line -> line.contains("\tat ")), said.toString());
        assertTrue(TinyLab.read(folder.resolve("results/tiny/provenance.json")).contains("pure Java"));
    }

    /** Started by Java itself, not by the script, which would choose a locale that knows the letter. */
    @EnabledOnOs(OS.LINUX)
    @Test
    void aLetterBeyondAsciiInThePosixLocaleIsRefusedInOneLine() throws Exception {
        environment.put("LC_ALL", "C");
        Process process = start(List.of("sh", "-c", "exec \"$0\" \"$@\" \"$(printf 'exp\\303\\251.json')\""),
                command(List.of(), "run"));
        assertEquals(2, process.waitFor());
        assertEquals("apical: a path has letters that this locale does not know (its letters are US-ASCII);"
                + " set LC_ALL=C.UTF-8, or another locale with UTF-8, or use plain letters",
                TinyLab.read(folder.resolve("err")).strip());
    }

    /** Bits depend on it, so two results may differ in nothing else. */
    @EnabledOnOs(OS.LINUX)
    @EnabledIfSystemProperty(named = "os.arch", matches = "amd64")
    @ParameterizedTest
    @ValueSource(strings = {"Sandybridge", "Haswell"})
    void provenanceNamesTheKernelThatWasAskedForAndTheOptionsOfJava(String kernel) throws Exception {
        new TinyLab(folder);
        environment.put("OPENBLAS_CORETYPE", kernel);
        environment.put("SLURM_JOB_ID", "7");
        environment.put("SLURM_CPUS_PER_TASK", "1");
        assertEquals(0, apical(List.of("-Dx=" + folder.resolve("y")), "run", "experiments/tiny.json", "--set", "figures=[]"));
        Provenance provenance = ResultStore.readProvenance(folder.resolve("results/tiny"));
        assertEquals(kernel, provenance.blasKernel());
        assertEquals(kernel, provenance.environment().get("OPENBLAS_CORETYPE"));
        assertEquals(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-Dx=.../y"), provenance.javaOptions());
        assertEquals(1, provenance.threads());
        assertTrue(provenance.granted().startsWith("1 ("), provenance.granted());
    }

    private int apical(String... arguments) throws IOException, InterruptedException {
        return apical(List.of(), arguments);
    }

    private int apical(List<String> javaOptions, String... arguments) throws IOException, InterruptedException {
        Process process = start(List.of(), command(javaOptions, arguments));
        assertTrue(process.waitFor(1, TimeUnit.MINUTES), "apical does not end");
        return process.exitValue();
    }

    private static List<String> command(List<String> javaOptions, String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", absoluteClassPath()));
        command.addAll(javaOptions);
        command.add("apical.cli.Main");
        command.addAll(List.of(arguments));
        return command;
    }

    private Process start(List<String> by, List<String> command) throws IOException {
        List<String> whole = Stream.concat(by.stream(), command.stream()).toList();
        ProcessBuilder builder = new ProcessBuilder(whole).directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile()).redirectError(folder.resolve("err").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String absoluteClassPath() {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(System.getProperty("path.separator"))) {
            if (Files.exists(Path.of(entry))) {
                entries.add(Path.of(entry).toAbsolutePath().toString());
            }
        }
        return String.join(System.getProperty("path.separator"), entries);
    }
}
