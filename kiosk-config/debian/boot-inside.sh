#!/bin/bash
# Runs on the machine that boot.sh starts: breaks what can break, and says what it saw.
# Every line begins with ok, figure or WRONG; the last one is END.
set -uo pipefail
exec >/var/tmp/tried 2>&1

wrong() { echo "WRONG $*"; }
main_of() { systemctl show -P MainPID "$1"; }
milliseconds() { echo $(($(date +%s%N) / 1000000)); }
# Waits up to so many tenths of a second until the program is there, with another number than this one. State and number
# are asked for at once: what is ending is still active for a moment, and its number already none.
there_again() {
    local tenths=$1 before=${2:-0} state
    for _ in $(seq "$tenths"); do
        state=$(systemctl show -p ActiveState,MainPID fristed | sort | tr '\n' ' ')
        case $state in
        "ActiveState=active MainPID=0 " | "ActiveState=active MainPID=$before ") ;;
        "ActiveState=active "*) return ;;
        esac
        sleep 0.1
    done
    return 1
}
# Ends a unit's process with a signal and says how long the program was away.
hit() {
    local signal=$1 unit=$2 tenths=$3 before began
    before=$(main_of fristed)
    began=$(milliseconds)
    kill "-$signal" "$(main_of "$unit")"
    if ! there_again "$tenths" "$before"; then wrong "after SIG$signal to $unit nothing came back"; fi
    away=$(($(milliseconds) - began))
}

if ! there_again 600; then
    wrong "the screen did not come up"
    journalctl --no-pager --lines=60
fi
echo "figure $(($(systemctl show -P ActiveEnterTimestampMonotonic fristed) / 1000 - $(systemctl show -P UserspaceTimestampMonotonic) / 1000)) ms from the first process of the machine to the first picture"

for unit in fristed fristed-compositor fristed-screen fristed-speech fristed-screen-hours.timer fristed-stick.path fristed-update.path; do
    if [[ $(systemctl is-active "$unit") != active ]]; then wrong "$unit is not there"; fi
done
failed=$(systemctl --failed --plain --no-legend)
if [[ -n $failed ]]; then wrong "failed: $failed"; else echo "ok every unit is there, none has failed"; fi

for pair in fristed:fristed fristed-compositor:fristed-compositor fristed-speech:fristed-speech; do
    if [[ $(stat -c %U "/proc/$(main_of "${pair%:*}")") != "${pair#*:}" ]]; then wrong "${pair%:*} runs as somebody else"; fi
done
nets=$(tail -n +3 "/proc/$(main_of fristed)/net/dev" | grep -vc '^ *lo:')
if [[ $nets != 0 ]]; then wrong "the program sees a network"; else echo "ok the program has its own user and no network"; fi

sleep 2
screen=/run/fristed-compositor
at_the_screen() { runuser -u fristed-compositor -- env XDG_RUNTIME_DIR=$screen WAYLAND_DISPLAY=wayland-0 "$@"; }
if at_the_screen grim $screen/seen.png; then
    cp $screen/seen.png /var/tmp/seen.png
    if [[ $(stat -c %s /var/tmp/seen.png) -lt 20000 ]]; then wrong "the screen is empty"; else echo "ok a page is on the screen"; fi
else
    wrong "no picture of the screen can be taken"
fi

# It is three at night for the hours; nobody has touched the screen.
is_on() { at_the_screen wlr-randr | grep -q "Enabled: $1"; }
sed -i 's/^#screen-o/screen-o/' /etc/fristed/fristed.toml
at_the_screen touch $screen/quiet
systemctl start fristed-screen-hours
if grep -q '^VERSION_ID="12"' /etc/os-release; then
    if is_on no; then wrong "this cage turns a screen off, and nothing says so"; fi
    echo "ok the screen of a Debian 12 stays on at night"
else
    if ! is_on no; then wrong "the screen is on at night"; fi
    at_the_screen /usr/lib/fristed/screen touched
    if ! is_on yes; then wrong "a touch does not turn the screen on"; fi
    echo "ok the screen is off at night, and on at a touch"
fi

