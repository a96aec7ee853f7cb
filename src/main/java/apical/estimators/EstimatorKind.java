package apical.estimators;

import apical.information.EstimatorLabel;
import java.util.List;

/**
 * A way to estimate information as it is registered, once, in {@link Estimators#ALL}: everything else that must know which there
 * are learns it from there.
 *
 * @param <D> its definition, a record whose components are the options in JSON
 */
public abstract class EstimatorKind<D extends EstimatorDefinition> {

    private final String id;
    private final String summary;
    private final Class<D> definition;
    private final List<EstimatorLabel> labels;

    /**
     * @param id         its name in definitions
     * @param summary    what it is, in one line
     * @param definition the record that it is read as
     * @param labels     all that its estimates can have, without parameters
     */
    protected EstimatorKind(String id, String summary, Class<D> definition, List<EstimatorLabel> labels) {
        this.id = id;
        this.summary = summary;
        this.definition = definition;
        this.labels = List.copyOf(labels);
    }

    /** With the options that it has by default; it goes on every bench. */
    public abstract D example();

    /** The same with options that change what is computed; they go on every bench, too. */
    public List<D> variants() {
        return List.of();
    }

    /** Whether it says something of populations of any width; {@code apical analyze} asks those if nobody says whom to ask. */
    public boolean suitsAnyWidth() {
        return false;
    }

    /**
     * Which of its options can be held against channels of known information, after its name in a message: {@code of code mean};
     * empty if all can.
     */
    public String calibrated() {
        return "";
    }

    public final String id() {
        return id;
    }

    public final String summary() {
        return summary;
    }

    public final Class<D> definition() {
        return definition;
    }

    public final List<EstimatorLabel> labels() {
        return labels;
    }

    @Override
    public final String toString() {
        return id;
    }
}
