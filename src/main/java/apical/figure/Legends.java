package apical.figure;

import apical.plot.LegendEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Entries of legends that several figures share. */
final class Legends {

    private Legends() {
    }

    /** One entry for each model that is drawn, in the order of the table. */
    static List<LegendEntry> models(ModelStyles styles, Iterable<String> drawn) {
        List<String> names = new ArrayList<>();
        drawn.forEach(names::add);
        return styles.models().stream().filter(names::contains).map(model -> LegendEntry.of(model, styles.of(model))).toList();
    }

    /** Explains the bands, if there is more than one seed. */
    static Optional<LegendEntry> range(Collection<Curve> curves) {
        return spread("range over seeds", curves);
    }

    /** Explains bands of one standard deviation to either side, if there is more than one seed. */
    static Optional<LegendEntry> deviation(Collection<Curve> curves) {
        return spread("standard deviation over seeds", curves);
    }

    private static Optional<LegendEntry> spread(String text, Collection<Curve> curves) {
        return curves.stream().noneMatch(curve -> curve.seeds() > 1) ? Optional.empty() : Optional.of(LegendEntry.band(text));
    }
}
