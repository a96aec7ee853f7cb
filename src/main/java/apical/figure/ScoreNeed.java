package apical.figure;

import apical.diagnostics.Score;
import java.util.stream.Stream;

/** The score of networks, whichever it is. */
final class ScoreNeed {

    private ScoreNeed() {
    }

    /** @param split of the images */
    static Need on(String split) {
        return new Need.OneOf(Stream.of(Score.values()).map(score -> Need.measured(score.quantity(), split)).toList());
    }
}
