package apical.experiment;

import apical.data.Batches;
import apical.data.Dataset;
import apical.data.ImageProperty;
import apical.data.LabelledImages;
import apical.data.Targets;
import apical.definition.ImageSet;
import apical.definition.InformationDefinition;
import apical.diagnostics.Performance;
import apical.estimators.EstimatorDefinition;
import apical.information.Calibration;
import apical.information.Codes;
import apical.information.ControlSettings;
import apical.information.Estimate;
import apical.learning.LearningRule;
import apical.network.Activity;
import apical.network.Activity.Recording;
import apical.network.Seed;
import apical.network.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;

/**
 * Asks the layers of a network what they know of a fixed set of images. The instrument behind it gets activity and labels
 * only, so that every rule passes through the same one.
 */
final class InformationProbe {

    /** Of H(X), that known channels tell. */
    static final List<Double> SHARES = List.of(0.0, 0.25, 0.5, 0.75, 0.95);

    private static final String LABEL = "label";

    private final Dataset data;
    private final Targets targets;
    private final InformationDefinition asked;
    private final List<Shown> splits;

    /** One of the estimates, and where. */
    record Found(ImageSet split, Recording recording, boolean teacher, String variable, Estimate estimate) {
    }

    /** Images, with what is asked about them. */
    private record Shown(ImageSet split, LabelledImages images, Map<String, Codes> variables) {
    }

    /** @param data of which the splits have as many images as asked for */
    InformationProbe(Dataset data, Targets targets, InformationDefinition asked) {
        this.data = data;
        this.targets = targets;
        this.asked = asked;
        this.splits = asked.splits().stream().map(this::shown).toList();
    }

    private Shown shown(ImageSet split) {
        LabelledImages images = split.of(data).first(asked.images());
        Map<String, Codes> variables = new LinkedHashMap<>();
        variables.put(LABEL, Codes.of(images.labels()));
        for (ImageProperty property : asked.allProperties()) {
            variables.put(property.id(), Codes.of(property.of(images)));
        }
        return new Shown(split, images, variables);
    }

    /** Is told what was found. */
    interface Findings {
        void estimate(Found found);

        /** Of an estimator held against the truth, on a channel like one of the recordings. */
        void calibration(Recording like, Calibration calibration);
    }

    /**
     * By all estimators, on all splits, each of which is recorded once without the teacher or with him, or once in each way. The
     * permutations of labels depend on the seed alone, so that two measurements differ by the network only.
     *
     * @param calibrating whether estimators of the label are held against channels of known information like each recording of the
     *                    first split
     */
    void measure(LearningRule rule, Seed seed, boolean calibrating, Findings findings) {
        for (int i = 0; i < splits.size(); i++) {
            Shown shown = splits.get(i);
            List<Recording> recordings = record(rule, shown.images, asked.compartments(), asked.teacher());
            estimate(shown, recordings, asked.teacher(), seed, findings);
            if (calibrating && i == 0) {
                calibrate(recordings, shown.variables.get(LABEL), seed, findings);
            }
            if (!asked.taught().isEmpty()) {
                estimate(shown, record(rule, shown.images, asked.taught(), true), true, seed, findings);
            }
        }
    }

    private void estimate(Shown shown, List<Recording> recordings, boolean teacher, Seed seed, Findings findings) {
        for (Recording recording : recordings) {
            for (Map.Entry<String, Codes> variable : shown.variables.entrySet()) {
                for (EstimatorDefinition estimator : asked.estimatorsOf(variable.getKey().equals(LABEL))) {
                    ControlSettings controls = new ControlSettings(asked.permutations(), seed.stream("doubts"));
                    estimator.build().estimate(recording.values(), variable.getValue(), controls).forEach(
                            estimate -> findings.estimate(new Found(shown.split, recording, teacher, variable.getKey(), estimate)));
                }
            }
        }
    }

    private void calibrate(List<Recording> recordings, Codes label, Seed seed, Findings findings) {
        for (Recording recording : recordings) {
            List<Calibration.Known> channels = asked.calibration().isEmpty() ? List.of()
                    : Calibration.channels(recording.values(), label, SHARES, seed.value());
            for (int samples : asked.calibration()) {
                for (EstimatorDefinition estimator : asked.estimators()) {
                    for (Calibration.Trial trial : estimator.trials()) {
                        Calibration.of(trial, channels, samples, asked.permutations(), seed.value())
                                .forEach(calibration -> findings.calibration(recording, calibration));
                    }
                }
            }
        }
    }

    /** What is recorded at some sites while images are shown. */
    private List<Recording> record(LearningRule rule, LabelledImages images, List<Site> sites, boolean teacher) {
        FMatrixRMaj input = new FMatrixRMaj(0, 0);
        FMatrixRMaj target = new FMatrixRMaj(0, 0);
        List<Activity> parts = new ArrayList<>();
        for (int[] samples : Batches.inOrder(images.size(), Performance.BATCH)) {
            images.copyTo(samples, input);
            targets.copyTo(images, samples, data.classes(), target);
            Activity all = teacher ? rule.respond(input, target) : rule.respond(input);
            parts.add(new Activity(all.recordings().stream()
                    .filter(r -> sites.contains(r.site())).toList()));
        }
        return Activity.join(parts).recordings();
    }
}
