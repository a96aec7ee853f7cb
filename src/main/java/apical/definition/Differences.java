package apical.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** In which fields two experiments differ, models and all. What changes no result does not count: how often checkpoints are. */
public final class Differences {

    private static final int LONGEST = 60;

    private Differences() {
    }

    /**
     * One field.
     *
     * @param field {@code training.epochs}, {@code models.backprop.rule.learningRates}
     * @param here  its value in the first, as JSON; {@code nothing} if it is not there
     * @param there its value in the second
     */
    public record Difference(String field, String here, String there) {

        /** {@code training.epochs is 3; there 2}. */
        @Override
        public String toString() {
            return field + " is " + here + "; there " + there;
        }
    }

    /** In the order of the first. */
    public static List<Difference> between(ResolvedExperiment here, ResolvedExperiment there) {
        List<Difference> differences = new ArrayList<>();
        compare("", tree(here), tree(there), differences);
        return differences;
    }

    private static JsonNode tree(ResolvedExperiment experiment) {
        ObjectNode tree = Vocabulary.JSON.mapper().valueToTree(
                experiment
                        .definition(experiment.models().stream().map(model -> ModelEntry.of(model.definition().name())).toList()));
        tree.remove("checkpoint");
        Map<String, JsonNode> models = new LinkedHashMap<>();
        experiment.models().forEach(model -> models.put(model.definition().name(),
                Vocabulary.JSON.mapper().valueToTree(model.definition())));
        ObjectNode all = Vocabulary.JSON.mapper().createObjectNode();
        models.forEach(all::set);
        tree.set("models", all);
        return tree;
    }

    private static void compare(String path, JsonNode here, JsonNode there, List<Difference> differences) {
        if (here.isObject() && there.isObject()) {
            Set<String> names = new LinkedHashSet<>();
            here.fieldNames().forEachRemaining(names::add);
            there.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                compare(path.isEmpty() ? name : path + "." + name, here.path(name), there.path(name), differences);
            }
        } else if (!here.equals(there)) {
            differences.add(new Difference(path, show(here), show(there)));
        }
    }

    private static String show(JsonNode value) {
        String text = value.isMissingNode() ? "nothing" : value.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "\u2026";
    }
}
