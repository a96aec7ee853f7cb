package apical.experiment;

import apical.data.Batches;
import apical.data.Dataset;
import apical.data.LabelledImages;
import apical.data.PixelDropout;
import apical.definition.ExperimentDefinition;
import apical.definition.ExperimentDefinition.TrainingDefinition;
import apical.learning.Learner;
import apical.network.Seed;
import apical.state.Checkpointed;
import apical.state.RandomStream;
import apical.state.State;
import java.io.IOException;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/** A network that is shown the training images, epoch after epoch. */
final class Training implements Checkpointed {

    private final Learner learner;
    private final ExperimentDefinition experiment;
    private final Dataset data;
    private final Progress progress;
    private final RandomStream random;
    private final PixelDropout dropout;
    private final FMatrixRMaj input = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj target = new FMatrixRMaj(0, 0);
    /** Of the epoch that is under way, and where it is: at 0 between two epochs. */
    private final int[] order;
    private int next;
    private long shown;

    Training(Learner learner, ExperimentDefinition experiment, Dataset data, Seed seed, Progress progress) {
        this.learner = learner;
        this.experiment = experiment;
        this.data = data;
        this.progress = progress;
        this.random = seed.stream("order of images");
        this.dropout = new PixelDropout(experiment.training().pixelDropout(), seed.stream("dropped pixels"));
        this.order = new int[data.training().size()];
    }

    @Override
    public void checkpoint(State state) {
        shown = state.number("shown", shown);
        next = (int) state.number("next", next);
        state.array("order", order);
        state.part("random", random);
        state.part("dropout", dropout);
        state.part("learner", learner);
    }

    /** Images shown so far. */
    long shown() {
        return shown;
    }

    /** What is left of one pass over the training images, in a new order if it begins. */
    void epoch(Pause pause) throws IOException {
        LabelledImages images = data.training();
        if (next == 0) {
            System.arraycopy(Batches.shuffledOrder(order.length, random), 0, order, 0, order.length);
        }
        while (next < order.length) {
            int[] samples = Arrays.copyOfRange(order, next, Math.min(next + experiment.training().batch(), order.length));
            images.copyTo(samples, input);
            dropout.apply(input);
            experiment.data().targets().copyTo(images, samples, data.classes(), target);
            letRatesFall();
            learner.rule().present(input, target, learner.plasticity());
            next += samples.length;
            shown += samples.length;
            progress.shown(samples.length);
            if (next < order.length) {
                pause.reached();
            }
        }
        learner.plasticity().settle();
        next = 0;
    }

    private void letRatesFall() {
        TrainingDefinition training = experiment.training();
        if (training.finalRate() < 1) {
            double progressed = shown / ((double) training.epochs() * data.training().size());
            learner.plasticity().scaleRates(1 - (1 - training.finalRate()) * progressed);
        }
    }
}
