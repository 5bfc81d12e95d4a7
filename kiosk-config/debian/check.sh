#!/bin/bash
# Looks through the package and tries it on an empty machine in a folder: kiosk-config/debian/check.sh PROGRAM
#
# PROGRAM may be the one of the tests, without the symbols that nobody needs here: what is looked at is the package
# around it. Runs as root, since a package gives files to root; nothing outside a temporary folder is touched.
set -euo pipefail

here=$(dirname "$(realpath "$0")")
root=$here/../root
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
said() { printf '  %s\n' "$*"; }
refuse() {
    echo "check.sh: $*" >&2
    exit 1
}
if [[ $(id -u) != 0 ]]; then refuse "run it as root"; fi

strip -o "$folder/program" "${1:?name the program, such as target/debug/fristed}"
chmod 0755 "$folder/program"
# Lightly pressed: what matters here is what lies in it.
export PACK=-Zgzip\ -z1
package=$("$here/build.sh" "$folder/program" "$folder/one")
[[ $(stat -c %s "$package") -gt 1000000 ]] || refuse "the package holds no program"
again=$("$here/build.sh" "$folder/program" "$folder/two")
cmp "$package" "$again" || refuse "the same sources gave two packages"
said "the same sources give the same package"

# Every file where it should be: what lies in kiosk-config/root, and these.
{
    (cd "$root" && find . \( -type f -o -type l \) -printf '/%P\n')
    echo /usr/bin/fristed
    echo /etc/fristed/fristed.toml
    for name in INSTALL.md INSTALL.en.md changelog.gz copyright example-house.toml; do
        echo "/usr/share/doc/fristed/$name"
    done
} | sort >"$folder/wanted"
dpkg-deb --contents "$package" | grep -v '^d' | awk '{ print $6 }' | sed 's/^\.//' | sort >"$folder/found"
diff "$folder/wanted" "$folder/found" || refuse "the package holds other files than it should"
if dpkg-deb --contents "$package" | grep -v ' root/root '; then refuse "a file belongs to somebody else"; fi
if dpkg-deb --contents "$package" | grep -v '^l' | grep -E '^.....w|^........w|^...[sS]|^......[sS]'; then
    refuse "a file can be changed by others, or runs with other rights"
fi
while read -r path; do
    grep -qx "$path" "$folder/found" || refuse "$path is no file of the package"
done < <(dpkg-deb --info "$package" conffiles)
dpkg-deb --info "$package" control >"$folder/control"
for field in Package Version Architecture Maintainer Depends Description Installed-Size; do
    grep -q "^$field: ." "$folder/control" || refuse "the package says nothing of $field"
done
if dpkg-deb --info "$package" control postinst prerm postrm 2>/dev/null | grep -E '@[A-Z]+@'; then
    refuse "a blank is not filled in"
fi
said "$(wc -l <"$folder/found") files, all of root, all where they should be"

# An empty machine. The scripts of the package work on it through DPKG_ROOT, as they do when an image is made.
machine=$folder/machine
mkdir -p "$machine"/{etc,usr,var/lib/dpkg/{info,updates}}
touch "$machine/var/lib/dpkg/status" "$machine/var/lib/dpkg/available"
whats_there() {
    find "$machine" -mindepth 1 ! -path "$machine/var/lib/dpkg*" ! -path "$machine/var/log*" -printf '/%P\n' | sort
}
on_it() { dpkg --root="$machine" --force-depends --force-script-chrootless --log=/dev/null "$@"; }
on_it --install "$package" >"$folder/words" 2>&1 || refuse "it cannot be installed: $(cat "$folder/words")"
grep -q "becomes the kiosk at its next start" "$folder/words" || refuse "it does not say what comes next"
for user in fristed fristed-compositor fristed-speech; do
    grep -q "^$user:.*:/usr/sbin/nologin$" "$machine/etc/passwd" || refuse "the user $user is missing"
done
while read -r unit; do
    [[ -n $(find "$machine/etc/systemd/system" -path '*.wants/*' -name "$unit") ]] || refuse "$unit does not start"
done < <(grep -v '^#' "$here/units")
said "installed: users and links are there"

# The units, as systemd reads them; the programs of other packages are played by empty files.
for program in cage swayidle wlr-randr env speech-dispatcher dpkg; do
    install -D -m 0755 /dev/null "$machine/usr/bin/$program"
done
install -D -m 0755 /dev/null "$machine/usr/sbin/cupsd"
ln -sfn usr/bin "$machine/bin"
for program in mv rm; do install -D -m 0755 /dev/null "$machine/usr/bin/$program"; done
mkdir -p "$machine/usr/lib/systemd/system"
cp -n /lib/systemd/system/*.target /lib/systemd/system/*.slice /lib/systemd/system/*.mount \
    "$machine/usr/lib/systemd/system/" 2>/dev/null || true
units=$machine/usr/lib/systemd/system
systemd-analyze verify --root="$machine" --man=no --generators=no "$units"/fristed*.{service,timer,path} \
    >"$folder/words" 2>&1 || true
# The identity of a start is known only to a machine that has been started.
if grep -E 'fristed' "$folder/words" | grep -v 'FRISTED_BOOT_ID'; then refuse "systemd finds the units wrong"; fi
for pair in fristed:5 fristed-compositor:15 fristed-screen:10 fristed-screen-hours:10 fristed-speech:12; do
    systemd-analyze security --offline=true --threshold="${pair#*:}" "$units/${pair%:*}.service" >"$folder/words" ||
        refuse "${pair%:*} is exposed: $(tail -n 1 "$folder/words")"
    said "$(tail -n 1 "$folder/words" | sed 's/.*level for //')"
done
for program in bin/cage bin/swayidle bin/wlr-randr bin/env bin/speech-dispatcher bin/dpkg bin/mv bin/rm sbin/cupsd; do
    rm "$machine/usr/$program"
done
rm "$machine/bin"
find "$units" -maxdepth 1 ! -name 'fristed*' \( -name '*.target' -o -name '*.slice' -o -name '*.mount' \) -delete

# Removing gives the machine back and leaves the house's data; purging takes those, too.
mkdir -p "$machine/var/lib/fristed"
echo data >"$machine/var/lib/fristed/house.db"
on_it --remove fristed >"$folder/words" 2>&1 || refuse "it cannot be removed: $(cat "$folder/words")"
grep -q "/var/lib/fristed" "$folder/words" || refuse "it does not say that the data are still there"
[[ -e $machine/var/lib/fristed/house.db ]] || refuse "removing took the data away"
left=$(find "$machine/usr" "$machine/etc/systemd" "$machine/etc/apt" "$machine/etc/default" \
    \( -type f -o -type l \) 2>/dev/null || true)
[[ -z $left ]] || refuse "removing left $left"
on_it --purge fristed >"$folder/words" 2>&1 || refuse "it cannot be purged: $(cat "$folder/words")"
left=$(whats_there | grep -E 'fristed' || true)
[[ -z $left ]] || refuse "purging left $left"
said "removed and purged: the machine is as it was"
