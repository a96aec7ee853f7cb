package apical.figure;

import apical.experiment.InformationTable.Row;
import apical.experiment.Results;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the first hidden layer says of the label after training, against its size: a panel for each estimator. Models named
 * {@code SERIES, SIZE} are the points of one curve, SERIES.
 */
final class InformationBySize {

    private static final int COLUMNS = 3;
    /** Room for a title over a panel [pixels]. */
    private static final double TITLE_WIDTH = 175;

    private InformationBySize() {
    }

    static Optional<Page> of(Results results) {
        Estimates all = Estimates.of(results).on("test").ofVariable("label")
                .where(row -> row.place().equals("hidden1") && SizedName.of(row.model()).isPresent());
        Estimates sized = all.last();
        Estimates untrained = all.where(row -> row.epoch() == 0 && !sized.rows().contains(row));
        List<Method> methods = sized.methods(sized::isWidest);
        List<Double> sizes = sized.rows().stream().map(row -> (double) size(row)).distinct().sorted().toList();
        if (methods.isEmpty() || sizes.size() < 2) return Optional.empty();

        Map<String, String> ruleOf = new LinkedHashMap<>();
        sized.rows().forEach(row -> ruleOf.putIfAbsent(series(row), row.rule()));
        Looks looks = new Looks(ruleOf);
        Axis x = Axis.decades("hidden neurons", sizes);
        List<Strip> strips = new ArrayList<>();
        for (Method method : methods) {
            Estimates by = sized.by(method);
            List<Series> curves = new ArrayList<>();
            for (String series : by.rows().stream().map(InformationBySize::series).distinct().toList()) {
                Look look = looks.of(series);
                List<Row> before = untrained.by(method).where(row -> series(row).equals(series)).rows();
                if (!before.isEmpty()) curves.add(Series.of(look, look.before(), before, InformationBySize::size).alone());
                curves.add(Series.of(look, look.line(), by.where(row -> series(row).equals(series)).rows(),
                        InformationBySize::size));
            }
            strips.add(new Strip(method.inWords() + by.bound(), method.label("label", "layer"), Map.of("hidden1", curves),
                    method.isWhole() ? sized.entropyOfVariable(method) : OptionalDouble.empty()));
        }
        return Optional.of(page(strips, x, looks, sized.where(row -> methods.contains(Method.of(row))), !untrained.rows().isEmpty()));
    }

    private static Page page(List<Strip> strips, Axis x, Looks looks, Estimates shown, boolean before) {
        List<List<Panel>> rows = new ArrayList<>();
        for (int first = 0; first < strips.size(); first += COLUMNS) {
            rows.add(strips.subList(first, Math.min(first + COLUMNS, strips.size())).stream()
                    .map(strip -> strip.panel("hidden1", title(strip.over()), x)).toList());
        }
        List<Key> legend = new ArrayList<>(Key.models(looks, looks.models()));
        if (before) legend.add(Key.before("before training"));
        legend.addAll(EstimatedInformation.keys(strips, shown));
        if (strips.stream().anyMatch(strip -> strip.most().isPresent())) legend.add(Strip.limit("entropy of the label"));
        return new Page("", legend, rows, 200, "What the first hidden layer says of the label of the test images after the last "
                + "epoch, against its size, by every estimator." + shown.caption());
    }

    /** As much of it as there is room for: its last part says what kind of bound it is, if any. */
    private static String title(String over) {
        String shorter = over.replace("code: mean", "on/off at mean").replace("code: ", "").replace("bound, noise ", "bound, ");
        int comma = shorter.lastIndexOf(", ");
        return comma < 0 || Text.width(shorter, Text.PLAIN) < TITLE_WIDTH ? shorter : shorter.substring(0, comma);
    }

    private static int size(Row row) {
        return SizedName.of(row.model()).orElseThrow().size();
    }

    private static String series(Row row) {
        return SizedName.of(row.model()).orElseThrow().series();
    }
}
