//! Papers for the notice board, read back: their text, where it stands, and the picture of the page.

use std::fs;
use std::sync::Arc;

use fristed::cli::HousePress;
use fristed::domain::text::Language::Danish;
use fristed::exchange::pdf::{self, HEIGHT, Invitation, MARGIN, Paper, Part, WIDTH};
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, font::GlyphRun, interpret_page, util::TransformExt,
};
use hayro::hayro_syntax::Pdf;
use hayro::kurbo::{Affine, BezPath, Point, Rect};
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use proptest::prelude::*;

use crate::cli::Place;
use crate::lysningen::{Lysningen, made};
use crate::some::{civil, once};

pub const NOW: &str = "2026-10-13T09:40";

/// A letter of a page and where it begins on its baseline, in points from the upper left.
pub struct Letter {
    text: String,
    pub at: Point,
}

#[derive(Default)]
struct Reader(Vec<Letter>);

impl<'a> Device<'a> for Reader {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            let text = match glyph.as_unicode() {
                Some(BfString::Char(c)) => c.to_string(),
                Some(BfString::String(text)) => text,
                None => "\u{fffd}".to_owned(),
            };
            let at = props.transform * glyph.transform() * Point::ORIGIN;
            self.0.push(Letter { text: text.replace('\u{a0}', " "), at });
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// A paper read back from its file.
pub struct Printed {
    bytes: Vec<u8>,
    pdf: Pdf,
}

impl Printed {
    pub fn read(bytes: Vec<u8>) -> Self {
        let pdf = Pdf::new(Arc::new(bytes.clone())).unwrap_or_else(|_| panic!("this is no PDF"));
        Self { bytes, pdf }
    }

    pub fn of(paper: &Paper) -> Self {
        Self::read(pdf::write(paper, &HousePress::new()).unwrap())
    }

    pub fn letters(&self) -> Vec<Vec<Letter>> {
        let cache = InterpreterCache::new();
        let pages = self.pdf.pages().iter().map(|page| {
            let place: Affine = page.initial_transform(true).to_kurbo();
            let bbox = Rect::new(0.0, 0.0, WIDTH.into(), HEIGHT.into());
            let mut context = Context::new(place, bbox, &cache, page.xref(), InterpreterSettings::default());
            let mut reader = Reader::default();
            interpret_page(page, &mut context, &mut reader);
            reader.0
        });
        pages.collect()
    }

    /// The text of each page, in the order in which it is read aloud.
    pub fn pages(&self) -> Vec<String> {
        self.letters().iter().map(|letters| letters.iter().map(|letter| letter.text.as_str()).collect()).collect()
    }

    pub fn text(&self) -> String {
        self.pages().concat()
    }

    /// The page in grey at so many pixels a point, with its width and height.
    pub fn picture(&self, number: usize, scale: f32) -> (Vec<u8>, usize, usize) {
        let page = &self.pdf.pages()[number];
        let white = hayro::vello_cpu::color::palette::css::WHITE;
        let size = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: white };
        let settings = InterpreterSettings::default();
        let drawn = hayro::render(page, &RenderCache::new(), &settings, &RenderSettings::default(), &size);
        let grey = drawn
            .data_as_u8_slice()
            .chunks_exact(4)
            .map(|p| ((u16::from(p[0]) + u16::from(p[1]) + u16::from(p[2])) / 3) as u8);
        (grey.collect(), usize::from(drawn.width()), usize::from(drawn.height()))
    }

    /// Nothing is on the margin, so nothing is cut: neither a letter nor a shape.
    pub fn keeps_its_margin(&self) {
        let inner = (MARGIN * 2.0) as usize - 3;
        for number in 0..self.pdf.pages().len() {
            let (grey, width, height) = self.picture(number, 2.0);
            let is_margin = |x: usize, y: usize| x < inner || y < inner || x >= width - inner || y >= height - inner;
            let dark = (0..grey.len()).filter(|at| is_margin(at % width, at / width) && grey[*at] < 200).count();
            assert_eq!(dark, 0, "page {}", number + 1);
            assert!(grey.iter().any(|pixel| *pixel < 100), "page {} is empty", number + 1);
        }
    }

    fn codes(&self) -> Vec<String> {
        let (grey, width, height) = self.picture(0, 4.0);
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| grey[y * width + x]);
        image.detect_grids().iter().map(|grid| grid.decode().unwrap().1).collect()
    }
}

