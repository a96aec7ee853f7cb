package apical.results;

import apical.diagnostics.Score;
import apical.quantity.Quantity;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All rows of {@code metrics.csv}, with ways to choose among them. */
public record Metrics(List<Measurement> rows) {

    public static final Metrics EMPTY = new Metrics(List.of());

    public Metrics {
        rows = List.copyOf(rows);
    }

    /** The rows for which {@code wanted} holds, in their order. */
    public Stream<Measurement> where(Predicate<Measurement> wanted) {
        return rows.stream().filter(wanted);
    }

    /** The rows of one quantity. */
    public Stream<Measurement> of(Quantity quantity) {
        return where(m -> m.is(quantity));
    }

    /** The score that was measured here; errors if none was. */
    public Score score() {
        return of(Score.RECONSTRUCTION.quantity()).findAny().isPresent() ? Score.RECONSTRUCTION : Score.ERROR;
    }
}
