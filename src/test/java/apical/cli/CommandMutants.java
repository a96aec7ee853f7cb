package apical.cli;

import static apical.cli.Mutant.any;

import apical.TinyLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Command lines of every command that there is, with options and values that they know and that they do not. */
final class CommandMutants implements Mutant.Kind {

    /** What writes into a folder is told into which; {@code --trace} asks for what a refusal must not have. */
    private static final List<String> LEFT_OUT = List.of("--out", "--update", "--trace");

    private final Path result;
    private final List<CommandLine> commands = List.copyOf(Main.commandLine().getSubcommands().values());

    /** @param result that a run wrote, which is copied */
    CommandMutants(Path result) {
        this.result = result;
    }

    @Override
    public String name() {
        return "command lines";
    }

    @Override
    public Mutant make(Random random, Path folder) throws IOException {
        TinyLab lab = new TinyLab(folder);
        Path copy = folder.resolve("results/copy");
        ResultMutants.copy(result, copy);
        Files.copy(Path.of("src/test/resources/numpy/activity.npz"), folder.resolve("activity.npz"));
        CommandLine command = any(random, commands);
        List<String> line = new ArrayList<>(List.of(command.getCommandName()));
        Path out = folder.resolve("results/made");
        if (command.getCommandSpec().optionsMap().containsKey("--out")) {
            line.addAll(List.of("--out", random.nextInt(4) == 0 ? odd(random, folder) : out.toString()));
        }
        List<OptionSpec> options = command.getCommandSpec().options().stream()
                .filter(option -> Stream.of(option.names()).noneMatch(LEFT_OUT::contains)).toList();
        for (int n = random.nextInt(4); n > 0; n--) {
            OptionSpec option = any(random, options);
            String name = option.longestName();
            line.add(random.nextInt(8) == 0 ? name + any(random, "x", "=", "=y", "=\u0007") : name);
            if (option.arity().max() > 0 && random.nextInt(8) > 0) {
                line.add(value(random, name, lab, copy));
            }
        }
        for (PositionalParamSpec parameter : command.getCommandSpec().positionalParameters()) {
            line.add(random.nextInt(5) > 0 || command.getCommandName().equals("check")
                    ? positional(parameter.paramLabel(), lab, copy) : odd(random, folder));
        }
        if (random.nextInt(10) == 0) {
            line.add(random.nextInt(line.size()),
                    any(random, "--nothing", "-x", "\u001b[31m", "surplus", "y".repeat(3000), "", "-"));
        }
        return new Mutant(String.join(" ", line), line, List.of(out));
    }

    private static String odd(Random random, Path folder) {
        String text = MutantText.text(random);
        return text.isEmpty() || random.nextInt(4) == 0 ? text.replaceAll("^[^\u0000]+$", "") : folder + "/results/odd/" + text;
    }

    private static String positional(String label, TinyLab lab, Path result) {
        return switch (label) {
            case "EXPERIMENT" -> lab.experiment().toString();
            case "MODEL" -> lab.model("backprop").toString();
            case "RESULT" -> result.toString();
            case "RULE" -> "backprop";
            case "FILE" -> lab.experiment().getParent().resolveSibling("activity.npz").toString();
            default -> lab.model("nothing").toString();
        };
    }

    private static String value(Random random, String option, TinyLab lab, Path result) {
        if (random.nextInt(3) == 0) {
            return option.equals("--data") ? "./" + MutantText.text(random) : MutantText.text(random);
        }
        return switch (option) {
            case "--set" -> any(random, "training.epochs=" + any(random, "1", "0", "x", "", "[1]"),
                    "training.batch=" + MutantText.number(random),
                    "models.backprop.name=" + MutantText.text(random), "models[" + random.nextInt(5) + "].layers[0]=4",
                    "name=" + MutantText.text(random),
                    MutantText.text(random) + "=1", "data.source=" + MutantText.text(random), "figures=[]",
                    "models=" + "[".repeat(1500),
                    "models.backprop.layers=[16,1000000000,10]", "models.backprop.layers=[16,100000000,10]",
                    "information.images=" + MutantText.number(random));
            case "--data" -> any(random, lab.data().toString(), "twelve-bits", "cifar", lab.experiment().toString());
            case "--labels", "--estimators" ->
                    any(random, "src/test/resources/numpy/labels.npy", lab.experiment().toString(), result.toString());
            case "--samples" -> any(random, "rows", "columns", "diagonals");
            case "--against" -> any(random, "backprop", "none");
            case "--estimator" -> any(random, "perUnit", "wholeCodes", "none");
            default -> MutantText.number(random);
        };
    }
}
