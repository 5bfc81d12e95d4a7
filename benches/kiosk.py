#!/usr/bin/python3
"""Times of the kiosk from outside, as a person in front of it would take them: on a private X server, by what
reaches the screen (X DAMAGE) after the start of the process or a press of the pointer.

  kiosk.py BINARY [--idle SECONDS] [--starts N] [--taps N] [--keys N] [--ten-years FOLDER]

Prints one JSON object:
  start_ms         process start to the last picture of more than half the screen: median of the starts
  slowest_start_ms the slowest of them
  first_ms         process start to the first such picture
  very_first_ms    the same as start_ms where the example house has to be laid in before
  ten_years_ms     the same as start_ms on the house in FOLDER; slowest_ten_years_ms the slowest of them
  tap_ms           press to the first changed pixel: median, 95 %, longest
  answered         presses that changed a pixel, of all
  key_ms           a key let go to the first change within the field above the keyboard: median, 95 %, longest
  typed            keys at ten a second whose letter came, of all
  pss_mb           memory after pressing everywhere on every page of the navigation
  idle_cpu         per cent of one core at rest on I dag
  idle_wakeups     voluntary context switches of all threads a second, at rest
  idle_damage      changes of the screen a second, at rest
"""
import argparse
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time

from Xlib import X
from Xlib.ext import xtest

from screen import HEIGHT, WIDTH, Screen, at_rest, memory

NOW = "2026-10-13T09:40"
# The house mark, which is Tilbage on a page without navigation.
BACK = (100, 60)
# The middles of the navigation: I dag, Tilbud, Værestedsmøde, Forslag and Vær med.
TODAY, OFFERS, MEETING, SUGGEST, JOIN = [(x, 1020) for x in (174, 488, 910, 1350, 1710)]
# One round through them, for the time of a press. Forslag has no navigation of its own.
ROUND = [OFFERS, MEETING, SUGGEST, BACK, JOIN, TODAY]
# Hjælp nu and back, English and back, Se bedre and out of it again: the corner.
CORNER = [(1197, 60), BACK, (1400, 60), (1400, 60), (1772, 60), BACK]
# What a person meets who presses everywhere between the bars.
EVERYWHERE = [(x, y) for y in (240, 430, 640, 850) for x in (200, 500, 800, 1100, 1400, 1700)]

# Ten keys of the row of a to ø on Forslag, and where the keyboard begins.
KEYS = [48 + 83 + 167 * at for at in range(10)]
KEY_ROW, KEYBOARD = 738, 550


def type_keys(screen, count):
    """Types on Forslag at ten different keys a second; answers in ms from the finger's leaving to the letter."""
    screen.press(SUGGEST)
    screen.quiet(1.0)
    answers = []
    for at in range(count):
        began = time.perf_counter()
        xtest.fake_input(screen.display, X.MotionNotify, x=KEYS[at % len(KEYS)], y=KEY_ROW)
        screen.finger(True)
        screen.changes_until(began + 0.05)
        screen.finger(False)
        released, answer = time.perf_counter(), None
        for when, top in screen.changes_until(began + 0.1):
            if top < KEYBOARD:
                answer = answer or (when - released) * 1000
        answers.append(answer)
    screen.press(BACK)
    return answers


def start(screen, binary, data):
    """Starts the kiosk; answers the process and ms to the first and the last picture of over half the screen."""
    # The end of the one before empties the screen; that is no picture.
    screen.quiet(0.5)
    began = time.perf_counter()
    process = subprocess.Popen(
        [binary, "--data", data, "run", "--now", NOW], env=screen.environment,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    large = [when for when, area in screen.quiet(1.0) if area > WIDTH * HEIGHT / 2]
    if not large:
        process.kill()
        sys.exit("the kiosk did not draw anything")
    return process, (large[0] - began) * 1000, (large[-1] - began) * 1000


def end(process):
    process.send_signal(signal.SIGKILL)
    process.wait()


def walk(screen):
    """Everything in the corner, then everywhere on the page behind every place of the navigation."""
    for place in CORNER:
        screen.press(place)
    for page in (TODAY, OFFERS, MEETING, SUGGEST, JOIN):
        for place in EVERYWHERE:
            # Twice back: out of what the press led to, however deep it lay, and into Om huset where it led nowhere.
            for press in (page, place, BACK, TODAY):
                screen.press(press)


def share(values, percent):
    ordered = sorted(values)
    return round(ordered[min(len(ordered) - 1, len(ordered) * percent // 100)], 1)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("binary")
    arguments.add_argument("--idle", type=float, default=60)
    arguments.add_argument("--starts", type=int, default=10)
    arguments.add_argument("--taps", type=int, default=60)
    arguments.add_argument("--keys", type=int, default=100)
    arguments.add_argument("--ten-years")
    wish = arguments.parse_args()
    screen = Screen()
    process = None
    try:
        with tempfile.TemporaryDirectory() as folder:
            data = os.path.join(folder, "data")
            starts = []
            # The very first start lays in the example house; those that follow find it there.
            for _ in range(wish.starts + 1):
                if process is not None:
                    end(process)
                process, first, last = start(screen, wish.binary, data)
                starts.append((first, last))
            result = {
                "first_ms": round(statistics.median(first for first, _ in starts[1:]), 1),
                "start_ms": round(statistics.median(last for _, last in starts[1:]), 1),
                "slowest_start_ms": round(max(last for _, last in starts[1:]), 1),
                "very_first_ms": round(starts[0][1], 1),
            }
            if wish.ten_years:
                old = []
                # The first start keeps the times of the day that it is; it is not counted.
                for _ in range(wish.starts + 1):
                    end(process)
                    process, _, last = start(screen, wish.binary, wish.ten_years)
                    old.append(last)
                result["ten_years_ms"] = round(statistics.median(old[1:]), 1)
                result["slowest_ten_years_ms"] = round(max(old[1:]), 1)
                end(process)
                process, _, _ = start(screen, wish.binary, data)
            answers = [screen.press(ROUND[at % len(ROUND)]) for at in range(wish.taps)]
            answered = [answer for answer in answers if answer is not None]
            result["answered"] = f"{len(answered)} of {len(answers)}"
            result["tap_ms"] = [share(answered, 50), share(answered, 95), share(answered, 100)]
            keys = type_keys(screen, wish.keys)
            letters = [answer for answer in keys if answer is not None]
            result["typed"] = f"{len(letters)} of {len(keys)}"
            result["key_ms"] = [share(letters, 50), share(letters, 95), share(letters, 100)]
            walk(screen)
            result["pss_mb"] = round(memory(process.pid), 1)
            result.update(at_rest(screen, process.pid, wish.idle))
            print(json.dumps(result))
    finally:
        if process is not None:
            end(process)
        screen.end()


if __name__ == "__main__":
    main()
