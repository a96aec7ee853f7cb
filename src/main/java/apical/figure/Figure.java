package apical.figure;

import apical.plot.Page;
import apical.results.Metrics;
import apical.results.Results;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A figure: what it is called, what it needs, and how it is drawn. Where what it needs was not measured, it is not drawn. */
public final class Figure {

    private final String id;
    private final String heading;
    private final String summary;
    private final Function<Results, List<Page>> frames;
    private final boolean moves;
    private final List<Need> needs;

    private Figure(String id, String heading, String summary, Function<Results, List<Page>> frames, boolean moves, Need... needs) {
        this.id = id;
        this.heading = heading;
        this.summary = summary;
        this.frames = frames;
        this.moves = moves;
        this.needs = List.of(needs);
    }

    /**
     * A figure of one page.
     *
     * @param id      its name in a definition: {@code learningCurves}
     * @param heading stands over it
     * @param summary what it shows, in one line
     * @param page    empty if there is nothing to show
     * @param needs   all that it looks at
     */
    static Figure page(String id, String heading, String summary, Function<Results, Optional<Page>> page, Need... needs) {
        return new Figure(id, heading, summary, results -> page.apply(results).stream().toList(), false, needs);
    }

    /** A figure of one page that looks at {@code metrics.csv} alone. */
    static Figure ofMetrics(String id, String heading, String summary, BiFunction<Metrics, ModelStyles, Optional<Page>> page,
            Need... needs) {
        return page(id, heading, summary, results -> page.apply(results.metrics(), new ModelStyles(results.metrics())), needs);
    }

    /** An animation: a page for each frame. */
    static Figure animation(String id, String heading, String summary, Function<Results, List<Page>> frames, Need... needs) {
        return new Figure(id, heading, summary, frames, true, needs);
    }

    /** Its name in a definition: {@code learningCurves}. */
    public String id() {
        return id;
    }

    /** What it shows, in one line. */
    public String summary() {
        return summary;
    }

    /** Its name on disk, without extension: {@code learning-curves}. */
    public String fileName() {
        return id.chars().mapToObj(c -> (Character.isUpperCase(c) ? "-" : "") + Character.toString(c)).collect(Collectors.joining())
                .toLowerCase(Locale.ROOT);
    }

    /** Whether it is an animation. */
    boolean moves() {
        return moves;
    }

    List<Need> needs() {
        return needs;
    }

    /** What is not there of what it needs, in words; empty if all is there. */
    public String missingIn(Results results) {
        return needs.stream().filter(need -> !need.isMetBy(results)).map(Need::inWords).collect(Collectors.joining("; "));
    }

    /** What this figure shows of {@code results}, of an animation its last frame; empty if there is nothing to show. */
    Optional<Page> compose(Results results, String title) {
        List<Page> all = frames(results, title);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** All pages of an animation, and the one page of any other figure; none if what it needs is not there. */
    List<Page> frames(Results results, String title) {
        if (!missingIn(results).isEmpty()) return List.of();

        String over = title.isBlank() ? heading : title + ": " + heading.toLowerCase(Locale.ROOT);
        return frames.apply(results).stream()
                .map(page -> page.withHeading(page.heading().isEmpty() ? over : over + ", " + page.heading())).toList();
    }

    @Override
    public String toString() {
        return id;
    }
}
