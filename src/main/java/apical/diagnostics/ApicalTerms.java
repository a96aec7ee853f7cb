package apical.diagnostics;

import apical.circuit.TissueSite;
import apical.learning.Anatomy;
import apical.linalg.RootMeanSquare;
import apical.network.Activity;
import apical.network.Shape;
import apical.network.Site;
import apical.quantity.Quantity;
import apical.quantity.Quantity.Scale;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;

/** How silent apical dendrites are, how well interneurons do as the layer above does, and how much feedback moves somata. */
public final class ApicalTerms {

    public static final Quantity APICAL_POTENTIAL =
            Quantity.ofLayers("apical potential", "1", Scale.RATIOS, "apical potential (rms)",
                    "root mean square of apical potentials, without teacher");
    public static final Quantity APICAL_POTENTIAL_TAUGHT = Quantity.ofLayers("apical potential taught", "1", Scale.DIFFERENCES,
            "apical potential (rms)", "root mean square of apical potentials, with teacher");
    public static final Quantity INTERNEURON_DISTANCE = Quantity.ofLayers("interneuron distance", "1", Scale.RATIOS,
            "interneuron distance (relative)",
            "distance of interneurons' potentials from those of the neurons above that they predict");
    public static final Quantity FEEDBACK_OVER_BOTTOM_UP = Quantity.ofLayers("feedback over bottom-up", "1", Scale.RATIOS,
            "feedback / bottom-up", "how much apical dendrites move somata under a teacher, over how much basal ones do");

    private final Shape shape;
    private final List<Double> mixing;
    private final double attenuation;
    private final RootMeanSquare[] silent, taught, apart, partners, basal;

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

    /** Whether there is what these terms speak of: apical and basal dendrites and interneurons in each hidden layer. */
    static boolean areIn(Anatomy anatomy) {
        List<Site> asked = List.of(TissueSite.APICAL.site(), TissueSite.BASAL.site(), TissueSite.INTERNEURON_SOMA.site());
        int hidden = anatomy.apicalMixing().size();
        return hidden > 0 && anatomy.sites().subList(0, hidden).stream().allMatch(there -> there.containsAll(asked));
    }

    /** One for each hidden layer, [k - 1]. */
    private RootMeanSquare[] squares() {
        return Stream.generate(RootMeanSquare::new).limit(mixing.size()).toArray(RootMeanSquare[]::new);
    }

    /** Adds what was recorded of the same samples without and with teacher. */
    void add(Activity alone, Activity nudged) {
        for (int k = 1; k <= mixing.size(); k++) {
            FMatrixRMaj above = seen(alone, k + 1, Site.SOMA);
            silent[k - 1].add(seen(alone, k, TissueSite.APICAL.site()));
            apart[k - 1].addDifference(seen(alone, k, TissueSite.INTERNEURON_SOMA.site()), above);
            partners[k - 1].add(above);
            taught[k - 1].add(seen(nudged, k, TissueSite.APICAL.site()));
            basal[k - 1].add(seen(nudged, k, TissueSite.BASAL.site()));
        }
    }

    private FMatrixRMaj seen(Activity activity, int k, Site compartment) {
        return activity.of(shape.name(k), compartment).orElseThrow();
    }

    void report(Findings findings) {
        for (int k = 1; k <= mixing.size(); k++) {
            String layer = shape.name(k);
            findings.addIfThere(layer, APICAL_POTENTIAL, silent[k - 1].value());
            findings.addIfThere(layer, APICAL_POTENTIAL_TAUGHT, taught[k - 1].value());
            findings.addIfThere(layer, INTERNEURON_DISTANCE,
                    apart[k - 1].value() / partners[k - 1].value());
            findings.addIfThere(layer, FEEDBACK_OVER_BOTTOM_UP,
                    mixing.get(k - 1) * taught[k - 1].value() / (attenuation * basal[k - 1].value()));
        }
    }
}
