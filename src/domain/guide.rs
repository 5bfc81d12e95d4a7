//! The fourteen *handlevejledninger*: what a house can do so that small steps come by themselves.
//!
//! Their names and their order are those of *De små skridts metode 2.0*, Landsforeningen af `VæreSteder` (2015), chapter
//! 5; what is said of each is our own. They are for reading: nothing notes who reads which.

use super::text::Language;

/// One of the fourteen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guide {
    name: [&'static str; 2],
    text: [&'static str; 2],
    /// Something small that can be done today.
    begin: [&'static str; 2],
    helps: &'static [Helps],
}

/// Where it is of use. The four approaches come in the method's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Helps {
    SitOnHands,
    ChoiceArchitect,
    LovingNudge,
    TakeCharge,
    /// Nothing is planned.
    EmptyPlan,
}

impl Helps {
    const ALL: [Self; 5] =
        [Self::SitOnHands, Self::ChoiceArchitect, Self::LovingNudge, Self::TakeCharge, Self::EmptyPlan];

    /// What it is called in the name of a page.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::SitOnHands => "sit-on-hands",
            Self::ChoiceArchitect => "choice-architect",
            Self::LovingNudge => "loving-nudge",
            Self::TakeCharge => "take-charge",
            Self::EmptyPlan => "empty-plan",
        }
    }

    /// The place of that word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|place| place.word() == word)
    }
}

const fn of(texts: [&'static str; 2], language: Language) -> &'static str {
    match language {
        Language::Danish => texts[0],
        Language::English => texts[1],
    }
}

impl Guide {
    /// As the method has it.
    #[must_use]
    pub const fn name(&self, language: Language) -> &'static str {
        of(self.name, language)
    }

    /// What it is about.
    #[must_use]
    pub const fn text(&self, language: Language) -> &'static str {
        of(self.text, language)
    }

    /// Something small that can be done today.
    #[must_use]
    pub const fn begin(&self, language: Language) -> &'static str {
        of(self.begin, language)
    }

    /// Whether it is of use there.
    #[must_use]
    pub fn helps(&self, place: Helps) -> bool {
        self.helps.contains(&place)
    }

    /// Those that are of use there, in the method's order; all of them where no place is named.
    pub fn of_use(place: Option<Helps>) -> impl Iterator<Item = &'static Self> {
        ALL.iter().filter(move |guide| place.is_none_or(|place| guide.helps(place)))
    }
}

