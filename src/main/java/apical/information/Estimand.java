package apical.information;

import java.util.List;
import java.util.OptionalInt;

/**
 * What is estimated: information or an entropy. X is a discrete variable of the samples, T what was recorded of a population, A and
 * B are continuous variables.
 *
 * @param id   as in {@code information.csv}
 * @param form which of those that are known
 */
public record Estimand(String id, Form form) {

    /** What the whole population tells of X. */
    public static final Estimand INFORMATION = new Estimand("I(X;T)", Form.INFORMATION);
    /** Mean over single units. */
    public static final Estimand OF_UNITS = new Estimand("I(X;unit)", Form.OF_UNITS);
    /** What the population tells of which sample it is; of a deterministic network, with noise that the analysis adds. */
    public static final Estimand OF_IMAGE = new Estimand("I(image;T)", Form.OF_IMAGE);
    /** Between two continuous variables. */
    public static final Estimand OF_PAIR = new Estimand("I(A;B)", Form.OF_PAIR);
    /** Of the code of the whole population. */
    public static final Estimand CODE_ENTROPY = new Estimand("H(T)", Form.ENTROPY);
    /** What remains open about that code once X is known. */
    public static final Estimand CODE_ENTROPY_GIVEN_VARIABLE = new Estimand("H(T|X)", Form.ENTROPY);
    /** Of the variable, which its information cannot exceed. */
    public static final Estimand VARIABLE_ENTROPY = new Estimand("H(X)", Form.ENTROPY);

    private static final List<Estimand> WITHOUT_SIZE = List.of(INFORMATION, OF_UNITS, OF_IMAGE, OF_PAIR, CODE_ENTROPY,
            CODE_ENTROPY_GIVEN_VARIABLE, VARIABLE_ENTROPY);

    private static final String SUBSET = "I(X;";

    /** Those that are known; {@link #OTHER} is what another program has written. */
    public enum Form {
        INFORMATION, OF_UNITS, OF_SUBSETS, OF_IMAGE, OF_PAIR, ENTROPY, OTHER
    }

    /** Mean over subsets of {@code units} units: {@code I(X;1 unit)}, {@code I(X;8 units)}. */
    public static Estimand ofSubsets(int units) {
        return new Estimand(SUBSET + units + (units == 1 ? " unit)" : " units)"), Form.OF_SUBSETS);
    }

    /** The one of this id; any text will do. */
    public static Estimand of(String id) {
        for (Estimand known : WITHOUT_SIZE) {
            if (known.id.equals(id)) return known;
        }
        OptionalInt units = units(id);
        return units.isPresent() ? ofSubsets(units.getAsInt()) : new Estimand(id, Form.OTHER);
    }

    /** k of {@code I(X;k units)}. */
    public OptionalInt units() {
        return form == Form.OF_SUBSETS ? units(id) : OptionalInt.empty();
    }

    private static OptionalInt units(String id) {
        int end = id.indexOf(" unit");
        if (!id.startsWith(SUBSET) || end < SUBSET.length()) return OptionalInt.empty();
        try {
            int units = Integer.parseInt(id.substring(SUBSET.length(), end));
            return units > 0 && ofSubsets(units).id.equals(id) ? OptionalInt.of(units) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** Whether it is about the whole population and X. */
    public boolean isOfWhole() {
        return form == Form.INFORMATION;
    }

    /** Whether it is information about the variable, or about a property that follows it: not of images, nor an entropy. */
    public boolean isOfVariable() {
        return switch (form) {
            case INFORMATION, OF_UNITS, OF_SUBSETS, OF_PAIR -> true;
            case OF_IMAGE, ENTROPY, OTHER -> false;
        };
    }

    /** Whole populations first, then single units, then subsets of more and more; then what is not of a variable. */
    public int breadth() {
        return switch (form) {
            case INFORMATION -> 0;
            case OF_UNITS -> 1;
            case OF_SUBSETS -> 2 + units().getAsInt();
            case OF_IMAGE, OF_PAIR, ENTROPY, OTHER -> Integer.MAX_VALUE;
        };
    }

    /**
     * For an axis: {@code I(label; layer) (bit)}.
     *
     * @param variable X in words
     * @param place    T in words
     */
    public String label(String variable, String place) {
        return switch (form) {
            case INFORMATION -> "I(" + variable + "; " + place + ")";
            case OF_UNITS -> "I(" + variable + "; unit), mean";
            case OF_SUBSETS -> "I(" + variable + "; " + id.substring(SUBSET.length());
            case OF_IMAGE -> "I(image; " + place + ")";
            case ENTROPY -> equals(VARIABLE_ENTROPY) ? "H(" + variable + ")" : equals(CODE_ENTROPY) ? "H(" + place + ")"
                    : "H(" + place + " | " + variable + ")";
            case OF_PAIR, OTHER -> id;
        } + " (bit)";
    }

    @Override
    public String toString() {
        return id;
    }
}
