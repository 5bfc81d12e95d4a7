//! A round, a wheel, agreements and an erasure, while somebody kills the program and pulls the plug. What was kept is
//! there, what was not is not, nothing is half there, and nothing that was typed lies in a file in clear.
//!
//! What a house looks like after each act is read from one that nobody disturbs; one that was disturbed must look like
//! that after as many acts as were acknowledged, or after one more.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::sync::OnceLock;
use std::thread::sleep;
use std::time::Duration;

use fristed::app::App;
use fristed::app::compass::Layer;
use fristed::app::compass::round::RoundView;
use fristed::app::staff::access::AccessView;
use fristed::app::staff::{Session, StaffCommand};
use fristed::domain::access::Place;
use fristed::domain::compass::{Field, Filling, PersonId};
use fristed::domain::text::Language;
use fristed::store::StoreError;
use rusqlite::{Connection, params};

use crate::child::MODE;
use crate::compass_acts::{ACTS, CODE_WORD, SECOND, TYPED, act_of, app, carry_out, come_in, who, whom};
use crate::disk::Disk;
use crate::found::{files, hits, integrity};
use crate::lanes::shared;
use crate::plan::Plan;
use crate::random::Random;
use crate::run::Actor;
use crate::staff::{Cards, FIRST, press, set_up_in, spelled, view};
use crate::{Figure, Tried};

/// What a house holds of her.
struct State {
    /// Everything that either of the two can read.
    said: String,
    /// What the audit tells of her, and how often.
    noted: BTreeMap<String, usize>,
}

/// What has one line of each sitting, however often it was done in it: here it is one sitting, and in the house where
/// nobody pulls each act is one.
const ONCE: [&str; 3] = ["wheel-changed draft", "person-round rated", "person-agreement drafted"];

fn state(dir: &Path, cards: &Cards, person: &str) -> Result<State, String> {
    let mut app = app(dir)?;
    let mut said = Vec::new();
    let mut noted = BTreeMap::new();
    for who in [FIRST, SECOND] {
        let session = come_in(&mut app, cards, who)?;
        said.extend(seen(&app, &session).map_err(|error| error.to_string())?);
        let audits = app.audits(&session).map_err(|error| error.to_string())?.ok_or("no audit")?;
        noted.clear();
        for row in audits.keys.iter().filter(|row| row.subject.contains(person)) {
            let what = format!("{} {}", row.action, row.subject.replace(person, "").trim());
            *noted.entry(what).or_default() += 1;
        }
        if !matches!(view(&app), AccessView::Open(open) if open.audit_whole) {
            return Err(format!("the audit is not whole: {:?}", view(&app)));
        }
    }
    drop(app);
    if said.iter().all(String::is_empty) {
        gone(dir)?;
    }
    Ok(State { said: said.join("\n"), noted })
}

/// All that the one who is in can read; nothing once she is erased.
fn seen(app: &App, session: &Session) -> Result<Vec<String>, StoreError> {
    let Some(person) = whom(app, session)? else { return Ok(vec![String::new()]) };
    let words = |filling: Option<Filling>| filling.map_or_else(String::new, |one| one.to_words());
    let told = app.insight(session, person, Language::Danish)?.unwrap_or_default();
    // Those of one moment stand in the order of their ids, which are drawn.
    let mut all: Vec<_> =
        told.records.iter().map(|one| format!("{} {} {}", one.title, one.when, one.lines.join(" / "))).collect();
    all.sort_unstable();
    all.push(format!("round: {}", app.round(session, person)?.map_or_else(String::new, |round| stands(&round))));
    all.push(format!("hers: {}", words(app.round_draft(session, person)?)));
    all.push(format!("quick: {}", words(app.draft(session, person, Layer::Employee)?)));
    for field in [Field::Economy, Field::Housing] {
        let table = app.round_field(session, person, field)?;
        let levels = table.iter().flat_map(|table| &table.levels).map(|level| format!("{level:?}"));
        let beside = table.iter().flat_map(|table| &table.columns).map(|column| column.keywords.clone());
        all.extend(levels.chain(beside));
    }
    Ok(all)
}

