package apical.experiment;

import apical.data.Batches;
import apical.data.Dataset;
import apical.data.LabelledImages;
import apical.data.PixelDropout;
import apical.definition.ExperimentDefinition;
import apical.definition.ExperimentDefinition.TrainingDefinition;
import apical.learning.Learner;
import apical.network.Seed;
import apical.state.RandomStream;
import java.util.concurrent.CancellationException;
import org.ejml.data.FMatrixRMaj;

/** A network that is shown the training images, epoch after epoch. */
final class Training {

    private final Learner learner;
    private final ExperimentDefinition experiment;
    private final Dataset data;
    private final Progress progress;
    private final RandomStream order;
    private final PixelDropout dropout;
    private final FMatrixRMaj input = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj target = new FMatrixRMaj(0, 0);
    private long shown;

    Training(Learner learner, ExperimentDefinition experiment, Dataset data, Seed seed, Progress progress) {
        this.learner = learner;
        this.experiment = experiment;
        this.data = data;
        this.progress = progress;
        this.order = seed.stream("order of images");
        this.dropout = new PixelDropout(experiment.training().pixelDropout(), seed.stream("dropped pixels"));
    }

    /** Images shown so far. */
    long shown() {
        return shown;
    }

    /** One pass over the training images in a new order. */
    void epoch() {
        LabelledImages images = data.training();
        for (int[] samples : Batches.shuffled(images.size(), experiment.training().batch(), order)) {
            images.copyTo(samples, input);
            dropout.apply(input);
            experiment.data().targets().copyTo(images, samples, data.classes(), target);
            letRatesFall();
            learner.rule().present(input, target, learner.plasticity());
            shown += samples.length;
            progress.shown(samples.length);
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("another run failed");
            }
        }
        learner.plasticity().settle();
    }

    private void letRatesFall() {
        TrainingDefinition training = experiment.training();
        if (training.finalRate() < 1) {
            double progressed = shown / ((double) training.epochs() * data.training().size());
            learner.plasticity().scaleRates(1 - (1 - training.finalRate()) * progressed);
        }
    }

    /** Tells of the images as shown that will not be, after that many epochs were begun. */
    void announceRest(int begun) {
        for (int left = begun; left < experiment.training().epochs(); left++) {
            progress.shown(data.training().size());
        }
    }
}
