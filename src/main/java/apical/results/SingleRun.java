package apical.results;

import apical.definition.ResolvedExperiment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** One run of an experiment, carried out by a process that is told which, and that knows of no other. */
public final class SingleRun implements RunSource {

    private final ResolvedExperiment plan;
    private final Path runs;
    private final OpenRun run;
    private final boolean saveWeights;

    /**
     * @param runs        where the folders of runs are
     * @param saveWeights whether synapses are kept
     */
    public SingleRun(ResolvedExperiment plan, Path runs, OpenRun run, boolean saveWeights) {
        this.plan = plan;
        this.runs = runs;
        this.run = run;
        this.saveWeights = saveWeights;
    }

    /** In which all is that the run writes. */
    public Path folder() {
        return runs.resolve(run.folder());
    }

    /** Whether it is where it is to go. */
    public boolean isReached() {
        return RunFiles.isReached(folder(), run.goal());
    }

    @Override
    public Optional<RunJournal> claim() throws IOException {
        if (diverged().isPresent()) {
            return Optional.empty();
        }
        return RunFolder.claim(run.goal(), folder(), saveWeights, plan.checkpoint().minutes()).map(RunJournal.class::cast);
    }

    /** Another process may have it, which was thought to be dead. */
    @Override
    public boolean mayBecomeFree() {
        return !isReached();
    }

    @Override
    public Optional<String> diverged() {
        try {
            return Optional.of(Files.readString(runs.resolve(ResultStore.DIVERGED)).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int stage() {
        return run.goal().stage();
    }

    @Override
    public Standing standing() {
        return new Standing(isReached() ? 1 : 0, 0, 1, "");
    }
}
