package apical.learning;

import apical.network.Pathway;
import apical.network.Shape;
import apical.network.Site;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What must be known of a network to record it, and to tell which perceptron it is without feedback and teacher.
 *
 * @param sites        sites that can be recorded in each layer, 1 to depth
 * @param pathways     of its projections
 * @param perceptron   what it is without feedback and teacher; empty if that is no perceptron, and nothing compares it with
 *                     backpropagation
 * @param apicalMixing lambda_k of each hidden layer, first to last: what of the apical potential arrives at the soma; empty
 *                     where there are no apical dendrites
 * @param isInContinuousTime  whether a presentation begins where the last one ended
 */
public record Anatomy(List<List<Site>> sites, List<Pathway> pathways, Optional<Equivalent> perceptron, List<Double> apicalMixing,
        boolean isInContinuousTime) {

    /**
     * A perceptron of the same weights, but for factors.
     *
     * @param hiddenAttenuation what of the basal potential of a hidden layer arrives at its somata; 1 where weights are measured
     *                          at the soma
     * @param outputAttenuation what arrives at the soma of the output
     * @param biasRate     rate of the unit that carries the biases
     */
    public record Equivalent(double hiddenAttenuation, double outputAttenuation, double biasRate) {

        /** Of weights that are measured at the soma. */
        public static final Equivalent SAME = new Equivalent(1, 1, 1);
    }

    public Anatomy {
        sites = sites.stream().map(List::copyOf).toList();
        pathways = List.copyOf(pathways);
        apicalMixing = List.copyOf(apicalMixing);
    }

    /** A perceptron and nothing else: rates and potentials, and weights from layer to layer. */
    public static Anatomy perceptron(Shape layers) {
        return new Anatomy(Collections.nCopies(layers.depth(), List.of(Site.RATE, Site.SOMA)), List.of(Pathway.FORWARD),
                Optional.of(Equivalent.SAME), List.of(), false);
    }

    /** Sites that can be recorded in layer {@code k}, 1 to depth. */
    public List<Site> sites(int k) {
        return sites.get(k - 1);
    }
}
