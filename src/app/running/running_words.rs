//! What the pages for running the house say about rhythms, refusals and changes, in both languages.

use chrono::NaiveDate;

use super::{Rhythm, RunRefused};
use crate::app::words::{self, capital, pick};
use crate::domain::repeat::Repeat;
use crate::domain::text::Language;
use crate::domain::writing::{Ease, Said};

const ORDINALS: [(&str, &str); 5] =
    [("første", "first"), ("anden", "second"), ("tredje", "third"), ("fjerde", "fourth"), ("sidste", "last")];

fn ordinal(nth: i8, language: Language) -> &'static str {
    let at = usize::try_from(nth - 1).unwrap_or(ORDINALS.len() - 1).min(ORDINALS.len() - 1);
    pick(language, ORDINALS[at])
}

fn weekday(day: usize, language: Language) -> &'static str {
    let day = u8::try_from(day).ok().and_then(|day| chrono::Weekday::try_from(day).ok());
    words::weekday(day.unwrap_or(chrono::Weekday::Mon), language)
}

/// “mandag og torsdag”, in the order of the week.
fn weekdays(days: &[usize], language: Language) -> String {
    let names: Vec<String> =
        (0..7).filter(|day| days.contains(day)).map(|day| weekday(day, language).to_owned()).collect();
    words::list(&names, language)
}

/// “hver torsdag”, “hver anden søndag”, “første tirsdag i måneden”.
#[must_use]
pub fn repeat(repeat: &Repeat, language: Language) -> String {
    match repeat {
        Repeat::Daily => pick(language, ("hver dag", "every day")).to_owned(),
        Repeat::Yearly => pick(language, ("hvert år", "every year")).to_owned(),
        Repeat::Weekly { days, every } => {
            let is =
                |named: &[usize]| *every == 1 && days.len() == named.len() && named.iter().all(|d| days.contains(d));
            if is(&[0, 1, 2, 3, 4]) {
                return pick(language, ("alle hverdage", "every weekday")).to_owned();
            }
            if is(&[5, 6]) {
                return pick(language, ("hver weekend", "every weekend")).to_owned();
            }
            let each = pick(language, ("hver", "every"));
            let nth = if *every == 1 {
                String::new()
            } else {
                format!(" {}", ordinal(i8::try_from(*every).unwrap_or(2), language))
            };
            format!("{each}{nth} {}", weekdays(days, language))
        }
        Repeat::Monthly { which, day, months } => {
            let nths: Vec<String> = which.iter().map(|nth| ordinal(*nth, language).to_owned()).collect();
            let of = if months.is_empty() {
                pick(language, ("i måneden", "of the month")).to_owned()
            } else {
                let month_of =
                    |month: &u32| NaiveDate::from_ymd_opt(2024, *month, 1).map(|day| words::month(day, language));
                let names: Vec<String> = months.iter().filter_map(month_of).map(ToOwned::to_owned).collect();
                format!("{} {}", pick(language, ("i", "of")), words::list(&names, language))
            };
            format!("{} {} {of}", words::list(&nths, language), weekday(*day, language))
        }
    }
}

/// “Kun den ene gang”, “Hver torsdag”.
#[must_use]
pub fn rhythm(rhythm: &Rhythm, language: Language) -> String {
    match rhythm {
        Rhythm::Once => pick(language, ("Kun den ene gang", "Just this once")).to_owned(),
        Rhythm::Repeated(said) => capital(&repeat(said, language)),
        Rhythm::AsItIs => pick(language, ("Som i kalenderen", "As in the calendar")).to_owned(),
    }
}

/// “2 timer”, “en halv time”, “1 time og 15 minutter”.
#[must_use]
pub fn lasts(minutes: i64, language: Language) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    let hours_said = match (hours, language) {
        (0, _) => String::new(),
        (1, Language::Danish) => "1 time".to_owned(),
        (1, Language::English) => "1 hour".to_owned(),
        (more, Language::Danish) => format!("{more} timer"),
        (more, Language::English) => format!("{more} hours"),
    };
    let rest_said = match (rest, language) {
        (0, _) => String::new(),
        (rest, Language::Danish) => format!("{rest} minutter"),
        (rest, Language::English) => format!("{rest} minutes"),
    };
    match (hours_said.is_empty(), rest_said.is_empty()) {
        (true, true) => pick(language, ("uden sluttid", "no end said")).to_owned(),
        (false, true) => hours_said,
        (true, false) => rest_said,
        (false, false) => format!("{hours_said} {} {rest_said}", pick(language, ("og", "and"))),
    }
}

