package apical.conformance;

import apical.circuit.Synapses;
import apical.definition.ContinuousMicrocircuitRule;
import apical.definition.InitialWeights;
import apical.definition.InterneuronStart;
import apical.definition.Microcircuit;
import apical.definition.ModelDefinition;
import apical.definition.Seed;
import apical.network.Projection;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.network.WeightInit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A model on the bench. */
public final class Specimen {

    /** The weights on the bench are those with which a run of this seed would start. */
    private static final Seed SEED = new Seed(1);
    /** Units of a layer, where a check is too long for the model as it is. */
    private static final int SMALL = 12;
    /** In the place of weights from a file. */
    private static final InitialWeights DRAWN = new InitialWeights.Drawn(new WeightInit.GlorotUniform(1));

    private final ModelDefinition model;

    private Specimen(ModelDefinition model) {
        this.model = model;
    }

    public static Specimen of(ModelDefinition model) {
        return new Specimen(model);
    }

    /** "continuous-784-300-10: continuousMicrocircuit, 784-300-10". */
    String subject() {
        return model.name() + ": " + model.rule().kind().id() + ", " + size();
    }

    /** 784-300-10. */
    String size() {
        return shape().units().stream().map(String::valueOf).collect(Collectors.joining("-"));
    }

    ModelDefinition model() {
        return model;
    }

    Seed seed() {
        return SEED;
    }

    Shape shape() {
        return model.layers();
    }

    TransferFunction phi() {
        return model.transferFunction();
    }

    /**
     * The same model with few units in each layer: rule, rates and distributions are the same, but for weights from a file, of
     * which there are too many.
     */
    Specimen small() {
        Shape small = new Shape(shape().units().stream().map(n -> Math.min(n, SMALL)).toList());
        return small.equals(shape()) ? this : new Specimen(new ModelDefinition(model.name(), model.description(), small,
                model.transferFunction(), isFromFile() ? DRAWN : model.initialWeights(), model.rule()));
    }

    /** The rule, if it is a tissue in continuous time. */
    Optional<ContinuousMicrocircuitRule> continuous() {
        return model.rule() instanceof ContinuousMicrocircuitRule rule ? Optional.of(rule) : Optional.empty();
    }

    /** The rule, if it is a tissue in two sweeps. */
    Optional<Microcircuit> twoSweep() {
        return model.rule() instanceof Microcircuit rule ? Optional.of(rule) : Optional.empty();
    }

    /** Why there is nothing dendritic to check; empty if there is. */
    Optional<String> notDendritic() {
        return twoSweep().isPresent() || continuous().isPresent() ? Optional.empty()
                : Optional.of(model.rule().kind().id() + " is no microcircuit: it has no apical dendrites");
    }

    /** Why there is no continuous time to check; empty if there is. */
    Optional<String> notContinuous() {
        return continuous().isPresent() ? Optional.empty()
                : Optional.of(model.rule().kind().id() + " has no dynamics in continuous time");
    }

    /** What has to be set before there is a self-predicting state; empty if the model starts in it. */
    Optional<String> setToSelfPrediction() {
        boolean random = continuous().map(ContinuousMicrocircuitRule::interneurons)
                .or(() -> twoSweep().map(Microcircuit::interneurons))
                .filter(start -> start instanceof InterneuronStart.Random).isPresent();
        if (isFromFile()) {
            return Optional.of("measured with interneurons set to the self-predicting state; the model starts from a file");
        }
        return random ? Optional.of("measured with interneurons set to the self-predicting state; the model starts at random")
                : Optional.empty();
    }

    private boolean isFromFile() {
        return model.initialWeights() instanceof InitialWeights.FromFile;
    }

    /** Fresh synapses of this model, those of hidden layers as they lie together. */
    Drawn draw() {
        List<Projection> all = model.build(SEED).rule().projections();
        List<Synapses> hidden = new ArrayList<>();
        for (int i = 0; i + 4 <= all.size() - 1; i += 4) {
            hidden.add(new Synapses(all.get(i), all.get(i + 1), all.get(i + 2), all.get(i + 3)));
        }
        return new Drawn(hidden, all.get(all.size() - 1));
    }

    @Override public String toString() {
        return subject();
    }

    /** Synapses of a tissue. */
    record Drawn(List<Synapses> hidden, Projection ontoOutput) {
        /** W_k,k-1, k = 1 ... N. */
        List<Projection> bottomUp() {
            List<Projection> all = new ArrayList<>();
            hidden.forEach(layer -> all.add(layer.bottomUp()));
            all.add(ontoOutput);
            return all;
        }
    }
}
