package apical.cli;

import apical.data.DataException;
import apical.experiment.DivergenceException;
import apical.json.DefinitionException;
import apical.json.Suggestion;
import apical.results.Provenance;
import apical.validation.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code apical}. */
@Command(name = "apical", mixinStandardHelpOptions = true, versionProvider = Main.Version.class,
        description = "Dendritic cortical microcircuits, and a laboratory for comparing biological learning rules.",
        subcommands = {RunCommand.class, ResumeCommand.class, MergeCommand.class, ResultsCommand.class,
                ValidateCommand.class, CheckCommand.class,
                FiguresCommand.class,
                CompareCommand.class, AnalyzeCommand.class, HeadlineCommand.class, ListCommand.class, ExplainCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        footer = {"",
                "Examples:",
                "  apical run experiments/three-rules-on-mnist.json",
                "  apical run experiments/three-rules-on-mnist.json --set training.epochs=2 --seed 7",
                "  apical resume results/three-rules-on-mnist",
                "  apical results",
                "  apical figures results/three-rules-on-mnist",
                "  apical compare results/three-rules-on-mnist",
                "  apical analyze activity.npz",
                "  apical check",
                "  apical list",
                "  apical explain microcircuit",
                "",
                "'apical COMMAND --help' explains a command. Exit codes: 0 success, 2 bad definition, data or usage, 1 other."})
public final class Main {

    private static final String MAKE_ROOM = ". Maybe make room, or name another disk";

    @Option(names = "--trace", scope = ScopeType.INHERIT, description = "Show the stack trace of an error.")
    private boolean trace;

    /** Of a file or folder, on nearly every system [bytes]. */
    private static final int LONGEST_NAME = 255;
    /** What picocli repeats of a command line. */
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

    private Main() {
    }

    public static void main(String[] arguments) {
        Optional<String> lost = LostLetters.of(arguments);
        lost.ifPresent(System.err::println);
        System.exit(lost.isPresent() ? CommandLine.ExitCode.USAGE : run(arguments));
    }

    /** Runs one command and returns its exit code. */
    public static int run(String... arguments) {
        return run(new PrintWriter(System.out, true, Charset.defaultCharset()),
                new PrintWriter(System.err, true, Charset.defaultCharset()), arguments);
    }

    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        System.setProperty("java.awt.headless", "true");
        System.setProperty("java.util.logging.SimpleFormatter.format", "apical: %5$s%n");       // warnings too are one line
        Main main = new Main();
        PrintWriter said = PrintableWriter.to(err);
        CommandLine command = new CommandLine(main);
        command.setOut(PrintableWriter.to(out))
                .setErr(said)
                .setExecutionStrategy(parsed -> {
                    if (asksForHelp(parsed)) {
                        command.setOut(out);                       // the help's colours are control characters, and ours
                    }
                    return new CommandLine.RunLast().execute(parsed);
                })
                .registerConverter(Path.class, Main::path)
                .registerConverter(int.class, text -> wholeNumber(text, Integer::valueOf))
                .registerConverter(Long.class, text -> wholeNumber(text, Long::valueOf))
                .setParameterExceptionHandler((e, args) -> badUsage(e))
                .setExecutionExceptionHandler((e, failing, result) -> failed(e, said, main.trace));
        try {
            return command.execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
        } catch (Error e) {                                        // out of memory, say: still one line
            return failed(e, said, main.trace);
        }
    }

    /** All commands with their options. */
    static CommandLine commandLine() {
        return new CommandLine(new Main());
    }

    private static <T> T wholeNumber(String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("\"" + Printable.shortened(text) + "\"; expected a whole number");
        }
    }

    /** @throws TypeConversionException if no system has such a path */
    static Path path(String text) {
        try {
            if (text.isEmpty()) {
                throw new TypeConversionException("it is empty; expected a path");
            }
            Path path = Path.of(text);
            for (Path step : path) {
                if (step.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
                    throw new TypeConversionException("\"" + Printable.shortened(step.toString()) + "\"; expected names of at most "
                            + LONGEST_NAME + " bytes");
                }
            }
            return path;
        } catch (InvalidPathException e) {
            throw new TypeConversionException("\"" + Printable.shortened(text) + "\"; expected a path that this system can have ("
                    + e.getReason() + ")");
        }
    }

    private static boolean asksForHelp(ParseResult parsed) {
        return parsed.asCommandLineList().stream().anyMatch(one -> one.isUsageHelpRequested() || one.isVersionHelpRequested());
    }

    private static int badUsage(ParameterException e) {
        CommandLine command = e.getCommandLine();
        if (command.getParent() == null && e instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            Set<String> known = command.getSubcommands().keySet();
            String unknown = unmatched.getUnmatched().get(0);
            command.getErr().println("apical: unknown command \"" + Printable.shortened(unknown) + "\" (known: "
                    + String.join(", ", known) + ")" + Suggestion.among(known, unknown));
            return CommandLine.ExitCode.USAGE;
        }
        command.getErr().println("apical: " + oneLine(QUOTED.matcher(String.valueOf(e.getMessage()))
                .replaceAll(value -> Matcher.quoteReplacement("'" + Printable.shortened(value.group(1)) + "'"))));
        if (!UnmatchedArgumentException.printSuggestions(e, command.getErr())) {
            command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        }
        return CommandLine.ExitCode.USAGE;
    }

    private static int failed(Throwable e, PrintWriter err, boolean trace) {
        if (trace) {
            e.printStackTrace(err);
        }
        Optional<OutOfMemoryError> memory = cause(e, OutOfMemoryError.class);
        if (memory.isPresent() && !(e instanceof IOException)) {
            err.println("apical: " + outOfMemory(memory.get()));
            return CommandLine.ExitCode.SOFTWARE;
        }
        boolean userError = e instanceof DefinitionException || e instanceof DataException;
        boolean expected = userError || e instanceof DivergenceException || e instanceof IOException;
        err.println("apical: " + oneLine(expected && e.getMessage() != null
                ? message(e)
                : "unexpected " + e + " (--trace shows where)"));
        return userError ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s*\\R\\s*", " ");
    }

    private static <E extends Throwable> Optional<E> cause(Throwable e, Class<E> kind) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause).filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** Runs are threads of one program and share its memory. */
    static String outOfMemory(OutOfMemoryError e) {
        long most = Runtime.getRuntime().maxMemory();
        String when = e.getMessage() != null && e.getMessage().startsWith("while ") ? " " + e.getMessage() : "";
        return String.format(Locale.ROOT, "out of memory%s: Java may take %,d MB here. Maybe APICAL_JAVA_OPTIONS=-Xmx%dg, fewer"
                + " --threads, or a smaller batch", when, most >> 20, 1 + (most >> 29));
    }

    /** What the system said of a file is often but the file's name; the exception's name then says what is wrong with it. */
    static String message(Throwable e) {
        if (e instanceof FileSystemException file && file.getReason() == null) {
            return file.getMessage() + ": " + e.getClass().getSimpleName().replace("Exception", "")
                    .replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        }
        String said = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return said + (said.contains("No space left") && !said.contains(MAKE_ROOM) ? MAKE_ROOM : "");
    }

    /** Version and commit, with the libraries' Java. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"apical " + Provenance.version(), "Java " + System.getProperty("java.runtime.version")};
        }
    }
}