/// What to do, where a change was not made.
#[must_use]
pub const fn refused(refused: RunRefused, language: Language) -> &'static str {
    match refused {
        RunRefused::NoTitle => pick(language, ("Skriv, hvad det hedder.", "Write what it is called.")),
        RunRefused::NoInstead => pick(language, ("Skriv, hvad man kan i stedet.", "Write what people can do instead.")),
        RunRefused::NoAdvice => pick(language, ("Skriv, hvad man gør.", "Write what people do.")),
        RunRefused::NoReason => pick(language, ("Skriv, hvorfor der er lukket.", "Write why it is closed.")),
        RunRefused::NoQuestion => pick(language, ("Skriv et spørgsmål.", "Write a question.")),
        RunRefused::NoAnswer => pick(language, ("Skriv svaret til spørgsmålet.", "Write the answer to the question.")),
        RunRefused::NoNeed => pick(language, ("Skriv, hvad der mangler.", "Write what is wanted.")),
        RunRefused::TooLong => pick(
            language,
            ("Teksten er over 500 tegn. Skriv den kortere.", "The text is over 500 characters. Write it shorter."),
        ),
        RunRefused::LooksLikeCpr => pick(
            language,
            (
                "Der står noget, der ligner et CPR-nummer. Skriv det uden.",
                "Something looks like a CPR number. Write it without.",
            ),
        ),
        RunRefused::Past => {
            pick(language, ("Det tidspunkt er forbi. Vælg et senere.", "That time is over. Choose a later one."))
        }
        RunRefused::HouseClosed => pick(
            language,
            (
                "Huset er lukket på det tidspunkt. Vælg et andet, eller ret dagens åbningstid først.",
                "The house is closed then. Choose another time, or change that day's hours first.",
            ),
        ),
        RunRefused::NoLength => pick(language, ("Vælg et senere lukketidspunkt.", "Choose a later time to close.")),
        RunRefused::Rhythm => pick(
            language,
            (
                "Vælg en anden gentagelse, for den kan ikke tælles herfra.",
                "Choose another rhythm; this one cannot start here.",
            ),
        ),
        RunRefused::NoItem => pick(language, ("Skriv, hvad punktet handler om.", "Write what the item is about.")),
        RunRefused::NoLevel => {
            pick(language, ("Vælg, hvor meget brugerne bestemmer.", "Choose how much the users decide."))
        }
        RunRefused::NoDecider => pick(language, ("Skriv, hvem der bestemmer.", "Write who decides.")),
        RunRefused::Twice => pick(
            language,
            ("Der står et punkt med det navn. Giv det et andet.", "An item has that name. Give it another one."),
        ),
        RunRefused::NoItems => {
            pick(language, ("Sæt et punkt på dagsordenen først.", "Put an item on the agenda first."))
        }
        RunRefused::NotOnAgenda => pick(
            language,
            (
                "Sæt det på en dagsorden, og hæng den op. Så står det her.",
                "Put it on an agenda, and hang that up. Then it stands here.",
            ),
        ),
        RunRefused::NoDate => pick(
            language,
            (
                "Sæt mødet i programmet først, så får det en dag.",
                "Put the meeting in the programme first, for its day.",
            ),
        ),
        RunRefused::NoDecision => pick(language, ("Skriv, hvad I besluttede.", "Write what was decided.")),
        RunRefused::NoWhy => pick(language, ("Skriv, hvorfor det ikke er nu.", "Write why it is not now.")),
        RunRefused::NoReach => {
            pick(language, ("Skriv, hvordan man får fat i repræsentanten.", "Write how to reach the representative."))
        }
        RunRefused::SomebodysNumber => pick(
            language,
            (
                "Der står noget, der ligner et nummer på nogen. Skriv det uden.",
                "Something looks like somebody's number or address. Write it without.",
            ),
        ),
        RunRefused::HostsIt => pick(
            language,
            (
                "Den, der selv sætter det i gang, anbefaler det ikke. Vælg en anden.",
                "Its host does not recommend it. Choose somebody else.",
            ),
        ),
        RunRefused::NoFirstStep => pick(language, ("Skriv et lille første skridt.", "Write a small first step.")),
        RunRefused::ChangedSince => pick(
            language,
            (
                "Der er ændret noget andet siden. Se efter, og ret det derfra.",
                "Something else was changed since. Have a look, and correct it from there.",
            ),
        ),
    }
}

