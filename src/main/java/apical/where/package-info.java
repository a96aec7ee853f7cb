/**
 * Where are many runs carried out?
 *
 * <p>On the threads of this process, which is what {@code apical run} does unless it is asked for something else; as jobs of Slurm,
 * which share a folder of results; or as tasks of Apache Spark, which need not see it. Run folders and bytes are the same. An
 * engine is
 * a {@link apical.where.Where}.
 */
package apical.where;
