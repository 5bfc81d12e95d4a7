//! A whole round by three employees in the real window, with a power cut in the middle of it: each answers alone at the
//! screen in turn, the answers are laid open together, and an agreement comes of it.

use super::hold;
use super::memory::{Pieces, in_folder};
use super::screen::{Element, Screen};
use super::session::{Checked, wait_for};
use super::staff::{Cards, goes, patiently, to_the_pad, warm};

/// What each of the three notes beside her answer, in letters that stand nowhere by chance.
const NOTES: [&str; 3] = ["qwzxk", "vjqpw", "zfkqj"];

/// By her PIN, to the page that she comes back to.
fn unlock(screen: &Screen, cards: &Cards, who: usize, page: &str) -> Checked {
    cards.type_pin(screen, who)?;
    patiently(|| screen.find(|one| one.name.contains(page), page)).map(drop)
}

/// One employee answers the one field of the round, and notes something beside it.
fn answer(screen: &Screen, condition: &str, note: &str) -> Checked {
    screen.find_and_press("Dine svar")?;
    screen.text_with("Kun du kan læse dem")?;
    screen.find_and_press("Bolig")?;
    screen.find_and_press(&format!("Tilstand: {condition}"))?;
    screen.find_and_press("Stikord")?;
    type_in(screen, note)
}

/// Types it on the screen's own keyboard, which goes then.
fn type_in(screen: &Screen, words: &str) -> Checked {
    screen.keys(words)?;
    screen.press("Færdig")?;
    wait_for("the going of the keyboard", || {
        let all = screen.elements().ok()?;
        all.iter().all(|one| one.name != "Mellemrum").then_some(())
    })
}

/// From the answers to the page of the round, where she says that she has answered.
fn done(screen: &Screen) -> Checked {
    screen.press("Tilbage")?;
    screen.press("Tilbage")?;
    screen.find_and_press("Færdig")?;
    let is_done = |one: &Element| ["Du er færdig", "Alle er færdige"].iter().any(|said| one.name.contains(said));
    screen.find(is_done, "her being done").map(drop)
}

/// None of the `notes` is on the screen or lies in a file.
fn is_blind(screen: &Screen, notes: &[&str]) -> Checked {
    for note in notes {
        let seen = screen.elements()?.into_iter().any(|one| one.name.contains(note));
        hold(!seen, format!("{note} is on the screen"))?;
        let kept = in_folder(&screen.session.data(), &Pieces::of_text(note))?;
        hold(kept == 0, format!("{note} is in a file"))?;
    }
    Ok(())
}

pub fn three_go_through_a_whole_round(screen: &mut Screen) -> Checked {
    let cards = Cards::read(screen)?;
    screen.kill()?;
    screen.open("10:05", &[])?;
    to_the_pad(screen)?;
    warm(screen, &cards)?;
    unlock(screen, &cards, 0, "Vagtbordet")?;
    for step in ["Kompas", "Øveperson", "Kompasrunde", "Begynd en runde", "JH", "SL", "Enkelte felter", "Bolig"] {
        screen.find_and_press(step)?;
    }
    // Twice: the extent is chosen, then the round begins.
    screen.find_and_press("Begynd runden")?;
    screen.find_and_press("Begynd runden")?;
    answer(screen, "Kæmper med problemet", NOTES[0])?;
    done(screen)?;
    screen.press("Lås")?;

    // Nothing of hers is there for the next, and a power cut takes nothing of the next one's own.
    to_the_pad(screen)?;
    unlock(screen, &cards, 1, "Dine svar")?;
    is_blind(screen, &NOTES)?;
    answer(screen, "Kæmper med problemet", NOTES[1])?;
    screen.kill()?;
    screen.open("10:20", &[])?;
    to_the_pad(screen)?;
    warm(screen, &cards)?;
    // Which page she was on is nowhere on the disk; the round is where it always is.
    unlock(screen, &cards, 1, "Vagtbordet")?;
    for step in ["Kompas", "Øveperson", "Kompasrunde", "Dine svar", "Bolig"] {
        screen.find_and_press(step)?;
    }
    screen.find(|one| one.name.contains(NOTES[1]), NOTES[1])?;
    done(screen)?;
    screen.press("Lås")?;

    to_the_pad(screen)?;
    unlock(screen, &cards, 2, "Dine svar")?;
    is_blind(screen, &NOTES)?;
    answer(screen, "Problemet er ude af kontrol", NOTES[2])?;
    done(screen)?;
    together(screen)
}

/// All three answers lie side by side; a bid in common, an agreement, and the round is closed.
fn together(screen: &Screen) -> Checked {
    screen.find_and_press("Læg svarene frem")?;
    screen.text_with("MK fortæller nu")?;
    for note in NOTES {
        screen.find(|one| one.name.contains(note), note)?;
    }
    screen.find_and_press("Fælles bud, Tilstand: Kæmper med problemet")?;
    screen.find_and_press("Til aftalerne")?;
    screen.find_and_press("Ny aftale")?;
    screen.find_and_press("Hvad")?;
    type_in(screen, "ringe")?;
    for step in ["Hvem", "JH", "Hvornår", "Om en uge", "Gem aftalen"] {
        screen.find_and_press(step)?;
    }
    screen.find(|one| one.name.contains("ringe"), "the agreement")?;
    screen.find_and_press("Luk runden")?;
    screen.find_and_press("Ja, luk den")?;
    screen.text_with("Runden er lukket")?;
    screen.press("Godt, luk")?;
    screen.press("Lås helt")?;
    screen.button_with("Badet er")?;
    let process = screen.process()?;
    for note in NOTES {
        goes(process, &Pieces::of_text(note), "what was noted in the round")?;
    }
    is_blind(screen, &NOTES)
}
