#!/bin/bash
# Turns a bare Debian into the kiosk and starts it, with systemd, in a folder: kiosk-config/debian/boot.sh PROGRAM [RELEASE]
#
# RELEASE is trixie (Debian 13, the default) or bookworm (Debian 12). What only a real machine has is played: the screen
# and the touch panel by a compositor without them, the stick by memory. Everything else is the package as it is. It tells how fast the screen
# is back after a crash, and ends with an error when anything is not as it should be. Runs as root, since it starts a
# machine; needs debootstrap, systemd-container and Debian's packages. PICTURE names a file for what is on the screen.
set -euo pipefail

here=$(dirname "$(realpath "$0")")
refuse() {
    echo "boot.sh: $*" >&2
    exit 1
}
program=$(realpath "${1:?name the program, such as target/debug/fristed}")
release=${2:-trixie}
if [[ $(id -u) != 0 ]]; then refuse "run it as root"; fi
for tool in debootstrap systemd-nspawn; do command -v $tool >/dev/null || refuse "$tool is missing"; done

folder=$(mktemp -d)
# What the machine leaves may still be going when its plug was pulled.
trap 'rm -rf "$folder" 2>/dev/null || { sleep 3; rm -rf "$folder" || true; }' EXIT
machine=$folder/machine
strip -o "$folder/program" "$program"
chmod 0755 "$folder/program"
package=$(PACK=-Zgzip\ -z1 "$here/build.sh" "$folder/program" "$folder")

# A machine of its own: no host's service manager is asked, and no host's network is there.
nspawn=(systemd-nspawn --quiet --register=no --keep-unit --directory="$machine")

debootstrap --variant=minbase --include=systemd,systemd-sysv,dbus,udev,libpam-systemd,procps "$release" "$machine" \
    >"$folder/words" 2>&1 || refuse "Debian could not be laid out: $(tail -n 3 "$folder/words")"
cp "$package" "$machine/var/tmp/fristed.deb"
"${nspawn[@]}" --resolv-conf=copy-host sh -c 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y \
    --no-install-recommends -o DPkg::Options::=--force-unsafe-io /var/tmp/fristed.deb grim speech-dispatcher speech-dispatcher-espeak-ng' \
    >"$folder/words" 2>&1 </dev/null || refuse "it cannot be installed: $(tail -n 5 "$folder/words")"

dpkg-deb --raw-extract "$package" "$folder/next"
sed -i 's/^Version: .*/Version: 999.0/' "$folder/next/DEBIAN/control"
dpkg-deb --root-owner-group -Zgzip -z1 --build "$folder/next" "$machine/var/tmp/newer.deb" >/dev/null

# What a folder has not: a screen, a terminal, a stick, half a minute for a watchdog.
units=$machine/etc/systemd/system
mkdir -p "$units/fristed-compositor.service.d" "$units/fristed.service.d" "$units/multi-user.target.wants"
cat >"$units/fristed-compositor.service.d/no-screen.conf" <<'UNIT'
[Unit]
ConditionPathExists=
[Service]
Environment=WLR_BACKENDS=headless WLR_RENDERER=pixman WLR_LIBINPUT_NO_DEVICES=1
StandardInput=null
TTYPath=
TTYReset=no
TTYVHangup=no
TTYVTDisallocate=no
UNIT
printf '[Service]\nWatchdogSec=6\n' >"$units/fristed.service.d/soon.conf"
mkdir -p "$units/fristed-stick.service.d" "$machine/var/tmp/sticks" "$machine/var/tmp/played"
touch "$machine/var/tmp/sticks/usb-played"
cat >"$machine/var/tmp/played/blkid" <<'SHIM'
#!/bin/sh
echo vfat
SHIM
cat >"$machine/var/tmp/played/mount" <<'SHIM'
#!/bin/sh
for folder; do :; done
exec /usr/bin/mount -t tmpfs -o nosuid,nodev,noexec,uid=fristed,gid=fristed tmpfs "$folder"
SHIM
chmod 0755 "$machine"/var/tmp/played/*
cat >"$units/fristed-stick.service.d/played.conf" <<'UNIT'
[Service]
Environment=FRISTED_STICKS=/var/tmp/sticks
Environment=PATH=/var/tmp/played:/usr/sbin:/usr/bin:/sbin:/bin
UNIT
mkdir -p "$units/fristed-screen-hours.service.d"
printf '[Service]\nEnvironment=FRISTED_CLOCK=03:00\n' >"$units/fristed-screen-hours.service.d/night.conf"
install -m 0755 "$here/boot-inside.sh" "$machine/var/tmp/boot-inside.sh"
printf '[Unit]\nAfter=dbus.service\n[Service]\nExecStart=/var/tmp/boot-inside.sh\n' >"$units/tried.service"
ln -s ../tried.service "$units/multi-user.target.wants/tried.service"

SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=1 "${nspawn[@]}" --private-network --console=pipe --boot </dev/null >"$folder/words" 2>&1 &
machine_of=$!
for _ in $(seq 300); do
    kill -0 $machine_of 2>/dev/null || break
    if grep -qsx END "$machine/var/tmp/tried"; then break; fi
    sleep 1
done
# Its plug is pulled; it takes everything in it along.
kill -KILL $machine_of 2>/dev/null || true
wait $machine_of 2>/dev/null || true

if [[ -n ${PICTURE:-} ]]; then cp "$machine/var/tmp/seen.png" "$PICTURE"; fi
[[ -e $machine/var/tmp/tried ]] || refuse "the machine did not start: $(tail -n 5 "$folder/words")"
sed 's/^/  /' "$machine/var/tmp/tried"
if grep -q '^WRONG' "$machine/var/tmp/tried"; then refuse "something is wrong; see the lines above"; fi
grep -qx END "$machine/var/tmp/tried" || refuse "the machine stopped in the middle"
