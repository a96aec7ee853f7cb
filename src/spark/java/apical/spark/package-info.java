/**
 * Runs as tasks of Apache Spark, of which no other room knows: built by {@code mvn -P spark package} alone, into
 * {@code target/spark/apical-spark.jar}, and started by {@code spark-submit}.
 */
package apical.spark;
