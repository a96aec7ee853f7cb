package apical.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A record that may also be written as a text alone, which is then one of its fields. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OrText {

    /** The field that makes it an object; without it, a text is expected. */
    String field();

    /** What is expected, for messages. */
    String expected();
}
