package apical.estimators;

import apical.information.EstimatorLabel;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** All estimators of information there are. A new one is a line in {@link #ALL}, and no line anywhere else. */
public final class Estimators {

    /** In the order in which they are listed and drawn. */
    public static final List<EstimatorKind<? extends EstimatorDefinition>> ALL = List.of(
            WholeCodesDefinition.KIND,
            KernelBoundsDefinition.KIND,
            NearestNeighboursDefinition.KIND,
            GaussianCopulaDefinition.KIND,
            DecoderDefinition.KIND,
            PerUnitDefinition.KIND,
            SubsetsDefinition.KIND);

    /** The usual order of labels: that of their kinds, then their own; unknown ones come last. */
    public static final Comparator<EstimatorLabel> USUAL =
            Comparator.comparingInt(Estimators::place).thenComparingInt(EstimatorLabel::order);

    private Estimators() {
    }

    /** Who is asked where nobody is named: whole codes, each unit on where it exceeds its mean, plain and corrected. */
    public static List<EstimatorDefinition> byDefault() {
        return List.of(WholeCodesDefinition.KIND.example());
    }

    /** Those that say something of populations of any width. */
    public static List<EstimatorDefinition> suitingAnyWidth() {
        return ALL.stream().filter(EstimatorKind::suitsAnyWidth).<EstimatorDefinition>map(EstimatorKind::example).toList();
    }

    /** Those that can be held against channels of known information, with the options that allow it, in words. */
    public static String calibrated() {
        return ALL.stream().map(kind -> kind.calibrated().isEmpty() ? kind.id() : kind.id() + " " + kind.calibrated())
                .collect(Collectors.joining("; "));
    }

    /** The label that results call by this name; of a name that nobody has declared, one that is {@link EstimatorLabel#unknown}. */
    public static EstimatorLabel label(String id) {
        return ALL.stream().flatMap(kind -> kind.labels().stream()).flatMap(label -> label.ifCalled(id).stream()).findFirst()
                .orElseGet(() -> EstimatorLabel.unknown(id));
    }

    private static int place(EstimatorLabel label) {
        return IntStream.range(0, ALL.size()).filter(i -> has(ALL.get(i), label)).findFirst().orElse(ALL.size());
    }

    private static boolean has(EstimatorKind<?> kind, EstimatorLabel label) {
        return kind.labels().stream().anyMatch(own -> own.ifCalled(label.id()).isPresent());
    }
}
