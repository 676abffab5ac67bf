#!/bin/sh
# layer.sh CACHE KEY: fills CACHE/layers/KEY with what every machine has beyond the host's own files.
#
# Runs in a mount namespace of its own: the host sees neither a mount nor a changed file. It is not
# a layer in the sense of an overlay (whose folders may not lie in each other, and all of them lie
# in the host's root), but copied into each machine.
set -eu
cache=$1 key=$2
# The last three are what Ansible installs on a real server: it finds them here, not enabled.
packages='openssh-server sudo sshpass iputils-ping iproute2 dbus curl ca-certificates iptables
  python3 python3-apt ansible-core busybox-static docker.io haproxy'
work=$cache/making

if [ -z "${MESO_IN_LAYER:-}" ]; then
  # One at a time; whoever waited finds what the other made.
  exec 9>"$cache/lock"
  flock 9
  [ ! -d "$cache/layers/$key" ] || exit 0
  rm -rf --one-file-system "$work"
  mount --make-rprivate /
  # Also when it fails or is told to stop. Never into what is mounted there: that is the host's.
  trap 'umount -R -l "$work/root" 2>/dev/null || true; rm -rf --one-file-system "$work"' EXIT
  trap 'exit 143' INT TERM
  mkdir -p "$work/upper" "$work/work" "$work/root" "$cache/debs/partial"
  # The user that apt downloads as.
  chown _apt:root "$cache/debs/partial" 2>/dev/null || true
  mount -t overlay -o "lowerdir=/,upperdir=$work/upper,workdir=$work/work" overlay "$work/root"
  mount --rbind /dev "$work/root/dev"
  mount -t proc proc "$work/root/proc"
  mount -t tmpfs tmpfs "$work/root/tmp"
  mount -t tmpfs tmpfs "$work/root/run"
  mkdir -p "$work/root/var/cache/mesocosm/archives"
  mount --bind "$cache/debs" "$work/root/var/cache/mesocosm/archives"
  cp "$0" "$work/root/tmp/layer.sh"
  MESO_IN_LAYER=1 chroot "$work/root" /bin/sh /tmp/layer.sh "$cache" "$key"
  umount -R -l "$work/root"
  mv "$work/upper" "$cache/layers/$key"
  # Those of this host as it was before, but for the last: somebody may be copying it just now.
  find "$cache/layers" -mindepth 1 -maxdepth 1 -printf '%C@ %p\n' | sort -rn | tail -n +3 |
    while read -r _ old; do rm -rf "$old"; done
  # Packages that no machine was given for two months.
  find "$cache/debs" -name '*.deb' -ctime +60 -delete
  exit 0
fi

# What is installed here starts nothing: processes are still the host's.
printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d
chmod 755 /usr/sbin/policy-rc.d
# Keeps what it downloads, whatever the host's own settings do with it; and shares it with all
# machines and with those of later playgrounds. In a folder of its own: in the usual one lie those
# that the host has downloaded for itself.
cat >/etc/apt/apt.conf.d/zz-playground <<'CONF'
#clear DPkg::Post-Invoke;
#clear APT::Update::Post-Invoke;
APT::Keep-Downloaded-Packages "true";
Binary::apt::APT::Keep-Downloaded-Packages "true";
Dir::Cache::archives "/var/cache/mesocosm/archives/";
DPkg::Lock::Timeout "120";
Acquire::Retries "3";
CONF
# What a power cut would cost is made again; pages of the manual are read without their index.
echo force-unsafe-io >/etc/dpkg/dpkg.cfg.d/zz-playground
rm -f /var/lib/man-db/auto-update
export DEBIAN_FRONTEND=noninteractive
missing=
for package in $packages; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
get() { apt-get install -q -y --no-install-recommends "$@"; }
if [ -n "$missing" ]; then
  # shellcheck disable=SC2086
  get $missing || { apt-get update -q && get $missing; } || {
    echo "machines need these packages, which could not be installed:$missing" >&2
    exit 1
  }
fi
rm -f /usr/sbin/policy-rc.d
cat >>/etc/apt/apt.conf.d/zz-playground <<'CONF'
DPkg::Post-Invoke {"/usr/local/sbin/keep-packages";};
CONF
cat >/usr/local/sbin/keep-packages <<'SCRIPT'
#!/bin/sh
# Puts downloaded packages where the other machines look; whole or not at all.
kept=/var/cache/mesocosm/debs
[ -d "$kept" ] || exit 0
for package in /var/cache/mesocosm/archives/*.deb; do
  to=$kept/${package##*/}
  if [ -f "$package" ] && [ ! -e "$to" ]; then
    cp "$package" "$to.$$" && mv "$to.$$" "$to" || rm -f "$to.$$"
  fi
done
exit 0
SCRIPT
chmod 755 /usr/local/sbin/keep-packages

id vagrant >/dev/null 2>&1 || useradd --create-home --shell /bin/bash vagrant
echo 'vagrant:vagrant' | chpasswd
printf 'vagrant ALL=(ALL) NOPASSWD: ALL\n' >/etc/sudoers.d/vagrant
chmod 440 /etc/sudoers.d/vagrant
install -d -m 700 -o vagrant -g vagrant /home/vagrant/.ssh
install -d /vagrant /var/cache/mesocosm /var/lib/mesocosm
# Whole, because a host that one logs in to may have settings of its own.
cat >/etc/ssh/sshd_config <<'CONF'
PasswordAuthentication yes
KbdInteractiveAuthentication no
UsePAM yes
UseDNS no
PrintMotd no
X11Forwarding no
# Several at once: Ansible, and whoever watches.
MaxStartups 100:30:200
AcceptEnv LANG LC_*
Subsystem sftp internal-sftp
CONF
rm -rf /etc/ssh/sshd_config.d
rm -f /etc/ssh/ssh_host_* /etc/fstab
: >/etc/machine-id

# The host's services are the host's: none starts here, each may be enabled again.
rm -rf /etc/systemd/system/*.wants /etc/systemd/system/*.requires
for script in /etc/init.d/*; do
  name=${script##*/}
  if [ -x "$script" ] && [ ! -e "/lib/systemd/system/$name.service" ]; then
    update-rc.d "$name" disable >/dev/null 2>&1 || true
  fi
done
# These drive its hardware, and nobody should start them.
mask() { ln -sfn /dev/null "/etc/systemd/system/$1"; }
for unit in systemd-udevd.service systemd-udevd-kernel.socket systemd-udevd-control.socket \
  systemd-udev-trigger.service systemd-udev-settle.service \
  systemd-timesyncd.service systemd-networkd.service \
  systemd-resolved.service systemd-modules-load.service systemd-binfmt.service \
  console-getty.service getty@.service modprobe@.service dev-hugepages.mount dev-mqueue.mount \
  sys-kernel-debug.mount sys-kernel-tracing.mount sys-kernel-config.mount \
  sys-fs-fuse-connections.mount proc-sys-fs-binfmt_misc.automount proc-sys-fs-binfmt_misc.mount; do
  mask "$unit"
done
systemctl --quiet --root=/ enable ssh.service
systemctl --quiet --root=/ set-default multi-user.target
