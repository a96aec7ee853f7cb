/**
 * How is a record read from JSON in which a slip of the pen must not change the science?
 *
 * <p>{@link apical.json.StrictJson} lets nothing pass that is unknown, missing, null, repeated or of another type, and says so in
 * one line; {@link apical.json.Default} is what a field is where it is left out. Nothing here knows what is read: which names there
 * are for which records is told to {@link apical.json.StrictJson.Builder}.
 */
package apical.json;
