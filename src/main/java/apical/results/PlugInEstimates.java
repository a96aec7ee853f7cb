package apical.results;

import apical.information.Correction;
import apical.information.Estimand;
import apical.information.Verdict;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What whole codes tell of the label, as they are counted: the rows of a table of estimates that a glance at results shows. They
 * are of one code, each unit on where it exceeds its mean if that was asked for; of test images if there are any; and without the
 * teacher where both was recorded.
 *
 * @param rows of information and of entropies
 */
public record PlugInEstimates(List<InformationRow> rows) {

    private static final String MEAN = "mean";

    public PlugInEstimates {
        rows = List.copyOf(rows);
    }

    /** Whether it is one of those among which these are chosen. */
    public static boolean isOne(InformationRow row) {
        return row.variable().equals("label") && !row.estimate().code().isEmpty()
                && row.estimate().estimator().equals(Correction.PLUG_IN.label());
    }

    public static PlugInEstimates of(List<InformationRow> estimates) {
        List<InformationRow> all = estimates.stream().filter(PlugInEstimates::isOne).toList();
        all = ofFirst(all, row -> row.split().equals("test"), InformationRow::split);
        all = ofFirst(all, row -> row.estimate().code().equals(MEAN), row -> row.estimate().code());
        return new PlugInEstimates(ofFirst(all, row -> row.teacher().equals("off"), InformationRow::teacher));
    }

    private interface Feature {
        String of(InformationRow row);
    }

    /** Those that are as {@code usual} has it; if there are none, those that are like the first. */
    private static List<InformationRow> ofFirst(List<InformationRow> rows, Predicate<InformationRow> usual,
            Feature feature) {
        return Stream.concat(rows.stream().filter(usual), rows.stream()).findFirst().map(feature::of)
                .map(first -> rows.stream().filter(row -> feature.of(row).equals(first)).toList()).orElse(rows);
    }

    /** Of one quantity. */
    public Stream<InformationRow> of(Estimand quantity) {
        return rows.stream().filter(row -> row.estimate().quantity().equals(quantity));
    }

    /** Layer and compartment in one name, whatever the teacher does: {@code hidden1}, {@code hidden1.apical}. */
    public static String site(InformationRow row) {
        return row.layer() + (row.compartment().equals("rate") ? "" : "." + row.compartment());
    }

    /** Of which images: {@code test images}; {@code training images} and {@code images} in their place. */
    public String images() {
        String split = rows.isEmpty() ? "test" : rows.get(0).split();
        return split.equals("train") ? "training images" : split.equals("all") ? "images" : split + " images";
    }

    /** Of which code if it is not the usual one; else empty. */
    public String otherCode() {
        return rows.isEmpty() || rows.get(0).estimate().code().equals(MEAN) ? "" : rows.get(0).estimate().code();
    }

    /** Whether all was recorded with the teacher on. */
    public boolean areTaught() {
        return rows.stream().anyMatch(row -> row.teacher().equals("on"));
    }

    /** Whether what is told there and then means nothing, for any seed. */
    public boolean areSaturated(String model, String site, int epoch) {
        return of(Estimand.INFORMATION).anyMatch(row -> row.model().equals(model) && site(row).equals(site) && row.epoch() == epoch
                && row.estimate().verdict() == Verdict.SATURATED);
    }

    /** Whether anything of it means nothing. */
    public boolean areSaturatedAnywhere() {
        return of(Estimand.INFORMATION).anyMatch(row -> row.estimate().verdict() == Verdict.SATURATED);
    }
}
