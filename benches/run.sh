#!/bin/bash
# Measures the figures of docs/PERFORMANCE.md and prints them as Markdown tables.
#
# Needs Rust, and: xvfb matchbox-window-manager python3-xlib. Nothing else should run meanwhile. About fifteen minutes
# once everything is built; half of them is the pressing everywhere before memory is read.
# IDLE=600 benches/run.sh rests for ten minutes instead of one.
#
# Two are measured by hand. The cold build, since it throws the build away:
#   cargo fetch && time CARGO_TARGET_DIR=$(mktemp -d) cargo build --release --offline --jobs 2
# and the browsers beside Fristed, since they want a browser and a server of node: benches/browsers.py.
set -euo pipefail
cd "$(dirname "$0")/.."

for program in Xvfb matchbox-window-manager cargo; do
    command -v "$program" >/dev/null || { echo "benches/run.sh: $program is missing; see the top of this file." >&2; exit 1; }
done
/usr/bin/python3 -c 'import Xlib' 2>/dev/null || { echo "benches/run.sh: python3-xlib is missing." >&2; exit 1; }

cargo build --release
# All but one need no screen, and are built without the toolkit.
inner() { cargo bench --no-default-features --bench "$@"; }
today=$(inner today) || echo "I dag takes longer than it may." >&2
unlock=$(inner unlock) || echo "A PIN takes longer than it may." >&2
growth=$(inner growth) || echo "A page of a full house takes longer than it may." >&2
wheel=$(inner wheel) || echo "A wheel takes longer to draw than it may." >&2
staff=$(cargo bench --bench staff) || echo "The staff's side takes longer than it may." >&2
persons=$(inner persons) || echo "A person takes longer to find or to erase than it may." >&2
post=$(inner post) || echo "A suggestion takes longer to the disk than it may." >&2
inner chain >&2 || echo "An audit takes longer to look through than it may." >&2
# Ten years of content: what it costs without a screen, and a house of it for the real program below.
years=$(inner ten_years) || echo "A house of ten years takes longer than it may." >&2
old=$(mktemp -d)
trap 'rm -rf "$old"' EXIT
inner ten_years -- --make "$old/data"
compass=$(inner compass) || echo "Somebody of the compass takes longer to open than it may." >&2
# Where the build lies is the builder's own choice.
target=$(cargo metadata --format-version 1 --no-deps | /usr/bin/python3 -c 'import json,sys; print(json.load(sys.stdin)["target_directory"])')
kiosk=$(/usr/bin/python3 benches/kiosk.py "$target/release/fristed" --idle "${IDLE:-60}" --ten-years "$old/data")

WHEEL=$wheel KIOSK=$kiosk YEARS=$years TODAY=$today POST=$post UNLOCK=$unlock STAFF=$staff COMPASS=$compass PERSONS=$persons /usr/bin/python3 - <<'TABLE'
import datetime
import json
import os
import re
import subprocess

kiosk = json.loads(os.environ["KIOSK"])
today = re.search(r"median ([\d.]+) ms, 95 % ([\d.]+) ms", os.environ["TODAY"])
with open("/proc/cpuinfo", encoding="utf-8") as file:
    name = next(line.split(":")[1].strip() for line in file if line.startswith("model name"))
posts = re.findall(r"post on (\d+) letters: median ([\d.]+) ms, 95 % ([\d.]+) ms, longest ([\d.]+) ms", os.environ["POST"])
unlock = re.search(r"median (\d+) ms, 95 % (\d+) ms", os.environ["UNLOCK"])
desk = re.search(r"slowest of ten (\d+) ms; longest frame meanwhile ([\d.]+) ms", os.environ["STAFF"])
page = re.search(r"the slowest \(([a-z-]+)\): ([\d.]+) ms", os.environ["STAFF"])
edit = re.search(r"says so: median ([\d.]+) ms, longest of 50 ([\d.]+) ms", os.environ["STAFF"])
erase = re.search(r"written anew: (\d+) ms", os.environ["PERSONS"])
search = re.search(r"through 500 persons: median ([\d.]+) ms, 95 % ([\d.]+) ms", os.environ["PERSONS"])
person = re.search(r"opened: median ([\d.]+) ms, 95 % ([\d.]+) ms", os.environ["COMPASS"])
field = re.search(r"filled in: median ([\d.]+) ms, 95 % ([\d.]+) ms, longest of \d+ ([\d.]+) ms", os.environ["STAFF"])
told = re.search(r"put on paper: (\d+) ms", os.environ["COMPASS"])
everybody = re.search(r"all records of (\d+) such persons: (\d+) ms", os.environ["COMPASS"])
wheels = re.findall(r"all \w+: median ([\d.]+) ms, 95 % ([\d.]+) ms", os.environ["WHEEL"])


