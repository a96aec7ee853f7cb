package apical.cli;

import apical.results.GrantedProcessors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --threads}, of the commands that run. */
final class ThreadsOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    private int count = GrantedProcessors.here().count();

    @Option(names = "--threads", paramLabel = "N",
            description = "Runs side by side. Changes no number. Default: the processors that Slurm,"
                    + " PBS, Grid Engine or LSF granted the job, and never more than this process may use.")
    void set(int threads) {
        if (threads < 1) {
            throw new ParameterException(command.commandLine(), "--threads is " + threads + "; expected at least 1");
        }
        count = threads;
    }

    int count() {
        return count;
    }
}
