package apical.cli;

import apical.data.DataException;
import apical.experiment.DivergenceException;
import apical.json.DefinitionException;
import apical.json.Suggestion;
import apical.results.Provenance;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code apical}. */
@Command(name = "apical", mixinStandardHelpOptions = true, versionProvider = Main.Version.class,
        description = "Dendritic cortical microcircuits, and a laboratory for comparing biological learning rules.",
        subcommands = {RunCommand.class, ValidateCommand.class, CheckCommand.class, FiguresCommand.class,
                CompareCommand.class, AnalyzeCommand.class, HeadlineCommand.class, ListCommand.class, ExplainCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        footer = {"",
                "Examples:",
                "  apical run experiments/three-rules-on-mnist.json",
                "  apical run experiments/three-rules-on-mnist.json --set training.epochs=2 --seed 7",
                "  apical figures results/three-rules-on-mnist",
                "  apical compare results/three-rules-on-mnist",
                "  apical analyze activity.npz",
                "  apical check",
                "  apical list",
                "  apical explain microcircuit",
                "",
                "'apical COMMAND --help' explains a command. Exit codes: 0 success, 2 bad definition, data or usage, 1 other."})
public final class Main {

    @Option(names = "--trace", scope = ScopeType.INHERIT, description = "Show the stack trace of an error.")
    private boolean trace;

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
        CommandLine command = new CommandLine(main)
                .setOut(out)
                .setErr(err)
                .registerConverter(int.class, text -> wholeNumber(text, Integer::valueOf))
                .registerConverter(Long.class, text -> wholeNumber(text, Long::valueOf))
                .setParameterExceptionHandler((e, args) -> badUsage(e))
                .setExecutionExceptionHandler((e, failing, result) -> failed(e, err, main.trace));
        try {
            return command.execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
        } catch (Error e) {                                        // out of memory, say: still one line
            return failed(e, err, main.trace);
        }
    }

    private static <T> T wholeNumber(String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("\"" + text + "\"; expected a whole number");
        }
    }

    private static int badUsage(ParameterException e) {
        CommandLine command = e.getCommandLine();
        if (command.getParent() == null && e instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            Set<String> known = command.getSubcommands().keySet();
            String unknown = unmatched.getUnmatched().get(0);
            command.getErr().println("apical: unknown command \"" + unknown + "\" (known: " + String.join(", ", known) + ")"
                    + Suggestion.among(known, unknown));
            return CommandLine.ExitCode.USAGE;
        }
        command.getErr().println("apical: " + e.getMessage().replaceAll("\\s*\\R\\s*", " "));
        if (!UnmatchedArgumentException.printSuggestions(e, command.getErr())) {
            command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        }
        return CommandLine.ExitCode.USAGE;
    }

    private static int failed(Throwable e, PrintWriter err, boolean trace) {
        if (trace) {
            e.printStackTrace(err);
        }
        boolean userError = e instanceof DefinitionException || e instanceof DataException;
        boolean expected = userError || e instanceof DivergenceException || e instanceof IOException;
        err.println("apical: " + (expected && e.getMessage() != null
                ? message(e)
                : "unexpected " + e + " (--trace shows where)").replaceAll("\\s*\\R\\s*", " "));
        return userError ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
    }

    /** What the system said of a file is often but the file's name; the exception's name then says what is wrong with it. */
    private static String message(Throwable e) {
        if (e instanceof FileSystemException file && file.getReason() == null) {
            return file.getMessage() + ": " + e.getClass().getSimpleName().replace("Exception", "")
                    .replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        }
        return e.getMessage();
    }

    /** Version and commit, with the libraries' Java. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"apical " + Provenance.version(), "Java " + System.getProperty("java.runtime.version")};
        }
    }
}
