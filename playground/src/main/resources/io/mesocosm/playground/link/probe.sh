#!/bin/sh
# probe.sh: prints a word for each thing that the kernel can do. Everything is tried in a network of
# its own, which ends with this script: the host sees nothing of it.
can() {
  word=$1
  shift
  if "$@" >/dev/null 2>&1; then echo "$word"; fi
}
overlay() { grep -qw overlay /proc/filesystems || modprobe --dry-run --quiet overlay; }
can overlay overlay
can bridge ip link add probe0 type bridge
can veth ip link add probe1 type veth peer name probe2
can vxlan ip link add probe3 type vxlan id 7 dstport 4789
can tun ip tuntap add dev probe4 mode tap
can netem tc qdisc add dev lo root netem delay 1ms
can nat iptables -w -t nat -A POSTROUTING -s 192.0.2.0/24 -j MASQUERADE
can partition ebtables -A FORWARD -i probe1 -o probe2 -j DROP
exit 0
