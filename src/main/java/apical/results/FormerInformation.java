package apical.results;

import apical.definition.InformationDefinition;
import apical.definition.ResolvedExperiment;
import apical.definition.ResolvedTraining;
import apical.information.Correction;
import apical.information.Estimand;
import apical.information.Estimate;
import apical.information.EstimatorLabel;
import apical.information.Interval;
import apical.information.SaturationRules;
import apical.information.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code metrics.csv} said of information when there was a second instrument, with letters of its own: Y was the code of a
 * layer, each unit on where it exceeds its mean, X the label and W one property of the image. It told of test images, in the {@code
 * layer} {@code hidden1} or {@code hidden1.apical}:
 * <pre>
 *   H(Y) plug-in, H(Y) Miller-Madow                            H(T)    by plug-in, by miller-madow
 *   H(Y|X) plug-in, H(Y|X) Miller-Madow                        H(T|X)
 *   I(X;Y) plug-in, I(X;Y) Miller-Madow, I(X;Y) permuted       I(X;T)  of the label, and its permuted mean by plug-in
 *   I(W;Y) plug-in, I(W;Y) Miller-Madow, I(W;Y) permuted       I(X;T)  of the property
 *   samples, codes seen once                                   columns of all of them
 *   H(Y|X) permuted                                            H(T) less the permuted mean of I(X;T): no row of its own
 * </pre>
 * Where such rows are read they become rows of estimates, as far as they tell: intervals and the number of units stay unknown.
 */
final class FormerInformation {

    private static final String CODE = "H(Y)", GIVEN_LABEL = "H(Y|X)", OF_LABEL = "I(X;Y)", OF_PROPERTY = "I(W;Y)";
    private static final String PLUG_IN = " plug-in", MILLER_MADOW = " Miller-Madow", PERMUTED = " permuted";
    private static final String SAMPLES = "samples", SEEN_ONCE = "codes seen once";
    private static final Set<String> QUANTITIES = quantities();
    private static final String LABEL = "label";

    /** What belongs together. */
    private record Place(String model, long seed, int epoch, String layer) {
    }

    private FormerInformation() {
    }

    private static Set<String> quantities() {
        List<String> all = new ArrayList<>(List.of(SAMPLES, SEEN_ONCE));
        for (String quantity : List.of(CODE, GIVEN_LABEL, OF_LABEL, OF_PROPERTY)) {
            for (String how : List.of(PLUG_IN, MILLER_MADOW, PERMUTED)) {
                all.add(quantity + how);
            }
        }
        return Set.copyOf(all);
    }

    private static boolean isFormer(Measurement measurement) {
        return measurement.split().equals("test") && !measurement.layer().isEmpty() && QUANTITIES.contains(measurement.quantity());
    }

    /** The tables of a folder as they would be now. */
    static ResultTables translated(ResultTables tables, ResolvedExperiment definition) {
        List<Measurement> measurements = tables.rows(Measurement.TABLE);
        if (!(definition instanceof ResolvedTraining training) || measurements.stream().noneMatch(FormerInformation::isFormer)) {
            return tables;
        }
        InformationDefinition asked = training.experiment().information();
        List<InformationRow> estimates = new ArrayList<>(tables.rows(InformationRow.TABLE));
        estimates.addAll(translated(measurements, estimates, asked.teacher(), asked.property().id()));
        return tables.with(InformationRow.TABLE, estimates)
                .with(Measurement.TABLE, measurements.stream().filter(row -> !isFormer(row)).toList());
    }

    /**
     * The rows as estimates; of the label if no whole codes were asked about it, of the property if nobody was asked about any.
     *
     * @param there    estimates that are there
     * @param teacher  whether it was on
     * @param property id of W
     */
    static List<InformationRow> translated(List<Measurement> rows, List<InformationRow> there, boolean teacher, String property) {
        boolean label = there.stream().noneMatch(row -> row.variable().equals(LABEL) && isOfWholeCodes(row.estimate()));
        boolean properties = there.stream().allMatch(row -> row.variable().equals(LABEL));
        Map<Place, List<Measurement>> places = new LinkedHashMap<>();
        rows.stream().filter(FormerInformation::isFormer).forEach(row -> places.computeIfAbsent(
                new Place(row.model(), row.seed(), row.epoch(), row.layer()), any -> new ArrayList<>()).add(row));
        List<InformationRow> translated = new ArrayList<>();
        for (List<Measurement> place : places.values()) {
            Told told = new Told(place, teacher ? "on" : "off");
            if (label) {
                told.of(LABEL, OF_LABEL, translated);
            }
            if (properties) {
                told.of(property, OF_PROPERTY, translated);
            }
        }
        return translated;
    }

    private static boolean isOfWholeCodes(Estimate estimate) {
        return List.of(Correction.PLUG_IN.label(), Correction.MILLER_MADOW.label()).contains(estimate.estimator());
    }

    /** The rows of one place. */
    private static final class Told {
        private final Measurement any;
        private final String teacher;
        private final Map<String, Double> values = new LinkedHashMap<>();

        Told(List<Measurement> rows, String teacher) {
            this.any = rows.get(0);
            this.teacher = teacher;
            rows.forEach(row -> values.put(row.quantity(), row.value()));
        }

        private double value(String quantity) {
            return values.getOrDefault(quantity, Double.NaN);
        }

        void of(String variable, String information, List<InformationRow> rows) {
            double permuted = value(information + PERMUTED);
            String whyNotTheCode = SaturationRules.whyNot(value(SEEN_ONCE), 0);
            String whyNot = SaturationRules.whyNot(value(SEEN_ONCE), permuted);
            for (String how : List.of(PLUG_IN, MILLER_MADOW)) {
                if (variable.equals(LABEL)) {
                    add(variable, Estimand.CODE_ENTROPY, CODE, how, Double.NaN, whyNotTheCode, rows);
                    add(variable, Estimand.CODE_ENTROPY_GIVEN_VARIABLE, GIVEN_LABEL, how, Double.NaN, whyNot, rows);
                }
                add(variable, Estimand.INFORMATION, information, how, how.equals(PLUG_IN) ? permuted : Double.NaN, whyNot, rows);
            }
        }

        private void add(String variable, Estimand quantity, String former, String how, double permuted, String whyNot,
                List<InformationRow> rows) {
            if (!values.containsKey(former + how)) {
                return;
            }
            boolean plugIn = how.equals(PLUG_IN);
            EstimatorLabel estimator = (plugIn ? Correction.PLUG_IN : Correction.MILLER_MADOW).label();
            double value = value(former + how);
            double bias = plugIn ? value - value(former + MILLER_MADOW) : Double.NaN;
            int samples = values.containsKey(SAMPLES) ? (int) value(SAMPLES) : 0;
            Interval unknown = new Interval(Double.NaN, Double.NaN);
            Verdict verdict = whyNot.isEmpty() ? Verdict.SOUND : Verdict.SATURATED;
            Estimate estimate = new Estimate(quantity, estimator, "mean", 0, samples, value, bias, unknown, "", permuted,
                    Double.NaN, value(SEEN_ONCE), verdict, whyNot);
            int dot = any.layer().indexOf('.');
            String layer = dot < 0 ? any.layer() : any.layer().substring(0, dot);
            String compartment = dot < 0 ? "rate" : any.layer().substring(dot + 1);
            rows.add(new InformationRow(any.rule(), any.model(), any.seed(), any.epoch(), any.examples(), any.split(), layer,
                    compartment, teacher, variable, estimate));
        }
    }
}