/// All of them, in the method's order.
pub const ALL: [Guide; 14] = [
    Guide {
        name: ["Afsæt tid", "Set time aside"],
        text: [
            "Det akutte fylder altid dagen op. Arbejdet med forandring bliver kun til noget, når det har sin egen tid.",
            "What is urgent always fills the day. Work with change only happens when it has a time of its own.",
        ],
        begin: [
            "Sæt punktet “Forandring” på jeres næste personalemøde, ti minutter er nok.",
            "Put “Change” on your next staff meeting; ten minutes are enough.",
        ],
        helps: &[Helps::TakeCharge],
    },
    Guide {
        name: ["Gør usynlige forandringer synlige", "Make changes visible that nobody sees"],
        text: [
            "De fleste skridt er så små, at kun den, der tager dem, ser dem. Det, ingen ser, bliver der ikke bygget videre på.",
            "Most steps are so small that only the one who takes them sees them. Nobody builds on what nobody sees.",
        ],
        begin: [
            "Skriv én linje i dag om noget, der var anderledes end i går.",
            "Write one line today about something that was different from yesterday.",
        ],
        helps: &[Helps::SitOnHands, Helps::LovingNudge],
    },
    Guide {
        name: ["Brug aktiviteterne strategisk", "Use activities for a purpose"],
        text: [
            "Aftal, hvad en aktivitet er god for, før I sætter den i gang. Forventningen før og snakken bagefter er en del af den.",
            "Agree what an activity is good for before you begin it. Looking forward to it and talking of it are part of it.",
        ],
        begin: [
            "Vælg én aktivitet i denne uge, og skriv formålet på den.",
            "Choose one activity this week and write down its purpose.",
        ],
        helps: &[Helps::ChoiceArchitect, Helps::EmptyPlan],
    },
    Guide {
        name: ["Tilpas aktiviteterne", "Fit activities to people"],
        text: [
            "Nogle vil vinde, andre vil bare være med. Lav flere måder at være der på, og vælg efter, hvem der kommer.",
            "Some want to win, others just want to be there. Make several ways of taking part, and choose by who comes.",
        ],
        begin: [
            "Find på en rolle for en, der helst vil se på.",
            "Think of a part for somebody who would rather watch.",
        ],
        helps: &[Helps::ChoiceArchitect, Helps::EmptyPlan],
    },
    Guide {
        name: ["Skab rammerne for holdbaserede aktiviteter", "Make room for teams"],
        text: [
            "Et hold giver fællesskab og noget at have ansvar for. Sørg for bold, bane og tid, og lad holdet klare resten.",
            "A team gives company and something to be responsible for. See to the ball, the place and the time; they do the rest.",
        ],
        begin: [
            "Spørg en, der plejer at stå ved siden af, hvad holdet hedder.",
            "Ask somebody who usually stands beside it what the team is to be called.",
        ],
        helps: &[Helps::ChoiceArchitect, Helps::EmptyPlan],
    },
    Guide {
        name: ["Tænk over næste valgmulighed", "Think of the next choice"],
        text: [
            "Et skridt rummer ofte det næste. Læg mærke til, hvad der blev sagt med lys i øjnene, og hav noget klar.",
            "One step often holds the next. Notice what was said with light in the eyes, and have something ready.",
        ],
        begin: [
            "Skriv én ting ned, der kunne komme efter det, der lykkedes.",
            "Write down one thing that could follow what went well.",
        ],
        helps: &[Helps::LovingNudge, Helps::ChoiceArchitect],
    },
    Guide {
        name: ["Gør skridtene mindre", "Make the steps smaller"],
        text: [
            "Fjern det, der gør det let at slippe. Lad det begynde med noget rart, og giv en hånd med det kedelige.",
            "Take away what makes it easy to get out of. Let it begin with something pleasant, and lend a hand with the dull part.",
        ],
        begin: [
            "Del en opgave i dag i to, og byd kun på den første halvdel.",
            "Divide one task in two today, and offer only the first half.",
        ],
        helps: &[Helps::LovingNudge],
    },
    Guide {
        name: ["Planlæg fejl", "Plan for things to go wrong"],
        text: [
            "Et ansvar, man griber selv, giver mere end et, man har fået. Lad noget mangle, så nogen kan redde dagen.",
            "A responsibility one seizes gives more than one that was handed out. Leave something missing, so that somebody can save the day.",
        ],
        begin: ["Lad kopperne stå lidt, og se, hvem der rejser sig.", "Leave the cups a while, and see who gets up."],
        helps: &[Helps::SitOnHands, Helps::ChoiceArchitect],
    },
    Guide {
        name: ["Mød brugerne med positive forventninger", "Expect good things of people"],
        text: [
            "Mennesker retter sig efter, hvad vi tror om dem. Den, vi regner med, kan mere end den, vi skåner.",
            "People follow what we believe of them. Those we count on can do more than those we spare.",
        ],
        begin: [
            "Giv en opgave i dag til en, du ellers ville have sprunget over.",
            "Give a task today to somebody you would have passed over.",
        ],
        helps: &[Helps::LovingNudge, Helps::TakeCharge],
    },
    Guide {
        name: ["Lad være med altid at spørge", "Do not always ask"],
        text: [
            "Et spørgsmål får let et nej, fordi et ja kan føles som besvær. Begynd selv, så er muligheden der bare.",
            "A question easily gets a no, since a yes can feel like being a bother. Begin, and the chance is simply there.",
        ],
        begin: [
            "Sæt spillet på bordet, og begynd uden at spørge nogen.",
            "Put the game on the table and begin without asking anybody.",
        ],
        helps: &[Helps::SitOnHands, Helps::EmptyPlan],
    },
    Guide {
        name: ["Blød rammerne op", "Soften the rules"],
        text: [
            "Regler og lange spil holder nogen ude. Tag det sjove ud af rammen, så man kan være med i ét minut.",
            "Rules and long games keep some people out. Take the fun out of its frame, so that one can join for a minute.",
        ],
        begin: [
            "Læs ét spørgsmål højt for hele rummet, og lad svaret komme, hvor det vil.",
            "Read one question aloud to the room, and let the answer come from wherever it likes.",
        ],
        helps: &[Helps::ChoiceArchitect, Helps::EmptyPlan],
    },
    Guide {
        name: ["Tøm baderummet", "Clear the bathroom"],
        text: [
            "Mange går uden det, man først må bede om. Ryd vejen, så ting kan bruges uden at være til besvær.",
            "What must be asked for first, many do without. Clear the way, so that things can be used without being a bother.",
        ],
        begin: [
            "Gå huset igennem, og flyt én ting, der står i vejen.",
            "Walk through the house and move one thing that stands in the way.",
        ],
        helps: &[Helps::ChoiceArchitect],
    },
    Guide {
        name: ["Anerkend og skub til relationer", "Value bonds, and widen them"],
        text: [
            "Mange kommer for et bestemt menneskes skyld. Brug den tillid til at åbne døren til en kollega mere.",
            "Many come for the sake of one person. Use that trust to open the door to one more colleague.",
        ],
        begin: ["Tal godt om noget, du ikke selv er med til.", "Speak well of something that you are no part of."],
        helps: &[Helps::LovingNudge, Helps::TakeCharge],
    },
    Guide {
        name: ["Find balancen", "Find the balance"],
        text: [
            "Ansvar løfter, og ansvar tynger. Ros måden, noget blev gjort på, og lad det altid være let at sige fra.",
            "Responsibility lifts, and it weighs. Praise the way a thing was done, and let stepping back always be easy.",
        ],
        begin: [
            "Sig til en, hvad du lagde mærke til undervejs, ikke hvor flot det blev.",
            "Tell somebody what you noticed on the way, not how fine it became.",
        ],
        helps: &[Helps::SitOnHands, Helps::TakeCharge],
    },
];
