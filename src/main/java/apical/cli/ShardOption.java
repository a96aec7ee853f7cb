package apical.cli;

import apical.results.OpenExperiment;
import apical.results.Shard;
import apical.validation.InvalidValueException;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --shard}, of the commands that run. */
final class ShardOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    private Optional<Shard> shard = Optional.empty();

    @Option(names = "--shard", paramLabel = "I/N",
            description = "Carry out only the I-th of N parts of the runs, as on another machine; 'apical merge' puts the parts"
                    + " together. Of a sweep with rungs, only of the rung that is under way.")
    void set(String text) {
        try {
            shard = Optional.of(Shard.parse(text));
        } catch (InvalidValueException e) {
            throw new ParameterException(command.commandLine(), "--" + e.getMessage());
        }
    }

    /** Refuses a shard where tasks have their own. */
    void requireNone(String why) {
        if (shard.isPresent()) {
            throw new ParameterException(command.commandLine(), "--shard is " + shard.get() + "; expected none, since " + why);
        }
    }

    void restrict(OpenExperiment open) {
        shard.ifPresent(open::restrictTo);
    }
}
