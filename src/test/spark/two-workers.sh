#!/bin/bash
# Runs 'apical run --on' a real Spark, of the jars of Maven Central unpacked into a temporary folder: a small cluster of its own
# (local-cluster), and a standalone one of a master and two workers on the loopback interface, in namespaces of its own. One worker is
# killed in the middle of a run, with its executor, and another comes; once more with workers that do not see the folder of results. The
# tables must be, byte for byte, those of one process. Needs root and 4 minutes.
#     mvn -P spark verify
set -eu
home=$(cd -- "$(dirname -- "$0")/../../.." && pwd)
if [ "${1-}" != inside ]; then
    "$home/apical" --version
    d=$(mktemp -d)
    trap 'rm -rf "$d"' EXIT
    chmod 755 "$d"
    "$home/src/test/spark/home.sh" "$d/spark"
    unshare -n -m -p -f --mount-proc bash "$home/src/test/spark/two-workers.sh" inside "$d"
    exit
fi

d=$2
ip link set lo up
cd "$d"
mkdir out
export SPARK_HOME=$d/spark SPARK_LOCAL_IP=127.0.0.1
sweep=("$home/src/test/spark/sweep.json" --set checkpoint.minutes=0.03)
echo "One process ..."
"$home/apical" run "${sweep[@]}" --out out/one --threads 2 >one.log 2>&1 || { cat one.log; exit 1; }

compare() {
    for table in metrics.csv sweep.csv costs.csv experiment.json; do
        cmp "out/one/$table" "out/$1/$table" || exit 1
    done
    echo "$1: metrics.csv, sweep.csv, costs.csv, experiment.json have the same bytes"
}

echo "Two one-core workers of local-cluster ..."
"$home/apical" run "${sweep[@]}" --out out/small --on local-cluster --threads 2 >small.log 2>&1 || { cat small.log; exit 1; }
compare small

until_there() {                                            # until_there SECONDS COMMAND
    for _ in $(seq $(($1 * 10))); do "${@:2}" && return; sleep 0.1; done
    echo "not in $1 s: ${*:2}"
    exit 1
}

worker() {                                                 # worker NAME [COMMAND BEFORE]
    setsid ${2+unshare -m} bash -c "${2-:}; exec $d/spark/bin/spark-class org.apache.spark.deploy.worker.Worker --cores 1 --memory 2g --host 127.0.0.1 \
        --work-dir $d/work-$1 spark://127.0.0.1:7077" >"$1.log" 2>&1 &
    workers="${workers-} $!"
    until_there 60 grep -q "Successfully registered" "$1.log"
}

"$d/spark/bin/spark-class" org.apache.spark.deploy.master.Master --host 127.0.0.1 --port 7077 >master.log 2>&1 &
until_there 60 grep -q "I have been elected leader" master.log

largest() {
    ls "$1" 2>/dev/null | sed -n 's/^checkpoint-\([0-9]*\)\.npz$/\1/p' | sort -n | tail -n 1
}

goes_on() {                                                # one of the runs has a checkpoint after the one that it had then
    local each before now
    for each in out/shared/runs/*-seed*/; do
        before=$(cat "before/$(basename "$each")" 2>/dev/null) || continue
        now=$(largest "$each")
        [ -z "$before" ] || [ -z "$now" ] || [ "$now" -le "$before" ] || return 0
    done
    return 1
}

begun() {
    ls out/shared/runs/*/checkpoint-*.npz >/dev/null 2>&1
}

echo "A master and two workers, one of which is killed ..."
worker one
worker two
"$home/apical" run "${sweep[@]}" --out out/shared --on spark://127.0.0.1:7077 >shared.log 2>&1 &
run=$!
until_there 60 begun
sleep 3
kill -9 -- -"${workers##* }"                                # its executor, too
mkdir before
for each in out/shared/runs/*-seed*/; do largest "$each" >"before/$(basename "$each")"; done
worker three
until_there 60 goes_on
grep -h -m 1 "Lost task\|Lost executor" out/shared/runs/spark.log
wait "$run" || { cat shared.log; exit 1; }
compare shared

kill -9 -- $(printf -- '-%s ' $workers) 2>/dev/null || true
workers=
echo "Two workers that do not see the folder of results, one of which is killed ..."
blind="mount -t tmpfs none $d/out"
worker four "$blind"
worker five "$blind"
mkdir tmp
begun_apart() {
    ls tmp/apical-*/runs/*/checkpoint-*.npz >/dev/null 2>&1
}
"$home/apical" run "${sweep[@]}" --out out/apart --on spark://127.0.0.1:7077 \
    "--spark-option=--conf=spark.executor.defaultJavaOptions=-Djava.io.tmpdir=$d/tmp" >apart.log 2>&1 &
run=$!
until_there 60 begun_apart
sleep 3
kill -9 -- -"${workers##* }"
worker six "$blind"
wait "$run" || { cat apart.log; exit 1; }
compare apart
sleep 5
[ -z "$(ls tmp | grep apical)" ] || { ls -R tmp; echo "something is left on the machine of the executors"; exit 1; }
