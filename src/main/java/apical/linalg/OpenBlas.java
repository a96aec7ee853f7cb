package apical.linalg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * The OpenBLAS that a jar on the class path carries, unpacked, loaded and told to use one thread: independent runs go to
 * the cores side by side, which is faster than one product on several cores and keeps every sum in one order.
 *
 * @param binding the unpacked library of JavaCPP's binding, beside which OpenBLAS itself was unpacked
 * @param version name and version
 */
record OpenBlas(Path binding, String version) {

    /** What {@code openblas_get_corename} may answer, on x86-64 and on ARM. */
    private static final List<String> KERNELS = List.of("Katmai", "Coppermine", "Northwood", "Prescott", "Banias", "Atom", "Core2",
            "Penryn", "Dunnington", "Nehalem", "Athlon", "Opteron", "Opteron_SSE3", "Barcelona", "Nano", "Sandybridge", "Bobcat",
            "Bulldozer", "Piledriver", "Haswell", "Steamroller", "Excavator", "Zen", "SkylakeX", "Cooperlake", "SapphireRapids",
            "armv8", "cortexa53", "cortexa55", "cortexa57", "cortexa72", "cortexa73", "falkor", "thunderx", "thunderx2t99",
            "thunderx3t110", "tsv110", "emag8180", "neoversen1", "neoversev1", "neoversen2", "armv8sve", "a64fx", "armv9sme",
            "vortexm4");

    /**
     * @throws LinkageError if the class path carries no build for this machine
     */
    static OpenBlas load() {
        Path binding = Path.of(Loader.load(openblas_nolapack.class));
        openblas_nolapack.blas_set_num_threads(1);
        return new OpenBlas(binding, "OpenBLAS " + bundledVersion());
    }

    /** OpenBLAS itself; its name's ending differs between systems. */
    Path file() {
        try (Stream<Path> files = Files.list(binding.getParent())) {
            return files.filter(f -> f.getFileName().toString().startsWith("libopenblas") && !Files.isSymbolicLink(f))
                    .findFirst()
                    .orElseThrow(() -> new UnsatisfiedLinkError("no libopenblas beside " + binding));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What {@code openblas_get_corename} answers. No binding has that function, so this does what it does: the variable
     * {@code gotoblas} points to the table of one kernel, and each table has a name.
     */
    String kernel() {
        Pointer variable = address("gotoblas");
        if (variable == null) {
            return "unknown";
        }
        try (PointerPointer<Pointer> chosen = new PointerPointer<>(variable)) {
            long table = chosen.get().address();
            return KERNELS.stream().filter(name -> isTable(name, table)).findFirst().orElse("unknown");
        }
    }

    private static boolean isTable(String kernel, long address) {
        Pointer table = address("gotoblas_" + kernel.toUpperCase(Locale.ROOT));
        return table != null && table.address() == address;
    }

    /** Of a symbol in the libraries that are loaded; null if there is none. */
    private static Pointer address(String symbol) {
        try {
            return Loader.addressof(symbol);
        } catch (UnsatisfiedLinkError e) {
            return null;
        }
    }

    /**
     * Whether it has kernels that multiply small matrices without copying them first: in {@code SkylakeX} and its successors,
     * which it chooses where there is AVX-512, or when told to.
     */
    static boolean multipliesSmallOnesUnpacked() {
        String core = System.getenv("OPENBLAS_CORETYPE");
        if (core != null) {
            return Stream.of("SkylakeX", "Cooperlake", "SapphireRapids").anyMatch(core::equalsIgnoreCase);
        }
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.anyMatch(line -> line.startsWith("flags") && line.contains(" avx512vl"));
        } catch (IOException | UncheckedIOException e) {                                    // not Linux
            return false;
        }
    }

    private static String bundledVersion() {
        try {
            return Loader.getVersion("org.bytedeco", "openblas");
        } catch (IOException e) {
            return "of unknown version";
        }
    }
}
