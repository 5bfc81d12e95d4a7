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
    for name in INSTALL.md INSTALL.en.md PROMISES.md changelog.gz copyright example-house.toml; do
        echo "/usr/share/doc/fristed/$name"
    done
    for paper in "$here"/../../docs/da/*.md; do echo "/usr/share/doc/fristed/da/$(basename "$paper")"; done
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

# Whoever reads a paper on the machine can go on to the next one.
dpkg-deb --extract "$package" "$folder/papers"
for paper in "$folder"/papers/usr/share/doc/fristed/da/*.md; do
    while read -r target; do
        [[ -e $(dirname "$paper")/$target ]] || refuse "$(basename "$paper") leads to $target, which is not there"
    done < <(grep -oE '\]\([^)#]+' "$paper" | sed 's/^](//' | grep -v '://' || true)
done
grep -q 'Første gang' "$folder/papers/usr/share/doc/fristed/da/README.md" || refuse "the papers for the staff are empty"
said "the papers for the staff lead to one another"

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

# An update as it comes on a stick: with real signatures, over the version that is installed.
stick=$folder/stick
mkdir -p "$folder/keys" "$stick"
chmod 0700 "$folder/keys"
signed_by() { gpg --homedir "$folder/keys" --batch --quiet --pinentry-mode loopback --passphrase '' "$@" 2>/dev/null; }
for who in ours stranger; do signed_by --quick-generate-key "$who" ed25519 sign never; done
signed_by --output "$folder/update-keys.gpg" --export ours
dpkg-deb --raw-extract "$package" "$folder/next"
sed -i 's/^Version: .*/Version: 999.0/' "$folder/next/DEBIAN/control"
newer=$stick/fristed_999.0_$(dpkg --print-architecture).deb
dpkg-deb --root-owner-group -Znone --build "$folder/next" "$newer" >/dev/null
taken() {
    rm -rf "$folder/cache"
    DPKG_ADMINDIR=$machine/var/lib/dpkg FRISTED_KEYS=$folder/update-keys.gpg FRISTED_CACHE=$folder/cache \
        "$root/usr/lib/fristed/update" "$stick" 2>/dev/null
    [[ -e $folder/cache/update.deb ]]
}
if taken; then refuse "an update without a signature is taken"; fi
signed_by --local-user stranger --output "$newer.sig" --detach-sign "$newer"
if taken; then refuse "an update that a stranger signed is taken"; fi
rm "$newer.sig"
signed_by --local-user ours --output "$newer.sig" --detach-sign "$newer"
taken || refuse "a signed update is not taken"
cmp "$newer" "$folder/cache/update.deb" || refuse "another update is taken than the one that was signed"
printf x >>"$newer"
if taken; then refuse "an update that was changed after it was signed is taken"; fi
rm "$newer" "$newer.sig"
cp "$package" "$stick"
signed_by --local-user ours --output "$stick/$(basename "$package").sig" --detach-sign "$stick/$(basename "$package")"
if taken; then refuse "the version that is there is taken for an update"; fi
gpgconf --homedir "$folder/keys" --kill all
said "an update is taken when we have signed it, whole, and newer"

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

# Root sees the house of the kiosk, and leaves no file of root in it.
mkdir -m 0700 "$folder/house"
chown 65534 "$folder/house"
if "$folder/program" --data "$folder/house" today >"$folder/words" 2>&1; then refuse "root makes a house for another"; fi
grep -q "runuser -u " "$folder/words" || refuse "it does not say how: $(cat "$folder/words")"
[[ -z $(ls -A "$folder/house") ]] || refuse "root left files in the house of another"
said "root leaves the house of the kiosk to the kiosk"

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
