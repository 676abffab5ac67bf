#!/bin/sh
# enter.sh GROUP LIMITS BOOT …: into namespaces and control groups of our own.
#
# LIMITS is a file with lines of a control group's file and its content.
set -eu
if [ -z "${MESO_INSIDE:-}" ]; then
  # Who waits outside is not in the machine's group: in version 2, a group with processes cannot
  # be divided, which systemd does with the one that it finds itself in.
  export MESO_INSIDE=1
  exec setsid unshare --mount --pid --uts --ipc --net --fork /bin/sh "$0" "$@"
fi
group=$1 limits=$2 boot=$3
shift 3
# In the file: device, mount point, type, options.
while read -r _ at type _; do
  case $at in /sys/fs/cgroup*) ;; *) continue ;; esac
  case $type in cgroup | cgroup2) ;; *) continue ;; esac
  path=$at
  for part in $(echo "$group" | tr / ' '); do
    parent=$path path=$path/$part
    if [ "$type" = cgroup2 ]; then
      # Handed down one by one: a host need not have all of them, nor any in this hierarchy.
      for what in cpu memory pids io cpuset; do
        { echo "+$what" >"$parent/cgroup.subtree_control"; } 2>/dev/null || true
      done
    fi
    [ -d "$path" ] || mkdir -p "$path"
    # A group of version 1 has no processors and memory nodes of its own to begin with.
    for what in cpuset.cpus cpuset.mems; do
      if [ "$type" = cgroup ] && [ -f "$path/$what" ] && [ -z "$(cat "$path/$what")" ]; then
        cat "$parent/$what" >"$path/$what"
      fi
    done
  done
  while read -r what value; do
    if [ -f "$path/$what" ]; then echo "$value" >"$path/$what"; fi
  done <"$limits"
  echo 0 >"$path/cgroup.procs"
done </proc/mounts
exec unshare --cgroup /bin/sh "$boot" "$@"
