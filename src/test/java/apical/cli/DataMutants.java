package apical.cli;

import static apical.cli.Mutant.any;

import apical.TinyLab;
import apical.data.TenImages;
import apical.data.TinyCifar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Files of images, of arrays that NumPy wrote and of weights, damaged: bits, headers, ends, sizes. */
final class DataMutants implements Mutant.Kind {

    private static final Path NUMPY = Path.of("src/test/resources/numpy");

    private final Path weights;

    /** @param weights that a run of the small laboratory wrote, of its model of backpropagation */
    DataMutants(Path weights) {
        this.weights = weights;
    }

    @Override
    public String name() {
        return "data files";
    }

    @Override
    public Mutant make(Random random, Path folder) throws IOException {
        return switch (random.nextInt(4)) {
            case 0 -> images(random, folder);
            case 1 -> cifar(random, folder);
            case 2 -> weights(random, folder);
            default -> arrays(random, folder);
        };
    }

    private static Mutant images(Random random, Path folder) throws IOException {
        TinyLab lab = new TinyLab(folder);
        if (random.nextBoolean()) {
            try (Stream<Path> raw = Files.list(lab.data())) {
                for (Path file : raw.toList()) {
                    Files.delete(file);
                }
            }
            TenImages.writeGzipped(lab.data());
        }
        return validated(lab, damage(lab.data(), random));
    }

    private static Mutant cifar(Random random, Path folder) throws IOException {
        TinyLab lab = new TinyLab(folder);
        Path data = TinyCifar.write(Files.createDirectory(folder.resolve("cifar")));
        lab.write(lab.experiment(), TinyLab.read(lab.experiment()).replace(lab.data().toString(), data.toString()));
        for (String model : List.of("backprop", "feedback-alignment", "microcircuit")) {
            lab.edit(lab.model(model), "[16, 6, 5, 10]", "[3072, 6, 5, 10]");
        }
        return validated(lab, damage(data, random));
    }

    private Mutant weights(Random random, Path folder) throws IOException {
        TinyLab lab = new TinyLab(folder);
        Path file = Files.copy(weights, folder.resolve("weights.npz"));
        lab.edit(lab.model("backprop"), "{\"type\": \"glorotUniform\", \"gain\": 2.0}",
                "{\"type\": \"file\", \"path\": \"" + file + "\"}");
        Files.write(file, MutantText.damaged(Files.readAllBytes(file), random));
        return new Mutant("weights", List.of("validate", lab.model("backprop").toString()), List.of());
    }

    private static Mutant arrays(Random random, Path folder) throws IOException {
        String name = any(random, "activity.npz", "activity.npz", "compressed.npz", "two-arrays.npz", "rates.npy");
        Path file = folder.resolve(name);
        Files.write(file, MutantText.damaged(Files.readAllBytes(NUMPY.resolve(name)), random));
        Path labels = folder.resolve("labels.npy");
        byte[] right = Files.readAllBytes(NUMPY.resolve("labels.npy"));
        Files.write(labels, random.nextInt(3) == 0 ? MutantText.damaged(right, random) : right);
        return new Mutant(name, List.of("analyze", file.toString(), "--labels", labels.toString(), "--estimator",
                any(random, "perUnit", "wholeCodes", "nearestNeighbours"), "--permutations", "2"), List.of());
    }

    private static Mutant validated(TinyLab lab, String what) {
        return new Mutant(what, List.of("validate", lab.experiment().toString()), List.of());
    }

    /** Something wrong with one file of a folder. */
    private static String damage(Path folder, Random random) throws IOException {
        List<Path> files;
        try (Stream<Path> there = Files.list(folder)) {
            files = there.sorted().toList();
        }
        Path file = any(random, files);
        switch (random.nextInt(6)) {
            case 0 -> Files.delete(file);
            case 1 -> {
                Path other = any(random, files);
                byte[] bytes = Files.readAllBytes(other);
                Files.write(file, bytes);
            }
            case 2 -> {
                Files.delete(file);
                Files.createDirectory(file);
            }
            default -> Files.write(file, MutantText.damaged(Files.readAllBytes(file), random));
        }
        return file.getFileName().toString();
    }
}
