#!/bin/sh
# boot.sh NAME DIR ADDRESS GATEWAY SHARED PACKAGES: process 1 of a machine, until systemd takes its place.
#
# Says its process id as the host counts it, and waits for a line: by then it has been given eth1.
set -eu
name=$1 dir=$2 address=$3 gateway=$4 shared=$5 packages=$6
read -r pid _ </proc/self/stat
root=$dir/root
mount --make-rprivate /
mount -t overlay -o "lowerdir=/,upperdir=$dir/upper,workdir=$dir/work" overlay "$root"
hostname "$name"
mount -t proc -o nosuid,nodev,noexec proc "$root/proc"
# Read-only, so that systemd leaves the host's devices alone.
mount -t sysfs -o ro,nosuid,nodev,noexec sysfs "$root/sys"
mount -t tmpfs -o mode=755,nosuid,nodev tmpfs "$root/run"
mount -t tmpfs -o mode=1777,nosuid,nodev tmpfs "$root/tmp"
mount -t tmpfs -o mode=755,nosuid tmpfs "$root/dev"
mkdir -p "$root/dev/pts" "$root/dev/shm" "$root/run/lock"
mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 devpts "$root/dev/pts"
mount -t tmpfs -o mode=1777,nosuid,nodev tmpfs "$root/dev/shm"
ln -s pts/ptmx "$root/dev/ptmx"
ln -s /proc/self/fd "$root/dev/fd"
ln -s fd/0 "$root/dev/stdin"
ln -s fd/1 "$root/dev/stdout"
ln -s fd/2 "$root/dev/stderr"
# The console is a null device: nobody sits there.
for node in null:3 zero:5 full:7 random:8 urandom:9 console:3; do
  mknod -m 666 "$root/dev/${node%:*}" c 1 "${node#*:}"
done
mknod -m 666 "$root/dev/tty" c 5 0
if [ -e /dev/net/tun ]; then
  mkdir "$root/dev/net"
  mknod -m 666 "$root/dev/net/tun" c 10 200
fi
if [ -f /sys/fs/cgroup/cgroup.controllers ]; then
  mount -t cgroup2 -o nosuid,nodev,noexec cgroup2 "$root/sys/fs/cgroup"
else
  mount -t tmpfs -o mode=755,nosuid,nodev tmpfs "$root/sys/fs/cgroup"
  while read -r _ at type options _; do
    # The list grows while we read it: ours are below the root.
    case $type$at in cgroup/sys/fs/cgroup/*) ;; *) continue ;; esac
    what=${at##*/}
    case $options in *name=*) kind=none,name=${options##*name=} ;; *) kind=$what ;; esac
    mkdir -p "$root/sys/fs/cgroup/$what"
    mount -t cgroup -o "nosuid,nodev,noexec,${kind%%,xattr*}" cgroup "$root/sys/fs/cgroup/$what"
  done </proc/mounts
fi
mount --bind "$shared" "$root/vagrant"
mount --bind "$packages" "$root/var/cache/mesocosm/debs"
# A container engine stacks overlays of its own, which works on the host's disk only.
mount --bind "$dir/docker" "$root/var/lib/docker"
mount --bind "$dir/containerd" "$root/var/lib/containerd"
printf '%s\n' "$pid"
read -r _
ip link set lo up
ip link set eth1 up
ip addr add "$address" dev eth1
ip route add default via "$gateway"
cd "$root"
mkdir -p .host
pivot_root . .host
umount -l /.host
rmdir /.host
exec env -i container=meso PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
  /lib/systemd/systemd --system </dev/null >/dev/null 2>&1
