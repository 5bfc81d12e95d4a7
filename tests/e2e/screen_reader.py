"""What a screen reader's user has: the accessibility bus, and nothing else of the program.

  screen_reader.py enable        says that a screen reader is there
  screen_reader.py list          one line for each element: role, x, y, width, height, name, separated by tabs
  screen_reader.py press NAME    carries out the default action of the button called NAME
  screen_reader.py keys NAME …   the same for one button after another, 200 ms apart, on a page that stays

Each call is a process of its own, since a long-lived one answers from its cache.
"""
import sys
import time
import warnings

warnings.simplefilter("ignore")
import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib

DEEPEST = 40


def enable():
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    for name in ("IsEnabled", "ScreenReaderEnabled"):
        value = GLib.Variant("(ssv)", ("org.a11y.Status", name, GLib.Variant("b", True)))
        bus.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set", value,
                      None, Gio.DBusCallFlags.NONE, 10_000, None)


def elements(parent, depth=0):
    for at in range(parent.get_child_count()):
        child = parent.get_child_at_index(at)
        # A page that changes meanwhile takes its elements along.
        if child is not None and depth < DEEPEST:
            yield child
            yield from elements(child, depth + 1)


def everything():
    try:
        yield from elements(Atspi.get_desktop(0))
    except GLib.Error:
        return


def list_all():
    for element in everything():
        try:
            box = element.get_extents(Atspi.CoordType.SCREEN)
            place = [box.x, box.y, box.width, box.height]
        except (GLib.Error, AttributeError):
            place = [0, 0, 0, 0]
        name = (element.get_name() or "").replace("\t", " ").replace("\n", " ")
        print(element.get_role_name(), *place, name, sep="\t")


def press(name):
    for element in everything():
        if element.get_name() == name and "button" in element.get_role_name():
            return act(element)
    return 3


def act(element):
    actions = element.get_action_iface()
    if actions is None or actions.get_n_actions() == 0:
        return 3
    return 0 if actions.do_action(0) else 4


def press_keys(names):
    buttons = {element.get_name(): element for element in everything() if "button" in element.get_role_name()}
    for at, name in enumerate(names):
        # The same key twice is two presses only where the second does not come at once.
        if at and names[at - 1] == name:
            time.sleep(0.4)
        ended = act(buttons[name]) if name in buttons else 3
        if ended:
            return ended
        time.sleep(0.2)
    return 0


if __name__ == "__main__":
    Atspi.init()
    if sys.argv[1] == "enable":
        enable()
    elif sys.argv[1] == "press":
        sys.exit(press(sys.argv[2]))
    elif sys.argv[1] == "keys":
        sys.exit(press_keys(sys.argv[2:]))
    else:
        list_all()
