/**
 * What is measured, and in what unit?
 *
 * <p>A {@link apical.quantity.Quantity} has an id, a unit, a scale and words for axes and lists. Nothing here knows how it is
 * measured.
 */
package apical.quantity;
