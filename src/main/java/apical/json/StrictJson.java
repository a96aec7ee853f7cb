package apical.json;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How records look as JSON: nothing unknown, missing, null, repeated or of another type; same text on every system. */
public final class StrictJson {

    /** Field that says which record an object is, where there are several. */
    public static final String TYPE = "type";

    private final ObjectMapper mapper;
    private final Map<Class<?>, Map<String, Class<?>>> types;
    private final Map<Class<?>, String> typesByDefault;
    private final Map<Class<?>, Class<?>> lists;
    private final Map<Class<?>, List<String>> words;

    private StrictJson(Builder builder) {
        mapper = builder.mapper.addModule(builder.module).build();
        types = Map.copyOf(builder.types);
        typesByDefault = Map.copyOf(builder.typesByDefault);
        lists = Map.copyOf(builder.lists);
        words = Map.copyOf(builder.words);
    }

    /** What is read: records and the names of their kinds. */
    public static final class Builder {

        /** Jackson alone is not strict; each of these refuses something that it would otherwise let pass in silence. */
        private final JsonMapper.Builder mapper = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(MapperFeature.AUTO_DETECT_IS_GETTERS);           // a claim about a definition is no field of it
        private final SimpleModule module = new SimpleModule();
        private final Map<Class<?>, Map<String, Class<?>>> types = new HashMap<>();
        private final Map<Class<?>, String> typesByDefault = new HashMap<>();
        private final Map<Class<?>, Class<?>> lists = new HashMap<>();
        private final Map<Class<?>, List<String>> words = new HashMap<>();

        /** Jackson's annotations of {@code mixIn} hold of {@code type}, which knows no Jackson. */
        public Builder looksLike(Class<?> type, Class<?> mixIn) {
            mapper.addMixIn(type, mixIn);
            return this;
        }

        /** Written as a list. */
        public Builder asList(Class<?> type, Class<?> element) {
            lists.put(type, element);
            return this;
        }

        /** The records that implement {@code base}, by the names that their field "type" has; in the place of annotations. */
        public Builder types(Class<?> base, Map<String, ? extends Class<?>> byName) {
            types.put(base, new TreeMap<>(byName));
            byName.forEach((name, record) -> mapper.registerSubtypes(new NamedType(record, name)));
            return this;
        }

        /** What the field "type" is where it is left out. */
        public Builder typeByDefault(Class<?> base, String name) {
            typesByDefault.put(base, name);
            return this;
        }

        /** Values that are written as a word each; these are all there are. */
        public <T> Builder words(Class<T> type, List<T> values, Function<T, String> word) {
            Map<String, T> byWord = new LinkedHashMap<>();
            values.forEach(value -> byWord.put(word.apply(value), value));
            words.put(type, List.copyOf(byWord.keySet()));
            module.addSerializer(type, new StdSerializer<T>(type) {
                private static final long serialVersionUID = 1L;

                @Override
                public void serialize(T value, JsonGenerator to, SerializerProvider any) throws IOException {
                    to.writeString(word.apply(value));
                }
            });
            module.addDeserializer(type, new StdDeserializer<T>(type) {
                private static final long serialVersionUID = 1L;

                @Override
                public T deserialize(JsonParser from, DeserializationContext any) throws IOException {
                    return byWord.get(from.getText());
                }
            });
            return this;
        }

        public StrictJson build() {
            return new StrictJson(this);
        }
    }

    public ObjectMapper mapper() {
        return mapper;
    }

    public ObjectWriter writer() {
        return mapper.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
    }

    /** A value as a definition has it, a text without its quotes; for messages. */
    public String written(Object value) {
        JsonNode json = mapper.valueToTree(value);
        return json.isTextual() ? json.textValue() : json.toString();
    }

    /** The fields that a record is written with, in the order of its components. */
    public List<JsonField> fields(Class<? extends Record> record) {
        return Stream.of(record.getRecordComponents()).map(component -> new JsonField(component.getName(),
                expected(component.getGenericType()),
                Optional.ofNullable(component.getAnnotation(Default.class)).map(Default::value))).toList();
    }

