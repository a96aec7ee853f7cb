package apical.results;

import apical.definition.InitialWeights;
import apical.definition.ResolvedExperiment;
import apical.json.Default;
import apical.json.DefinitionException;
import apical.linalg.Blas;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where numbers come from: all that may matter for seeing them again.
 *
 * @param apical      version and commit of the code; "modified" with a digest of its classes if the commit does not tell all
 * @param date        start of the run, UTC
 * @param threads     runs side by side; numbers do not depend on it
 * @param granted     processors that the run was granted, and by whom ({@link GrantedProcessors})
 * @param javaOptions with which Java was started, whoever gave them
 * @param blas        library that multiplied matrices
 * @param blasKernel  its code for this processor, on which bits depend
 * @param environment variables on which bits may depend, too ({@link BitsEnvironment})
 * @param data        SHA-256 of each data file, unpacked, and of each file with initial weights
 * @param processor   as the system names it
 * @param resumed     processes that went on with what others had begun, in the order of time; empty if one process did all
 */
@JsonPropertyOrder({"apical", "date", "seeds", "threads", "granted", "java", "javaOptions", "blas", "blasKernel", "environment",
        "system", "processor", "processors", "data", "resumed"})
public record Provenance(String apical, String date, List<Long> seeds, int threads,
        @Default("\"not recorded\"") String granted, String java, @Default("[]") List<String> javaOptions, String blas,
        @Default("\"not recorded\"") String blasKernel, @Default("{}") Map<String, String> environment, String system,
        String processor, int processors, Map<String, String> data,
        @Default("[]") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Resumption> resumed) implements Serializable {

    public Provenance {
        resumed = List.copyOf(resumed);
    }

    /**
     * A further process. Its components are those of the first.
     *
     * @param changed what had changed, if it went on all the same
     */
    @JsonPropertyOrder({"apical", "date", "threads", "granted", "java", "javaOptions", "blas", "blasKernel", "environment",
            "system",
            "processor", "changed"})
    public record Resumption(String apical, String date, int threads, String granted, String java, List<String> javaOptions,
            String blas, String blasKernel, Map<String, String> environment, String system, String processor,
            @Default("[]") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> changed) implements Serializable {
        public Resumption {
            changed = List.copyOf(changed);
        }
    }

    /** With a further process, which has this provenance: its data count from now on, and if they are others it says so. */
    Provenance resumedBy(Provenance further, List<String> changed) {
        List<Resumption> all = new ArrayList<>(resumed);
        all.add(new Resumption(further.apical, further.date, further.threads, further.granted, further.java, further.javaOptions,
                further.blas, further.blasKernel, further.environment, further.system, further.processor, changed));
        return new Provenance(apical, date, seeds, threads, granted, java, javaOptions, blas, blasKernel, environment, system,
                processor, processors, further.data, all);
    }

    /** What multiplied matrices in all processes; several if the last digits are not those of one machine. */
    public Set<String> products() {
        Set<String> products = new LinkedHashSet<>(List.of(blas + ", " + blasKernel));
        resumed.forEach(each -> products.add(each.blas + ", " + each.blasKernel));
        return products;
    }

    /** How the code or the data of another process differ from those of this one, a line for each. */
    List<String> differences(Provenance further) {
        List<String> lines = new ArrayList<>();
        String last = resumed.isEmpty() ? apical : resumed.get(resumed.size() - 1).apical();
        if (!last.equals(further.apical)) {
            lines.add("apical is " + further.apical + "; there " + last);
        }
        Set<String> files = new LinkedHashSet<>(data.keySet());
        files.addAll(further.data.keySet());
        for (String file : files) {
            if (!Objects.equals(data.get(file), further.data.get(file))) {
                lines.add("data file " + file + " has another SHA-256");
            }
        }
        return lines;
    }

    /**
     * Of a run that starts now.
     *
     * @param data SHA-256 of each data file; empty where none is read
     */
    public static Provenance of(ResolvedExperiment plan, Map<String, String> data, int threads) {
        return new Provenance(version(), Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                plan.seeds(), threads, GrantedProcessors.here().toString(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                BitsEnvironment.options(ManagementFactory.getRuntimeMXBean().getInputArguments()), Blas.library(), Blas.kernel(),
                BitsEnvironment.variables(System.getenv()),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + System.getProperty("os.arch"),
                processorName(), Runtime.getRuntime().availableProcessors(), hashes(plan, data), List.of());
    }

    private static Map<String, String> hashes(ResolvedExperiment plan, Map<String, String> data) {
        Map<String, String> hashes = new LinkedHashMap<>(data);
        for (ResolvedExperiment.Model model : plan.models()) {
            if (model.definition().initialWeights() instanceof InitialWeights.FromFile weights) {
                hashes.put(weights.path(), sha256(Path.of(weights.path())));
            }
        }
        return hashes;
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(CodeDigest.sha256().digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new DefinitionException(file, "cannot be read any more (" + e.getMessage() + ")");
        }
    }

    /** {@code 0.1.0 (commit abc1234)}; where that does not tell all, also which classes these are. */
    public static String version() {
        return Version.TEXT;
    }

    /** Read once. */
    private static final class Version {
        private static final String TEXT = read();
    }

    private static String read() {
        Properties built = new Properties();
        try (InputStream in = Provenance.class.getResourceAsStream("/apical/version.properties")) {
            built.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String commit = built.getProperty("commit");
        boolean isKnown = !commit.startsWith("$") && !commit.isBlank();
        boolean isModified = Boolean.parseBoolean(built.getProperty("dirty"));
        String origin = "commit " + (isKnown ? commit + (isModified ? ", modified" : "") : "unknown")
                + (isKnown && !isModified ? "" : ", classes " + CodeDigest.ofApical());
        return built.getProperty("version") + " (" + origin + ")";
    }

    private static String processorName() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            Optional<String> name = lines.filter(line -> line.startsWith("model name")).findFirst();
            return name.map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse("unknown");
        } catch (IOException | UncheckedIOException e) {
            return Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER")).orElse("unknown");
        }
    }
}
