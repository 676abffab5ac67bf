#!/bin/sh
# make.sh LAYER PACKAGES DIR KEY NAME ROLE: the files of a machine, which is then ready to boot.
#
# KEY is the public key that opens it.
set -eu
layer=$1 packages=$2 dir=$3 key=$4 name=$5 role=$6
mkdir "$dir/work" "$dir/root" "$dir/docker" "$dir/containerd"
cp -a "$layer" "$dir/upper"
cd "$dir/upper"
printf '%s\n' "$name" >etc/hostname
rm -f etc/hosts
printf '127.0.0.1 localhost\n' >etc/hosts
mkdir -p var/lib/docker var/lib/containerd var/cache/mesocosm/debs \
  var/cache/mesocosm/archives/partial
# The user that apt downloads as.
chown _apt:root var/cache/mesocosm/archives/partial 2>/dev/null || true
# What others have downloaded; the same files, or, from another disk, none.
for package in "$packages"/*.deb; do
  [ -e "$package" ] || continue
  ln "$package" var/cache/mesocosm/archives/ 2>/dev/null || break
done
# The host may ask itself for names: it is not there for machines under that address.
servers=$(grep -E '^nameserver[[:space:]]' /etc/resolv.conf 2>/dev/null | grep -vE '[[:space:]](127\.|::1)' || true)
if [ -z "$servers" ] && [ -f /run/systemd/resolve/resolv.conf ]; then
  servers=$(grep -E '^nameserver[[:space:]]' /run/systemd/resolve/resolv.conf || true)
fi
rm -f etc/resolv.conf
printf '%s\n' "$servers" >etc/resolv.conf

new_key() { ssh-keygen -q -t "$1" -N '' -C "$3" -f "$2"; }
new_key ed25519 etc/ssh/ssh_host_ed25519_key "root@$name"
new_key ecdsa etc/ssh/ssh_host_ecdsa_key "root@$name"
home=home/vagrant
install -m 600 "$key" "$home/.ssh/authorized_keys"
if [ "$role" = management ]; then
  new_key ed25519 "$home/.ssh/id_ed25519" "vagrant@$name"
fi
chown --reference="$home" "$home"/.ssh/*