def ten_years(what):
    found = re.search(re.escape(what) + r": (\d+) (?:ms|MB) of", os.environ["YEARS"])
    return found[1] if found else "failed:"


median, slow, longest = kiosk["tap_ms"]
typed, typed_slow, _ = kiosk["key_ms"]
rows = [
    ("process start to full first picture, example house, 1920×1080", "150 ms", f"{kiosk['start_ms']} ms"),
    ("the slowest of ten such starts", "", f"{kiosk['slowest_start_ms']} ms"),
    ("the very first start, with the example house laid in", "", f"{kiosk['very_first_ms']} ms"),
    ("the same with ten years of content", "300 ms", f"{kiosk['ten_years_ms']} ms"),
    ("the slowest of ten such starts", "", f"{kiosk['slowest_ten_years_ms']} ms"),
    ("ten years of content on the disk", "100 MB", f"{ten_years('the files')} MB"),
    ("the look through it behind the screen", "2 s", f"{ten_years('looked through behind the screen')} ms"),
    ("a damaged house of ten years put back from its backup", "10 s", f"{ten_years('a damaged house put back')} ms"),
    ("everything sealed in ten years opened", "0.5 s", f"{ten_years('everything sealed opened')} ms"),
    (f"press to first changed pixel ({kiosk['answered']}), median / 95 %", "17 / 34 ms", f"{median} / {slow} ms"),
    (f"key to letter at ten keys a second ({kiosk['typed']}), median / 95 %", "17 / 34 ms", f"{typed} / {typed_slow} ms"),
    *((f"suggestion from the press to the disk, box of {box}, median / 95 % / longest", "100 ms", f"{at} / {most} / {worst} ms")
      for box, at, most, worst in posts),
    ("memory (PSS) after using every page", "60 MB", f"{kiosk['pss_mb']} MB"),
    ("CPU at rest", "0.1 %", f"{kiosk['idle_cpu']} %"),
    ("wake-ups a second at rest", "3", f"{kiosk['idle_wakeups']}"),
    ("redraws a second at rest", "", f"{kiosk['idle_damage']}"),
    ("a PIN at 256 MiB and three passes, median / 95 %", "1500 ms", f"{unlock[1]} / {unlock[2]} ms" if unlock else "failed"),
    ("from the last digit to the desk, the slowest of ten", "1500 ms", f"{desk[1]} ms" if desk else "failed"),
    ("the longest frame while a code is tried", "50 ms", f"{desk[2]} ms" if desk else "failed"),
    ("the slowest page of the staff's side, ten years of content", "100 ms", f"{page[2]} ms" if page else "failed"),
    ("a change by staff, saved and shown, median / longest of 50", "50 ms", f"{edit[1]} / {edit[2]} ms" if edit else "failed"),
    ("a press on an answer of the compass until the field is filled, median / 95 % / longest", "21.7 ms", f"{field[1]} / {field[2]} / {field[3]} ms" if field else "failed"),
    ("somebody of the compass after ten years, opened, median / 95 %", "100 ms", f"{person[1]} / {person[2]} ms" if person else "failed"),
    ("the slowest wheel of the compass drawn at 780 px, median / 95 %", "8 ms", "{} / {} ms".format(*max(wheels, key=lambda one: float(one[0]))) if wheels else "failed"),
    (f"all records of {everybody[1] if everybody else 'ten'} such persons", "500 ms", f"{everybody[2]} ms" if everybody else "failed"),
    ("everything about somebody after ten years read and put on paper", "10 s", f"{told[1]} ms" if told else "failed"),
    ("a search through 500 persons, median / 95 %", "50 ms", f"{search[1]} / {search[2]} ms" if search else "failed"),
    ("one of 500 persons erased, until nothing is left in a file", "1000 ms", f"{erase[1]} ms" if erase else "failed"),
    ("I dag from 25 000 activities, median / 95 %", "5 ms", f"{today[1]} / {today[2]} ms" if today else "failed"),
]
commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=True).stdout.strip()
print(f"`benches/run.sh` on {datetime.date.today()}, commit {commit}: {name}, {os.cpu_count()} cores, under Xvfb.\n")
print("| figure | at most | measured |\n|---|---|---|")
for row in rows:
    print("| " + " | ".join(row) + " |")
TABLE
printf '\nA public page with 1, 10 and 100 times the content (250, 2 500, 25 000 activities), median:\n\n%s\n' \
    "$(grep '^|' <<<"$growth")"
