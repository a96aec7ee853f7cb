#!/bin/bash
# Makes the folder of an installed Spark, as SPARK_HOME names it, of the jars of Maven Central: enough to submit and to run.
#     src/test/spark/home.sh FOLDER
set -eu
here=$(cd -- "$(dirname -- "$0")" && pwd)
home=$1
mkdir -p "$home/bin" "$home/conf"
home=$(cd -- "$home" && pwd)
mvn -q -B -f "$here/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
    -DoutputDirectory="$home/jars" >&2
# As in a distribution: Spark's launcher says with which options Java is to be started.
cat >"$home/bin/spark-class" <<'S'
#!/bin/bash
export SPARK_HOME=${SPARK_HOME:-$(cd -- "$(dirname -- "$0")/.." && pwd)}
export SPARK_SCALA_VERSION=2.13
mapfile -d '' -t command < <(java -Xmx128m -cp "$SPARK_HOME/jars/*" org.apache.spark.launcher.Main "$@")
[ ${#command[@]} -gt 1 ] || exit 1
command=("${command[@]:1}")                        # an empty word and a line's end come first
exec "${command[0]#$'\n'}" "${command[@]:1}"
S
cat >"$home/bin/spark-submit" <<'S'
#!/bin/bash
exec "$(dirname -- "$0")/spark-class" org.apache.spark.deploy.SparkSubmit "$@"
S
chmod +x "$home/bin/spark-class" "$home/bin/spark-submit"
