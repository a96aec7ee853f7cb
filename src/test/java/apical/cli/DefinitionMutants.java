package apical.cli;

import static apical.cli.Mutant.any;

import apical.TinyLab;
import apical.TinyTissue;
import apical.data.TenImages;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Every definition that ships with Apical, and the small ones of tests, with one to three things wrong. All are validated; those of
 * tests are run as well, as long as no number was touched: a large one may ask for hours.
 */
final class DefinitionMutants implements Mutant.Kind {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Stands for a passage that no tree can hold. */
    private static final String RAW = "RAW-PASSAGE";
    private static final int IMAGES = 60;

    private final Path corpus;
    private final List<Path> files = new ArrayList<>();

    /** @param corpus an empty folder, for definitions as they should be */
    DefinitionMutants(Path corpus) throws IOException {
        this.corpus = corpus;
        new TinyLab(corpus);
        new TinyTissue(corpus);
        TenImages.writeLikeMnist(Files.createDirectory(corpus.resolve("images")), IMAGES);
        for (String folder : List.of("models", "experiments")) {
            try (Stream<Path> shipped = Files.list(Path.of(folder))) {
                for (Path file : shipped.sorted().toList()) {
                    Files.writeString(corpus.resolve(folder).resolve("shipped-" + file.getFileName()),
                            small(Files.readString(file)));
                }
            }
            try (Stream<Path> there = Files.list(corpus.resolve(folder))) {
                files.addAll(there.sorted().toList());
            }
        }
    }

    @Override
    public String name() {
        return "definitions";
    }

    /** The definition, but for its data, which would take a second to read. */
    private String small(String definition) throws IOException {
        JsonNode tree = JSON.readTree(definition);
        String text = definition.replaceAll("\"\\.\\./models/", "\"../models/shipped-")
                .replaceAll("\"source\": \"(?:mnist|fashion-mnist)\"", "\"source\": \"" + corpus.resolve("images") + "\"");
        if (tree.has("training")) {
            text = text.replaceAll("\"validationImages\": \\d+", "\"validationImages\": 10")
                    .replaceAll("\"trainingSample\": \\d+", "\"trainingSample\": 10")
                    .replaceAll("\"images\": \\d+", "\"images\": 10")
                    .replaceAll("\"calibration\": \\[[^]]*]", "\"calibration\": [10]");
        }
        return text;
    }

    @Override
    public Mutant make(Random random, Path folder) throws IOException {
        for (String part : List.of("models", "experiments", "ten-images")) {
            Files.createDirectory(folder.resolve(part));
            try (Stream<Path> there = Files.list(corpus.resolve(part))) {
                for (Path file : there.toList()) {
                    Files.createLink(folder.resolve(part).resolve(file.getFileName()), file);
                }
            }
        }
        Path original = any(random, files);
        Path file = folder.resolve(corpus.relativize(original));
        StringBuilder done = new StringBuilder(original.getFileName().toString());
        boolean numbers = false;
        byte[] bytes;
        if (random.nextInt(5) == 0) {
            bytes = MutantText.damaged(Files.readAllBytes(original), random);
            done.append(": bytes");
            numbers = true;
        } else {
            JsonNode tree = JSON.readTree(Files.readString(original));
            String text = null;
            for (int n = 1 + random.nextInt(3) / 2; n > 0; n--) {
                text = mutate(tree, random, done);
            }
            numbers = done.indexOf("number") >= 0;
            String written = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
            written = text == null ? written
                    : written.replaceFirst("\"" + RAW + "\"", java.util.regex.Matcher.quoteReplacement(text));
            bytes = written.getBytes(StandardCharsets.UTF_8);
        }
        Files.delete(file);
        Files.write(file, bytes);
        Path experiment = Stream.of("tiny", "tiny-tissue").map(tiny -> folder.resolve("experiments/" + tiny + ".json"))
                .filter(tiny -> tiny.equals(file) || file.getParent().endsWith("models")).findFirst().orElse(null);
        if (!numbers && experiment != null && !original.getFileName().toString().startsWith("shipped") && random.nextInt(3) == 0) {
            Path out = folder.resolve("out");
            return new Mutant(done.toString(),
                    List.of("run", experiment.toString(), "--out", out.toString(), "--set", "figures=[]"),
                    List.of(out));
        }
        return new Mutant(done.toString(), List.of("validate", file.toString()), List.of());
    }

