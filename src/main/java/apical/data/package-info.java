/**
 * What is shown?
 *
 * <p>Images and labels from IDX files (the format of MNIST and its relatives), checked on load, split into training,
 * validation and test images, and dealt out in batches [pixels x batch]. {@link apical.data.ImageProperty} names what else
 * than the label can be asked about an image. {@link apical.data.Patterns} are what a living tissue is shown, one after another.
 */
package apical.data;
