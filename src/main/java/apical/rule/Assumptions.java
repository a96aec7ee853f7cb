package apical.rule;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a learning rule asks of a brain: an answer to each question, and where this is said or shown. Yes means that the rule needs
 * what brains are not known to have.
 *
 * @param answers one to each question
 * @param sources author and year
 */
public record Assumptions(Map<Question, Answer> answers, List<String> sources) {

    /** The questions that every rule answers. */
    public enum Question {
        /** Whether a synapse must be as strong as another between the same neurons. */
        SYMMETRIC_WEIGHTS("symmetric weights"),
        /** Whether a neuron must know the slope of its transfer function. */
        DERIVATIVE("derivative"),
        /** Whether there must be phases, one for activity and one for errors. */
        PHASES("separate phases"),
        /** Whether errors need cells or channels beside those that carry activity. */
        ERROR_CELLS("error cells"),
        /** Whether a synapse must know what is not where it is. */
        LOCALITY("locality violated"),
        /** Whether one number, or the output's whole error, must reach all neurons. */
        GLOBAL_SIGNAL("global signal"),
        /** Whether neurons must send graded numbers instead of spikes. */
        GRADED_RATES("rates, not spikes");

        private final String inWords;

        Question(String inWords) {
            this.inWords = inWords;
        }

        /** As it stands in tables. */
        public String inWords() {
            return inWords;
        }
    }

    /** Whether. */
    public enum Verdict {
        YES("yes"), PARTLY("partly"), NO("no");

        private final String inWords;

        Verdict(String inWords) {
            this.inWords = inWords;
        }
    }

    /**
     * An answer.
     *
     * @param why in half a sentence; empty if there is nothing to say
     */
    public record Answer(Verdict verdict, String why) {

        public static Answer yes(String why) {
            return new Answer(Verdict.YES, why);
        }

        public static Answer partly(String why) {
            return new Answer(Verdict.PARTLY, why);
        }

        public static Answer no(String why) {
            return new Answer(Verdict.NO, why);
        }

        /** This verdict, with an addition to the reason. */
        public Answer and(String addition) {
            return new Answer(verdict, why + addition);
        }

        /** "no: errors arise where they are used". */
        @Override
        public String toString() {
            return why.isEmpty() ? verdict.inWords : verdict.inWords + ": " + why;
        }
    }

    public Assumptions {
        Map<Question, Answer> given = answers;
        Stream.of(Question.values()).filter(question -> !given.containsKey(question)).findFirst().ifPresent(question -> {
            throw new IllegalArgumentException("no answer to " + question + "; expected one to each question");
        });
        answers = Map.copyOf(new EnumMap<>(answers));
        sources = List.copyOf(sources);
    }

    /** To one question. */
    public Answer to(Question question) {
        return answers.get(question);
    }

    /** These answers, but for one question. */
    public Assumptions with(Question question, Answer answer) {
        Map<Question, Answer> others = new EnumMap<>(answers);
        others.put(question, answer);
        return new Assumptions(others, sources);
    }
}
