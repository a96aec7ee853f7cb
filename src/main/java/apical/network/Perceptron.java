package apical.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;

/**
 * A layered feed-forward network: u_k = W_k r_k-1 + b_k, r_k = phi(u_k), k = 1 ... N, with r_0 the input.
 *
 * <p>It keeps the potentials and rates of the last batch in buffers made once, [units x batch]; weights are changed from
 * outside, by whoever is told of the changes of a learning rule.
 */
public final class Perceptron {

    private final Shape shape;
    private final TransferFunction phi;
    private final List<Projection> bottomUp;
    private final FMatrixRMaj[] potentials;
    private final FMatrixRMaj[] rates;

    /**
     * @param bottomUp one projection a layer, onto layers 1 to depth
     */
    public Perceptron(Shape shape, TransferFunction phi, List<Projection> bottomUp) {
        this.shape = shape;
        this.phi = phi;
        this.bottomUp = List.copyOf(bottomUp);
        this.potentials = buffers(shape.depth() + 1);
        this.rates = buffers(shape.depth() + 1);
    }

    /** Computes all potentials and rates for a batch [input units x batch]; the batch is kept, not copied. */
    public void forward(FMatrixRMaj input) {
        rates[0] = input;
        for (int k = 1; k <= shape.depth(); k++) {
            bottomUp(k).drive(rates[k - 1], potentials[k]);
            rates[k].reshape(potentials[k].numRows, potentials[k].numCols);
            phi.rates(potentials[k].data, rates[k].data, potentials[k].getNumElements());
        }
    }

    /** error = error o phi'(u_k), elementwise, with u_k of the last batch; {@code error} [units(k) x batch] is modified. */
    public void timesSlope(FMatrixRMaj error, int k) {
        phi.timesSlope(potentials[k].data, rates[k].data, error.data, error.getNumElements());
    }

    /** phi(0). */
    public float rateAtRest() {
        return (float) phi.rate(0);
    }

    public Shape shape() {
        return shape;
    }

    /** N, the index of the output layer. */
    public int depth() {
        return shape.depth();
    }

    /** The projection onto layer {@code k}, 1 to depth. */
    public Projection bottomUp(int k) {
        return bottomUp.get(k - 1);
    }

    public List<Projection> projections() {
        return bottomUp;
    }

    /** Rates of layer {@code k} for the last batch, [units(k) x batch]; a view, valid until the next batch. */
    public FMatrixRMaj rates(int k) {
        return rates[k];
    }

    /** Potentials of layer {@code k} for the last batch, [units(k) x batch]; a view, valid until the next batch. */
    public FMatrixRMaj potentials(int k) {
        return potentials[k];
    }

    public TransferFunction transferFunction() {
        return phi;
    }

    /** A copy of what the last batch evoked: rates and somatic potentials of all layers but the input. */
    public Activity activity() {
        List<Activity.Recording> recordings = new ArrayList<>();
        for (int k = 1; k <= depth(); k++) {
            recordings.add(new Activity.Recording(shape.name(k), Site.RATE, rates[k].copy()));
            recordings.add(new Activity.Recording(shape.name(k), Site.SOMA, potentials[k].copy()));
        }
        return new Activity(recordings);
    }

    private static FMatrixRMaj[] buffers(int n) {
        return Stream.generate(() -> new FMatrixRMaj(0, 0)).limit(n).toArray(FMatrixRMaj[]::new);
    }
}
