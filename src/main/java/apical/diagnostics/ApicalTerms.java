package apical.diagnostics;

import apical.network.Activity;
import apical.network.Compartment;
import apical.network.Shape;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;

/** How silent apical dendrites are, how well interneurons do as the layer above does, and how much feedback moves somata. */
final class ApicalTerms {

    private final Shape shape;
    private final List<Double> mixing;
    private final double attenuation;
    private final Squares[] silent, taught, apart, partners, basal;

    /**
     * @param mixing      lambda_k, one for each hidden layer
     * @param attenuation what of v_B,k arrives at the soma
     */
    ApicalTerms(Shape shape, List<Double> mixing, double attenuation) {
        this.shape = shape;
        this.mixing = mixing;
        this.attenuation = attenuation;
        silent = squares();
        taught = squares();
        apart = squares();
        partners = squares();
        basal = squares();
    }

    /** One for each hidden layer, [k - 1]. */
    private Squares[] squares() {
        return Stream.generate(Squares::new).limit(mixing.size()).toArray(Squares[]::new);
    }

    /** Adds what electrodes saw of the same samples without and with teacher. */
    void add(Activity alone, Activity nudged) {
        for (int k = 1; k <= mixing.size(); k++) {
            FMatrixRMaj above = seen(alone, k + 1, Compartment.SOMA);
            silent[k - 1].add(seen(alone, k, Compartment.APICAL));
            apart[k - 1].addDifference(seen(alone, k, Compartment.INTERNEURON_SOMA), above);
            partners[k - 1].add(above);
            taught[k - 1].add(seen(nudged, k, Compartment.APICAL));
            basal[k - 1].add(seen(nudged, k, Compartment.BASAL));
        }
    }

    private FMatrixRMaj seen(Activity activity, int k, Compartment compartment) {
        return activity.of(shape.name(k), compartment).orElseThrow();
    }

    void report(Findings findings) {
        for (int k = 1; k <= mixing.size(); k++) {
            String layer = shape.name(k);
            findings.addIfThere(layer, "apical potential", "1", silent[k - 1].rootMeanSquare());
            findings.addIfThere(layer, "apical potential taught", "1", taught[k - 1].rootMeanSquare());
            findings.addIfThere(layer, "interneuron distance", "1",
                    apart[k - 1].rootMeanSquare() / partners[k - 1].rootMeanSquare());
            findings.addIfThere(layer, "feedback over bottom-up", "1",
                    mixing.get(k - 1) * taught[k - 1].rootMeanSquare() / (attenuation * basal[k - 1].rootMeanSquare()));
        }
    }
}