compositor=$(main_of fristed-compositor)
slowest=0
for _ in $(seq 10); do
    hit KILL fristed 300
    if [[ $away -gt $slowest ]]; then slowest=$away; fi
done
echo "figure $slowest ms from a crash to the next first picture, the slowest of ten in a row"
if [[ $(main_of fristed-compositor) != "$compositor" ]]; then
    wrong "the screen went with the program"
else
    echo "ok after ten crashes the program is there, and the screen was never gone"
fi
hit STOP fristed 300
echo "figure $away ms from a hang to the next first picture, with a watchdog of six seconds"
hit KILL fristed-compositor 300
echo "figure $away ms from a crash of the screen to the next first picture"
for unit in fristed fristed-compositor fristed-screen; do
    if [[ $(systemctl is-active "$unit") != active ]]; then wrong "$unit did not come back with the screen"; fi
done
# The screen, the client that keeps it, and the one that sees touches; nothing of the screen that crashed.
left=$(pgrep -lu fristed-compositor | grep -cE 'cage|swayidle')
if [[ $left != 3 ]]; then wrong "$left programs hold the screen"; fi

# A stick is seen by the program, where the program asked for it, and goes when the program is done.
seen_by_program() { nsenter --target "$(main_of fristed)" --mount setpriv --reuid fristed --regid fristed --clear-groups "$@"; }
stick_is() {
    for _ in $(seq 200); do
        if grep -q "^$1" /run/fristed-stick/state 2>/dev/null; then return; fi
        sleep 0.1
    done
    wrong "the stick is not $1: $(cat /run/fristed-stick/state 2>&1)"
}
seen_by_program touch /run/fristed/stick.open
stick_is open
if seen_by_program sh -c 'echo paper >/media/fristed/paper' && [[ $(cat /media/fristed/paper) == paper ]]; then
    echo "ok the program writes onto a stick that it asked for"
else
    wrong "the program does not see the stick"
fi
seen_by_program touch /run/fristed/stick.close
for _ in $(seq 200); do
    if [[ $(systemctl is-active fristed-stick) == inactive ]]; then break; fi
    sleep 0.1
done
if seen_by_program test -e /media/fristed/paper || mountpoint -q /media/fristed; then wrong "the stick is still there"; fi

# A new version that was found to be ours is installed by itself, and shown.
before=$(main_of fristed)
began=$(milliseconds)
install -d -m 0700 /var/cache/fristed
cp /var/tmp/newer.deb /var/cache/fristed/coming.deb
mv /var/cache/fristed/coming.deb /var/cache/fristed/update.deb
if ! there_again 600 "$before"; then wrong "after an update nothing came back"; fi
echo "figure $(($(milliseconds) - began)) ms from an update that was found to its first picture"
for _ in $(seq 100); do
    if [[ $(systemctl is-active fristed-update) == inactive ]]; then break; fi
    sleep 0.1
done
# shellcheck disable=SC2016 # dpkg-query fills it in
if [[ $(dpkg-query -W -f '${Version} ${db:Status-Status}' fristed) != "999.0 installed" ]]; then wrong "the update is not installed"; fi
if [[ -n $(ls /var/cache/fristed) ]]; then wrong "the update would be tried again"; fi
echo "ok an update installs itself, once"

DEBIAN_FRONTEND=noninteractive dpkg --force-unsafe-io --remove fristed >/dev/null 2>&1 || wrong "it cannot be removed"
left=$(systemctl list-units --all --plain --no-legend 'fristed*' | grep -E ' (active|activating) ')
if [[ -n $left ]]; then wrong "still there after removing: $left"; fi
if pgrep -u fristed >/dev/null || pgrep -u fristed-compositor -x cage >/dev/null; then wrong "it runs after it was removed"; fi
if ! systemctl cat getty@tty1.service >/dev/null 2>&1 || [[ $(systemctl is-enabled getty@.service) == masked ]]; then
    wrong "there is no login after removing"
fi
if [[ ! -e /var/lib/fristed/house.db ]]; then wrong "removing took the house away"; fi
echo "ok removed: nothing runs, the login is back, the house's data are there"
echo END
