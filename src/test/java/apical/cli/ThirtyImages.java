package apical.cli;

import apical.definition.Definitions;
import apical.definition.ResolvedTraining;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Noise in the shape of MNIST, so that any experiment on images takes a blink. */
final class ThirtyImages {

    private ThirtyImages() {
    }

    static void write(Path data) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        byte[] labels = new byte[30];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (i % 10);
        }
        for (String part : List.of("train", "t10k")) {
            byte[] pixels = new byte[30 * 28 * 28];
            random.nextBytes(pixels);
            write(data.resolve(part + "-images-idx3-ubyte"), pixels, 0x803, 30, 28, 28);
            write(data.resolve(part + "-labels-idx1-ubyte"), labels, 0x801, 30);
        }
    }

    private static void write(Path file, byte[] content, int... header) throws IOException {
        try (DataOutputStream idx = new DataOutputStream(Files.newOutputStream(file))) {
            for (int number : header) {
                idx.writeInt(number);
            }
            idx.write(content);
        }
    }

    /** What an experiment that trains must be told to be run on them, for one epoch, and with two settings if it is a sweep. */
    static List<String> settings(Path experiment, Path data) {
        List<String> settings = new ArrayList<>(List.of("--data", data.toString(), "--set", "data.validationImages=10", "--set",
                "training.epochs=1", "--set", "training.trainingSample=20", "--set", "information.images=30", "--set",
                "diagnostics.images=10"));
        if (((ResolvedTraining) Definitions.resolveFinished(experiment)).experiment().sweep().number() > 0) {
            settings.addAll(List.of("--set", "sweep.halving.budgets=[]", "--set", "sweep.number=2"));
        }
        return settings;
    }
}
