//! What a person is told before anything is written about her, to be read aloud or on the screen. It has a version,
//! which stands in the basis: whoever changes a word here changes [`VERSION`].

use super::words::{months, said};
use crate::app::words::pick;
use crate::domain::compass::{Archive, FiveAnswers, Ground, Use};
use crate::domain::text::Language;

pub use super::words::Pair;

/// Of the text below.
pub const VERSION: &str = "3";

pub const TITLE: Pair = ("Må vi skrive noget om dig?", "May we write something about you?");
pub const ALOUD: Pair = ("Jeg læser det højt", "I read it aloud");
pub const ON_SCREEN: Pair = ("Personen læser selv", "The person reads it");
/// A use that is asked by itself.
pub struct Asked {
    pub asked: Pair,
    pub text: Pair,
    pub yes: Pair,
    pub no: Pair,
}

/// They are asked in this order, each with a yes and a no of its own.
pub const ASKED: [(Use, Asked); 3] = [(Use::Health, HEALTH), (Use::Crime, CRIME), (Use::Totals, TOTALS)];

const HEALTH: Asked = Asked {
    asked: (
        "Må det være om helbred, medicin, psyke, rusmidler og prostitution? (artikel 9)",
        "May it be about health, medicine, mental health, substances and prostitution? (article 9)",
    ),
    text: (
        "Det er en stor del af hjulene. Uden det ja skriver vi ikke.",
        "That is much of the wheels. Without that yes we do not write.",
    ),
    yes: ("Ja, om helbred", "Yes, about health"),
    no: ("Nej, ikke om helbred", "No, not about health"),
};
const CRIME: Asked = Asked {
    asked: ("Må det også være om kriminalitet? (artikel 10)", "May it be about crime as well? (article 10)"),
    text: (
        "Uden det ja er feltet ikke på dit hjul. Resten er det samme.",
        "Without that yes the field is not on your wheel. The rest is the same.",
    ),
    yes: ("Ja, om kriminalitet", "Yes, about crime"),
    no: ("Nej, ikke om kriminalitet", "No, not about crime"),
};
const TOTALS: Asked = Asked {
    asked: ("Må det tælle med i husets samlede tal?", "May it count among the house's own totals?"),
    text: (
        "Kun hvor mange, aldrig hvem. Resten er det samme uden.",
        "Only how many, never who. The rest is the same without it.",
    ),
    yes: ("Ja, tæl med", "Yes, count it"),
    no: ("Nej, tæl ikke med", "No, leave it out"),
};
pub const ASK_BOTH: Pair = (
    "Spørg først om helbred og om kriminalitet. Der er et ja og et nej til hver.",
    "Ask about health and about crime first. Each has a yes and a no.",
);
pub const NOT_WITHOUT: Pair = (
    "Uden et ja til helbred bliver intet skrevet, og det er i orden. Tryk så på Nej tak.",
    "Without a yes to health nothing is written, and that is fine. Then press No thank you.",
);
pub const YES: Pair = ("Ja", "Yes");
pub const NO: Pair = ("Nej tak", "No thank you");
pub const SAID_NO: Pair =
    ("Godt. Der er intet gemt, og intet er anderledes.", "Fine. Nothing is kept, and nothing is different.");
pub const STILL_THERE: Pair = (
    "Godt. Der bliver ikke skrevet mere. Det, der er, kan slettes, når personen vil.",
    "Fine. Nothing more is written. What there is can be deleted when the person likes.",
);

/// A part of what is told: the name of a drawing, a heading, and what it says.
pub struct Part {
    pub icon: &'static str,
    pub title: &'static str,
    pub text: String,
}

/// All of it, as this house has to say it. What has to be kept by law comes before any yes.
#[must_use]
pub fn parts(answers: &FiveAnswers, language: Language) -> Vec<Part> {
    let part = |icon: &'static str, title: Pair, text: String| Part { icon, title: said(title, language), text };
    let fixed = |icon: &'static str, title: Pair, text: Pair| part(icon, title, said(text, language).to_owned());
    vec![
        fixed("kompas", WHAT.0, WHAT.1),
        fixed("blyant", WRITTEN.0, WRITTEN.1),
        fixed("oeje", WHO.0, WHO.1),
        part("ur", ("Hvor længe", "How long"), kept(answers, language)),
        fixed("folk", CHILDREN.0, CHILDREN.1),
        part("laas", ("Det, loven siger, vi gemmer", "What the law says we keep"), archived(answers, language)),
        part("haand", ("Det bestemmer du", "This is for you to decide"), rights(answers, language)),
        part("hjaelp", ("Hvem du kan spørge", "Whom you can ask"), controller(answers, language)),
    ]
}

