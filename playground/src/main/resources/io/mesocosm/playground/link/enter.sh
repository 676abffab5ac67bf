#!/bin/sh
# enter.sh GROUP BOOT …: into control groups and namespaces of our own.
set -eu
group=$1 boot=$2
shift 2
# In the file: device, mount point, type, options.
while read -r _ at type _; do
  case $at in /sys/fs/cgroup*) ;; *) continue ;; esac
  case $type in cgroup | cgroup2) ;; *) continue ;; esac
  path=$at
  for part in $(echo "$group" | tr / ' '); do
    parent=$path path=$path/$part
    [ -d "$path" ] || mkdir -p "$path"
    # A group of version 1 has no processors and memory nodes of its own to begin with.
    for what in cpuset.cpus cpuset.mems; do
      if [ "$type" = cgroup ] && [ -f "$path/$what" ] && [ -z "$(cat "$path/$what")" ]; then
        cat "$parent/$what" >"$path/$what"
      fi
    done
  done
  echo 0 >"$path/cgroup.procs"
done </proc/mounts
exec setsid unshare --mount --pid --uts --ipc --net --cgroup --fork /bin/sh "$boot" "$@"
