/**
 * Which points of a space of settings are tried, and which of those that were tried go on?
 *
 * <p>It knows no models and no files.
 */
package apical.sweep;
