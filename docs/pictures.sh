#!/bin/bash
# Makes every picture of the papers: docs/pictures.sh PROGRAM (target/debug/fristed)
#
# Public pages are drawn by `fristed snapshot` from the invented house, pages of the staff's side are the golden pictures
# with their made-up people; nobody's screen is ever photographed. tests/core/papers.rs reads the lines below and fails
# when a picture is not what they make, so run this after `BLESS=1 cargo test --test ui golden`.
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "${1:?name the program, such as target/debug/fristed}")
house=$(mktemp -d)
trap 'rm -rf "$house"' EXIT

# A name under docs/pictures, then what `fristed snapshot` is told.
public() {
    "$program" snapshot "${@:2}" --now 2026-10-13T09:40 --data "$house/house" --out "docs/pictures/$1.png"
}
# A name under docs/pictures, then one under tests/ui/golden.
staff() {
    cp "tests/ui/golden/$2.png" "docs/pictures/$1.png"
}

public today today
staff start-code staff-code-da-normal
staff desk staff-desk-da-normal
staff compass compass-resources-da-normal
staff basis persons-basis-da-normal
staff rights compass-rights-da-normal