/// Where nothing of a sort was changed.
#[must_use]
pub const fn no_history(language: Language) -> &'static str {
    pick(language, ("Her er ikke ændret noget endnu.", "Nothing was changed here yet."))
}

/// “Let at læse”.
#[must_use]
pub const fn ease(ease: Ease, language: Language) -> &'static str {
    match ease {
        Ease::Easy => pick(language, ("Let at læse", "Easy to read")),
        Ease::Middling => pick(language, ("Middel at læse", "Fairly easy to read")),
        Ease::Hard => pick(language, ("Svær at læse – del gerne sætningen", "Hard to read – shorter sentences help")),
    }
}

/// What is said of one word: “vinder: Skriv hellere “alle, der er med”.”
#[must_use]
pub fn remark(word: &str, said: Said, rather: Option<&str>, language: Language) -> String {
    let why = match said {
        Said::Long => pick(language, ("er et langt ord", "is a long word")),
        Said::Ranks => pick(language, ("stiller nogen over andre", "puts some above others")),
        Said::Demands => pick(language, ("lyder som et krav", "sounds like a demand")),
        Said::Labels => pick(language, ("gør et menneske til et problem", "makes a trouble of a person")),
        Said::Gloomy => pick(language, ("lyder trist", "sounds gloomy")),
    };
    match rather {
        None => format!("“{word}” {why}."),
        Some(rather) => format!("“{word}” {why}. {}: {rather}.", pick(language, ("Måske hellere", "Perhaps rather"))),
    }
}

/// The same where there is room for little: Hellere end “vinder”: alle, der er med.
#[must_use]
pub fn short_remark(word: &str, rather: Option<&str>, language: Language) -> String {
    match rather {
        None => format!("{}: “{word}”.", pick(language, ("Se på", "Look at"))),
        Some(rather) => format!("{} “{word}”: {rather}.", pick(language, ("Hellere end", "Rather than"))),
    }
}

/// The long words where there is room for little.
#[must_use]
pub fn short_long_words(words: &[String], language: Language) -> String {
    format!("{}: {}.", pick(language, ("Langt", "Long")), words.join(", "))
}

/// Every long word in one sentence: “overnatningsmuligheder” og “udvalgsmøde” er lange ord. Nothing where there is none.
#[must_use]
pub fn long_words(words: &[String], language: Language) -> Option<String> {
    let quoted: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
    match quoted.as_slice() {
        [] => None,
        [one] => Some(format!("{one} {}.", pick(language, ("er et langt ord", "is a long word")))),
        more => {
            let are = pick(language, ("er lange ord", "are long words"));
            Some(format!("{} {are}.", words::list(more, language)))
        }
    }
}

#[must_use]
pub const fn guides(language: Language) -> &'static str {
    pick(language, ("Gode ideer", "Good ideas"))
}

/// Beside a day with nothing on it.
#[must_use]
pub const fn guides_where_nothing_is(language: Language) -> &'static str {
    pick(
        language,
        ("Se de gode ideer. De hjælper, når planen er tom.", "See the good ideas. They help where nothing is planned."),
    )
}

#[must_use]
pub const fn guides_text(language: Language) -> &'static str {
    pick(language, ("Fjorten måder at give plads til små skridt på.", "Fourteen ways to leave room for small steps."))
}

/// Titles of the pages on which something is typed, where what stands on the card has no room in the bar at the largest
/// text.
#[must_use]
pub const fn meanwhile_title(language: Language) -> &'static str {
    pick(language, ("Hvad kan man imens?", "What to do meanwhile?"))
}

#[must_use]
pub const fn places_taken_title(language: Language) -> &'static str {
    pick(language, ("Når pladserne er taget", "When places are taken"))
}

#[must_use]
pub const fn reach_title(language: Language) -> &'static str {
    pick(language, ("Sådan får man kontakt", "How to get in touch"))
}

#[must_use]
pub const fn ask_title(language: Language) -> &'static str {
    pick(language, ("Det kan man bede om", "What one can ask for"))
}

/// And of the page that shows how an answer will look.
#[must_use]
pub const fn preview_title(language: Language) -> &'static str {
    pick(language, ("Sådan kommer det til at stå", "See it as it will stand"))
}