    /** Changes the tree; returns the passage that {@link #RAW} stands for, if it is in it now. */
    private String mutate(JsonNode tree, Random random, StringBuilder done) {
        List<Place> places = new ArrayList<>();
        collect(tree, "", places);
        Place place = any(random, places);
        done.append(": ").append(place.path);
        switch (random.nextInt(8)) {
            case 0 -> {
                place.remove();
                done.append(" removed");
            }
            case 1 -> {
                place.rename(any(random, "s", "X", "\u0007", "y".repeat(300), ".", ""));
                done.append(" renamed");
            }
            case 2 -> {
                Place other = any(random, places);
                JsonNode mine = place.value().deepCopy();
                place.set(other.value().deepCopy());
                done.append(" number or text of ").append(other.path);
                if (random.nextBoolean()) {
                    other.set(mine);
                }
            }
            case 3 -> {
                String text = MutantText.text(random);
                place.set(TextNode.valueOf(text));
                done.append(" text ").append(text.length() > 20 ? text.length() + " characters" : text.replaceAll("\\p{C}", "?"));
            }
            case 4 -> {
                String number = MutantText.number(random);
                place.set(TextNode.valueOf(RAW));
                done.append(" number ").append(number.length() > 20 ? number.length() + " digits" : number);
                return number;
            }
            case 5 -> {
                place.set(any(random, JSON.nullNode(), JSON.createObjectNode(), JSON.createArrayNode(),
                        JSON.createArrayNode().add(place.value().deepCopy()), JSON.getNodeFactory().booleanNode(true),
                        JSON.createArrayNode().addNull()));
                done.append(" of another type, ").append(place.value());
            }
            case 6 -> {
                int depth = any(random, 50, 900, 1500, 30_000);
                place.set(TextNode.valueOf(RAW));
                done.append(" nested ").append(depth);
                return "[".repeat(depth) + "]".repeat(random.nextInt(4) == 0 ? depth - 1 : depth);
            }
            default -> {
                place.set(TextNode.valueOf(RAW));
                done.append(" given twice, or with something behind");
                return place.key == null ? "1, 1"
                        : any(random, "1, \"" + place.key.replaceAll("\\W", "") + "\": 1", "1 }", "1,", "1 // no",
                                "'1'", "\"\u0001\"", "nul", "\"\\q\"", "\"\\ud800\"");
            }
        }
        return null;
    }

    private record Place(String path, JsonNode parent, String key, int index) {
        JsonNode value() {
            JsonNode there = key == null ? parent.get(index) : parent.get(key);
            return there == null ? JSON.nullNode() : there;
        }

        void set(JsonNode value) {
            if (key != null) {
                ((ObjectNode) parent).set(key, value);
            } else if (index < parent.size()) {
                ((ArrayNode) parent).set(index, value);
            }
        }

        void remove() {
            if (key != null) {
                ((ObjectNode) parent).remove(key);
            } else {
                ((ArrayNode) parent).remove(index);
            }
        }

        void rename(String more) {
            if (key != null) {
                JsonNode value = value();
                remove();
                ((ObjectNode) parent).set(key + more, value);
            }
        }
    }

    private static void collect(JsonNode node, String path, List<Place> places) {
        node.fieldNames().forEachRemaining(key -> {
            places.add(new Place(path + "." + key, node, key, 0));
            collect(node.get(key), path + "." + key, places);
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            places.add(new Place(path + "[" + i + "]", node, null, i));
            collect(node.get(i), path + "[" + i + "]", places);
        }
    }
}
