//! The staff's side in the real window: the first run with codes that are read from the screen as a person copies them,
//! the shuffled pad, one press that locks; and what is left of keys in the process afterwards.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use fristed::domain::codes::{Code, CodeKind};
use fristed::domain::pin::Pin;
use fristed::domain::suggestion::Suggestion;
use fristed::store::{KeyFile, StoreError, SuggestionBox};
use fristed::vault::VaultError;
use fristed::vault::envelope::Key;
use fristed::vault::hierarchy::PadKey;

use super::hold;
use super::memory::{Pieces, in_folder, in_memory};
use super::screen::{Element, Screen};
use super::session::{Checked, wait_for};

/// Whoever is set up, in this order.
pub const EMPLOYEES: [&str; 3] = ["MK", "JH", "SL"];
/// The groups of a code, as they are called on the screen.
const GROUPS: [&str; 6] =
    ["Første gruppe", "Anden gruppe", "Tredje gruppe", "Fjerde gruppe", "Femte gruppe", "Sjette gruppe"];
/// What only the staff's side has on it.
const INSIDE: [&str; 8] =
    ["Lås", "Lås helt", "Vagtbordet", "Medarbejdere", "Lock", "Lock all", "The desk", "Employees"];
/// A suggestion that leaves the box, in letters that stand nowhere by chance.
const RELEASED: &str = "qvxkzjwphgbdmfytlc";

/// What is on the card of the start code and in the heads. A file beside the session, for each check is a function.
pub struct Cards {
    pub start: Vec<u8>,
    pub pins: Vec<Vec<u8>>,
}

/// Where they lie once the first run was pressed through.
pub fn cards(screen: &Screen) -> PathBuf {
    screen.session.at("cards")
}

fn digits(text: &str) -> Vec<u8> {
    text.bytes().map(|byte| byte - b'0').collect()
}

fn spelled(digits: &[u8]) -> String {
    digits.iter().map(ToString::to_string).collect()
}

impl Cards {
    fn write(&self, screen: &Screen) -> Checked {
        let lines: Vec<String> = [&self.start].into_iter().chain(&self.pins).map(|digits| spelled(digits)).collect();
        fs::write(cards(screen), lines.join("\n")).map_err(|error| error.to_string())
    }

    pub fn read(screen: &Screen) -> Result<Self, String> {
        let text = fs::read_to_string(cards(screen)).map_err(|_| "the first run did not come to an end")?;
        let mut lines = text.lines().map(digits);
        Ok(Self { start: lines.next().unwrap_or_default(), pins: lines.collect() })
    }

    /// Says on the pad who she is, and types her PIN.
    pub fn type_pin(&self, screen: &Screen, who: usize) -> Checked {
        screen.press(EMPLOYEES[who])?;
        screen.button("0")?;
        screen.press_each(&spelled(&self.pins[who]))
    }
}

/// The pictures of a code, in order.
fn groups(screen: &Screen, named: impl Fn(&Element) -> bool, count: usize) -> Result<Vec<Vec<u8>>, String> {
    let found = wait_for("the appearance of a code", || {
        let all = screen.elements().ok()?;
        let groups: Vec<Element> = all.into_iter().filter(|one| one.role == "image" && named(one)).collect();
        (groups.len() == count).then_some(groups)
    })?;
    let picture = screen.session.picture()?;
    found.iter().map(|group| picture.digits(group)).collect()
}

/// Making a key is slow on purpose, and slower in a program that was not built for a release.
pub fn patiently<T>(look: impl Fn() -> Result<T, String>) -> Result<T, String> {
    (0..4).find_map(|_| look().ok()).map_or_else(look, Ok)
}

/// Copies the code that is shown, and types back what is asked for.
fn copy(screen: &Screen, kind: CodeKind) -> Result<Vec<u8>, String> {
    let count = kind.digits() / 4;
    let card = groups(screen, |one| GROUPS.contains(&one.name.as_str()), count)?;
    hold(card.iter().all(|group| group.len() == 4), format!("the groups are {card:?}"))?;
    screen.press("Jeg har skrevet den af")?;
    for _ in 0..kind.typed_back() {
        let asked = |one: &Element| GROUPS.iter().position(|name| one.role != "image" && one.name == *name);
        let all = || screen.elements().ok()?.iter().find_map(asked);
        let number = wait_for("the asking for a group", all)?;
        screen.press_each(&spelled(&card[number]))?;
        // The next group has its name once this one is taken.
        std::thread::sleep(std::time::Duration::from_millis(700));
    }
    Ok(card.concat())
}

