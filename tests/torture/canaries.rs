//! A day with people: what they typed, and the symbols of those who stepped back, are in no file afterwards.

use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::rc::Rc;

use fristed::app::postbox::{Answer, Postbox};
use fristed::app::{App, Command as Press, Outcome};
use fristed::domain::duty::Step;
use fristed::domain::sign_up::{Listing, Sign, SignUp};
use fristed::domain::symbol::Symbol;
use fristed::domain::text::Language;
use fristed::domain::time::{HOUSE_ZONE, moment};
use fristed::kiosk::clock::PageClock;
use fristed::store::Store;

use crate::found::{files, hits};
use crate::plan::Plan;
use crate::run::{fristed, run};
use crate::some::{civil, example};
use crate::{Figure, Tried, child};

/// Typed and sent, and typed and left.
const TYPED: [&str; 2] = ["kanariefugl på taget", "undulat i kælderen"];
/// The sign on the list, and the secret one. In the file they stand side by side.
const SYMBOLS: [(&str, &str); 3] = [("kaktus", "fyrtaarn"), ("sommerfugl", "gulerod"), ("paraply", "tromme")];

pub fn day(plan: &Plan) -> Tried {
    let days = plan.count(3, 50);
    let mut looked_at = 0;
    for _ in 0..days {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        let (dir, temporary) = (folder.path().join("house"), folder.path().join("tmp"));
        fs::create_dir(&temporary).map_err(|error| error.to_string())?;
        let mut said = Vec::new();
        let mut there = |command: &mut Command| -> Result<(), String> {
            let one = run(command.env("TMPDIR", &temporary))?.done()?;
            said.extend([one.out, one.err]);
            Ok(())
        };
        let own = std::env::current_exe().map_err(|error| error.to_string())?;
        there(Command::new(own).args([child::MODE, "day"]).arg(&dir))?;
        let paper = folder.path().join("week.pdf").display().to_string();
        for arguments in
            [&["today"][..], &["check"], &["export", "house"], &["export", "ics"], &["print", "week", "--out", &paper]]
        {
            there(&mut fristed(&dir, arguments))?;
        }
        let said = said.concat();
        let everywhere = files(folder.path());
        looked_at = everywhere.len();
        for file in everywhere {
            let bytes = fs::read(&file).map_err(|error| error.to_string())?;
            none(&bytes, &file.display().to_string())?;
        }
        none(said.as_bytes(), "what the program said")?;
    }
    let said = format!("{} canaries, 0 hits in {looked_at} files and in what was said", TYPED.len() + SYMBOLS.len());
    Ok(Figure { cases: days, said })
}

fn none(bytes: &[u8], place: &str) -> Result<(), String> {
    let pairs = SYMBOLS.iter().map(|(sign, secret)| format!("{sign}{secret}"));
    for canary in TYPED.iter().map(|typed| (*typed).to_owned()).chain(pairs) {
        if hits(bytes, canary.as_bytes()) > 0 {
            return Err(format!("{canary:?} is in {place}"));
        }
    }
    Ok(())
}

/// The day itself, through the same use cases as the screen.
pub fn the_day(dir: &Path) -> ExitCode {
    let mut store = Store::open(dir).unwrap();
    store.lay_in_example(&example(), "torture").unwrap();
    let now = moment(civil("2026-10-13T09:40:00"), HOUSE_ZONE).to_utc();
    store.extend_occurrences(now).unwrap();
    let app = App::new(store, Rc::new(PageClock::frozen(now)));
    let mut app = app.with_postbox(Postbox::at_once(dir).unwrap());
    assert_eq!(app.look_at_suggestion(TYPED[1]), Ok(false));
    app.post_suggestion(TYPED[0]).unwrap();
    assert_eq!(app.poll(), [Answer::SuggestionKept]);
    let symbol = |id: &str| id.parse::<Symbol>().unwrap();
    let lists: Vec<Listing> = app
        .join(Language::Danish)
        .unwrap()
        .duties
        .iter()
        .filter_map(|duty| duty.dates.first().map(|date| date.listing.clone()))
        .collect();
    assert!(lists.len() >= SYMBOLS.len(), "the example house has lists");
    for (listing, (sign, secret)) in lists.iter().zip(SYMBOLS) {
        let wish = SignUp {
            listing: listing.clone(),
            sign: Sign::One(symbol(sign)),
            secret: symbol(secret),
            step: Step::Look,
            agreed: false,
        };
        assert_eq!(app.apply(Press::SignUp(wish, Language::Danish)).unwrap(), Outcome::Done);
        // It is there as long as they are on the list: the search finds what there is to find.
        let bytes = fs::read(dir.join("joining.db")).unwrap();
        assert_eq!(hits(&bytes, format!("{sign}{secret}").as_bytes()), 1);
    }
    for (listing, (sign, secret)) in lists.iter().zip(SYMBOLS) {
        let step_back = |with: &str| Press::StepBack(listing.clone(), Sign::One(symbol(sign)), symbol(with));
        assert_eq!(app.apply(step_back("bro")).unwrap(), Outcome::WrongSecret);
        assert_eq!(app.apply(step_back(secret)).unwrap(), Outcome::Done);
    }
    ExitCode::SUCCESS
}
