#!/bin/sh
# layer.sh CACHE KEY TO: what every machine has beyond the host's own files, made once for all in
# CACHE/layers/KEY and linked to TO, where it outlives the cache. It consists of
#   usr   stacked on the host's /usr
#   rest  copied into each machine: the host's root cannot have it stacked (see boot.sh)
#   dev   the devices of a machine
#
# Runs in a mount namespace of its own: the host sees neither a mount nor a changed file.
set -eu
cache=$1 key=$2 to=$3
# The last three are what Ansible installs on a real server: it finds them here, not enabled.
packages='openssh-server sudo sshpass iputils-ping iproute2 dbus curl ca-certificates iptables
  python3 python3-apt ansible-core busybox-static docker.io haproxy'
work=$cache/making

devices() {
  mkdir -p "$1/pts" "$1/shm" "$1/net"
  # The console is a null device: nobody sits there.
  for node in null:1:3 zero:1:5 full:1:7 random:1:8 urandom:1:9 console:1:3 tty:5:0 net/tun:10:200; do
    number=${node#*:}
    mknod -m 666 "$1/${node%%:*}" c "${number%:*}" "${number#*:}"
  done
  ln -s pts/ptmx "$1/ptmx"
  ln -s /proc/self/fd "$1/fd"
  ln -s fd/0 "$1/stdin"
  ln -s fd/1 "$1/stdout"
  ln -s fd/2 "$1/stderr"
}

if [ -z "${MESO_IN_LAYER:-}" ]; then
  # One at a time; whoever waited finds what the other made.
  exec 9>"$cache/lock"
  flock 9
  give() {
    rm -rf "$to.part"
    # A cache may lie on a disk of its own.
    cp -al "$cache/layers/$key" "$to.part" 2>/dev/null || {
      rm -rf "$to.part"
      cp -a "$cache/layers/$key" "$to.part"
    }
    mv "$to.part" "$to"
    exit 0
  }
  [ ! -d "$cache/layers/$key" ] || give
  rm -rf --one-file-system "$work"
  mount --make-rprivate /
  # Also when it fails or is told to stop. Never into what is mounted there: that is the host's.
  trap 'umount -R -l "$work/root" 2>/dev/null || true; rm -rf --one-file-system "$work"' EXIT
  trap 'exit 143' INT TERM
  mkdir -p "$work/upper" "$work/work" "$work/root" "$cache/debs/partial"
  # The user that apt downloads as.
  chown _apt:root "$cache/debs/partial" 2>/dev/null || true
  # Each file whole and at its own place, so that folders of it can be used for themselves.
  mount -t overlay overlay "$work/root" \
    -o "lowerdir=/,upperdir=$work/upper,workdir=$work/work,redirect_dir=off,metacopy=off"
  mount --rbind /dev "$work/root/dev"
  mount -t proc proc "$work/root/proc"
  mount -t tmpfs tmpfs "$work/root/tmp"
  mount -t tmpfs tmpfs "$work/root/run"
  mkdir -p "$work/root/var/cache/mesocosm/archives"
  mount --bind "$cache/debs" "$work/root/var/cache/mesocosm/archives"
  cp "$0" "$work/root/tmp/layer.sh"
  MESO_IN_LAYER=1 chroot "$work/root" /bin/sh /tmp/layer.sh "$cache" "$key" "$to"
  umount -R -l "$work/root"
  mkdir "$work/layer"
  mv "$work/upper/usr" "$work/layer/usr"
  mv "$work/upper" "$work/layer/rest"
  devices "$work/layer/dev"
  mv "$work/layer" "$cache/layers/$key"
  # Those of this host as it was before, but for the last: another version of us may make such.
  find "$cache/layers" -mindepth 1 -maxdepth 1 -printf '%C@ %p\n' | sort -rn | tail -n +3 |
    while read -r _ old; do rm -rf "$old"; done
  # Packages that no machine was given for two months.
  find "$cache/debs" -name '*.deb' -ctime +60 -delete
  give
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
# Machines do not boot from a disk: busybox would have the host's first one made anew, for minutes.
[ ! -d /etc/initramfs-tools ] || echo update_initramfs=no >/etc/initramfs-tools/update-initramfs.conf
export DEBIAN_FRONTEND=noninteractive
missing=
for package in $packages; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
get() { apt-get install -q -y --no-install-recommends "$@"; }
if [ -n "$missing" ]; then
  # shellcheck disable=SC2086
  get $missing || { apt-get update -q && get $missing; } || {
    echo "machines need these packages, which could not be installed:$missing; apt-get must reach its servers once, try apt-get update" >&2
    exit 1
  }
fi
# Debian 13 has the engine's command line in a package of its own, Debian 12 in the engine's.
command -v docker >/dev/null || get docker-cli || {
  echo "machines need docker-cli, which could not be installed" >&2
  exit 1
}
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
mkdir -p /vagrant /var/cache/mesocosm/debs /var/cache/mesocosm/program /var/lib/docker /var/lib/containerd
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
# Each machine has one key of its own; all that speak SSH know this kind.
HostKey /etc/ssh/ssh_host_ed25519_key
CONF
rm -rf /etc/ssh/sshd_config.d
rm -f /etc/ssh/ssh_host_* /etc/fstab
# What only tells of the past would be copied into each machine.
rm -f /var/cache/debconf/*-old /var/lib/dpkg/*-old /var/log/apt/*
: >/var/log/dpkg.log

# The host's services are the host's: none starts here, each may be enabled again.
rm -rf /etc/systemd/system/*.wants /etc/systemd/system/*.requires
for script in /etc/init.d/*; do
  name=${script##*/}
  if [ -x "$script" ] && [ ! -e "/lib/systemd/system/$name.service" ]; then
    update-rc.d "$name" disable >/dev/null 2>&1 || true
  fi
done
# These drive its hardware, or look for disks, terminals and updates that a machine has not.
mask() { ln -sfn /dev/null "/etc/systemd/$1"; }
for unit in systemd-udevd.service systemd-udevd-kernel.socket systemd-udevd-control.socket \
  systemd-udev-trigger.service systemd-udev-settle.service systemd-udev-load-credentials.service \
  systemd-timesyncd.service systemd-networkd.service \
  systemd-resolved.service systemd-modules-load.service systemd-binfmt.service \
  kmod-static-nodes.service systemd-tmpfiles-setup-dev.service \
  systemd-tmpfiles-setup-dev-early.service systemd-sysusers.service systemd-hwdb-update.service \
  systemd-update-utmp.service systemd-update-utmp-runlevel.service systemd-remount-fs.service \
  systemd-ask-password-console.path systemd-ask-password-wall.path \
  systemd-initctl.socket systemd-journald-audit.socket \
  console-getty.service getty@.service modprobe@.service dev-hugepages.mount dev-mqueue.mount \
  sys-kernel-debug.mount sys-kernel-tracing.mount sys-kernel-config.mount \
  sys-fs-fuse-connections.mount proc-sys-fs-binfmt_misc.automount proc-sys-fs-binfmt_misc.mount; do
  mask "system/$unit"
done
mkdir -p /etc/systemd/system-generators
for generator in bless-boot cryptsetup debug getty gpt-auto hibernate-resume integritysetup run \
  system-update tpm2 veritysetup; do
  mask "system-generators/systemd-$generator-generator"
done
# These two start when somebody asks for them.
mkdir -p /etc/systemd/system/multi-user.target.wants
for unit in dbus.service systemd-logind.service; do
  mask "system/multi-user.target.wants/$unit"
done
systemctl --quiet --root=/ enable ssh.service
systemctl --quiet --root=/ set-default multi-user.target
