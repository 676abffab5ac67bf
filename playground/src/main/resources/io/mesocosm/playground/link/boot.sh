#!/bin/sh
# boot.sh NAME DIR ADDRESS GATEWAY SHARED PACKAGES PROGRAM: process 1 of a machine, until systemd takes
# its place.
#
# Says its process id as the host counts it, and waits for a line: by then it has been given eth1.
# Most of what it costs is starting programs, so it starts few.
set -eu
name=$1 dir=$2 address=$3 gateway=$4 shared=$5 packages=$6 program=$7
shift 7
read -r pid _ </proc/self/stat
root=$dir/root
stack() {
  mount -t overlay -o "lowerdir=$2,upperdir=$dir/$1,workdir=$dir/work/$1" overlay "$3"
}
mount --make-rprivate /
mkdir -p "$root" "$dir/work/upper" "$dir/work/usr" "$dir/work/archives"
stack upper / "$root"
# What the layer has in /usr is stacked and not copied. That works here, and not for the root: an
# overlay refuses folders that lie in each other, and the layer lies in the host's root.
stack usr "$dir/layer/usr:/usr" "$root/usr"
# Packages that others have downloaded, for its own apt.
stack archives "$packages" "$root/var/cache/mesocosm/archives"
printf '%s\n' "$name" >/proc/sys/kernel/hostname
mount -t proc -o nosuid,nodev,noexec proc "$root/proc"
# Read-only, so that systemd leaves the host's devices alone.
mount -t sysfs -o ro,nosuid,nodev,noexec sysfs "$root/sys"
mount -t tmpfs -o mode=755,nosuid,nodev tmpfs "$root/run"
mount -t tmpfs -o mode=1777,nosuid,nodev tmpfs "$root/tmp"
mount -t tmpfs -o mode=755,nosuid tmpfs "$root/dev"
cp -a "$dir/layer/dev/." "$root/dev"
mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 devpts "$root/dev/pts"
mount -t tmpfs -o mode=1777,nosuid,nodev tmpfs "$root/dev/shm"
if [ -f /sys/fs/cgroup/cgroup.controllers ]; then
  mount -t cgroup2 -o nosuid,nodev,noexec cgroup2 "$root/sys/fs/cgroup"
else
  mount -t tmpfs -o mode=755,nosuid,nodev tmpfs "$root/sys/fs/cgroup"
  while read -r _ at type _; do
    case $type$at in cgroup/sys/fs/cgroup/*) set -- "$@" "$root/sys/fs/cgroup/${at##*/}" ;; esac
  done </proc/mounts
  [ $# = 0 ] || mkdir "$@"
  while read -r _ at type options _; do
    # The list grows while we read it: ours are below the root.
    case $type$at in cgroup/sys/fs/cgroup/*) ;; *) continue ;; esac
    what=${at##*/}
    case $options in *name=*) kind=none,name=${options##*name=} ;; *) kind=$what ;; esac
    mount -t cgroup -o "nosuid,nodev,noexec,${kind%%,xattr*}" cgroup "$root/sys/fs/cgroup/$what"
  done </proc/mounts
fi
mount --bind "$shared" "$root/vagrant"
mount --bind "$packages" "$root/var/cache/mesocosm/debs"
mount --bind -o ro "$program" "$root/var/cache/mesocosm/program"
# A container engine stacks overlays of its own, which works on the host's disk only.
mount --bind "$dir/docker" "$root/var/lib/docker"
mount --bind "$dir/containerd" "$root/var/lib/containerd"
printf '%s\n' "$pid"
read -r _
ip -batch - <<IP
link set lo up
link set eth1 up
addr add $address dev eth1
route add default via $gateway
IP
cd "$root"
mkdir -p .host
pivot_root . .host
umount -l /.host
rmdir /.host
exec env -i container=meso PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
  /lib/systemd/systemd --system </dev/null >/dev/null 2>&1
