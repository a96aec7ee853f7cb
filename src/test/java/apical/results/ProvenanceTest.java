package apical.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.json.DefinitionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written of the options and variables on which bits depend, and what of earlier results is still read. */
class ProvenanceTest {

    @Test
    void variablesThatMayChangeBitsAreKeptAndNoOthers() {
        Map<String, String> environment = Map.of("OPENBLAS_CORETYPE", "Haswell", "OPENBLAS_NUM_THREADS", "1", "MKL_CBWR", "AVX2",
                "JAVA_TOOL_OPTIONS", "-Xint -javaagent:/home/anna/agents/watch.jar=x", "JDK_JAVA_OPTIONS", "-Xmx1g", "HOME",
                "/home/anna", "APICAL_JAVA_OPTIONS", "-XX:UseAVX=2", "SLURM_JOB_ID", "7", "LD_PRELOAD", "/home/anna/lib/m.so");
        assertEquals("{APICAL_JAVA_OPTIONS=-XX:UseAVX=2, JAVA_TOOL_OPTIONS=-Xint -javaagent:.../watch.jar=x,"
                + " JDK_JAVA_OPTIONS=-Xmx1g, LD_PRELOAD=.../m.so, MKL_CBWR=AVX2, OPENBLAS_CORETYPE=Haswell, OPENBLAS_NUM_THREADS=1}",
                BitsEnvironment.variables(environment).toString());
    }

    @ParameterizedTest
    @CsvSource({"-XX:+UseParallelGC, -XX:+UseParallelGC",
            "-Dapical.blas=java, -Dapical.blas=java",
            "-Xshare:auto, -Xshare:auto",
            "-XX:SharedArchiveFile=/home/anna bell/a.jsa, -XX:SharedArchiveFile=.../a.jsa",
            "-Djava.library.path=/home/anna/lib:/opt/mkl/lib, -Djava.library.path=.../lib:.../lib",
            "-Djava.io.tmpdir=/home/anna/, -Djava.io.tmpdir=.../",
            "-Dx=~/secret/y, -Dx=.../y",
            "-Dx=C:\\Users\\anna\\y, -Dx=.../y",
            "-Dhttp.proxyPassword=abc/def, -Dhttp.proxyPassword=...",
            "--add-opens=java.base/java.lang=ALL-UNNAMED, --add-opens=java.base/java.lang=ALL-UNNAMED"})
    void optionsAreKeptWithoutFoldersAndSecrets(String option, String kept) {
        assertEquals(List.of(kept), BitsEnvironment.options(List.of(option)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "{}", "[]", "{\"apical\": \"0.1.0\"", "3"})
    void whatIsCutIsNoProvenance(String text, @TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("provenance.json"), text);
        String refused = assertThrows(DefinitionException.class, () -> ResultStore.readProvenance(folder)).getMessage();
        assertTrue(refused.startsWith(folder.resolve("provenance.json") + ": is not as it should be ("), refused);
    }

    /** They are of the time before kernels, options and variables were recorded. */
    @Test
    void everyCommittedProvenanceIsRead() throws IOException {
        List<Path> folders;
        try (Stream<Path> found = Files.list(Path.of("results"))) {
            folders = found.filter(folder -> Files.exists(folder.resolve("provenance.json"))).toList();
        }
        assertFalse(folders.isEmpty());
        for (Path folder : folders) {
            Provenance provenance = ResultStore.readProvenance(folder);
            assertTrue(provenance.blas().startsWith("OpenBLAS"), folder.toString());
            if (!Files.readString(folder.resolve("provenance.json")).contains("blasKernel")) {
                assertEquals("not recorded", provenance.blasKernel());
                assertEquals("not recorded", provenance.granted());
                assertEquals(List.of(), provenance.javaOptions());
                assertEquals(Map.of(), provenance.environment());
            }
        }
    }
}
