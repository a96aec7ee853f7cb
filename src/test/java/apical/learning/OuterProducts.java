package apical.learning;

import apical.network.Projection;
import apical.state.State;
import org.ejml.data.FMatrixRMaj;

/** A plasticity for tests of rules that report outer products and nothing else. */
@FunctionalInterface
public interface OuterProducts extends Plasticity {

    /** Told, and forgotten. */
    OuterProducts IGNORED = (onto, error, pre) -> {};

    /** They keep nothing that a rule would ask for. */
    @Override
    default void checkpoint(State state) {
    }

    @Override
    default void change(Projection onto, FMatrixRMaj plus, FMatrixRMaj plusPre, FMatrixRMaj minus, FMatrixRMaj minusPre) {
        throw new AssertionError("a difference was reported");
    }

    @Override
    default void changeBy(Projection onto, FMatrixRMaj change, FMatrixRMaj ofBiases) {
        throw new AssertionError("a whole matrix was reported");
    }
}
