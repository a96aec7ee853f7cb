#!/bin/bash
# Runs 'apical run --on slurm' on a real Slurm of one node, of Debian's packages unpacked into a temporary folder, in namespaces of
# its own: no systemd, nothing installed. A sweep with rungs is carried out by arrays, one task of which reaches its time limit and is
# put back into the queue; the tables must be, byte for byte, those of one process. Needs root, apt-get, and 6 to 8 minutes.
#     mvn -P slurm verify
set -eu
home=$(cd -- "$(dirname -- "$0")/../../.." && pwd)
definition=$home/src/test/slurm/sweep.json
if [ "${1-}" != inside ]; then
    "$home/apical" --version
    d=$(mktemp -d)
    trap 'rm -rf "$d"' EXIT
    chmod 755 "$d"
    cd "$d"
    echo "One process ..."
    "$home/apical" run "$definition" --out "$d/one" --threads 2 >one.log 2>&1 || { cat one.log; exit 1; }
    apt-get download $({ printf '%s\n' liblua5.1-0 libmunge2 munge slurm-wlm-basic-plugins slurm-client slurmd slurmctld
        apt-get install -s --no-install-recommends slurm-wlm munge | awk '/^Inst/ {print $2}'; } | sort -u) >apt.log 2>&1 || {
        cat apt.log
        exit 1
    }
    for package in *.deb; do dpkg -x "$package" unpacked; done
    unshare -n -u -m -p -f --mount-proc bash "$home/src/test/slurm/one-node.sh" inside "$d"
    exit
fi

d=$2
lib=$(echo "$d"/unpacked/usr/lib/*-linux-gnu)
sbin=$d/unpacked/usr/sbin
export LD_LIBRARY_PATH=$lib:$lib/slurm-wlm PATH=$d/unpacked/usr/bin:$PATH SLURM_CONF=$d/slurm.conf
# Beside the loopback's there must be an address, or the C library resolves no name at all: a bridge that leads nowhere has one.
ip link set lo up
ip link add d0 type bridge
ip addr add 10.99.0.1/24 dev d0
ip link set d0 up
hostname n1
echo "127.0.0.1 n1 localhost" >hosts
mount --bind hosts /etc/hosts
mkdir state spool munge
chmod 711 munge
head -c 128 /dev/urandom >munge/key
chmod 600 munge/key
"$sbin/munged" --key-file="$d/munge/key" --socket="$d/munge/sock" --pid-file="$d/munge/pid" --seed-file="$d/munge/seed" \
    --log-file="$d/munge/log" --force >munge.log 2>&1
cat >slurm.conf <<C
ClusterName=one
SlurmctldHost=n1(127.0.0.1)
AuthInfo=socket=$d/munge/sock
SlurmUser=root
PluginDir=$lib/slurm-wlm
StateSaveLocation=$d/state
SlurmdSpoolDir=$d/spool
SlurmctldPidFile=$d/ctld.pid
SlurmdPidFile=$d/slurmd.pid
SlurmctldLogFile=$d/ctld.log
SlurmdLogFile=$d/slurmd.log
ProctrackType=proctrack/linuxproc
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
MpiDefault=none
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
SchedulerParameters=sched_interval=5,requeue_delay=5
KillWait=20
OverTimeLimit=0
NodeName=n1 NodeAddr=127.0.0.1 CPUs=2 RealMemory=8000 State=UNKNOWN
PartitionName=p Nodes=ALL Default=YES MaxTime=INFINITE State=UP
C
"$sbin/slurmctld-wlm" -c >>log 2>&1
"$sbin/slurmd-wlm" -d "$sbin/slurmstepd-wlm" >>log 2>&1
for i in $(seq 60); do sinfo -h -o %T 2>/dev/null | grep -q idle && break; sleep 0.5; done

echo "Slurm ..."
"$home/apical" run "$definition" --out "$d/all" --on slurm --tasks 3 --time 2
begun=$(date +%s)
until [ -f all/summary.json ] && [ ! -d all/runs ]; do
    if [ $(($(date +%s) - begun)) -gt 1500 ]; then
        squeue
        tail -n 5 slurm-*.log
        exit 1
    fi
    sleep 3
done
sleep 3
echo "done after $(($(date +%s) - begun)) s"
for f in slurmd.pid ctld.pid munge/pid; do kill "$(cat $f)" 2>/dev/null || true; done
grep -h "Interrupted" slurm-*.log || { echo "no task reached its limit"; tail -n 3 slurm-*.log; exit 1; }
for table in metrics.csv sweep.csv costs.csv experiment.json; do
    cmp "one/$table" "all/$table" && echo "$table: the same bytes"
done
