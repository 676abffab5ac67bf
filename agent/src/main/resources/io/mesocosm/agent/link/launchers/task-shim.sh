# Runs one task and remembers how it ended, whether or not an agent is there to see it.
#
#   sh task-shim RUN SANDBOX CGROUPS SETSID MV PROGRAM [ARGUMENT...]
#
# RUN       folder of the run's records; must exist
# SANDBOX   where the task starts, and where its output goes
# CGROUPS   cgroup folders that the task joins, separated by colons; may be empty
# SETSID MV these two programs, by their full path: the task's PATH is none of our business
#
# Records, each of them there whole or not at all:
#   started  taken once; a second shim for the same run ends at once with status 75
#   pid      "SHIM START TASK BOOT": both process ids, the start time of the shim in clock ticks
#            and the id of the machine's boot, so that a process id that was given away again is
#            not mistaken for ours
#   exit     the task's exit status as the shell has it: 128+N after signal N
#
# Standard output on entry is the starter's pipe: it closes once `pid` is recorded or the start has
# failed. Nothing is ever written to it, so the starter may die.
#
# The environment on entry is the task's, so our own variables have names that nobody else uses.
meso_run=$1 meso_sandbox=$2 meso_cgroups=$3 meso_setsid=$4 meso_mv=$5
shift 5

set -C
{ : >"$meso_run/started"; } 2>/dev/null || exit 75
set +C

# Written over blanks where there are any: the task may fill the disk, and how it ended shall be
# known nevertheless.
record() {
  printf '%s\n' "$2" 1<>"$meso_run/$1.new" && "$meso_mv" -f "$meso_run/$1.new" "$meso_run/$1"
}
printf '    \n' >"$meso_run/exit.new"

# The 22nd field of stat, counted from behind the name, which may hold blanks.
start_time() {
  set -- ${1##*) }
  shift 19
  printf '%s' "$1"
}

exec 3>&1 </dev/null >>"$meso_sandbox/stdout" 2>>"$meso_sandbox/stderr"
cd "$meso_sandbox" || { record exit 126; exit 126; }

(
  exec 3>&-
  # Where the agent is to be spared when memory runs out, what it runs is not.
  read -r meso_spared </proc/self/oom_score_adj
  case $meso_spared in -*) echo 0 >/proc/self/oom_score_adj ;; esac
  IFS=:
  for meso_cgroup in $meso_cgroups; do
    echo 0 >"$meso_cgroup/cgroup.procs" || echo "Cannot join $meso_cgroup; running outside of it" >&2
  done
  exec "$meso_setsid" "$@"
) &
meso_task=$!

read -r meso_stat <"/proc/$$/stat"
read -r meso_boot </proc/sys/kernel/random/boot_id
record pid "$$ $(start_time "$meso_stat") $meso_task $meso_boot"
# The shell tells of signals on standard error; that is not the task's.
exec 3>&- >/dev/null 2>&1

wait "$meso_task"
record exit "$?"