fn stands(view: &RoundView) -> String {
    let done: Vec<bool> = view.raters.iter().map(|rater| rater.done).collect();
    format!("{:?} {done:?} {}", view.round.stage(), view.round.joint().to_words())
}

/// Nothing of her is there any more, neither a key nor a record.
fn gone(dir: &Path) -> Result<(), String> {
    for (file, table) in [("keys.db", "person_key"), ("vault.db", "person_record")] {
        let sql = format!("SELECT count(*) FROM {table} WHERE person NOT IN (?1, ?2)");
        let others = params![PersonId::PRACTICE.as_bytes(), PersonId::GROUP.as_bytes()];
        let left = Connection::open(dir.join(file)).and_then(|file| file.query_row(&sql, others, |row| row.get(0)));
        match left {
            Ok(0_u32) => {}
            other => return Err(format!("she is erased, and {file} holds {other:?} of hers")),
        }
    }
    Ok(())
}

/// A house with somebody in it, and what it looks like after each act.
struct Known {
    files: Vec<(OsString, Vec<u8>)>,
    cards: Cards,
    person: String,
    states: Vec<State>,
}

impl Known {
    fn new() -> Result<Self, String> {
        let error = |error: StoreError| error.to_string();
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        let dir = folder.path().join("data");
        let cards = set_up_in(&dir, Place::StaffRoom);
        let mut app = app(&dir)?;
        let session = come_in(&mut app, &cards, FIRST)?;
        let person = app.person_for_tests(&session, CODE_WORD).map_err(error)?.ok_or("nobody can be noted")?;
        press(&mut app, StaffCommand::Lock);
        drop((app, session));
        let mut known = Self { files: Vec::new(), cards, person: person.to_string(), states: Vec::new() };
        for file in files(&dir) {
            let bytes = fs::read(&file).map_err(|error| error.to_string())?;
            known.files.push((file.file_name().unwrap_or_default().to_owned(), bytes));
        }
        known.look(&dir)?;
        for number in 0..ACTS {
            let mut app = self::app(&dir)?;
            let session = come_in(&mut app, &known.cards, who(number))?;
            let act = act_of(number, &app);
            if !carry_out(&mut app, &session, person, act).map_err(error)? {
                return Err(format!("nothing was in its way, and act {number} was not done"));
            }
            drop(app);
            known.look(&dir)?;
        }
        Ok(known)
    }

    /// Reads what it looks like now, which is different from before.
    fn look(&mut self, dir: &Path) -> Result<(), String> {
        let now = state(dir, &self.cards, &self.person)?;
        if self.states.last().is_some_and(|before| before.said == now.said) {
            return Err(format!("what act {} did cannot be seen:\n{}", self.states.len() - 1, now.said));
        }
        self.states.push(now);
        Ok(())
    }

    /// Lays the house into a folder, on the disk.
    fn lay_in(&self, dir: &Path) -> Result<(), String> {
        let lay = || -> std::io::Result<()> {
            fs::create_dir_all(dir)?;
            for (name, bytes) in &self.files {
                let mut file = File::create(dir.join(name))?;
                file.write_all(bytes)?;
                file.sync_all()?;
            }
            File::open(dir)?.sync_all()?;
            dir.parent().map_or(Ok(()), |above| File::open(above)?.sync_all())
        };
        lay().map_err(|error| error.to_string())
    }