pub fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn the_week_says_every_day_and_everything_in_it() {
    let house = Lysningen::at(NOW);
    let printed = Printed::of(&house.app.print_week().unwrap());
    let text = squeezed(&printed.text());
    for ahead in 0..7 {
        let day = house.app.week_day(ahead, Danish).unwrap();
        assert!(text.contains(&squeezed(&format!("{}{}", day.date, day.hours))), "{}", day.date);
        for entry in day.entries {
            let row = squeezed(&format!("{}{}{}", entry.hours, entry.title, entry.place));
            assert!(text.contains(&row), "{row} is not in {text}");
        }
    }
    for said in [
        "Lysningen",
        "Åvej 12",
        "Gåtur til åen",
        "Vi laver suppe",
        "Køkkenet",
        "Sårpleje",
        "13. oktober til 19. oktober",
    ] {
        assert!(text.contains(&squeezed(said)), "{said}");
    }
    printed.keeps_its_margin();
}

#[test]
fn the_agenda_says_who_decides_and_the_code_is_the_meeting() {
    let house = Lysningen::at(NOW);
    let printed = Printed::of(&house.app.print_agenda().unwrap().unwrap());
    let text = printed.text();
    let view = house.app.meeting(None, Danish).unwrap().unwrap();
    assert!(view.items.len() >= 5);
    for said in ["Dagsorden", "Værestedsmøde", "Tirsdag den 3. november kl. 14–15.30", "Stuen"] {
        assert!(squeezed(&text).contains(&squeezed(said)), "{said}");
    }
    let mut rest = squeezed(&text);
    for item in view.items {
        for said in [item.title, item.plain, item.formal, item.decided_by, item.text] {
            let said = squeezed(&said);
            let at = rest.find(&said).unwrap_or_else(|| panic!("{said} is not where it belongs in {rest}"));
            rest.drain(..at + said.len());
        }
    }
    let codes = printed.codes();
    assert_eq!(codes.len(), 1);
    for said in ["SUMMARY:Værestedsmøde", "DTSTART:20261103T130000Z", "DTEND:20261103T143000Z", "LOCATION:Stuen"] {
        assert!(codes[0].contains(said), "{}", codes[0]);
    }
    printed.keeps_its_margin();
}

#[test]
fn the_minutes_say_what_was_decided_and_invite_to_the_next_meeting() {
    let house = Lysningen::at(NOW);
    let minutes = house.app.minutes(None, Danish).unwrap().unwrap();
    let printed = Printed::of(&house.app.print_minutes().unwrap().unwrap());
    let text = squeezed(&printed.text());
    assert!(minutes.items.len() >= 3);
    for (title, decision) in &minutes.items {
        assert!(text.contains(&squeezed(&format!("{title}{decision}"))), "{title}");
    }
    assert!(text.contains("Referat") && text.contains(&squeezed(&minutes.date)));
    assert!(text.contains(&squeezed("Næste møde: tirsdag den 3. november kl. 14–15.30.")));
    assert!(printed.codes()[0].contains("DTSTART:20261103T130000Z"));
    printed.keeps_its_margin();
}

#[test]
fn a_paper_is_a4_in_danish_with_its_own_fonts_and_its_order_for_a_screen_reader() {
    let printed = Printed::of(&Lysningen::at(NOW).app.print_week().unwrap());
    for page in printed.pdf.pages().iter() {
        let (width, height) = page.render_dimensions();
        assert!((width - WIDTH).abs() < 0.1 && (height - HEIGHT).abs() < 0.1);
    }
    let raw = String::from_utf8_lossy(&printed.bytes);
    for said in ["/Lang(da)", "/StructTreeRoot", "/Marked true", "/H1", "/H2", "+AtkinsonHyperlegibleNext"] {
        assert!(raw.contains(said), "{said}");
    }
    assert!(raw.contains("Ugen i huset – Lysningen"));
    assert!(!raw.contains("/CreationDate"), "the same paper is the same file at any time");
    assert!(printed.bytes.len() < 100_000, "the fonts hold only the letters that are used: {}", printed.bytes.len());
}

#[test]
fn the_same_paper_is_the_same_file() {
    let house = Lysningen::at(NOW);
    let once = pdf::write(&house.app.print_week().unwrap(), &HousePress::new()).unwrap();
    assert_eq!(once, pdf::write(&house.app.print_week().unwrap(), &HousePress::new()).unwrap());
    assert_ne!(once, pdf::write(&house.later("2026-10-14T09:40").print_week().unwrap(), &HousePress::new()).unwrap());
}

