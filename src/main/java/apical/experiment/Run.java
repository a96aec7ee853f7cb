package apical.experiment;

import apical.data.Dataset;
import apical.definition.ExperimentDefinition;
import apical.definition.ExperimentDefinition.WhenDiverging;
import apical.definition.ModelDefinition;
import apical.dynamics.NotFiniteException;
import apical.learning.Learner;
import apical.network.Projection;
import apical.network.Seed;
import apical.results.ReconstructionRow;
import apical.results.RunResult;
import apical.results.TimingRow;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * One model trained with one seed. It runs on one thread and depends on its definition, its seed and the data alone.
 */
public record Run(ModelDefinition model, long seed) {

    /** Trains and measures, to the end or as far as it gets. */
    RunResult execute(ExperimentDefinition experiment, Dataset data, boolean keepSynapses, Progress progress) {
        Learner learner = model.build(new Seed(seed));
        Training training = new Training(learner, experiment, data, new Seed(seed), progress);
        RunLog log = new RunLog(this, experiment, data, learner);
        TrainingClock clock = new TrainingClock(model.name(), seed);
        boolean goOn = experiment.training().whenDiverging() == WhenDiverging.CONTINUE;
        int epoch = 0;
        try {
            log.measure(0, 0, progress);
            clock.note(0, 0);
            while (epoch < experiment.training().epochs()) {
                epoch++;
                clock.start();
                training.epoch();
                clock.stop();
                clock.note(epoch, training.shown());
                log.measure(epoch, training.shown(), progress);
            }
            if (goOn) {
                log.ended(epoch, training.shown(), false);
            }
            if (seed == experiment.training().seeds().get(0)) {
                log.addAll(ReconstructionRow.TABLE,
                        ReconstructionProbe.measure(this, epoch, learner.rule(), data, experiment.data().targets()));
            }
            return result(log, clock, keepSynapses ? learner.rule().projections() : List.of(), null);
        } catch (NotFiniteException | DivergenceException e) {
            DivergenceException diverged = e instanceof NotFiniteException noNumber
                    ? new DivergenceException(this, epoch, noNumber) : (DivergenceException) e;
            if (!goOn) {
                return stopped(log, clock, diverged);
            }
            log.ended(epoch, training.shown(), true);
            progress.diverged(diverged);
            training.announceRest(epoch);
            return stopped(log, clock, null);
        } catch (CancellationException e) {
            return stopped(log, clock, e);
        }
    }

    private RunResult stopped(RunLog log, TrainingClock clock, RuntimeException why) {
        return result(log, clock, List.of(), why);
    }

    private RunResult result(RunLog log, TrainingClock clock, List<Projection> synapses, RuntimeException stop) {
        log.addAll(TimingRow.TABLE, clock.rows());
        return new RunResult(model.name(), seed, log.tables(), synapses, stop);
    }
}
