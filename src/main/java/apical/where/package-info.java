/**
 * Where are many runs carried out?
 *
 * <p>On the threads of this process, which is what {@code apical run} does unless it is asked for something else; or by other
 * processes elsewhere, which share a folder of results. Run folders and bytes are the same.
 */
package apical.where;