#[test]
fn pages_are_numbered_where_there_are_several_and_say_which_day_goes_on() {
    let house = Lysningen::at(NOW);
    let week = Printed::of(&house.app.print_week().unwrap()).pages();
    assert!(week.len() > 1);
    for (number, page) in (1..).zip(&week) {
        assert!(page.contains(&format!("Side {number} af {}", week.len())), "{page}");
    }
    let days: Vec<_> = (0..7).map(|ahead| house.app.week_day(ahead, Danish).unwrap().date).collect();
    for page in &week[1..] {
        assert!(days.iter().any(|day| squeezed(page).starts_with(&squeezed(day))), "{page}");
    }
    // A usual agenda is one sheet on the board.
    for paper in [house.app.print_agenda(), house.app.print_minutes()] {
        let pages = Printed::of(&paper.unwrap().unwrap()).pages();
        assert!(pages.len() == 1 && !pages[0].contains("Side"), "{pages:?}");
    }
}

#[test]
fn a_day_without_anything_says_that_one_can_come() {
    let house = Lysningen::with_only(NOW, vec![made("Tur", once(civil("2026-10-14T10:00:00")))]);
    let text = Printed::of(&house.app.print_week().unwrap()).text();
    assert_eq!(text.matches("Huset er åbent. Kom, og vær her.").count(), 6);
}

/// Titles of 500 letters, in words or in one.
fn long_text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[A-Za-zæøåÆØÅ]{1,12}( [a-zæøå0-9,.–-]{1,14}){0,6}",
        1 => "[A-Za-zæøåÆØÅ]{450,500}",
        1 => "[WMÅ]{300,500}",
        1 => "[A-Za-zæøå]{1,9}( [a-zæøå]{1,9}){60,70}",
    ]
}

fn part() -> impl Strategy<Value = Part> {
    prop_oneof![
        (long_text(), long_text()).prop_map(|(text, beside)| Part::Heading { text, beside }),
        (long_text(), long_text(), long_text()).prop_map(|(lead, title, note)| Part::Row { lead, title, note }),
        (long_text(), long_text()).prop_map(|(title, note)| {
            let drawings = vec!["m_sol".to_owned(), "m_trae".to_owned()];
            Part::Sign { drawings, title, note }
        }),
        (
            1..200_u32,
            long_text(),
            long_text(),
            prop::collection::vec(long_text(), 0..3),
            prop::collection::vec(long_text(), 0..3)
        )
            .prop_map(|(number, title, label, notes, decisions)| Part::Item {
                number: number.to_string(),
                title,
                label,
                notes,
                decisions
            }),
        long_text().prop_map(Part::Text),
        long_text().prop_map(Part::Large),
    ]
}

fn said(paper: &Paper) -> String {
    let mut all = vec![&paper.house, &paper.address, &paper.phone, &paper.title];
    all.extend(&paper.facts);
    all.extend(&paper.closing);
    all.extend(paper.code.iter().map(|code| &code.caption));
    for part in &paper.parts {
        match part {
            Part::Heading { text, beside } => all.extend([text, beside]),
            Part::Row { lead, title, note } => all.extend([lead, title, note]),
            Part::Item { number, title, label, notes, decisions } => {
                all.extend([number, title, label]);
                all.extend(notes.iter().chain(decisions));
            }
            Part::Sign { title, note, .. } => all.extend([title, note]),
            Part::Text(text) | Part::Large(text) => all.push(text),
            Part::Table(table) => {
                all.push(&table.title);
                all.extend(table.columns.iter().chain(table.rows.iter().flatten()));
            }
        }
    }
    all.into_iter().cloned().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn whatever_a_house_writes_nothing_is_lost_and_nothing_leaves_the_page(
        names in prop::array::uniform4(long_text()),
        facts in prop::collection::vec(long_text(), 0..3),
        caption in prop::option::of("[A-Za-zæøå]{1,9}( [a-zæøå]{1,9}){1,14}"),
        parts in prop::collection::vec(part(), 0..12),
        closing in prop::collection::vec(long_text(), 0..3),
    ) {
        let [house, address, phone, title] = names;
        let code = caption.map(|caption| Invitation { calendar: "BEGIN:VCALENDAR".to_owned(), caption, alt: String::new() });
        let paper = Paper { house, address, phone, title, facts, code, parts, closing };
        let printed = Printed::of(&paper);
        let letters = printed.letters();
        for letter in letters.iter().flatten() {
            let (x, y) = (letter.at.x as f32, letter.at.y as f32);
            prop_assert!((MARGIN - 0.1..WIDTH - MARGIN + 0.1).contains(&x), "{} stands at {x}", letter.text);
            prop_assert!((MARGIN..HEIGHT - MARGIN + 0.1).contains(&y), "{} stands at {y}", letter.text);
        }
        let text = printed.text();
        let said = said(&paper);
        for c in said.chars().filter(|c| !c.is_whitespace()) {
            let count = |text: &str| text.matches(c).count();
            prop_assert!(count(&text) >= count(&said), "a {} is lost", c);
        }
    }
}

