package apical.cli;

import java.util.ArrayList;
import java.util.List;

/** Tables for the eye. */
final class TextTable {

    private TextTable() {
    }

    /** TextTable as wide as their widest cell: the first ones, text, to the left, numbers to the right. */
    static List<String> align(List<List<String>> rows, int textColumns) {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                int c = column;
                int width = rows.stream().mapToInt(r -> r.get(c).length()).max().orElse(0);
                String cell = row.get(column);
                String padding = " ".repeat(width - cell.length());
                line.append(column == 0 ? "" : "  ").append(column < textColumns ? cell + padding : padding + cell);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
