#!/usr/bin/python3
"""Fristed beside what people use today, with one instrument in one run: a browser in kiosk mode on an equivalent page
of today (browser/today.html), and MagicMirror² served to the same browser.

  browsers.py BINARY [--browser chromium] [--mirror FOLDER] [--starts N] [--taps N] [--idle SECONDS]

Needs: xvfb matchbox-window-manager python3-xlib chromium, and for --mirror node and the folder that this makes:
  npm pack magicmirror@2.30.0 && tar xf magicmirror-2.30.0.tgz && cd package
  npm install --omit=dev --ignore-scripts && npm run install-vendor && npm run install-fonts
Nothing else should run meanwhile. Prints a Markdown table. Each program begins with its folder of data already made.

  full picture    process start until nearly all of the screen (98 % of 5 760 points) is what it stays, median
  first change    press to the first changed pixel, median / 95 %
  settled         press until nothing changes for half a second, median / 95 %
  memory          PSS of the program and all its children after the presses
  at rest         per cent of one core, and wake-ups of all threads a second

MagicMirror² has nothing to press. Its server counts as part of the program, as it must run on the same machine.
"""
import argparse
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

from screen import Screen, alike, at_rest, memory

HERE = os.path.dirname(os.path.abspath(__file__))
NOW = "2026-10-13T09:40"
# The doors of both navigations: Tilbud, Værestedsmøde, Vær med, I dag. Forslag has none of its own in Fristed.
DOORS = [(488, 1020), (910, 1020), (1780, 1020), (120, 1020)]
# How long a program may take to its full picture.
PATIENCE = 12


class Fristed:
    name, pressed = "Fristed", True

    def __init__(self, binary, folder):
        self.command = [binary, "--data", os.path.join(folder, "fristed"), "run", "--now", NOW]

    def close(self):
        pass


class Browser:
    pressed = True

    def __init__(self, name, program, folder, address):
        self.name = name
        self.command = [
            program, "--kiosk", "--no-first-run", "--noerrdialogs", "--disable-component-update", "--disable-sync",
            "--user-data-dir=" + os.path.join(folder, name.split()[0]), "--window-size=1920,1080", address]
        if os.geteuid() == 0:
            # It does not run as root otherwise; without it there is one process less.
            self.command.insert(1, "--no-sandbox")

    def close(self):
        pass


class Mirror(Browser):
    pressed = False

    def __init__(self, program, folder, mirror):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        super().__init__("MagicMirror² in a browser", program, folder, f"http://127.0.0.1:{port}/")
        # It reads no configuration that lies anywhere else.
        config = os.path.join("config", "bench.js")
        with open(os.path.join(mirror, config), "w", encoding="utf-8") as file:
            file.write(
                'var config = { address: "127.0.0.1", port: %d, ipWhitelist: [], language: "da", modules: ['
                '{ module: "clock", position: "top_left" },'
                '{ module: "compliments", position: "lower_third" }] };'
                'if (typeof module !== "undefined") { module.exports = config; }' % port)
        self.server = subprocess.Popen(
            ["node", "serveronly"], cwd=mirror, env={**os.environ, "MM_CONFIG_FILE": config, "TZ": "Europe/Copenhagen"},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 30
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=2).read()
                return
            except OSError:
                if self.server.poll() is not None or time.monotonic() > until:
                    sys.exit("browsers.py: the server of MagicMirror² did not answer; was all of the above run?")
                time.sleep(0.2)

    def close(self):
        self.server.terminate()
        self.server.wait()


def start(screen, program):
    """Starts it; answers the process and ms to its full picture."""
    screen.quiet(0.5)
    began = time.perf_counter()
    process = subprocess.Popen(
        program.command, env=screen.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True)
    seen = screen.pictures(PATIENCE)
    if not seen:
        end(process)
        sys.exit(f"browsers.py: {program.name} did not draw anything")
    last, full = screen.sample()[1], seen[-1][0]
    for when, sample in reversed(seen):
        if alike(sample, last) < 0.98:
            break
        full = when
    return process, (full - began) * 1000


def end(process):
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def press(screen, place):
    """A short press; answers ms from the press to the first change and to the last, or None."""
    screen.point(place)
    began = time.perf_counter()
    screen.finger(True)
    screen.finger(False)
    changes = screen.quiet(0.5)
    return tuple((at[0] - began) * 1000 for at in (changes[0], changes[-1])) if changes else None


def share(values, percent):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


def measured(screen, program, wish):
    process, _ = start(screen, program)
    starts = []
    for _ in range(wish.starts):
        end(process)
        process, full = start(screen, program)
        starts.append(full)
    row = [f"{statistics.median(starts):.0f} ms (slowest {max(starts):.0f})"]
    if program.pressed:
        answers = [press(screen, DOORS[at % len(DOORS)]) for at in range(wish.taps)]
        answered = [answer for answer in answers if answer]
        for at in (0, 1):
            values = [answer[at] for answer in answered]
            row.append(f"{share(values, 50):.1f} / {share(values, 95):.1f} ms ({len(answered)} of {wish.taps})")
    else:
        row += ["–", "–"]
    whole = [process.pid] + ([program.server.pid] if isinstance(program, Mirror) else [])
    row.append(f"{memory(whole):.0f} MB")
    rest = at_rest(screen, whole, wish.idle)
    row += [f"{rest['idle_cpu']} %", f"{rest['idle_wakeups']}"]
    end(process)
    program.close()
    return row


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("binary")
    arguments.add_argument("--browser", default="chromium")
    arguments.add_argument("--mirror")
    arguments.add_argument("--starts", type=int, default=10)
    arguments.add_argument("--taps", type=int, default=40)
    arguments.add_argument("--idle", type=float, default=60)
    wish = arguments.parse_args()
    if not shutil.which(wish.browser):
        sys.exit(f"browsers.py: {wish.browser} is not there; install it, or name another with --browser")
    screen, rows = Screen(), []
    try:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            page = "file://" + os.path.join(HERE, "browser", "today.html")
            makers = [
                lambda: Fristed(wish.binary, folder),
                lambda: Browser("browser in kiosk mode", wish.browser, folder, page)]
            if wish.mirror:
                makers.append(lambda: Mirror(wish.browser, folder, wish.mirror))
            for make in makers:
                program = make()
                rows.append([program.name, *measured(screen, program, wish)])
    finally:
        screen.end()
    print("| program | full picture | first change | settled | memory | CPU at rest | wake-ups |")
    print("|---|---|---|---|---|---|---|")
    for row in rows:
        print("| " + " | ".join(row) + " |")


if __name__ == "__main__":
    main()