    /// After how many acts it looks like this: as many as were surely acknowledged, or as many as were perhaps and one
    /// more. Nothing that was typed lies in clear in the folders that are looked through, the house's first.
    fn judge(&self, folders: [&Path; 2], surely: u32, perhaps: u32) -> Result<u32, String> {
        let dir = folders[0];
        in_no_file(&folders)?;
        let found = state(dir, &self.cards, &self.person)?;
        // Also once it was opened again and has tidied up.
        in_no_file(&folders)?;
        for file in ["house.db", "vault.db", "keys.db"] {
            integrity(&dir.join(file))?;
        }
        let end = (perhaps + 1).min(ACTS);
        let like = (surely..=end).find(|count| self.states[*count as usize].said == found.said);
        let Some(count) = like else {
            let wanted = &self.states[surely as usize].said;
            return Err(format!("{surely} acts were acknowledged, and it looks like\n{}\nnot\n{wanted}", found.said));
        };
        for (what, &often) in &self.states[count as usize].noted {
            let wanted = if ONCE.contains(&what.as_str()) { 1 } else { often };
            let noted = found.noted.get(what).copied().unwrap_or(0);
            if noted < wanted {
                return Err(format!("after {count} acts the audit tells {noted} times of {what}, not {wanted}"));
            }
        }
        Ok(count)
    }

    /// The child that acts from this number on, with a folder for what it may want to put aside.
    fn child(&self, dir: &Path, from: u32, beside: &Path) -> Vec<String> {
        let own = std::env::current_exe().map_or_else(|_| String::new(), |path| path.display().to_string());
        let aside = format!("TMPDIR={}", beside.display());
        let Cards { start, pin, second } = &self.cards;
        let (dir, from) = (dir.display().to_string(), from.to_string());
        let digits = [start, pin, second].map(|digits| spelled(digits));
        let command = ["env", &aside, &own, MODE, "rates", &dir, &from];
        command.into_iter().map(str::to_owned).chain(digits).collect()
    }
}

/// Nothing of what was typed about somebody lies in a file, be it of the house, put aside, or said by the program.
fn in_no_file(folders: &[&Path]) -> Result<(), String> {
    for file in folders.iter().flat_map(|folder| files(folder)) {
        let bytes = fs::read(&file).unwrap_or_default();
        if [TYPED, CODE_WORD].iter().any(|word| hits(&bytes, word.as_bytes()) > 0) {
            return Err(format!("what was typed about somebody lies in clear in {}", file.display()));
        }
    }
    Ok(())
}

/// Read once for both recipes.
fn known() -> Result<&'static Known, String> {
    static KNOWN: OnceLock<Result<Known, String>> = OnceLock::new();
    KNOWN.get_or_init(Known::new).as_ref().map_err(Clone::clone)
}

/// Lets it act for a while: sometimes it does not even come to begin.
fn let_act(actor: &mut Actor, random: &mut Random) -> Result<(), String> {
    if random.below(6) > 0 {
        actor.at_work(random.below(10))?;
        sleep(Duration::from_micros(random.below(15_000) as u64));
    } else {
        sleep(Duration::from_micros(random.below(90_000) as u64));
    }
    Ok(())
}

/// How many acts were acknowledged, how many more were on the disk, and how many persons were erased.
#[derive(Default)]
struct Seen {
    acknowledged: u32,
    under_way: u32,
    erased: u32,
}

impl Seen {
    fn add(&mut self, other: &Self) {
        self.acknowledged += other.acknowledged;
        self.under_way += other.under_way;
        self.erased += other.erased;
    }

    fn figure(&self, cases: u32) -> Tried {
        let Self { acknowledged, under_way, erased } = self;
        if *acknowledged < cases || *erased == 0 {
            return Err(format!("{acknowledged} acts and {erased} erased in {cases} cases say nothing"));
        }
        let said = format!(
            "{acknowledged} acts of a round, a wheel and agreements, 0 lost, 0 half there; {under_way} cut short after the \
             disk; {erased} persons erased, whole; what was typed is in no file"
        );
        Ok(Figure { cases, said })
    }
}

/// Ended at any moment.
pub fn kills(plan: &Plan) -> Tried {
    let (rounds, known) = (plan.count(40, 2000), known()?);
    let mut all = Seen::default();
    for seen in shared(plan, rounds, |lane, rounds| lane_of_kills(plan, known, lane, rounds))? {
        all.add(&seen);
    }
    all.figure(rounds)
}

