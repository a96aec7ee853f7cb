package apical.rule;

import apical.network.Shape;
import java.util.List;

/**
 * A learning rule as it is registered, once, in {@code apical.rules.Rules}: everything else that must know which rules there are
 * learns it from there. Names in definitions, {@code apical list}, {@code explain} and {@code check}, the contract that tests hold
 * every rule to, counted costs and refused fields follow from these few answers.
 *
 * @param <D> its definition, a record whose components are the options in JSON
 */
public abstract class RuleKind<D extends RuleDefinition> {

    private final String id;
    private final String summary;
    private final Class<D> definition;
    private final List<String> sources;

    /**
     * @param id         its name in definitions and results
     * @param summary    what it is, in one line
     * @param definition the record that a model's field {@code rule} is read as
     * @param sources    where it comes from, author and year
     */
    protected RuleKind(String id, String summary, Class<D> definition, String... sources) {
        this.id = id;
        this.summary = summary;
        this.definition = definition;
        this.sources = List.of(sources);
    }

    /** The rule as it goes on every bench; every projection that can learn does. */
    public abstract D example(Shape layers);

    /** The same with options that change what is computed; they go on every bench, too. */
    public List<D> variants(Shape layers) {
        return List.of();
    }

    /** What must hold of this rule if it is right; at least one. */
    public abstract List<Law<? super D>> laws();

    public final String id() {
        return id;
    }

    public final String summary() {
        return summary;
    }

    public final Class<D> definition() {
        return definition;
    }

    public final List<String> sources() {
        return sources;
    }

    @Override
    public final String toString() {
        return id;
    }
}
