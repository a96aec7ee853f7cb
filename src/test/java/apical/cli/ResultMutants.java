package apical.cli;

import static apical.cli.Mutant.any;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Folders of results in which somebody edited a table, lost a file or took one for another. */
final class ResultMutants implements Mutant.Kind {

    private final List<Path> results;

    /** @param results that runs wrote, which are copied */
    ResultMutants(List<Path> results) {
        this.results = results;
    }

    @Override
    public String name() {
        return "result folders";
    }

    /** Copies a folder with all that is in it. */
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    @Override
    public Mutant make(Random random, Path folder) throws IOException {
        Path copy = folder.resolve("result");
        copy(any(random, results), copy);
        List<Path> files;
        try (Stream<Path> all = Files.walk(copy)) {
            files = all.filter(Files::isRegularFile).filter(file -> !file.toString().contains("figures")).sorted().toList();
        }
        List<Path> tables = files.stream().filter(file -> file.toString().endsWith(".csv")).toList();
        Path file = any(random, random.nextInt(3) > 0 ? tables : files);
        String what = copy.relativize(file) + " " + damage(file, random, files);
        Path out = folder.resolve("made");
        return new Mutant(what, switch (random.nextInt(3)) {
            case 0 -> List.of("run", copy.resolve("experiment.json").toString(), "--out", out.toString(), "--set", "figures=[]");
            case 1 -> List.of("compare", copy.toString(), "--out", out.toString());
            default -> List.of("figures", copy.toString());
        }, List.of(out, copy.resolve("figures")));
    }

    private static String damage(Path file, Random random, List<Path> files) throws IOException {
        int how = random.nextInt(file.toString().endsWith(".csv") ? 10 : 3);
        if (how == 0) {
            Files.delete(file);
            return "deleted";
        }
        if (how == 1) {
            Files.write(file, Files.readAllBytes(any(random, files)));
            return "as another file";
        }
        if (how == 2) {
            Files.write(file, MutantText.damaged(Files.readAllBytes(file), random));
            return "bytes";
        }
        List<List<String>> rows = Files.readAllLines(file).stream()
                .map(line -> (List<String>) new ArrayList<>(Arrays.asList(line.split(",", -1))))
                .collect(Collectors.toCollection(ArrayList::new));
        int column = random.nextInt(rows.get(0).size());
        List<String> row = any(random, rows);
        String what;
        if (how == 3) {
            rows.forEach(cells -> cells.remove(Math.min(column, cells.size() - 1)));
            what = "without column " + column;
        } else if (how == 4) {
            rows.get(0).set(column, MutantText.text(random));
            what = "column " + column + " renamed";
        } else if (how == 5) {
            rows.subList(random.nextInt(rows.size()), rows.size()).clear();
            what = "cut";
        } else if (how == 6) {
            rows.add(row);
            what = "a row twice";
        } else {
            String cell = random.nextBoolean() ? MutantText.number(random) : MutantText.text(random);
            row.set(Math.min(column, row.size() - 1), cell);
            what = "column " + column + " number or text "
                    + cell.substring(0, Math.min(10, cell.length())).replaceAll("\\p{C}", "?");
        }
        Files.write(file, rows.stream().map(cells -> String.join(",", cells)).collect(Collectors.joining("\n", "", "\n"))
                .getBytes(StandardCharsets.UTF_8));
        return what;
    }
}