    /** What a value of a type is, in words. */
    private String expected(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == Map.class ? "an object"
                    : "a list, each " + expected(generic.getActualTypeArguments()[0]);
        }
        Class<?> named = (Class<?>) type;
        if (elementsOf(type).isPresent()) {
            return "a list, each " + expected(elementsOf(type).get());
        }
        if (named == boolean.class) {
            return "true or false";
        }
        if (named.isPrimitive() || Number.class.isAssignableFrom(named)) {
            return named == double.class || named == Double.class ? "a number" : "a whole number";
        }
        if (named == String.class) {
            return "a text";
        }
        if (words(type).isPresent() || named.isEnum()) {
            return "one of " + String.join(", ", words(type).orElseGet(() -> constants(named)));
        }
        if (isTyped(named)) {
            return "an object of type " + String.join(", ", types(named).keySet());
        }
        return "an object with "
                + Stream.of(named.getRecordComponents()).map(RecordComponent::getName).collect(Collectors.joining(", "));
    }

    /** The words for the constants of an enum. */
    List<String> constants(Class<?> type) {
        return Stream.of(type.getEnumConstants()).map(constant -> mapper.convertValue(constant, String.class)).toList();
    }

    /**
     * Writes {@link Default}s into a tree (modified) wherever it looks like {@code type}, and present names in the place of
     * {@link FormerName}s.
     *
     * @param file where the tree was read; a warning names it where it has a former name. Nobody is warned if it is empty
     */
    public void complete(Optional<Path> file, JsonNode tree, Class<?> type) {
        new Defaults(this, file).complete(tree, type);
    }

    /** What a field of any typed record is called now, if that was its {@link FormerName}. */
    public Optional<String> presentName(String former) {
        return types.values().stream().flatMap(byName -> byName.values().stream()).filter(Class::isRecord)
                .flatMap(record -> Stream.of(record.getRecordComponents()))
                .filter(component -> Optional.ofNullable(component.getAnnotation(FormerName.class))
                        .filter(name -> name.value().equals(former)).isPresent())
                .map(RecordComponent::getName).findFirst();
    }

    /**
     * Makes a record of a tree (modified: completed by {@link Default}s).
     *
     * @param file for messages
     * @throws DefinitionException in one line, naming file, path, value and what was expected
     */
    public <T> T bind(Path file, JsonNode tree, Class<T> type) {
        complete(Optional.of(file), tree, type);
        JsonForm.check(this, file, tree, type);
        try {
            return mapper.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw DefinitionErrors.refused(file, e);
        }
    }

    /** The text is no JSON, or says something twice. */
    public static DefinitionException notJson(Path file, JsonProcessingException e) {
        return DefinitionErrors.notJson(file, e);
    }

    /** The records that implement {@code base}, by their names. */
    Map<String, Class<?>> types(Class<?> base) {
        if (types.containsKey(base)) {
            return types.get(base);
        }
        Map<String, Class<?>> annotated = new TreeMap<>();
        for (JsonSubTypes.Type type : naming(base).getAnnotation(JsonSubTypes.class).value()) {
            annotated.put(type.name(), type.value());
        }
        return annotated;
    }

    /** Whether a field "type" says which record an object is. */
    boolean isTyped(Class<?> base) {
        return types.containsKey(base) || naming(base).isAnnotationPresent(JsonSubTypes.class);
    }

    Optional<String> typeByDefault(Class<?> base) {
        return Optional.ofNullable(typesByDefault.get(base));
    }

    /** What a type is a list of, if it is written as one. */
    Optional<Class<?>> elementsOf(Type type) {
        return type instanceof Class<?> ? Optional.ofNullable(lists.get(type)) : Optional.empty();
    }

    /** All words for a type, if it is written as one. */
    Optional<List<String>> words(Type type) {
        return type instanceof Class<?> ? Optional.ofNullable(words.get(type)) : Optional.empty();
    }

    private Class<?> naming(Class<?> base) {
        return Optional.<Class<?>>ofNullable(mapper.findMixInClassFor(base)).orElse(base);
    }
}
