package apical.information;

import apical.network.Words;
import java.util.Optional;

/**
 * How an estimate is called, and how its reader is to take it. The estimator that makes the estimates declares it once; tables have
 * its id, figures all else.
 *
 * @param id                 in tables; after a comma a parameter may follow: {@code nearest-neighbours, k = 3}
 * @param name               for readers: {@code Nearest neighbours, k = 3}
 * @param order              place among the labels of one kind of estimator; those of equal order stand as they come
 * @param bound              what kind of bound its information is
 * @param isPreferred        whether it is shown where there is room for one
 * @param caveat             what else a reader must know of its values, a sentence; empty if nothing
 * @param caveatOfPotentials the same where values of compartments stand beside each other
 */
public record EstimatorLabel(String id, String name, int order, Bound bound, boolean isPreferred, String caveat,
        String caveatOfPotentials) {

    /** Between the id and its parameter. */
    private static final String PARAMETER = ", ";

    /** What kind of bound information is, if it is not saturated. */
    public enum Bound {
        NONE(Verdict.SOUND, ""),
        LOWER(Verdict.LOWER_BOUND, "a lower bound"),
        /** A difference of two lower bounds, both too low, by amounts that usually favour the bound. */
        USUALLY_LOWER(Verdict.LOWER_BOUND, "usually a lower bound"),
        UPPER(Verdict.UPPER_BOUND, "an upper bound"),
        /** A difference of two upper bounds. */
        USUALLY_UPPER(Verdict.UPPER_BOUND, "usually an upper bound");

        private final Verdict verdict;
        private final String words;

        Bound(Verdict verdict, String words) {
            this.verdict = verdict;
            this.words = words;
        }

        /** Of such estimates that are not saturated. */
        public Verdict verdict() {
            return verdict;
        }

        /** {@code usually a lower bound}; empty of {@link #NONE}. */
        public String inWords() {
            return words;
        }

        static Bound of(Verdict verdict) {
            return switch (verdict) {
                case LOWER_BOUND -> LOWER;
                case UPPER_BOUND -> UPPER;
                case SOUND, SATURATED -> NONE;
            };
        }
    }

    /** Of estimates that are no bounds. */
    public static EstimatorLabel of(String id, String name) {
        return new EstimatorLabel(id, name, 0, Bound.NONE, false, "", "");
    }

    /** Of an estimator that some other program has: its id with a capital letter. It comes last. */
    public static EstimatorLabel unknown(String id) {
        return new EstimatorLabel(id, Words.upper(Words.of(id)), Integer.MAX_VALUE, Bound.NONE, false, "", "");
    }

    public EstimatorLabel inOrder(int place) {
        return new EstimatorLabel(id, name, place, bound, isPreferred, caveat, caveatOfPotentials);
    }

    public EstimatorLabel bounding(Bound from) {
        return new EstimatorLabel(id, name, order, from, isPreferred, caveat, caveatOfPotentials);
    }

    public EstimatorLabel preferred() {
        return new EstimatorLabel(id, name, order, bound, true, caveat, caveatOfPotentials);
    }

    /** With what a reader must know: a sentence each, or nothing. */
    public EstimatorLabel warning(String ofValues, String ofPotentials) {
        return new EstimatorLabel(id, name, order, bound, isPreferred, ofValues, ofPotentials);
    }

    /** The same with a parameter, {@code k = 3}, say. */
    public EstimatorLabel with(String parameter) {
        return new EstimatorLabel(id + PARAMETER + parameter, name + PARAMETER + parameter, order, bound, isPreferred, caveat,
                caveatOfPotentials);
    }

    /** This label, with its parameter if there is one, if that is what results call it. */
    public Optional<EstimatorLabel> ifCalled(String called) {
        if (called.equals(id)) return Optional.of(this);
        return Optional.of(called).filter(name -> name.startsWith(id + PARAMETER))
                .map(name -> with(name.substring((id + PARAMETER).length())));
    }

    /** What kind of bound information of that verdict is: as this label has it, or, where it is silent, as the verdict has it. */
    public Bound bound(Verdict verdict) {
        return bound.verdict == verdict ? bound : Bound.of(verdict);
    }

    @Override
    public String toString() {
        return id;
    }
}
