package apical.experiment;

import apical.data.Batches;
import apical.data.Dataset;
import apical.data.LabelledImages;
import apical.definition.ExperimentDefinition;
import apical.definition.ModelDefinition;
import apical.diagnostics.Diagnosis;
import apical.diagnostics.Findings;
import apical.diagnostics.GradientCosine;
import apical.diagnostics.WeightTerms;
import apical.learning.LearningRule;
import apical.network.Projection;
import apical.network.Seed;
import apical.rule.EstimatedGradient;
import java.util.List;
import java.util.Optional;
import org.ejml.data.FMatrixRMaj;

/**
 * Measures what a rule would do at the weights it has. It asks another network of the same definition and seed, which gets the
 * weights of the one that learns: potentials, noise and whatever else the rule keeps stay as they are. Images come in batches as in
 * training.
 */
final class DiagnosticsProbe {

    private DiagnosticsProbe() {
    }

    /**
     * @param learning the rule in training; only its weights are read
     */
    static void measure(Run run, LearningRule learning, Dataset data, ExperimentDefinition experiment, Findings findings) {
        if (run.model().rule().anatomy(run.model().layers()).perceptron().isEmpty()) {
            WeightTerms.report(learning, run.model().layers(), findings);      // nothing compares the rest with backpropagation
            return;
        }
        Diagnosis diagnosis = diagnosis(run, copy(run, learning));
        Optional<EstimatedGradient> estimate = run.model().rule().as(EstimatedGradient.class);
        Optional<GradientCosine> cosine = estimate.map(estimated -> cosine(run, copy(run, learning), estimated.estimates()));

        LabelledImages images = data.validation().first(experiment.diagnostics().images());
        FMatrixRMaj input = new FMatrixRMaj(0, 0);
        FMatrixRMaj target = new FMatrixRMaj(0, 0);
        for (int[] samples : Batches.inOrder(images.size(), experiment.training().batch())) {
            images.copyTo(samples, input);
            experiment.data().targets().copyTo(images, samples, data.classes(), target);
            diagnosis.show(input, target);
            cosine.ifPresent(here -> here.show(input, target));
        }
        diagnosis.report(findings);
        cosine.ifPresent(here -> here.report(findings));
        estimate.ifPresent(estimated -> estimated.expectedCosine(run.model().layers())
                .ifPresent(theory -> findings.add("", GradientCosine.EXPECTED, theory)));
    }

    /** Another network of the same definition and seed, with the weights of the one that learns. */
    static LearningRule copy(Run run, LearningRule learning) {
        LearningRule copy = run.model().build(new Seed(run.seed())).rule();
        copyWeights(learning, copy);
        return copy;
    }

    /** To which nothing was shown yet. */
    static Diagnosis diagnosis(Run run, LearningRule copy) {
        ModelDefinition model = run.model();
        return new Diagnosis(copy, model.layers(), model.transferFunction(), model.rule().anatomy(model.layers()),
                model.rule().teaching());
    }

    /** Of a copy of its own: what {@link Diagnosis} draws is not drawn from it. */
    private static GradientCosine cosine(Run run, LearningRule copy, EstimatedGradient.Of estimated) {
        ModelDefinition model = run.model();
        return switch (estimated) {
            case ERRORS -> GradientCosine.ofErrors(copy, model.layers(), model.transferFunction(), model.rule().teaching().cost());
            case CHANGES ->
                    GradientCosine.ofChanges(copy, model.layers(), model.transferFunction(), model.rule().teaching().cost());
        };
    }

    private static void copyWeights(LearningRule from, LearningRule to) {
        List<Projection> theirs = from.projections();
        List<Projection> copies = to.projections();
        for (int i = 0; i < copies.size(); i++) {
            copies.get(i).weights().setTo(theirs.get(i).weights());
            copies.get(i).biases().setTo(theirs.get(i).biases());
        }
    }
}
