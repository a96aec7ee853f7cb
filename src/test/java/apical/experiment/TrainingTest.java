package apical.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import apical.definition.Assignment;
import apical.definition.Definitions;
import apical.definition.ResolvedTraining;
import apical.learning.Learner;
import apical.learning.LearningRule;
import apical.learning.OuterProducts;
import apical.network.Projection;
import apical.network.Seed;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How training images are shown: how many, how bright, with which share of the learning rates. */
class TrainingTest {

    @TempDir
    private Path folder;

    private final List<Double> shares = new ArrayList<>();
    private final List<FMatrixRMaj> inputs = new ArrayList<>();

    /** Trains as long as asked, by a plasticity that writes down shares of rates and changes nothing. */
    private Training train(String... assignments) throws IOException {
        ResolvedTraining plan = Definitions.readExperiment(new TinyLab(folder).experiment(),
                Stream.of(assignments).map(Assignment::parse).toList());
        Learner network = plan.models().get(0).definition().build(new Seed(1));
        Learner watched = new Learner(watching(network.rule()), new OuterProducts() {
            @Override
            public void change(Projection projection, FMatrixRMaj error, FMatrixRMaj pre) {
            }

            @Override
            public void scaleRates(double share) {
                shares.add(share);
            }
        });
        Training training = new Training(watched, plan.experiment(), Experiment.load(plan), new Seed(1), Progress.SILENT);
        for (int epoch = 0; epoch < plan.experiment().training().epochs(); epoch++) {
            training.epoch(() -> {
            });
        }
        return training;
    }

    private LearningRule watching(LearningRule rule) {
        return (LearningRule) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {LearningRule.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("present")) inputs.add(((FMatrixRMaj) arguments[0]).copy());
                    return method.invoke(rule, arguments);
                });
    }

    /** Seven images in two epochs of batches of 1: fourteen batches, from 1 towards the final share in equal steps. */
    @Test
    void ratesFallLinearlyBatchByBatch() throws IOException {
        assertEquals(14, train("training.epochs=2", "training.batch=1", "training.finalRate=0.3").shown());
        double[] expected = new double[14];
        for (int i = 0; i < 14; i++) expected[i] = 1 - 0.7 * i / 14;
        assertArrayEquals(expected, shares.stream().mapToDouble(Double::doubleValue).toArray(), 1e-12);
    }

    @Test
    void ratesThatDoNotFallAreLeftAlone() throws IOException {
        train("training.batch=1");
        assertEquals(List.of(), shares);
    }

    /** Dropping pixels is all that it does: the same images in the same order, each pixel dark or as it was. */
    @Test
    void droppedPixelsAreDarkAndNothingElseChanges() throws IOException {
        train("training.batch=7");
        List<FMatrixRMaj> whole = List.copyOf(inputs);
        inputs.clear();
        train("training.batch=7", "training.pixelDropout=0.5");
        assertEquals(whole.size(), inputs.size());
        int dropped = 0, bright = 0;
        for (int b = 0; b < whole.size(); b++) {
            for (int i = 0; i < whole.get(b).getNumElements(); i++) {
                float before = whole.get(b).data[i], after = inputs.get(b).data[i];
                assertTrue(after == before || after == 0);
                bright += before > 0 ? 1 : 0;
                dropped += before > 0 && after == 0 ? 1 : 0;
            }
        }
        assertTrue(dropped > 0.3 * bright && dropped < 0.7 * bright, dropped + " of " + bright);
    }
}