const WHAT: (Pair, Pair) = (
    ("Hvad det er", "What it is"),
    (
        "Kompasset er en samtale om det, du kan, og det svære. Her har du et kodeord og intet navn.",
        "The compass is a talk about what you are good at, and what is hard. Here you have a code word and no name.",
    ),
);
const WRITTEN: (Pair, Pair) = (
    ("Hvad der bliver skrevet", "What is written"),
    (
        "Det kan være om helbred, medicin, psyke, prostitution, alkohol og stoffer (artikel 9) og om kriminalitet \
         (artikel 10). Du behøver ikke svare på det hele.",
        "It can be about health, medicine, mental health, prostitution, alcohol and drugs (article 9) and about crime \
         (article 10). You need not answer all of it.",
    ),
);
const WHO: (Pair, Pair) = (
    ("Hvem der ser det", "Who sees it"),
    (
        "Kun medarbejdere med nøgle til kompasset. Det er låst inde, og hvert kig bliver noteret.",
        "Only staff with a key to the compass. It is locked in, and each look is noted.",
    ),
);
const CHILDREN: (Pair, Pair) = (
    ("Børn går forud", "Children come first"),
    (
        "Har et barn det svært, har vi pligt til at sige det videre. Det gælder også fare for liv.",
        "If a child is in trouble, we have a duty to pass it on. So it is with danger to life.",
    ),
);

fn kept(answers: &FiveAnswers, language: Language) -> String {
    let time = answers.kept.map(|time| months(time, language)).unwrap_or_default();
    match language {
        Language::Danish => format!(
            "Til {time} efter, at vi sidst havde kontakt. Så bliver det slettet. Et ja gælder et år. Så spørger vi igen."
        ),
        Language::English => format!(
            "Until {time} after we last were in touch. Then it is deleted. A yes lasts a year. Then we ask again."
        ),
    }
}

fn archived(answers: &FiveAnswers, language: Language) -> String {
    match (&answers.archive, language) {
        (Some(Archive::MustKeep(what)), Language::Danish) => {
            format!("Det bliver gemt, også når andet er slettet: {what}")
        }
        (Some(Archive::MustKeep(what)), Language::English) => {
            format!("This is kept, also when the rest is deleted: {what}")
        }
        (_, language) => {
            pick(language, ("Vi har ikke pligt til at gemme noget.", "We have no duty to keep anything.")).to_owned()
        }
    }
}

fn rights(answers: &FiveAnswers, language: Language) -> String {
    let see = pick(
        language,
        (
            "Du kan se alt om dig selv og få det rettet. Du kan skrive, hvad du selv mener.",
            "You can see everything about yourself and have it put right. You can add your own view.",
        ),
    );
    let stop = match &answers.ground {
        Some(Ground::Law(law)) => match language {
            Language::Danish => format!("Huset går efter denne lov: {law} Du kan sige imod, og så holder vi pause."),
            Language::English => format!("The house goes by this law: {law} You can object, and then we pause."),
        },
        _ => pick(
            language,
            (
                "Det sker kun, hvis du siger ja. Du kan sige nej senere, og så bliver det slettet.",
                "It happens only if you say yes. You can say no later, and then it is deleted.",
            ),
        )
        .to_owned(),
    };
    let free = pick(
        language,
        ("Et nej ændrer ikke noget for dig her i huset.", "A no changes nothing for you in this house."),
    );
    format!("{see} {stop} {free}")
}

/// The regulation, article 13 (2) (d), wants the complaint told before anything is written.
fn controller(answers: &FiveAnswers, language: Language) -> String {
    let who = answers.controller.as_ref().map(ToString::to_string).unwrap_or_default();
    match language {
        Language::Danish => format!("Os her i huset. Du kan også klage til Datatilsynet. Ansvaret har: {who}"),
        Language::English => {
            format!(
                "Us here in the house. You can also complain to the data protection authority. In charge of it: {who}"
            )
        }
    }
}