#[test]
fn the_longest_words_stay_on_the_page_to_their_last_pixel() {
    let wide = "W".repeat(500);
    let part = Part::Row { lead: wide.clone(), title: wide.clone(), note: wide.clone() };
    let heading = Part::Heading { text: wide.clone(), beside: wide.clone() };
    let item = Part::Item {
        number: "100".to_owned(),
        title: wide.clone(),
        label: wide.clone(),
        notes: vec![wide.clone(); 3],
        decisions: vec![wide.clone()],
    };
    let paper = Paper {
        house: wide.clone(),
        title: wide.clone(),
        facts: vec![wide],
        parts: vec![heading, part, item],
        ..Paper::default()
    };
    Printed::of(&paper).keeps_its_margin();
}

#[test]
fn the_command_writes_a_file_or_says_in_a_sentence_why_not() {
    let place = Place::new();
    for paper in ["agenda", "minutes", "week"] {
        let file = format!("{paper}.pdf");
        assert_eq!(place.fine(&["print", paper, "--now", NOW, "--out", &file]), "");
        let first = fs::read(place.path(&file)).unwrap();
        assert!(first.starts_with(b"%PDF"));
        place.fine(&["print", paper, "--now", NOW, "--out", &file]);
        assert_eq!(fs::read(place.path(&file)).unwrap(), first);
    }
    assert!(place.refused(&["print", "week", "--out", "nowhere/week.pdf"]).contains("--out"));
    assert_eq!(place.run(&["print", "menu", "--out", "menu.pdf"]).code, 2);
    assert_eq!(place.run(&["print", "week"]).code, 2);
}

#[test]
fn a_house_without_meetings_is_told_what_to_do() {
    let place = Place::new();
    let calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//DA\r\nBEGIN:VEVENT\r\nUID:a@b\r\nDTSTAMP:20260101T000000Z\r\n\
        DTSTART:20261014T080000Z\r\nDTEND:20261014T090000Z\r\nSUMMARY:Tur\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let file = place.write("house.ics", calendar);
    place.fine(&["import", &file]);
    for (paper, says) in [("agenda", "no house meeting is planned"), ("minutes", "no minutes")] {
        assert!(place.refused(&["print", paper, "--now", NOW, "--out", "x.pdf"]).contains(says));
        assert!(!place.path("x.pdf").exists());
    }
    place.fine(&["print", "week", "--now", NOW, "--out", "week.pdf"]);
    let text = Printed::read(fs::read(place.path("week.pdf")).unwrap()).text();
    assert!(text.contains("Tur"), "{text}");
}

#[test]
fn a_letter_that_the_fonts_do_not_have_stops_no_paper() {
    let title = "Kom 🐟 og مرحبا til Østers".to_owned();
    let printed = Printed::of(&Paper { title, parts: vec![Part::Text("👩‍🍳".to_owned())], ..Paper::default() });
    let text = printed.text();
    assert!(text.contains("Kom") && text.contains("til Østers"), "{text}");
    printed.keeps_its_margin();
    assert_eq!(Printed::of(&Paper::default()).pages(), [""]);
}

/// The card of a code: every digit large, and no word of which door it opens.
#[test]
fn a_card_says_its_digits_and_no_house() {
    let large = ["1234   5678", "9012   3456"].map(|pair| Part::Large(pair.to_owned()));
    let card = Paper { title: "Startkode".to_owned(), parts: large.into(), ..Paper::default() };
    let printed = Printed::of(&card);
    assert!(squeezed(&printed.text()).contains("1234567890123456"), "{}", printed.text());
    assert!(!printed.text().contains("Lysningen"));
    let rows: std::collections::BTreeSet<i32> = printed.letters()[0].iter().map(|letter| letter.at.y as i32).collect();
    assert!(rows.len() >= 3, "a line for the title and for each pair of groups: {rows:?}");
    printed.keeps_its_margin();
}
