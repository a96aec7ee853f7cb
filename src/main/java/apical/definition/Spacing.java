package apical.definition;

import apical.validation.Require;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.SortedSet;
import java.util.TreeSet;

/** After how many presentations measurements are taken; before the first and after the last always. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
        @JsonSubTypes.Type(value = Spacing.Linear.class, name = "linear"),
        @JsonSubTypes.Type(value = Spacing.Logarithmic.class, name = "logarithmic")})
public sealed interface Spacing {

    /** Points among {@code total} presentations, ascending, from 0 to {@code total}. */
    SortedSet<Long> among(long total);

    /** {@code points} at equal distances. */
    record Linear(int points) implements Spacing {
        public Linear {
            Require.atLeast("points", points, 1);
        }

        @Override
        public SortedSet<Long> among(long total) {
            SortedSet<Long> all = new TreeSet<>();
            for (int i = 0; i <= points; i++) {
                all.add(Math.round((double) total * i / points));
            }
            return all;
        }
    }

    /** {@code points} at equal ratios, the first of them after {@code first} presentations. */
    record Logarithmic(long first, int points) implements Spacing {
        public Logarithmic {
            Require.atLeast("first", first, 1);
            Require.atLeast("points", points, 2);
        }

        @Override
        public SortedSet<Long> among(long total) {
            SortedSet<Long> all = new TreeSet<>();
            all.add(0L);
            for (int i = 0; i < points; i++) {
                all.add(Math.min(total, Math.round(first * Math.pow((double) total / first, (double) i / (points - 1)))));
            }
            all.add(total);
            return all;
        }
    }
}
