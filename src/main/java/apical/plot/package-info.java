/**
 * How is a page drawn?
 *
 * <p>A {@link apical.plot.Page} has a heading, a legend of {@link apical.plot.LegendEntry entries}, rows of
 * {@link apical.plot.Panel panels} and a caption. A panel has two {@link apical.plot.Axis axes} and, in their units, the
 * {@link apical.plot.Glyph glyphs} that lie on it: lines, bands, markers, cells, pictures. All of it is plain data that tests can
 * read. A page paints itself; {@link apical.plot.Png}, {@link apical.plot.Svg} and {@link apical.plot.Gif} write it into files.
 *
 * <p>Nothing here knows what is drawn, or of what.
 */
package apical.plot;
