package apical.figure;

import apical.estimators.Estimators;
import apical.information.Estimand;
import apical.information.EstimatorLabel;
import apical.network.Words;
import apical.results.InformationRow;
import java.util.Comparator;

/** Who estimated what, of which code. */
record Method(EstimatorLabel estimator, String code, Estimand quantity) {

    /** The code of one bit per unit, on where it exceeds its mean. */
    private static final String MEAN = "mean";
    private static final String NOISE = "noise ";

    /** Whole populations first, then units, then subsets of more and more; within each, estimators in their order. */
    static final Comparator<Method> USUAL = Comparator.<Method>comparingInt(method -> method.quantity.breadth())
            .thenComparing(Method::estimator, Estimators.USUAL);

    static Method of(InformationRow row) {
        return new Method(row.estimate().estimator(), row.estimate().code(), row.estimate().quantity());
    }

    boolean isWhole() {
        return quantity.isOfWhole();
    }

    boolean isOfUnits() {
        return quantity.equals(Estimand.OF_UNITS);
    }

    /** The same method asked for another quantity. */
    Method asked(Estimand other) {
        return new Method(estimator, code, other);
    }

    /** Whether it is the same method, asked for this quantity or another. */
    boolean isSameBut(Method other) {
        return estimator.equals(other.estimator) && code.equals(other.code);
    }

    /** {@code Plug-in, code: mean}. */
    String inWords() {
        return withCode(estimator.name());
    }

    /** {@code Plug-in, on/off at mean}, for where there is little room. */
    String inShort() {
        String what = code.equals(MEAN) ? "on/off at mean" : code.startsWith(NOISE) ? code.substring(NOISE.length()) : code;
        return estimator.name() + (what.isEmpty() ? "" : ", " + what);
    }

    /** {@code Subsets of 8 units, code: mean}: with what of the population, for a legend that has all of them. */
    String inFull() {
        return withCode(nameWithSize());
    }

    /** The same, silent about the code that is the usual one. */
    String inFullButTheMean() {
        return code.equals(MEAN) ? nameWithSize() : inFull();
    }

    private String nameWithSize() {
        String of = quantity.units().isPresent()
                ? " of " + quantity.units().getAsInt() + (quantity.units().getAsInt() == 1 ? " unit" : " units")
                : quantity.equals(Estimand.OF_PAIR) ? " (continuous variable)" : "";
        return estimator.name() + of;
    }

    private String withCode(String name) {
        return name + (code.isEmpty() ? "" : ", code: " + code);
    }

    /** What is estimated of a variable, for an axis: {@code I(label; layer) (bit)}. */
    String label(String variable, String place) {
        return quantity.label(Words.of(variable), place);
    }
}
