"""A private X server that says when the screen changed (X DAMAGE), a pointer on it, and what a program and its
children cost: the instrument of kiosk.py and of browsers.py."""
import os
import select
import subprocess
import time

from Xlib import X, display
from Xlib.ext import damage, xtest

WIDTH, HEIGHT = 1920, 1080


class Screen:
    """An X server of our own, with a window manager and a listener for changes."""

    def __init__(self):
        read, write = os.pipe()
        size = f"{WIDTH}x{HEIGHT}x24"
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp"],
            pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as answer:
            self.name = ":" + answer.readline().strip()
        self.environment = {**os.environ, "DISPLAY": self.name}
        for other in ("WAYLAND_DISPLAY", "WAYLAND_SOCKET", "FONTCONFIG_FILE"):
            self.environment.pop(other, None)
        self.manager = subprocess.Popen(
            ["matchbox-window-manager", "-use_titlebar", "no"], env=self.environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(0.5)
        self.display = display.Display(self.name)
        self.display.damage_query_version()
        self.display.screen().root.damage_create(damage.DamageReportRawRectangles)
        self.display.sync()

    def end(self):
        for process in (self.manager, self.server):
            process.terminate()
            process.wait()

    def changes(self, seconds):
        """What changed within so many seconds, as (time, area) in the order of time; returns at the first change."""
        if not self.display.pending_events():
            select.select([self.display.fileno()], [], [], max(seconds, 0))
        found = []
        while self.display.pending_events():
            event = self.display.next_event()
            if event.type == self.display.extension_event.DamageNotify:
                found.append((time.perf_counter(), event.area.width * event.area.height))
        return found

    def changes_until(self, end):
        """What changed until then, as (time, top) in the order of time."""
        found = []
        while (left := end - time.perf_counter()) > 0:
            if not self.display.pending_events():
                select.select([self.display.fileno()], [], [], left)
            while self.display.pending_events():
                event = self.display.next_event()
                if event.type == self.display.extension_event.DamageNotify:
                    found.append((time.perf_counter(), event.area.y))
        return found

    def quiet(self, seconds, limit=15):
        """All changes until nothing has changed for so long."""
        found, began = [], time.perf_counter()
        last = began
        while time.perf_counter() - last < seconds and time.perf_counter() - began < limit:
            new = self.changes(seconds - (time.perf_counter() - last))
            if new:
                last = new[-1][0]
                found += new
        return found

    def point(self, place):
        xtest.fake_input(self.display, X.MotionNotify, x=place[0], y=place[1])
        self.display.sync()
        self.quiet(0.1)

    def finger(self, down):
        xtest.fake_input(self.display, X.ButtonPress if down else X.ButtonRelease, 1)
        self.display.flush()

    def press(self, place):
        """Presses and lifts; answers in ms to the first change, or None."""
        self.point(place)
        self.finger(True)
        began, answer = time.perf_counter(), None
        while answer is None and time.perf_counter() - began < 0.1:
            for when, _ in self.changes(0.1 - (time.perf_counter() - began)):
                answer = answer or (when - began) * 1000
        self.finger(False)
        # Longer than the guard against a press answered twice.
        self.quiet(0.5)
        return answer

    def sample(self):
        """When, and what is seen: each eighth point of 24 lines over the whole screen."""
        when, seen = time.perf_counter(), []
        for line in range(24):
            image = self.display.screen().root.get_image(0, line * 45 + 22, WIDTH, 1, X.ZPixmap, 0xFFFFFFFF)
            seen.append(memoryview(image.data).cast("I")[::8].tobytes())
        return when, b"".join(seen)

    def pictures(self, limit):
        """Samples of what is seen after each change, until then, from now on; at most one in ten milliseconds."""
        began, seen = time.perf_counter(), []
        while (left := began + limit - time.perf_counter()) > 0:
            if self.changes(left):
                seen.append(self.sample())
                time.sleep(0.01)
        return seen


def alike(one, other):
    """The share of the points of two samples that are the same."""
    ones, others = memoryview(one).cast("I"), memoryview(other).cast("I")
    return sum(a == b for a, b in zip(ones, others)) / len(ones)


def tree(pid):
    """A process, or several, and all their children that are there."""
    found = [pid] if isinstance(pid, int) else list(pid)
    for parent in found:
        try:
            for task in os.listdir(f"/proc/{parent}/task"):
                with open(f"/proc/{parent}/task/{task}/children", encoding="ascii") as file:
                    found += [int(child) for child in file.read().split()]
        except FileNotFoundError:
            pass
    return found


def lines(pid, path):
    """The lines of a file of a process; none where it has ended meanwhile."""
    try:
        with open(f"/proc/{pid}/{path}", encoding="ascii", errors="replace") as file:
            return file.readlines()
    except (FileNotFoundError, ProcessLookupError):
        return []


def memory(pid):
    """What a program and its children hold, in MB: each shared page counts by its share (PSS)."""
    kept = (line for process in tree(pid) for line in lines(process, "smaps_rollup") if line.startswith("Pss:"))
    return sum(int(line.split()[1]) for line in kept) / 1024


def cpu(pid):
    """Seconds of processor that a program and its children have used."""
    used = 0
    for process in tree(pid):
        for line in lines(process, "stat"):
            fields = line.rpartition(")")[2].split()
            used += int(fields[11]) + int(fields[12])
    return used / os.sysconf("SC_CLK_TCK")


def wakeups(pid):
    """How often a thread of a program and of its children has slept so far."""
    total = 0
    for process in tree(pid):
        try:
            tasks = os.listdir(f"/proc/{process}/task")
        except FileNotFoundError:
            continue
        for task in tasks:
            status = lines(process, f"task/{task}/status")
            total += sum(int(line.split()[1]) for line in status if line.startswith("voluntary_ctxt_switches"))
    return total


def at_rest(screen, pid, seconds):
    """What it costs and draws while nobody touches it."""
    screen.point((960, 640))
    screen.quiet(2, limit=6)
    before, began = (cpu(pid), wakeups(pid)), time.perf_counter()
    changes = 0
    while time.perf_counter() - began < seconds:
        changes += len(screen.changes(seconds - (time.perf_counter() - began)))
    gone = time.perf_counter() - began
    return {
        "idle_cpu": round((cpu(pid) - before[0]) / gone * 100, 3),
        "idle_wakeups": round((wakeups(pid) - before[1]) / gone, 2),
        "idle_damage": round(changes / gone, 2),
    }
