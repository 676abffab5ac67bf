#!/bin/sh
# probe.sh: prints a word for each thing that the kernel can do. Everything is tried in namespaces of
# its own, which end with this script: the host sees nothing of it.
can() {
  word=$1
  shift
  if "$@" >/dev/null 2>&1; then echo "$word"; fi
}
overlay() {
  grep -qw overlay /proc/filesystems || modprobe --dry-run --quiet overlay || return
  mount -t tmpfs tmpfs /tmp || return
  mkdir /tmp/upper /tmp/work /tmp/root
  mount -t overlay -o lowerdir=/usr,upperdir=/tmp/upper,workdir=/tmp/work overlay /tmp/root
}
devices() {
  mount -t tmpfs tmpfs /tmp && mknod /tmp/null c 1 3
}
can overlay overlay
can devices devices
can bridge ip link add probe0 type bridge
can veth ip link add probe1 type veth peer name probe2
can vxlan ip link add probe3 type vxlan id 7 dstport 4789
can tun ip tuntap add dev probe4 mode tap
can netem tc qdisc add dev lo root netem delay 1ms
can nat iptables -w -t nat -A POSTROUTING -s 192.0.2.0/24 -j MASQUERADE
can partition ebtables -A FORWARD -i probe1 -o probe2 -j DROP
exit 0