/// From any public page to the staff's door.
pub fn to_the_pad(screen: &Screen) -> Checked {
    screen.press("Om huset")?;
    screen.press("Personale")
}

pub fn first_run(screen: &mut Screen) -> Checked {
    screen.press("I dag")?;
    to_the_pad(screen)?;
    screen.press("Begynd")?;
    let start = copy(screen, CodeKind::Start)?;
    let recovery = copy(screen, CodeKind::Recovery)?;
    hold(start.len() == 16 && recovery.len() == 24, "a code is too short")?;
    patiently(|| screen.button_with("I personalerummet"))?;
    screen.press_with("I personalerummet")?;
    let mut pins = Vec::new();
    for initials in EMPLOYEES {
        patiently(|| screen.button_with("Tilføj en medarbejder"))?;
        screen.press_with("Tilføj en medarbejder")?;
        screen.keys(&initials.to_lowercase())?;
        screen.press("Huset og kompas")?;
        screen.press("Tilføj")?;
        patiently(|| screen.button_with("Det er læst op"))?;
        screen.press_with("Det er læst op")?;
        let pin = groups(screen, |one| one.name == initials, 1)?.concat();
        hold(pin.len() == 6, format!("the PIN is {} digits long", pin.len()))?;
        screen.press("Videre")?;
        // It counts once it was typed back, on keys in another order.
        patiently(|| screen.button("0"))?;
        screen.press_each(&spelled(&pin))?;
        pins.push(pin);
    }
    patiently(|| screen.button_with("Åbn personalets side"))?;
    screen.press_with("Åbn personalets side")?;
    patiently(|| screen.text_with("Hvem er du?"))?;
    let nothing = in_folder(&screen.session.data(), &secret_digits(&[start.clone(), recovery]))?;
    hold(nothing == 0, "a code is in the data folder")?;
    Cards { start, pins }.write(screen)
}

/// What of the staff's side is on the screen, in whichever language.
pub fn inside(screen: &Screen) -> Result<Vec<String>, String> {
    let names = screen.elements()?.into_iter().map(|one| one.name);
    Ok(names.filter(|name| INSIDE.contains(&name.as_str())).collect())
}

pub fn comes_in(screen: &Screen, cards: &Cards, who: usize) -> Checked {
    cards.type_pin(screen, who)?;
    patiently(|| screen.text_with("Vagtbordet")).map(drop)
}

pub fn in_and_out(screen: &mut Screen) -> Checked {
    let cards = Cards::read(screen)?;
    screen.press(EMPLOYEES[0])?;
    screen.button("0")?;
    let keys: Vec<String> = screen.buttons().into_iter().filter(|name| name.len() == 1).collect();
    hold(keys.len() == 10, format!("the keys are {keys:?}"))?;
    comes_in(screen, &cards, 0)?;
    screen.press("Lås")?;
    screen.button_with("Badet er")?;
    let mut left = inside(screen)?;
    left.extend(screen.buttons().into_iter().filter(|name| EMPLOYEES.contains(&name.as_str())));
    hold(left.is_empty(), format!("after the lock there is {left:?}"))
}

/// The digits of codes and PINs as they are typed, and as text.
fn secret_digits(codes: &[Vec<u8>]) -> Pieces {
    Pieces::of(codes.iter().flat_map(|code| [code.clone(), spelled(code).into_bytes()]).collect())
}

/// The keys of the house and of one employee, got from the cards as the program gets them; half a key is as good as
/// found.
struct Held {
    house: Pieces,
    /// The private half of her own pair.
    own: Pieces,
}

fn keys(screen: &Screen, cards: &Cards, who: usize) -> Result<Held, String> {
    let copy = screen.session.at("copied-keys");
    copy_folder(&screen.session.data(), &copy).map_err(|error| error.to_string())?;
    let said = |error: StoreError| error.to_string();
    let shut = |error: VaultError| error.to_string();
    let file = KeyFile::open(&copy).map_err(said)?;
    let code = Code::new(CodeKind::Start, &cards.start).ok_or("no code")?;
    let pad = PadKey::from_slot(&code, &file.start_slot().map_err(said)?).map_err(shut)?;
    let employees = file.employees().map_err(said)?;
    let (one, pin) = (&employees[who], Pin::typed(&cards.pins[who]).ok_or("no PIN")?);
    let held = pad.open_pin(one.id, &pin, &one.slot.sealed).map_err(shut)?;
    let compass = held.rights.compass().ok_or("she has no key of the compass")?;
    let halves = |key: &Key| key.bytes_for_tests().chunks(16).map(<[u8]>::to_vec).collect::<Vec<_>>();
    let house = Pieces::of([held.rights.house(), compass].into_iter().flat_map(halves).collect());
    // The first and the last byte of such a half are other ones while it is used; what lies between them is not.
    let own = held.own.bytes_for_tests();
    let own = Pieces::of([0, 8, 16].into_iter().map(|at| own[at..at + 16].to_vec()).collect());
    Ok(Held { house, own })
}

