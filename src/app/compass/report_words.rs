//! What the pages of the group and of the house as a whole say, in both languages, and what the paper for the
//! municipality says, in Danish.

use chrono::{Datelike as _, Months, NaiveDate};

use crate::app::words::{capital, month, pick, short_date};
use crate::domain::house_report::Cell;
use crate::domain::text::Language;

/// “13. oktober 2026”.
#[must_use]
pub fn day(day: NaiveDate, language: Language) -> String {
    format!("{} {}", short_date(day, language), day.year())
}

/// “Oktober 2026”.
#[must_use]
pub fn month_of(day: NaiveDate, language: Language) -> String {
    capital(&format!("{} {}", month(day, language), day.year()))
}

/// A sentence of the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Say {
    House,
    HouseDoor,
    HouseWhat,
    HouseTool,
    TooFew,
    TooFewText,
    WhoCounts,
    WhoCountsText,
    Make,
    MakeText,
    Same,
    HowHidden,
    HowHiddenText,
    LeftOut,
    LeftOutText,
    Approaches,
    Where,
    NoApproach,
    ToPaper,
    ToPaperText,
    Unsaid,
    Stories,
    StoriesDoor,
    StoriesWhat,
    StoryWrite,
    StoryWriteText,
    StoryHint,
    StoryNone,
    StoryNoneText,
    MayPass,
    MayPassText,
    ReadAgain,
    ReadAgainText,
    Passed,
    TakeAway,
    TakeAwayText,
    LookAt,
    LookAtNothing,
    Group,
    GroupDoor,
    GroupWhat,
    GroupWhatText,
    GroupOpen,
    GroupOpenText,
    GroupMark,
    PutAway,
    PutAwayText,
    Earlier,
    StartOver,
    StartOverText,
    Blank,
    BlankText,
}

