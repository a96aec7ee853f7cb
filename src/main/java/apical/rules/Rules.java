package apical.rules;

import apical.network.Pathway;
import apical.network.Shape;
import apical.network.Site;
import apical.rule.RuleDefinition;
import apical.rule.RuleKind;
import apical.rules.gradient.Backprop;
import apical.rules.gradient.DirectFeedbackAlignment;
import apical.rules.gradient.FeedbackAlignment;
import apical.rules.microcircuit.Microcircuit;
import apical.rules.perturbation.NodePerturbation;
import apical.rules.perturbation.WeightPerturbation;
import apical.rules.tissue.ContinuousMicrocircuitRule;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** All learning rules there are. A new one is a line in {@link #ALL}, and no line anywhere else. */
public final class Rules {

    /** Those that come with Apical, in the order in which they are listed. */
    public static final List<RuleKind<? extends RuleDefinition>> ALL = List.of(
            Backprop.KIND,
            FeedbackAlignment.KIND,
            DirectFeedbackAlignment.KIND,
            Microcircuit.KIND,
            ContinuousMicrocircuitRule.KIND,
            NodePerturbation.KIND,
            WeightPerturbation.KIND);

    /** With which costs of others are compared. */
    public static final RuleKind<? extends RuleDefinition> REFERENCE = Backprop.KIND;

    private static final List<RuleKind<? extends RuleDefinition>> WITH_OTHERS = withOthers();

    /** On which examples are asked for what does not depend on the size of a network. */
    private static final Shape SMALL = new Shape(List.of(8, 12, 10, 4));

    private Rules() {
    }

    /** Those that come with Apical, and those that other jars on the class path provide as services. */
    public static List<RuleKind<? extends RuleDefinition>> all() {
        return WITH_OTHERS;
    }

    private static List<RuleKind<? extends RuleDefinition>> withOthers() {
        Stream<RuleKind<? extends RuleDefinition>> others = ServiceLoader.load(RuleKind.class).stream().map(Rules::kind);
        return Stream.concat(ALL.stream(), others).toList();
    }

    private static RuleKind<? extends RuleDefinition> kind(ServiceLoader.Provider<?> provider) {
        return (RuleKind<? extends RuleDefinition>) provider.get();
    }

    /** The one of that name. */
    public static Optional<RuleKind<? extends RuleDefinition>> withId(String id) {
        return all().stream().filter(kind -> kind.id().equals(id)).findFirst();
    }

    /** All sites at which some rule's neurons can be recorded, each once, in the order of rules. */
    public static List<Site> sites() {
        return examples().flatMap(rule -> rule.anatomy(SMALL).sites().stream()).flatMap(List::stream).distinct().toList();
    }

    /** All pathways that some rule's network has, each once, in the order of rules. */
    public static List<Pathway> pathways() {
        return examples().flatMap(rule -> rule.anatomy(SMALL).pathways().stream()).distinct().toList();
    }

    private static Stream<RuleDefinition> examples() {
        return all().stream().map(kind -> kind.example(SMALL));
    }
}
