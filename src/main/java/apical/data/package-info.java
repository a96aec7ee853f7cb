/**
 * What is shown?
 *
 * <p>{@link apical.data.DataSources} is the list: data by name, and formats of files of the user's own. What is loaded is checked,
 * split into training, validation and test images, and dealt out in batches [pixels x batch].
 * {@link apical.data.ImageProperty} names what else than the label can be asked about an image. {@link apical.data.Patterns} are
 * what a tissue is shown, one after another.
 */
package apical.data;
