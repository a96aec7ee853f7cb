package apical.experiment;

import apical.data.Batches;
import apical.data.Dataset;
import apical.data.LabelledImages;
import apical.data.PixelDropout;
import apical.definition.ExperimentDefinition;
import apical.definition.ExperimentDefinition.WhenDiverging;
import apical.definition.ModelDefinition;
import apical.definition.Seed;
import apical.dynamics.NotFiniteException;
import apical.learning.Learner;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.ejml.data.FMatrixRMaj;

/**
 * One model trained with one seed. It runs on one thread and depends on its definition, its seed and the data alone.
 */
public record Run(ModelDefinition model, long seed) {

    /** Trains and measures, to the end or as far as it gets. */
    Ended execute(ExperimentDefinition experiment, Dataset data, boolean keepSynapses, Progress progress) {
        Learner learner = model.build(new Seed(seed));
        SplittableRandom order = new Seed(seed).stream("order of images");
        PixelDropout dropout = new PixelDropout(experiment.training().pixelDropout(), new Seed(seed).stream("dropped pixels"));
        RunLog log = new RunLog(this, experiment, data, learner);

        double seconds = 0;
        long examples = 0;
        int epoch = 0;
        try {
            log.measure(0, 0, progress);
            while (epoch < experiment.training().epochs()) {
                epoch++;
                long start = System.nanoTime();
                examples += train(learner, data, experiment, order, dropout, progress);
                seconds += (System.nanoTime() - start) / 1e9;
                log.measure(epoch, examples, progress);
            }
            if (experiment.training().whenDiverging() == WhenDiverging.CONTINUE) {
                log.ended(epoch, examples, false);
            }
            return new Ended(model.name(), seed, log.measurements(), seconds,
                    keepSynapses ? learner.rule().projections() : List.of(), null);
        } catch (NotFiniteException e) {
            return diverged(new DivergenceException(this, epoch, e), experiment, data, log, epoch, examples, seconds, progress);
        } catch (DivergenceException e) {
            return diverged(e, experiment, data, log, epoch, examples, seconds, progress);
        } catch (CancellationException e) {
            return new Ended(model.name(), seed, log.measurements(), seconds, List.of(), e);
        }
    }

    /** A result like others, or the end of the experiment. */
    private Ended diverged(DivergenceException diverged, ExperimentDefinition experiment, Dataset data, RunLog log, int epoch,
                           long examples, double seconds, Progress progress) {
        if (experiment.training().whenDiverging() == WhenDiverging.STOP) {
            return new Ended(model.name(), seed, log.measurements(), seconds, List.of(), diverged);
        }
        log.ended(epoch, examples, true);
        progress.diverged(diverged);
        for (int left = epoch; left < experiment.training().epochs(); left++) {
            progress.shown(data.training().size());                  // of those that were announced
        }
        return new Ended(model.name(), seed, log.measurements(), seconds, List.of(), null);
    }

    /** One pass over the training images in a new order; returns how many there were. */
    private static int train(Learner learner, Dataset data, ExperimentDefinition experiment, SplittableRandom order,
                             PixelDropout dropout, Progress progress) {
        LabelledImages images = data.training();
        FMatrixRMaj input = new FMatrixRMaj(0, 0);
        FMatrixRMaj target = new FMatrixRMaj(0, 0);
        for (int[] samples : Batches.shuffled(images.size(), experiment.training().batch(), order)) {
            images.copyTo(samples, input);
            dropout.apply(input);
            experiment.data().targets().copyTo(images.labels(samples), data.classes(), target);
            learner.rule().present(input, target, learner.plasticity());
            progress.shown(samples.length);
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("another run failed");
            }
        }
        learner.plasticity().settle();
        return images.size();
    }
}
