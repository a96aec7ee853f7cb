package apical.conformance;

import apical.conformance.Report.Exemption;
import apical.network.Shape;
import apical.rule.Expectation;
import apical.rule.Finding;
import apical.rule.Law;
import apical.rule.ModelUnderTest;
import apical.rule.RuleDefinition;
import apical.rule.RuleKind;
import apical.rules.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** All laws of a model: what holds of every rule, then what holds of its own, from the simplest to the longest. */
public final class Ladder {

    /** Of the networks that come with Apical, on which the whole ladder takes seconds. */
    private static final Shape SMALL = new Shape(List.of(8, 12, 10, 4));

    private Ladder() {
    }

    /** A small network of every rule. */
    public static List<ModelUnderTest<? extends RuleDefinition>> builtIn() {
        List<ModelUnderTest<? extends RuleDefinition>> all = new ArrayList<>();
        for (RuleKind<? extends RuleDefinition> kind : Rules.all()) {
            all.add(ModelUnderTest.builtIn("built-in network", kind.example(SMALL), SMALL));
        }
        return all;
    }

    /** The laws of a rule, those of every rule first. */
    public static <D extends RuleDefinition> List<Law<? super D>> laws(RuleKind<D> kind) {
        if (kind.laws().isEmpty()) {
            throw new IllegalStateException(
                    kind.id() + " is registered without a law; expected at least one that a wrong one breaks");
        }
        return Stream.<Law<? super D>>concat(Contract.LAWS.stream(), kind.laws().stream()).toList();
    }

    /**
     * Measures all laws to which a model is entitled.
     *
     * @param progress is told the name of each law before it is measured
     */
    public static <D extends RuleDefinition> Report climb(ModelUnderTest<D> model, Consumer<String> progress) {
        List<Finding> findings = new ArrayList<>();
        List<Exemption> exemptions = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (Law<? super D> law : laws(kind(model))) {
            law.exemption(model).ifPresentOrElse(why -> exemptions.add(new Exemption(law.name(), why)), () -> {
                progress.accept(law.name());
                findings.addAll(measured(law, model));
                law.remark(model).ifPresent(remark -> remarks.add(law.name() + ": " + remark));
            });
        }
        return new Report(model.subject(), findings, exemptions, remarks);
    }

    /** A rule is of the kind whose record its definition is. */
    @SuppressWarnings("unchecked")
    private static <D extends RuleDefinition> RuleKind<D> kind(ModelUnderTest<D> model) {
        return (RuleKind<D>) model.rule().kind();
    }

    /** A network whose state leaves the real numbers has failed, and the next law may still be measured. */
    private static <D extends RuleDefinition> List<Finding> measured(Law<? super D> law, ModelUnderTest<D> model) {
        try {
            return law.measure(model);
        } catch (ArithmeticException diverged) {
            return List.of(new Finding(law.name(), Double.NaN, new Expectation.Finite(), diverged.getMessage()));
        }
    }
}
