package apical.where;

import apical.results.OpenExperiment;
import apical.results.RunSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The threads of this process, one for each run that goes on.
 *
 * @param threads how many
 * @param runs    carries runs out, as many side by side
 */
public record OnThreads(int threads, Runs runs) implements Where {

    /** Carries out what can be claimed. */
    public interface Runs {
        void carryOut(RunSource source, int threads) throws IOException, InterruptedException;
    }

    @Override
    public String inWords() {
        return threads + (threads == 1 ? " thread" : " threads");
    }

    @Override
    public boolean isHere() {
        return true;
    }

    @Override
    public List<String> script(Path result) {
        return List.of();
    }

    @Override
    public void requireReady() {
        // it is here
    }

    @Override
    public Optional<String> carryOut(OpenExperiment open) throws IOException, InterruptedException {
        runs.carryOut(open, threads);
        return Optional.empty();
    }
}
