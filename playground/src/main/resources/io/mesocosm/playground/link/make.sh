#!/bin/sh
# make.sh DIR KEY NAME ROLE: the files of a machine, which is then ready to boot.
#
# DIR has its layer; KEY is the public key that opens it.
set -eu
dir=$1 key=$2 name=$3 role=$4
mkdir "$dir/usr" "$dir/archives" "$dir/docker" "$dir/containerd"
cp -a "$dir/layer/rest" "$dir/upper"
cd "$dir/upper"
# Any of them may be a note that the file is gone, which nobody can write into.
rm -f etc/hostname etc/machine-id etc/hosts etc/resolv.conf
printf '%s\n' "$name" >etc/hostname
printf '127.0.0.1 localhost\n' >etc/hosts
# Given to it, so that its first boot is like any other.
IFS=- read -r a b c d e </proc/sys/kernel/random/uuid
printf '%s\n' "$a$b$c$d$e" >etc/machine-id
# The host may ask itself for names: it is not there for machines under that address.
servers() {
  [ -f "$1" ] || return 0
  while read -r word server _ || [ -n "$word" ]; do
    case $word$server in
      nameserver127.* | nameserver::1) ;;
      nameserver*) printf 'nameserver %s\n' "$server" ;;
    esac
  done <"$1"
}
servers /etc/resolv.conf >etc/resolv.conf
if [ ! -s etc/resolv.conf ]; then
  servers /run/systemd/resolve/resolv.conf >etc/resolv.conf
fi

# Where the host has such a key, there is a note that the machine has none.
new_key() {
  rm -f "$1" "$1.pub"
  ssh-keygen -q -t ed25519 -N '' -C "$2" -f "$1"
}
new_key etc/ssh/ssh_host_ed25519_key "root@$name"
home=home/vagrant
install -m 600 "$key" "$home/.ssh/authorized_keys"
if [ "$role" = management ]; then
  new_key "$home/.ssh/id_ed25519" "vagrant@$name"
fi
chown --reference="$home" "$home"/.ssh/*
