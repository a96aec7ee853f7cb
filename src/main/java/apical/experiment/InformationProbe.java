package apical.experiment;

import apical.data.Batches;
import apical.data.LabelledImages;
import apical.data.Targets;
import apical.definition.ExperimentDefinition.InformationDefinition;
import apical.definition.Seed;
import apical.information.Codes;
import apical.information.LayerInformation;
import apical.learning.LearningRule;
import apical.network.Activity;
import apical.network.Activity.Recording;
import apical.network.Compartment;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * Asks the layers of a network what they know of a fixed set of images. The instrument behind it gets activity and labels
 * only, so that every rule passes through the same one.
 */
final class InformationProbe {

    /** What was found out about one compartment of one layer. */
    record Finding(String layer, LayerInformation label, LayerInformation property) {
    }

    private final LabelledImages images;
    private final Targets targets;
    private final int classes;
    private final InformationDefinition asked;
    private final int[] labels;
    private final int[] property;

    /**
     * @param images all the images to record, of which there are as many as asked for
     */
    InformationProbe(LabelledImages images, Targets targets, int classes, InformationDefinition asked) {
        this.images = images;
        this.targets = targets;
        this.classes = classes;
        this.asked = asked;
        this.labels = images.labels();
        this.property = asked.property().of(images);
    }

    /**
     * Records the network and measures. The permutations of labels depend on the seed alone, so that two measurements differ
     * by the network only.
     */
    List<Finding> measure(LearningRule rule, Seed seed) {
        List<Finding> findings = new ArrayList<>();
        for (Recording recording : record(rule).recordings()) {
            Codes codes = Codes.thresholdedAtMean(recording.values());
            findings.add(new Finding(name(recording),
                    LayerInformation.of(codes, labels, asked.permutations(), seed.stream("permuted labels")),
                    LayerInformation.of(codes, property, asked.permutations(), seed.stream("permuted properties"))));
        }
        return findings;
    }

    private Activity record(LearningRule rule) {
        FMatrixRMaj input = new FMatrixRMaj(0, 0);
        FMatrixRMaj target = new FMatrixRMaj(0, 0);
        List<Activity> parts = new ArrayList<>();
        for (int[] samples : Batches.inOrder(images.size(), Performance.BATCH)) {
            images.copyTo(samples, input);
            targets.copyTo(images, samples, classes, target);
            Activity all = asked.teacher() ? rule.respond(input, target) : rule.respond(input);
            parts.add(new Activity(all.recordings().stream()
                    .filter(r -> asked.compartments().contains(r.compartment())).toList()));
        }
        return Activity.join(parts);
    }

    /** {@code hidden1} for rates, {@code hidden1.apical} and the like for other compartments. */
    private static String name(Recording recording) {
        return recording.compartment() == Compartment.RATE
                ? recording.layer()
                : recording.layer() + "." + recording.compartment().id();
    }
}
