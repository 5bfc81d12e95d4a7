//! What happens to a machine in a common room: the plug is pulled, the disk is full, a file rots, the clock jumps.
//!
//! `cargo test --test torture` with small counts, `cargo test --test torture -- --release-counts` before a release; not
//! part of plain `cargo test`, because it needs root, a loop device, strace and libfaketime. Where something of it is
//! missing, the recipe says so and fails. What was done, how often and with which result is written to
//! `target/torture-report.md`.

#![allow(clippy::pedantic, reason = "what is pedantic in the program is in the way of a test")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a helper of a test may panic")]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the runner says what it did")]

#[path = "../core/some.rs"]
#[allow(dead_code, reason = "of what the other tests share, this one needs a part")]
mod some;

mod acts;
mod canaries;
mod child;
mod clocks;
mod compass;
mod compass_acts;
mod disk;
mod faults;
mod files;
mod found;
mod journal;
mod kill;
mod lanes;
mod needs;
mod nonsense;
mod plan;
mod power;
mod random;
mod report;
mod room;
mod run;
mod sockets;
mod staff;

use std::process::ExitCode;
use std::time::Instant;

use needs::Need;
use plan::{Plan, Wish};
use report::{Line, Verdict};

/// How often something was done, and what was measured.
pub struct Figure {
    pub cases: u32,
    pub said: String,
}

pub type Tried = Result<Figure, String>;

/// One way to torture it.
pub struct Recipe {
    pub name: &'static str,
    /// The requirements that it holds.
    pub holds: &'static str,
    pub needs: &'static [Need],
    pub run: fn(&Plan) -> Tried,
}

const RECIPES: [Recipe; 20] = [
    Recipe {
        name: "power-cut-bites",
        holds: "S22, the method",
        needs: &[Need::Root, Need::Loop, Need::Mkfs],
        run: power::bites,
    },
    Recipe { name: "power-cut", holds: "S22, S12", needs: &[Need::Root, Need::Loop, Need::Mkfs], run: power::cuts },
    Recipe { name: "kill", holds: "S23, S12", needs: &[], run: kill::kills },
    Recipe { name: "damaged-journal", holds: "S23", needs: &[], run: journal::sweep },
    Recipe { name: "damaged-files", holds: "S25", needs: &[], run: files::corpus },
    Recipe { name: "faults-while-in-use", holds: "S24", needs: &[Need::Strace], run: faults::in_use },
    Recipe { name: "faults-of-commands", holds: "S24", needs: &[Need::Strace], run: faults::commands },
    Recipe { name: "full-disk", holds: "S24", needs: &[Need::Root], run: room::full },
    Recipe { name: "read-only-disk", holds: "S24", needs: &[Need::Root], run: room::read_only },
    Recipe { name: "years-off", holds: "S27", needs: &[Need::Faketime], run: clocks::years_off },
    Recipe { name: "lists-outlive-jumps", holds: "S27", needs: &[Need::Faketime], run: clocks::lists },
    Recipe { name: "boot-time", holds: "S27", needs: &[Need::Root, Need::Unshare], run: clocks::boot_time },
    Recipe { name: "no-network-bites", holds: "S32, the method", needs: &[Need::Strace], run: sockets::bites },
    Recipe { name: "no-network", holds: "S32", needs: &[Need::Strace], run: sockets::none },
    Recipe { name: "canaries", holds: "S12, S21", needs: &[], run: canaries::day },
    Recipe { name: "staff-kill", holds: "S05, S23", needs: &[], run: staff::kills },
    Recipe { name: "compass-kill", holds: "S12, S13, S23", needs: &[], run: compass::kills },
    Recipe {
        name: "compass-power-cut",
        holds: "S12, S13, S22",
        needs: &[Need::Root, Need::Loop, Need::Mkfs],
        run: compass::cuts,
    },
    Recipe {
        name: "staff-throttle",
        holds: "S05",
        needs: &[Need::Root, Need::Faketime, Need::Unshare],
        run: staff::throttle,
    },
    Recipe { name: "nonsense", holds: "S34", needs: &[], run: nonsense::files },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.first().is_some_and(|first| first == child::MODE) {
        return child::main(&arguments[1..]);
    }
    match plan::read(&arguments) {
        Ok(Wish::List) => {
            for recipe in &RECIPES {
                println!("{}: test", recipe.name);
            }
            ExitCode::SUCCESS
        }
        Ok(Wish::Run(plan)) => all(&plan),
        Err(sentence) => {
            eprintln!("{sentence}.");
            ExitCode::from(2)
        }
    }
}

fn all(plan: &Plan) -> ExitCode {
    let began = Instant::now();
    let mut lines = Vec::new();
    println!("seed {}", plan.seed);
    for recipe in RECIPES.iter().filter(|recipe| plan.wants(recipe.name)) {
        let started = Instant::now();
        let (verdict, cases, said) = try_one(recipe, plan);
        let seconds = started.elapsed().as_secs_f32();
        let word = verdict.word();
        println!("test {} ... {word}: {cases} cases, {said} ({seconds:.1} s)", recipe.name);
        lines.push(Line { name: recipe.name, holds: recipe.holds, verdict, cases, said, seconds });
    }
    let failed = lines.iter().filter(|line| line.verdict == Verdict::Failed).count();
    let left_out = lines.iter().filter(|line| line.verdict == Verdict::LeftOut).count();
    let seconds = began.elapsed().as_secs_f32();
    let passed = lines.len() - failed - left_out;
    println!("\ntest result: {passed} passed; {failed} failed; {left_out} left out; finished in {seconds:.1} s");
    match report::write(plan, &lines, seconds) {
        Ok(path) => println!("report: {}", path.display()),
        Err(error) => {
            eprintln!("the report could not be written ({error}).");
            return ExitCode::FAILURE;
        }
    }
    if failed == 0 && !lines.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn try_one(recipe: &Recipe, plan: &Plan) -> (Verdict, u32, String) {
    let missing = needs::missing(recipe.needs);
    if !missing.is_empty() {
        let missing = missing.join(", ");
        // Only a person can decide that; a run that could not do its work is no green one.
        let verdict = if plan.without_root { Verdict::LeftOut } else { Verdict::Failed };
        return (verdict, 0, format!("it cannot run here without {missing}"));
    }
    match (recipe.run)(plan) {
        Ok(Figure { cases, said }) => (Verdict::Passed, cases, said),
        Err(sentence) => (Verdict::Failed, 0, sentence),
    }
}
