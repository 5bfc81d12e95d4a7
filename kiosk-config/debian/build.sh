#!/bin/bash
# Makes the package of the kiosk, without any network: kiosk-config/debian/build.sh PROGRAM FOLDER
#
# PROGRAM is the binary (target/release/fristed), FOLDER is where the .deb goes. The same sources and the same program
# give the same bytes: every file gets the time of the last commit, or SOURCE_DATE_EPOCH. PACK says how to press it
# together (default -Zxz).
set -euo pipefail

program=$(realpath "${1:?name the program, such as target/release/fristed}")
mkdir -p "${2:?name the folder for the package}"
folder=$(realpath "$2")
here=$(dirname "$(realpath "$0")")
top=$(dirname "$(dirname "$here")")
umask 022
export LC_ALL=C.UTF-8

SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$top" log -1 --format=%ct 2>/dev/null || echo 0)}
export SOURCE_DATE_EPOCH
version=$(sed -n '/^\[workspace.package\]/,/^\[/s/^version = "\(.*\)"/\1/p' "$top/Cargo.toml")
architecture=$(dpkg --print-architecture)
# The newest symbol of the C library that the program asks for.
libc=$(objdump -T "$program" | sed -n 's/.*(\{0,1\}GLIBC_\([0-9][0-9.]*\)).*/\1/p; s/.* GLIBC_\([0-9][0-9.]*\) .*/\1/p' | sort -uV | tail -n 1)
units=$(grep -v '^#' "$here/units" | tr '\n' ' ' | sed 's/ $//')

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
cp -a "$top/kiosk-config/root/." "$stage/"
install -D -m 0755 "$program" "$stage/usr/bin/fristed"
install -D -m 0644 "$top/kiosk-config/fristed.toml" "$stage/etc/fristed/fristed.toml"
doc=$stage/usr/share/doc/fristed
install -D -m 0644 -t "$doc" "$top/kiosk-config/INSTALL.md" "$top/kiosk-config/INSTALL.en.md" \
    "$top/kiosk-config/example-house.toml"
# The papers for the staff, without their pictures: nothing on this machine shows one, and the smallest stick holds less.
for paper in "$top"/docs/da/*.md; do
    sed -e '/^!\[/d' -e 's|(\.\./\.\./kiosk-config/|(../|' "$paper" >"$stage/paper"
    install -D -m 0644 "$stage/paper" "$doc/da/$(basename "$paper")"
    rm "$stage/paper"
done
install -m 0644 -t "$doc" "$top/docs/PROMISES.md"
{
    printf 'Fristed is free software under the GPL, version 3 or later; see /usr/share/common-licenses/GPL-3.\n\n'
    printf 'The font is Atkinson Hyperlegible Next, under the SIL Open Font License:\n\n'
    cat "$top/assets/fonts/OFL.txt"
} >"$doc/copyright"
gzip -9n >"$doc/changelog.gz" <"$top/CHANGELOG.md"

# What git keeps of modes is only whether a file is a program.
find "$stage" -type d -exec chmod 0755 {} +
find "$stage" -type f -perm -u+x -exec chmod 0755 {} +
find "$stage" -type f ! -perm -u+x -exec chmod 0644 {} +

mkdir "$stage/DEBIAN"
size=$(du -k --apparent-size -s "$stage" | cut -f1)
fill() {
    sed -e "s/@VERSION@/$version/" -e "s/@ARCHITECTURE@/$architecture/" -e "s/@SIZE@/$size/" -e "s/@LIBC@/${libc:-2.36}/" \
        -e "s/@UNITS@/$units/" -e "s/@STOP@/$units fristed-stick.service/" "$1"
}
fill "$here/control.in" >"$stage/DEBIAN/control"
cp "$here/conffiles" "$stage/DEBIAN/conffiles"
for script in postinst prerm postrm; do
    fill "$here/$script.in" >"$stage/DEBIAN/$script"
    chmod 0755 "$stage/DEBIAN/$script"
done
(cd "$stage" && find . -path ./DEBIAN -prune -o -type f -printf '%P\0' | sort -z | xargs -0 md5sum) >"$stage/DEBIAN/md5sums"
find "$stage" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +

pressed=${PACK:-}
# Words of their own.
read -ra PACK <<<"${PACK:--Zxz}"
package=$folder/fristed_${version}_$architecture.deb
dpkg-deb --root-owner-group "${PACK[@]}" --threads-max=1 --build "$stage" "$package" >/dev/null
# It has to fit on the smallest stick, beside its house. One that is lightly pressed is only tried.
if [[ -z $pressed && $(stat -c %s "$package") -gt $((15 * 1024 * 1024)) ]]; then
    echo "build.sh: the package is larger than 15 MB" >&2
    exit 1
fi
echo "$package"
