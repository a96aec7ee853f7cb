package apical.figure;

import apical.results.InformationRow;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was estimated, and how. Any name will do; those that are known stand in their usual order and spelling.
 *
 * @param quantity {@code I(X;T)}, {@code I(X;unit)}, {@code I(X;8 units)}, ...
 */
record Method(String estimator, String code, String quantity) {

    /** The information that the whole population carries. */
    static final String WHOLE = "I(X;T)";
    /** Mean over single units. */
    static final String UNIT = "I(X;unit)";
    /** Between two continuous variables. */
    private static final String PAIR = "I(A;B)";

    private static final Pattern SUBSET = Pattern.compile("I\\(X;(\\d{1,9}) units?\\)");
    /** Parts of names; the last of them that a name has gives its place. */
    private static final List<String> KNOWN = List.of("plug", "miller", "panzeri", "extrapol", "shuffle", "subtract", "chao",
            "james", "shrink", "nsb", "kernel", "kolchinsky", "neighbour", "ksg", "kraskov", "ross", "decoder", "unit", "subset");
    private static final String[][] SPELLING = {{"plug[ -]?in", "plug-in"}, {"miller[ -]?madow", "Miller-Madow"},
        {"panzeri[ -]?treves", "Panzeri-Treves"}, {"chao[ -]?shen", "Chao-Shen"}, {"james[ -]?stein", "James-Stein"}, {"nsb", "NSB"},
        {"ksg", "KSG"}, {"ross", "Ross"}, {"quadratic-extrapolation", "quadratic extrapolation"},
        {"shuffle-correction", "shuffle correction"}, {"shuffle-subtraction", "shuffle subtraction"},
        {"nearest-neighbours", "nearest neighbours"}, {"kraskov-1", "nearest neighbours"},
        {"kernel-lower-bound", "kernel lower bound"}, {"kernel-upper-bound", "kernel upper bound"}, {"per-unit", "per unit"},
        {"kolchinsky ?tracey", "Kolchinsky-Tracey"}, {"(?<!linear[ -])decoder", "linear decoder"}};

    /** Whole populations first, then units, then subsets of more and more; within each, estimators in their order. */
    static final Comparator<Method> USUAL = Comparator.comparingInt(Method::breadth).thenComparingInt(Method::place);

    static Method of(InformationRow row) {
        return new Method(row.estimate().estimator(), row.estimate().code(), row.estimate().quantity());
    }

    /** k of {@code I(X;k units)}. */
    OptionalInt units() {
        Matcher subset = SUBSET.matcher(quantity);
        return subset.matches() ? OptionalInt.of(Integer.parseInt(subset.group(1))) : OptionalInt.empty();
    }

    boolean isWhole() {
        return quantity.equals(WHOLE);
    }

    boolean isDecoder() {
        return estimator.toLowerCase(Locale.ROOT).contains("decoder");
    }

    boolean isKernel() {
        return estimator.toLowerCase(Locale.ROOT).contains("kernel");
    }

    /** The same method asked for another quantity. */
    Method asked(String other) {
        return new Method(estimator, code, other);
    }

    /** {@code Plug-in, code: mean}. */
    String inWords() {
        return withCode(spelled());
    }

    /** {@code Subsets of 8 units, code: mean}: with what of the population, for a legend that has all of them. */
    String inFull() {
        return withCode(spelled() + (units().isPresent() ? " of " + units().getAsInt() + (units().getAsInt() == 1 ? " unit" : " units")
                : quantity.equals(PAIR) ? " (continuous variable)" : ""));
    }

    private String spelled() {
        String words = words(estimator);
        for (String[] spelling : SPELLING) words = words.replaceAll("\\b" + spelling[0] + "\\b", spelling[1]);
        return upper(words);
    }

    private String withCode(String name) {
        return name + (code.isEmpty() ? "" : ", code: " + code);
    }

    /** What is estimated of a variable, for an axis: {@code I(label; layer) (bit)}. */
    String label(String variable, String place) {
        String x = words(variable);
        if (quantity.equals(UNIT)) return "I(" + x + "; unit), mean (bit)";
        return (units().isPresent() ? quantity : quantity.replaceFirst("\\bT\\b", place)).replaceFirst("\\bX\\b", x)
                .replaceFirst(";", "; ") + " (bit)";
    }

    /** {@code brightest quadrant} for {@code brightestQuadrant}. */
    static String words(String id) {
        return id.replaceAll("(?<=[a-z])([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    static String upper(String text) {
        return text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private int breadth() {
        return isWhole() ? 0 : units().isPresent() ? 2 + units().getAsInt() : quantity.equals(UNIT) ? 1 : Integer.MAX_VALUE;
    }

    private int place() {
        String name = words(estimator);
        for (int i = KNOWN.size() - 1; i >= 0; i--) {
            if (name.contains(KNOWN.get(i))) return i;
        }
        return KNOWN.size();
    }
}
