package apical.figure;

import apical.quantity.Quantity;
import apical.results.CsvTable;
import apical.results.InformationRow;
import apical.results.Measurement;
import apical.results.Results;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a figure must find in results, or may find, to show it. */
sealed interface Need {

    /** Whether it is there. */
    boolean isMetBy(Results results);

    /** Whether the figure looks at this row of a table. */
    boolean looksAt(CsvTable<?> table, Record row);

    /** What is needed, for messages: {@code "error" of test images in metrics.csv}. */
    String inWords();

    /** Rows of a table for which something holds. */
    record Rows(CsvTable<?> table, String what, Predicate<Record> wanted) implements Need {
        @Override
        public boolean isMetBy(Results results) {
            return results.rows(table).stream().anyMatch(wanted);
        }

        @Override
        public boolean looksAt(CsvTable<?> other, Record row) {
            return other == table && wanted.test(row);
        }

        @Override
        public String inWords() {
            return what + " in " + table.file();
        }
    }

    /** What was recorded as a table while a tissue was simulated. */
    record Recordings() implements Need {
        @Override
        public boolean isMetBy(Results results) {
            return !results.traces().isEmpty();
        }

        @Override
        public boolean looksAt(CsvTable<?> table, Record row) {
            return false;
        }

        @Override
        public String inWords() {
            return "a recording in format csv";
        }
    }

    /** At least one of several. */
    record OneOf(List<Need> alternatives) implements Need {
        @Override
        public boolean isMetBy(Results results) {
            return alternatives.stream().anyMatch(need -> need.isMetBy(results));
        }

        @Override
        public boolean looksAt(CsvTable<?> table, Record row) {
            return alternatives.stream().anyMatch(need -> need.looksAt(table, row));
        }

        @Override
        public String inWords() {
            return alternatives.stream().map(Need::inWords).collect(Collectors.joining(", or "));
        }
    }

    /** What is shown if it is there. */
    record IfThere(Need need) implements Need {
        @Override
        public boolean isMetBy(Results results) {
            return true;
        }

        @Override
        public boolean looksAt(CsvTable<?> table, Record row) {
            return need.looksAt(table, row);
        }

        @Override
        public String inWords() {
            return "if it is there, " + need.inWords();
        }
    }

    /** A quantity of {@code metrics.csv}, measured on some split of the images. */
    static Need measured(Quantity quantity, String split) {
        return rows(Measurement.TABLE, "\"" + quantity + "\" of split " + split,
                m -> m.is(quantity) && m.split().equals(split) && m.layer().isEmpty() != quantity.perLayer());
    }

    /** At least one of these quantities. */
    static Need anyMeasured(String split, Quantity... quantities) {
        return new OneOf(Stream.of(quantities).map(quantity -> measured(quantity, split)).toList());
    }

    /** Any rows of a table. */
    static Need rows(CsvTable<?> table) {
        return new Rows(table, "rows", row -> true);
    }

    /** Estimates of information for which something holds. */
    static Need estimates(String what, Predicate<InformationRow> wanted) {
        return rows(InformationRow.TABLE, "estimates of " + what, wanted);
    }

    @SuppressWarnings("unchecked")                                   // what is in a table are its rows
    private static <R extends Record> Need rows(CsvTable<R> table, String what, Predicate<R> wanted) {
        return new Rows(table, what, (Predicate<Record>) wanted);
    }
}
