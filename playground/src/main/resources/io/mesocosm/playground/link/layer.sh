#!/bin/sh
# layer.sh DIR PUBLIC_KEY: fills DIR/layer with what every machine has beyond the host's own files.
#
# Runs in a mount namespace of its own: the host sees neither a mount nor a changed file. It is not
# a layer in the sense of an overlay (whose folders may not lie in each other, and all of them lie
# in the host's root), but copied into each machine.
set -eu
dir=$1 public_key=$2
packages='openssh-server sudo sshpass iputils-ping dbus'

if [ -z "${MESO_IN_LAYER:-}" ]; then
  mount --make-rprivate /
  mkdir -p "$dir/layer" "$dir/layer.work" "$dir/layer.root"
  mount -t overlay -o "lowerdir=/,upperdir=$dir/layer,workdir=$dir/layer.work" overlay "$dir/layer.root"
  mount --rbind /dev "$dir/layer.root/dev"
  mount -t proc proc "$dir/layer.root/proc"
  mount -t tmpfs tmpfs "$dir/layer.root/tmp"
  mount -t tmpfs tmpfs "$dir/layer.root/run"
  cp "$0" "$dir/layer.root/tmp/layer.sh"
  exec env MESO_IN_LAYER=1 chroot "$dir/layer.root" /bin/sh /tmp/layer.sh "$dir" "$public_key"
fi

# What is installed here starts nothing: processes are still the host's.
printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d
chmod 755 /usr/sbin/policy-rc.d
missing=
for package in $packages; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
if [ -n "$missing" ]; then
  export DEBIAN_FRONTEND=noninteractive
  # shellcheck disable=SC2086
  apt-get install -q -y --no-install-recommends $missing ||
    { apt-get update -q && apt-get install -q -y --no-install-recommends $missing; } ||
    { echo "these packages are needed and could not be installed:$missing" >&2; exit 1; }
fi
rm -f /usr/sbin/policy-rc.d

id vagrant >/dev/null 2>&1 || useradd --create-home --shell /bin/bash vagrant
echo 'vagrant:vagrant' | chpasswd
printf 'vagrant ALL=(ALL) NOPASSWD: ALL\n' >/etc/sudoers.d/vagrant
chmod 440 /etc/sudoers.d/vagrant
install -d -m 700 -o vagrant -g vagrant /home/vagrant/.ssh
printf '%s\n' "$public_key" >/home/vagrant/.ssh/authorized_keys
chown vagrant:vagrant /home/vagrant/.ssh/authorized_keys
install -d /etc/ssh/sshd_config.d /vagrant
printf 'PasswordAuthentication yes\nUseDNS no\n' >/etc/ssh/sshd_config.d/playground.conf
rm -f /etc/ssh/ssh_host_* /etc/fstab
: >/etc/machine-id

# The host's services are the host's; those that drive its hardware have nothing to do here.
mask() { ln -sfn /dev/null "/etc/systemd/system/$1"; }
for wants in /etc/systemd/system/*.wants/*; do
  [ -L "$wants" ] || continue
  unit=${wants##*/}
  case $unit in ssh.service | *.target) continue ;; esac
  rm -f "$wants"
  mask "$unit"
done
for unit in systemd-udevd.service systemd-timesyncd.service systemd-networkd.service \
  systemd-resolved.service systemd-modules-load.service systemd-binfmt.service \
  console-getty.service getty@.service modprobe@.service dev-hugepages.mount dev-mqueue.mount \
  sys-kernel-debug.mount sys-kernel-tracing.mount sys-kernel-config.mount \
  sys-fs-fuse-connections.mount proc-sys-fs-binfmt_misc.automount proc-sys-fs-binfmt_misc.mount; do
  mask "$unit"
done
systemctl --quiet --root=/ enable ssh.service
systemctl --quiet --root=/ set-default multi-user.target
