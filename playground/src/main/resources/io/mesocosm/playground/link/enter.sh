#!/bin/sh
# enter.sh GROUP BOOT …: into namespaces of our own, and into a control group that is there.
set -eu
if [ -z "${MESO_INSIDE:-}" ]; then
  # Who waits outside is not in the machine's group: in version 2, a group with processes cannot
  # be divided, which systemd does with the one that it finds itself in.
  export MESO_INSIDE=1
  exec unshare --mount --pid --uts --ipc --net --fork /bin/sh "$0" "$@"
fi
group=$1 boot=$2
shift 2
# In the file: device, mount point, type.
while read -r _ at type _; do
  case $type$at in cgroup/sys/fs/cgroup* | cgroup2/sys/fs/cgroup*) echo 0 >"$at/$group/cgroup.procs" ;; esac
done </proc/mounts
exec unshare --cgroup /bin/sh "$boot" "$@"