fn copy_folder(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for name in ["keys.db", "keys.db-wal"] {
        if from.join(name).exists() {
            fs::copy(from.join(name), to.join(name))?;
        }
    }
    Ok(())
}

/// Waits until nothing of `pieces` is there, which a worker that has just finished may still let go of.
pub fn goes(process: u32, pieces: &Pieces, what: &str) -> Checked {
    let mut left = usize::MAX;
    let gone = wait_for(&format!("the going of {what}"), || {
        left = in_memory(process, pieces).ok()?;
        (left == 0).then_some(())
    });
    gone.map_err(|error| format!("{error}: {left} pieces are left"))
}

pub fn keys_leave_memory(screen: &mut Screen) -> Checked {
    let cards = Cards::read(screen)?;
    let held = keys(screen, &cards, 0)?;
    to_the_pad(screen)?;
    comes_in(screen, &cards, 0)?;
    let process = screen.process()?;
    for (pieces, what) in [(&held.house, "the keys"), (&held.own, "her own pair")] {
        let there = in_memory(process, pieces)?;
        println!("  while somebody is in: {there} pieces of {what} in memory");
        hold(there > 0, format!("the search finds nothing of {what} while somebody is in"))?;
    }
    screen.press("Lås")?;
    screen.button_with("Badet er")?;
    goes(process, &held.house, "the keys")?;
    goes(process, &held.own, "her own pair")?;
    goes(process, &secret_digits(std::slice::from_ref(&cards.start)), "the start code")?;
    // Six small numbers stand in many tables; those that are there by chance are there in a fresh process as well.
    let pins = secret_digits(&cards.pins);
    let left = in_memory(process, &pins)?;
    screen.kill()?;
    screen.open("09:55", &[])?;
    let by_chance = in_memory(screen.process()?, &pins)?;
    println!(
        "  once locked: 0 pieces of the keys and of her own pair, 0 start codes, {left} PINs where {by_chance} are there by chance"
    );
    hold(left <= by_chance, format!("{left} PINs are in memory, {by_chance} by chance"))
}

/// The start code, and once more where a key was not met, as on any day.
pub fn warm(screen: &Screen, cards: &Cards) -> Checked {
    screen.text_with("Startkode")?;
    for _ in 0..3 {
        screen.press_each(&spelled(&cards.start))?;
        if screen.text_with("Hvem er du?").or_else(|_| screen.text_with("Hvem er du?")).is_ok() {
            return Ok(());
        }
        screen.press("Forfra")?;
    }
    screen.text_with("Hvem er du?").map(drop)
}

/// Opens from the cold, takes what has left the box, and is cold again by one press.
pub fn what_was_released_leaves_memory(screen: &mut Screen) -> Checked {
    let cards = Cards::read(screen)?;
    screen.kill()?;
    release(&screen.session.data())?;
    screen.open("09:56", &[])?;
    to_the_pad(screen)?;
    warm(screen, &cards)?;
    comes_in(screen, &cards, 1)?;
    wait_for("the taking of what has left the box", || {
        let left = SuggestionBox::open(&screen.session.data()).ok()?.released().ok()?;
        left.is_empty().then_some(())
    })?;
    let process = screen.process()?;
    screen.press("Lås helt")?;
    screen.button_with("Badet er")?;
    goes(process, &Pieces::of_text(RELEASED), "what has left the box")?;
    let held = keys(screen, &cards, 1)?;
    goes(process, &held.house, "the keys")?;
    goes(process, &held.own, "her own pair")?;
    println!("  once cold: 0 pieces of what has left the box");
    Ok(())
}

/// Puts a suggestion into the box and lets it leave, without the kiosk.
fn release(dir: &Path) -> Checked {
    let said = |error: StoreError| error.to_string();
    let store = SuggestionBox::open(dir).map_err(said)?;
    let text = Suggestion::new(RELEASED).map_err(|_| "no suggestion")?;
    store.put(&store.seal(&text).map_err(said)?).map_err(said)?;
    let day = NaiveDate::from_ymd_opt(2026, 10, 12).ok_or("no day")?;
    let left = store.release(day).map_err(said)?;
    hold(left > 0, "nothing leaves the box")
}
