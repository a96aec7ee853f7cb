package apical.cli;

import apical.results.GrantedProcessors;
import apical.where.OnThreads;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --threads}, of the commands that run. */
final class ThreadsOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    private int count = GrantedProcessors.here().count();
    private boolean isGiven;

    @Option(names = "--threads", paramLabel = "N",
            description = "Runs side by side. Changes no number. Default: the processors that Slurm,"
                    + " PBS, Grid Engine or LSF granted the job, and never more than this process may use.")
    void set(int threads) {
        if (threads < 1) {
            throw new ParameterException(command.commandLine(), "--threads is " + threads + "; expected at least 1");
        }
        count = threads;
        isGiven = true;
    }

    int count() {
        return count;
    }

    /** The threads of this process: as many as were asked for, or as many as there are processors and memory for. */
    Conductor.Engine engine() {
        return (plan, need, runs, stop) -> new OnThreads(
                isGiven ? count : Math.max(1, need.fitting(count, Runtime.getRuntime().maxMemory())), runs);
    }
}