/// The sentence.
#[must_use]
pub const fn say(which: Say, language: Language) -> &'static str {
    let both = match which {
        Say::House => ("Huset som helhed", "The house as a whole"),
        Say::HouseDoor => {
            ("Til en samtale med kommunen. Uden personer.", "For a talk with the municipality. No persons.")
        }
        Say::HouseWhat => ("Et papir til en samtale", "A paper for a talk"),
        Say::HouseTool => (
            "Det måler ingenting og ligner ikke huse med hinanden. Hvert felt står for sig selv.",
            "It measures nothing and compares no houses. Each field stands by itself.",
        ),
        Say::TooFew => ("Tallene begynder ved ti personer", "The numbers begin with ten persons"),
        Say::TooFewText => (
            "Ti personer må have sagt ja til at tælle med, og have et hjul. Skriv historier imens.",
            "Ten persons have agreed to count and have a wheel. Write stories meanwhile.",
        ),
        Say::WhoCounts => ("Hvem tæller med?", "Who counts?"),
        Say::WhoCountsText => (
            "Den, der har sagt ja til husets samlede tal. Det nyeste hjul tæller. Øvepersonen tæller aldrig.",
            "Whoever has agreed to the house's numbers. The newest wheel counts. The practice person never does.",
        ),
        Say::Make => ("Lav månedens billede", "Make this month's picture"),
        Say::MakeText => {
            ("Det laves én gang om måneden og bliver, som det er.", "It is made once a month and does not change.")
        }
        Say::Same => (
            "Få har et nyt hjul. Derfor står der det samme som sidst.",
            "Few have a new wheel. Therefore it says the same as last time.",
        ),
        Say::HowHidden => ("En streg betyder, at vi ikke viser det", "A dash means that we do not show it"),
        Say::HowHiddenText => (
            "Står færre end fem et sted, vises tallet ikke. Så kan ingen regne en person ud.",
            "With fewer than five at an answer no number is shown. So nobody can work out a person.",
        ),
        Say::LeftOut => ("To felter er ikke med", "Two fields are left out"),
        Say::LeftOutText => (
            "“?” er noget nyt for hver person. Kriminalitet bliver i huset.",
            "“?” is something else for each person. Kriminalitet stays in the house.",
        ),
        Say::Approaches => ("Indsatser i brug", "Approaches in use"),
        Say::Where => ("Hvor mange personer står hvor?", "How many persons stand where?"),
        Say::NoApproach => ("Ikke hos fem eller flere i noget felt", "Not with five or more in any field"),
        Say::ToPaper => ("Papir til kommunen", "Paper for the municipality"),
        Say::ToPaperText => (
            "Historier, indsatser og månedens billede. Uden personer.",
            "Stories, approaches and this month's picture. No persons.",
        ),
        Say::Unsaid => ("Intet sagt", "Nothing said"),
        Say::Stories => ("Historier om små skridt", "Stories of small steps"),
        Say::StoriesDoor => ("Skriv en historie, der kan gives videre.", "Write a story that can be passed on."),
        Say::StoriesWhat => (
            "En historie skrives til at blive læst af andre. Uden navn, uden dag.",
            "A story is written for others to read. No name, no day.",
        ),
        Say::StoryWrite => ("Skriv en historie", "Write a story"),
        Say::StoryWriteText => ("Hvad skete der, og hvad gjorde I?", "What happened, and what did you do?"),
        Say::StoryHint => (
            "Skriv uden navn, kodeord og dag. Skriv, så personen ikke kan kendes.",
            "Write no name, code word or day. Write so that nobody is recognised.",
        ),
        Say::StoryNone => ("Her er ingen historier endnu", "There are no stories yet"),
        Say::StoryNoneText => ("Den første kan være på én linje.", "The first can be a single line."),
        Say::MayPass => ("Må gives videre", "May be passed on"),
        Say::MayPassText => ("Så kommer den med på papiret.", "Then it is on the paper."),
        Say::ReadAgain => ("Læs den en gang til", "Read it once more"),
        Say::ReadAgainText => (
            "Kan nogen kende personen? Læs den gerne med en kollega.",
            "Could anybody recognise the person? Read it with a colleague.",
        ),
        Say::Passed => ("Må gives videre", "May be passed on"),
        Say::TakeAway => ("Tag den væk", "Take it away"),
        Say::TakeAwayText => ("Den bliver slettet.", "It is deleted."),
        Say::LookAt => ("Se på disse ord igen", "Look at these words again"),
        Say::LookAtNothing => ("Ingen ord ligner et navn eller en dag.", "No word looks like a name or a day."),
        Say::Group => ("Gruppens hjul", "The group's wheel"),
        Say::GroupDoor => {
            ("Om alle brugere sammen, eller om huset selv.", "About all users together, or the house itself.")
        }
        Say::GroupWhat => ("Et hjul, der ikke er nogen persons", "A wheel that is no person's"),
        Say::GroupWhatText => (
            "Tal om gruppen eller om huset på samme måde. Skriv ingen navne.",
            "Talk about the group or the house in the same way. Write no names.",
        ),
        Say::GroupOpen => ("Udfyld gruppens hjul", "Fill in the group's wheel"),
        Say::GroupOpenText => {
            ("Alle med kompas kan gå videre på det.", "Everybody with the compass can go on with it.")
        }
        Say::GroupMark => ("Gruppen, ingen person", "The group, no person"),
        Say::PutAway => ("Gem hjulet med dagen i dag", "Put the wheel away with today's date"),
        Say::PutAwayText => ("Så begynder I på et tomt næste gang.", "Then you begin with an empty one next time."),
        Say::Earlier => ("Gemt", "Put away"),
        Say::StartOver => ("Begynd forfra", "Start over"),
        Say::StartOverText => ("Alle felter bliver tomme igen.", "All fields become empty again."),
        Say::Blank => ("Tomme hjul på papir", "Blank wheels on paper"),
        Say::BlankText => {
            ("Til at udfylde med blyant, ét hjul på hvert ark.", "To be filled in with a pencil, a wheel a sheet.")
        }
    };
    pick(language, both)
}

/// “Lavet 3. oktober 2026”.
#[must_use]
pub fn made(on: NaiveDate, language: Language) -> String {
    format!("{} {}", pick(language, ("Lavet", "Made")), day(on, language))
}

/// When the next report can be made.
#[must_use]
pub fn next(made: NaiveDate, language: Language) -> String {
    let then = made.checked_add_months(Months::new(1)).unwrap_or(made);
    match language {
        Language::Danish => format!("Det næste kan laves i {}.", month(then, language)),
        Language::English => format!("The next can be made in {}.", month(then, language)),
    }
}

/// How many persons stand at an answer, as a row says it.
#[must_use]
pub fn persons(cell: Cell, language: Language) -> String {
    match cell {
        Cell::Persons(_) => format!("{cell} {}", pick(language, ("personer", "persons"))),
        Cell::Hidden => cell.to_string(),
    }
}