fn lane_of_kills(plan: &Plan, known: &Known, lane: u32, rounds: u32) -> Result<Seen, String> {
    let mut random = plan.random(&format!("compass-kill {lane}"));
    let beside = tempfile::tempdir().map_err(|error| error.to_string())?;
    let mut house = tempfile::tempdir().map_err(|error| error.to_string())?;
    let (mut count, mut seen) = (ACTS, Seen::default());
    for round in 0..rounds {
        let told = |sentence: String| format!("round {round}: {sentence}");
        if count == ACTS {
            house = tempfile::tempdir().map_err(|error| error.to_string())?;
            known.lay_in(&house.path().join("data"))?;
            count = 0;
        }
        let dir = house.path().join("data");
        let mut actor = Actor::start(&known.child(&dir, count, beside.path()), beside.path())?;
        let_act(&mut actor, &mut random).map_err(told)?;
        actor.kill().map_err(told)?;
        actor.no_panic().map_err(told)?;
        let acts = actor.acts(count).map_err(told)?;
        if let Some((_, sentence)) = acts.refused.first() {
            return Err(told(format!("nothing was in its way, and yet it said {sentence:?}")));
        }
        let found = known.judge([&dir, beside.path()], acts.acknowledged, acts.acknowledged).map_err(told)?;
        seen.add(&Seen {
            acknowledged: acts.acknowledged - count,
            under_way: found - acts.acknowledged,
            erased: u32::from(found == ACTS),
        });
        count = found;
    }
    Ok(seen)
}

/// The plug is pulled at any moment, on a real file system.
pub fn cuts(plan: &Plan) -> Tried {
    let (cycles, known) = (plan.count(20, 800), known()?);
    let mut all = Seen::default();
    for seen in shared(plan, cycles, |lane, cycles| lane_of_cuts(plan, known, lane, cycles))? {
        all.add(&seen);
    }
    all.figure(cycles)
}

fn lane_of_cuts(plan: &Plan, known: &Known, lane: u32, cycles: u32) -> Result<Seen, String> {
    let mut random = plan.random(&format!("compass-power-cut {lane}"));
    let disk = Disk::new()?;
    let beside = tempfile::tempdir().map_err(|error| error.to_string())?;
    let (mut count, mut houses, mut seen) = (ACTS, 0, Seen::default());
    for cycle in 0..cycles {
        let told = |sentence: String| format!("cycle {cycle}: {sentence}");
        if count == ACTS {
            let _ = fs::remove_dir_all(disk.path(&format!("house-{houses}")));
            (count, houses) = (0, houses + 1);
            known.lay_in(&disk.path(&format!("house-{houses}")))?;
        }
        let dir = disk.path(&format!("house-{houses}"));
        let aside = disk.path("aside");
        fs::create_dir_all(&aside).map_err(|error| error.to_string())?;
        let mut actor = Actor::start(&known.child(&dir, count, &aside), beside.path())?;
        let_act(&mut actor, &mut random).map_err(told)?;
        // Whoever is told that it is kept after the plug was pulled is told it by nobody.
        let surely = actor.acts(count).map_err(told)?.acknowledged;
        disk.cut()?;
        // It meets a disk that answers nothing any more, says so, and ends.
        actor.wait().map_err(told)?;
        actor.no_panic().map_err(told)?;
        let perhaps = actor.acts(count).map_err(told)?.acknowledged;
        disk.again()?;
        in_no_file(&[beside.path()]).map_err(told)?;
        let found = known.judge([&dir, &aside], surely, perhaps).map_err(told)?;
        seen.add(&Seen { acknowledged: surely - count, under_way: found - surely, erased: u32::from(found == ACTS) });
        count = found;
    }
    // Nor in what was deleted, nor in what SQLite has put aside: the disk as a thief has it.
    let image = fs::read(disk.beside().join("disk.img")).map_err(|error| error.to_string())?;
    match [TYPED, CODE_WORD].iter().find(|word| hits(&image, word.as_bytes()) > 0) {
        Some(word) => Err(format!("{word:?} lies in clear on the disk")),
        None => Ok(seen),
    }
}
