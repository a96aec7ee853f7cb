package apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import apical.data.DataSources;
import apical.data.Dataset;
import apical.data.TinyCifar;
import apical.definition.Definitions;
import apical.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shipped experiments on other data than all of MNIST, through the same command. */
class CourseworkDataTest {

    private static final String CIFAR = "experiments/cifar-10.json";

    @TempDir
    private Path folder;

    @Test
    void cifarIsLearnedFromTheFolderThatIsNamed() throws IOException {
        TinyCifar.write(folder);
        Path results = folder.resolve("results");
        Ran.apical("run", CIFAR, "--data", folder.toString(), "--out", results.toString(), "--threads", "1", "--set", "figures=[]",
                "--set", "data.validationImages=5", "--set", "training.trainingSample=15", "--set", "training.epochs=1", "--set",
                "information.images=10").succeeded();
        assertTrue(Files.readString(results.resolve("provenance.json")).contains("data_batch_5.bin"));
        assertEquals(3, Files.readString(results.resolve("metrics.csv")).lines().filter(line -> line.contains(",1,15,test,,error,"))
                .count());
    }

    @Test
    void cifarThatIsNotThereIsSaidInOneLine() {
        assertEquals(CIFAR + ": data.source is \"cifar-10-batches-bin\"; expected " + DataSources.expected()
                + ", but there is no such name, file or folder",
                Ran.apical("run", CIFAR, "--out", folder.resolve("x").toString()).refusal(2));
    }

    @Test
    void aNetworkForGreyImagesDoesNotFitColouredOnes() {
        TinyCifar.write(folder);
        assertEquals("models/backprop.json: layers[0] is 784; expected 3072, one unit for each pixel of " + folder.getFileName()
                + " in its 3 colour planes",
                Ran.apical("run", "experiments/three-rules-on-mnist.json", "--data", folder.toString(),
                        "--set", "data.validationImages=5", "--out", folder.resolve("x").toString()).refusal(2));
    }

    @Test
    void twoDigitsAreThoseTwoOfMnist() {
        Dataset data = Experiment.load(Definitions.readExperiment(Path.of("experiments/two-digits.json")));
        assertEquals(2, data.classes());
        assertEquals(1_010, IntStream.of(data.test().labels()).filter(label -> label == 0).count());
        assertEquals(974, IntStream.of(data.test().labels()).filter(label -> label == 1).count());
        assertEquals(6_131 + 5_851, data.training().size() + data.validation().size());
        assertEquals("MNIST (classes 3, 8)", data.name());
    }

    @Test
    void outputUnitsAreAsManyAsClasses() {
        TinyLab lab = new TinyLab(folder);
        assertEquals(
                lab.model("backprop") + ": layers[3] is 10; expected 4, one unit for each class of ten-images (classes 3, 0, 7, 5)",
                Ran.apical("run", lab.experiment().toString(), "--out", lab.results("x").toString(), "--set",
                        "data.validationImages=5", "--set", "data.classes=[3, 0, 7, 5]").refusal(2));
    }
}
