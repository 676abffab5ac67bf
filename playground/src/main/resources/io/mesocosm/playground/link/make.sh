#!/bin/sh
# make.sh LAYER DIR NAME ROLE: the files of a machine, which is then ready to boot.
set -eu
layer=$1 dir=$2 name=$3 role=$4
mkdir "$dir/work" "$dir/root"
cp -a "$layer" "$dir/upper"
printf '%s\n' "$name" >"$dir/upper/etc/hostname"
cp "$dir/hosts" "$dir/upper/etc/hosts"
key() { ssh-keygen -q -t "$1" -N '' -C "$3" -f "$2"; }
key ed25519 "$dir/upper/etc/ssh/ssh_host_ed25519_key" "root@$name"
key ecdsa "$dir/upper/etc/ssh/ssh_host_ecdsa_key" "root@$name"
if [ "$role" = management ]; then
  home=$dir/upper/home/vagrant
  key ed25519 "$home/.ssh/id_ed25519" "vagrant@$name"
  chown --reference="$home" "$home/.ssh/id_ed25519" "$home/.ssh/id_ed25519.pub"
fi
