package apical.experiment;

import apical.data.Batches;
import apical.data.Dataset;
import apical.data.LabelledImages;
import apical.data.PixelDropout;
import apical.definition.ExperimentDefinition;
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

        TrainingClock clock = new TrainingClock(model.name(), seed);
        long examples = 0;
        int epoch = 0;
        try {
            log.measure(0, 0, progress);
            clock.note(0, 0);
            while (epoch < experiment.training().epochs()) {
                epoch++;
                clock.start();
                examples = train(learner, data, experiment, order, dropout, examples, progress);
                clock.stop();
                clock.note(epoch, examples);
                log.measure(epoch, examples, progress);
            }
            return new Ended(model.name(), seed, log.measurements(), clock.rows(),
                    keepSynapses ? learner.rule().projections() : List.of(), null);
        } catch (NotFiniteException e) {
            return new Ended(model.name(), seed, log.measurements(), clock.rows(), List.of(),
                    new DivergenceException(this, epoch, e));
        } catch (DivergenceException | CancellationException e) {
            return new Ended(model.name(), seed, log.measurements(), clock.rows(), List.of(), e);
        }
    }

    /** One pass over the training images in a new order; returns how many have been shown in all. */
    private static long train(Learner learner, Dataset data, ExperimentDefinition experiment, SplittableRandom order,
                             PixelDropout dropout, long shown, Progress progress) {
        LabelledImages images = data.training();
        FMatrixRMaj input = new FMatrixRMaj(0, 0);
        FMatrixRMaj target = new FMatrixRMaj(0, 0);
        long examples = shown;
        double total = (double) experiment.training().epochs() * images.size();
        for (int[] samples : Batches.shuffled(images.size(), experiment.training().batch(), order)) {
            images.copyTo(samples, input);
            dropout.apply(input);
            experiment.data().targets().copyTo(images.labels(samples), data.classes(), target);
            if (experiment.training().finalRate() < 1) {
                learner.plasticity().scaleRates(1 - (1 - experiment.training().finalRate()) * examples / total);
            }
            learner.rule().present(input, target, learner.plasticity());
            examples += samples.length;
            progress.shown(samples.length);
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("another run failed");
            }
        }
        learner.plasticity().settle();
        return examples;
    }
}
