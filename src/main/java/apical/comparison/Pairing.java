package apical.comparison;

import apical.definition.ExperimentDefinition.TrainingDefinition;
import apical.definition.InitialWeights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What two runs of one seed, of two contenders, really share. The order of images follows from seed and data, initial bottom-up
 * weights from seed, shape and distribution, whatever the rule; each has a stream of random numbers of its own.
 *
 * @param seeds  that both have
 * @param same   what is the same
 * @param differ what is not, and how
 */
public record Pairing(List<Long> seeds, List<String> same, List<String> differ) {

    /** Of a contender with the one it is compared with. */
    public static Pairing of(ComparedModel a, ComparedModel reference) {
        List<String> same = new ArrayList<>();
        List<String> differ = new ArrayList<>();
        boolean sameData = files(a).equals(files(reference)) && a.experiment().data().validationImages()
                == reference.experiment().data().validationImages()
                && a.experiment().data().validationSeed() == reference.experiment().data().validationSeed();
        note(sameData, "images", "images", same, differ);
        note(a.experiment().data().targets().equals(reference.experiment().data().targets()), "targets", "targets", same, differ);
        TrainingDefinition here = a.experiment().training();
        TrainingDefinition there = reference.experiment().training();
        note(here.batch() == there.batch(), "batches", "batches of " + here.batch() + ", not " + there.batch(), same, differ);
        note(here.pixelDropout() == there.pixelDropout(), "",
                "pixelDropout " + here.pixelDropout() + ", not " + there.pixelDropout(), same, differ);
        note(here.finalRate() == there.finalRate(), "",
                "fall of learning rates, to " + here.finalRate() + ", not " + there.finalRate(), same, differ);
        if (sameData) {
            same.add("order of images");
        }
        note(sameWeights(a, reference), "initial bottom-up weights", "initial bottom-up weights", same, differ);
        TreeSet<Long> seeds = new TreeSet<>(a.last().errors().keySet());
        seeds.retainAll(reference.last().errors().keySet());
        return new Pairing(List.copyOf(seeds), List.copyOf(same), List.copyOf(differ));
    }

    private static void note(boolean holds, String same, String differ, List<String> whatIs, List<String> whatIsNot) {
        if (!holds) {
            whatIsNot.add(differ);
        } else if (!same.isEmpty()) {
            whatIs.add(same);
        }
    }

    private static boolean sameWeights(ComparedModel a, ComparedModel b) {
        InitialWeights weights = a.definition().initialWeights();
        return a.definition().layers().equals(b.definition().layers()) && weights.equals(b.definition().initialWeights())
                && (!(weights instanceof InitialWeights.FromFile file)
                        || a.data().getOrDefault(file.path(), "unknown here").equals(b.data().get(file.path())));
    }

    /** SHA-256 of the images and labels. */
    private static Map<String, String> files(ComparedModel compared) {
        Map<String, String> files = new HashMap<>(compared.data());
        files.keySet().removeIf(name -> name.endsWith(".npz"));
        return files;
    }

    /** Whether the runs differ in nothing but how they learn. */
    public boolean isReal() {
        return differ.isEmpty();
    }

    /** In one line. */
    public String inWords() {
        String shared = seeds.isEmpty() ? "no common seed"
                : "seeds " + String.join(", ", seeds.stream().map(String::valueOf).toList());
        return shared + (same.isEmpty() ? "" : "; same " + String.join(", ", same))
                + (differ.isEmpty() ? "" : "; other " + String.join(", other ", differ));
    }
}
