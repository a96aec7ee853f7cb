package apical.results;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What, outside definitions and code, may change the bits of a result: options of Java, and variables that libraries of numbers
 * and Java read. Of paths only the last name is kept, for they say who ran it and not what.
 */
final class BitsEnvironment {

    private static final List<String> FAMILIES = List.of("OPENBLAS_", "GOTO_", "MKL_", "BLIS_", "OMP_");
    private static final Set<String> SINGLE = Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS",
            "APICAL_JAVA_OPTIONS", "GLIBC_TUNABLES", "LD_PRELOAD", "DYLD_INSERT_LIBRARIES");

    /** An absolute path, or one of the home folder, up to its last name; with blanks only where a text is one option. */
    private static final Pattern FOLDERS = folders("\\s");
    private static final Pattern FOLDERS_WITH_BLANKS = folders("");

    private static final Pattern SECRET = Pattern.compile("(-D[^=]*(?:password|secret|token|credential)[^=]*=).*",
            Pattern.CASE_INSENSITIVE);

    private BitsEnvironment() {
    }

    private static Pattern folders(String end) {
        String name = "[^/\\\\:;,=\"'" + end + "]*";
        return Pattern.compile("(?<![\\w.])(?:~|[A-Za-z]:(?=[/\\\\]))?[/\\\\](?:" + name + "[/\\\\])*(?=" + name + ")");
    }

    static Map<String, String> variables(Map<String, String> environment) {
        Map<String, String> found = new TreeMap<>();
        environment.forEach((name, value) -> {
            if (SINGLE.contains(name) || FAMILIES.stream().anyMatch(name::startsWith)) {
                found.put(name, FOLDERS.matcher(value).replaceAll(".../"));
            }
        });
        return found;
    }

    /** @param arguments with which Java was started, an option each */
    static List<String> options(List<String> arguments) {
        return arguments.stream().map(argument -> SECRET.matcher(argument).replaceAll("$1..."))
                .map(argument -> FOLDERS_WITH_BLANKS.matcher(argument).replaceAll(".../")).toList();
    }
}
