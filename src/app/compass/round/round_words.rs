//! The fixed sentences of a round and its agreements, in both languages.

use crate::app::words::pick;
use crate::domain::text::Language;

/// A sentence: Danish, English.
pub type Both = (&'static str, &'static str);

/// The sentence in `language`.
#[must_use]
pub const fn say(both: Both, language: Language) -> &'static str {
    pick(language, both)
}

pub const ROUND: Both = ("Kompasrunde", "Compass round");
/// Beside a name, where there is little room.
pub const SHORT: Both = ("Runde", "Round");
pub const ROUND_TEXT: Both = (
    "I ser sammen på én person. Hver svarer først alene.",
    "You look at one person together. First each answers alone.",
);
pub const HOW_TITLE: Both = ("Sådan er en runde", "How a round goes");
pub const HOW: Both = (
    "Hver svarer alene, i omkring fem minutter. Så lægger I svarene frem, felt for felt. Til sidst aftaler I det næste lille skridt.",
    "Each answers alone, for about five minutes. Then you lay the answers out, field by field. At last you agree on the next small step.",
);
pub const BEGIN: Both = ("Begynd en runde", "Begin a round");
pub const BEGIN_TEXT: Both = ("Vælg kolleger og felter", "Choose colleagues and fields");
pub const BEGIN_NOW: Both = ("Begynd runden", "Begin the round");
pub const BEGIN_NOW_TEXT: Both = ("Nu svarer hver for sig.", "Now each answers alone.");
pub const WHO_TITLE: Both = ("Hvem er med?", "Who takes part?");
pub const IN: Both = ("Er med", "Takes part");
pub const NOT_IN: Both = ("Er ikke med", "Does not take part");
pub const ONE_MORE: Both = ("Vælg en kollega mere", "Choose one more colleague");
pub const CHOOSE_FIELD: Both = ("Vælg et felt", "Choose a field");
pub const ABOUT_TITLE: Both = ("Hvad ser I på?", "What do you look at?");
pub const RESOURCES_TEXT: Both = ("Omkring 35 minutter", "About 35 minutes");
pub const PROBLEMS_TEXT: Both = ("Omkring 50 minutter", "About 50 minutes");
pub const BOTH_SIDES: Both = ("Begge sider", "Both sides");
pub const BOTH_TEXT: Both = ("Del den gerne over to dage", "Feel free to take two days");
pub const SOME_FIELDS: Both = ("Enkelte felter", "Single fields");
pub const SOME_FIELDS_TEXT: Both = ("Omkring fem minutter hver", "About five minutes each");
pub const CHOSEN: Both = ("Valgt", "Chosen");

pub const MINE: Both = ("Dine svar", "Your answers");
pub const MINE_TEXT: Both =
    ("Kun du kan læse dem, til I lægger dem frem.", "Only you can read them until you all lay them out.");
pub const FROM_PAPER: Both = ("Har du svaret på papir? Tast det ind her.", "Answered on paper? Type it in here.");
pub const TAKE_YOUR_TIME: Both = ("Tag den tid, du vil bruge.", "Take the time you want.");
pub const ABOUT_FIVE: Both = ("Omkring fem minutter.", "About five minutes.");
pub const DONE: Both = ("Færdig", "Done");
pub const DONE_TEXT: Both = (
    "Dine svar bliver lagt til side. Du kan stadig rette dem.",
    "Your answers are put aside. You can still change them.",
);
pub const IS_DONE: Both = ("Du er færdig", "You are done");
pub const HAND_ON: Both = ("Tryk Lås, og giv skærmen videre.", "Press Lock, and hand the screen on.");
pub const RATER_DONE: Both = ("Færdig", "Done");
pub const RATER_RATES: Both = ("Svarer endnu", "Still answering");
pub const RATER_LEFT: Both = ("Arbejder her ikke mere", "Works here no more");
pub const OTHERS: Both = ("De andre ser på personen nu", "The others look at the person now");
pub const OTHERS_TEXT: Both =
    ("Vil du være med, så begynd en ny runde sammen.", "If you want to take part, begin another round together.");
pub const REVEAL: Both = ("Læg svarene frem", "Lay the answers out");
pub const REVEAL_TEXT: Both = ("Alle er færdige. Sæt jer sammen.", "All are done. Sit down together.");
pub const LEAVE_OUT: Both = ("Lad en kollega blive ude", "Leave a colleague out");
pub const LEAVE_OUT_TEXT: Both = (
    "Hendes svar bliver slettet. De andre trykker Færdig igen.",
    "Her answers are deleted. The others press Done again.",
);
pub const KEEP_ALL: Both = ("Behold alle", "Keep everybody");
pub const PAUSE: Both = ("Hold pause", "Take a break");
pub const PAUSE_TEXT: Both =
    ("Runden bliver stående. Gå videre, når I vil.", "The round keeps its place. Go on whenever you like.");
/// On a button of its own width.
pub const PAUSE_SHORT: Both = ("Pause", "Break");
pub const RESUME: Both = ("Gå videre", "Go on");
pub const PAUSED: Both = ("Runden holder pause", "The round rests");
pub const DROP: Both = ("Stop runden", "Stop the round");
pub const DROP_TEXT: Both = ("Alle svar i den bliver slettet.", "All answers in it are deleted.");
pub const DROP_YES: Both = ("Ja, stop og slet", "Yes, stop and delete");
pub const DROP_NO: Both = ("Behold runden", "Keep the round");
pub const STAY: Both = ("Skærmen er åben", "The screen stays open");
pub const STAY_SHORTER: Both = ("Kortere", "Shorter");
/// In a room where others can look on.
pub const STAY_NO_LONGER: Both =
    ("Her kan andre se med. Længere tid går ikke.", "Others can look on here. It cannot be longer.");
pub const STAY_LONGER: Both = ("Længere", "Longer");

pub const ALIKE: Both = ("Ens", "The same");
pub const DIFFERENT: Both = ("Forskelligt", "Different");
pub const NO_ANSWER: Both = ("Intet svar", "No answer");
pub const SIDE_BY_SIDE: Both = (
    "Alle har svaret hver for sig, og nu ser I svarene sammen.",
    "All have answered alone, and now you see it together.",
);
pub const JOINT: Both = ("Fælles bud", "Together");
pub const JOINT_HINT: Both = ("Ved Åbent bliver alle svar stående", "With Open all answers stay");
pub const OPEN: Both = ("Åbent", "Open");
pub const THE_PERSON: Both = ("Personen selv", "The person");
/// Over a column, where there is little room.
pub const THE_PERSON_SHORT: Both = ("Personen", "The person");
pub const KEYWORDS: Both = ("Stikord", "Keywords");
pub const ALL_SPOKEN: Both = ("Alle har fortalt", "All have spoken");
pub const TALK_TOGETHER: Both = ("Tal om det sammen.", "Talk about it together.");
pub const SPOKEN: Both = ("Den næste", "The next one");
pub const STAY_OR_GO: Both = (
    "I har talt om feltet i fem minutter. Bliv, eller gå videre.",
    "You have talked about it for five minutes. Stay, or go on.",
);
/// Beside whoever speaks.
pub const STAY_SHORT: Both = ("Fem minutter er gået.", "Five minutes have gone.");
pub const PREVIOUS: Both = ("Forrige", "Previous");
pub const NEXT: Both = ("Næste", "Next");
pub const SKIP: Both = ("Spring over", "Skip");
pub const CHOOSE_ANOTHER: Both = ("Vælg felt", "Choose a field");
/// Beside the name of a field.
pub const FIELDS_SHORT: Both = ("Vælg felt", "Fields");
pub const TALKED: Both = ("Talt om", "Talked about");
pub const NOT_TALKED: Both = ("Kan tages endnu", "Can still be taken");
pub const TO_AGREEMENTS: Both = ("Til aftalerne", "To the agreements");
pub const BACK_TO_ANSWERS: Both = ("Tilbage til svarene", "Back to the answers");

pub const AGREEMENTS: Both = ("Aftaler", "Agreements");
pub const AGREEMENTS_TEXT: Both = ("Hvem gør hvad, hvordan og hvornår?", "Who does what, how and when?");
pub const NEW_AGREEMENT: Both = ("Ny aftale", "New agreement");
pub const SIT: Both = ("“Sid på hænderne”", "“Sid på hænderne”");
pub const SIT_TEXT: Both = ("Vi giver plads. Det er også en beslutning.", "We leave room. That is a decision as well.");
pub const WHO: Both = ("Hvem", "Who");
pub const WHAT: Both = ("Hvad", "What");
pub const WHAT_HINT: Both = ("Skriv kort, hvad der bliver gjort.", "Write in short what is done.");
pub const HOW_DONE: Both = ("Hvordan", "How");
pub const HOW_HINT: Both = ("Skriv, hvordan det bliver gjort.", "Write how it is done.");
pub const WHEN: Both = ("Hvornår ser I på det igen?", "When do you look again?");
pub const FIELDS: Both = ("Felter", "Fields");
pub const NO_FIELDS: Both = ("Hører til hele hjulet", "Belongs to the whole wheel");
pub const OUTSIDE: Both = ("Andre uden for huset", "Others outside the house");
pub const NOBODY_OUTSIDE: Both = ("Vi taler ikke med andre", "We talk to nobody else");
pub const CONSENT: Both = ("Ja, personen har sagt ja", "Yes, the person has said yes");
pub const CONSENT_TEXT: Both =
    ("Skriv, hvad personen sagde ja til, og hvornår.", "Write what the person said yes to, and when.");
pub const LIFE: Both = ("Det kan ikke vente: fare for liv", "It cannot wait: life in danger");
pub const CHILD: Both = ("Det kan ikke vente: et barn", "It cannot wait: a child");
pub const WHY_TEXT: Both = ("Skriv i én linje, hvorfor det ikke kan vente.", "Write in a line why it cannot wait.");
/// Titles of the page on which it is written.
pub const WHY_SHORT: Both = ("Hvorfor", "Why");
pub const CONSENT_SHORT: Both = ("Samtykke", "Consent");
/// About a child: somebody has to do it, and the screen does not.
pub const NOT_SENT: Both = (
    "Skærmen sender ingen besked. Du skal selv underrette kommunen.",
    "The screen sends no message. You notify the municipality yourself.",
);
pub const EVERYBODY: Both = ("Vi alle", "All of us");
pub const CHOOSE: Both = ("Vælg", "Choose");
pub const WRITE: Both = ("Skriv", "Write");
pub const KEEP: Both = ("Gem aftalen", "Keep the agreement");
pub const LET_GO: Both = ("Lad den ligge", "Let it be");
pub const LET_GO_TEXT: Both = ("Det, I har valgt her, går væk.", "What you chose here goes away.");
pub const WANTS_WHO: Both = ("Vælg, hvem der gør det.", "Choose who does it.");
pub const WANTS_WHAT: Both = ("Skriv, hvad der bliver gjort.", "Write what is done.");
pub const WANTS_WHEN: Both = ("Vælg en dag at se på det igen.", "Choose a day to look again.");
pub const WANTS_GROUND: Both = (
    "Spørg personen først, eller vælg, hvorfor det ikke kan vente.",
    "Ask the person first, or choose why it cannot wait.",
);
pub const WANTS_SAID: Both = (
    "Skriv en linje om samtykket, eller hvorfor det ikke kan vente.",
    "Write a line about the consent, or why it cannot wait.",
);
pub const UP: Both = ("Aftaler at se på sammen", "Agreements to look at together");
pub const UP_TEXT: Both = ("Når der er tid", "When there is time");
pub const NOTHING_UP: Both = ("Ingen aftaler at se på i dag", "No agreements to look at today");
pub const GOES_ON: Both = ("Se på den igen", "Look at it again");
pub const IS_OVER: Both = ("Vi er færdige med den", "We are done with it");
pub const IS_OVER_TEXT: Both = ("Tak for det, I har prøvet.", "Thank you for what you tried.");

pub const CLOSE: Both = ("Luk runden", "Close the round");
pub const CLOSE_TEXT: Both = (
    "Alle svar og jeres fælles bud bliver gemt, som de er.",
    "All answers and what you set together are kept as they are.",
);
pub const CLOSE_YES: Both = ("Ja, luk den", "Yes, close it");
pub const CLOSE_NO: Both = ("Bliv lidt endnu", "Stay a little");
pub const CLOSED_TEXT: Both =
    ("Runden er lukket. Svar, bud og aftaler er gemt.", "The round is closed. Answers and agreements are kept.");

pub const PAPER: Both = ("På papir", "On paper");
pub const PAPER_ROUND: Both = ("Runden på papir", "The round on paper");
pub const PAPER_BLANK: Both = ("Blanke hjul på papir", "Blank wheels on paper");
pub const PAPER_BLANK_TEXT: Both =
    ("Svar alle på én gang, og tast det ind bagefter.", "Answer all at once, and type it in afterwards.");
pub const PAPER_ASK: Both = ("Hvem er det om?", "Whom is it about?");
pub const PAPER_ASK_TEXT: Both =
    ("Papir kan blive liggende. Lås det inde bagefter.", "Paper can be left lying. Lock it up afterwards.");
pub const PAPER_WITHOUT: Both = ("Print uden kodeord", "Print without the code word");
pub const PAPER_WITH: Both = ("Print med kodeord", "Print with the code word");

pub const NEW_KEY: Both = (
    "Der er en ny nøgle til runden. Alle trykker Færdig igen.",
    "The round has a new key. Everybody presses Done again.",
);
pub const SOMEBODY_LEFT: Both =
    ("En kollega arbejder her ikke mere. Lad hende blive ude.", "A colleague works here no more. Leave her out.");
pub const NO_BASIS: Both = (
    "Spørg personen igen først. Alt, hvad I har skrevet, er her endnu.",
    "Ask the person again first. All that you have written is still here.",
);
pub const STILL_RATING: Both =
    ("Nogle svarer endnu. Vent, eller lad en blive ude.", "Some are still answering. Wait, or leave somebody out.");
pub const RESTS: Both = ("Runden holder pause. Tryk Gå videre.", "The round rests. Press Go on.");
pub const LIES_OPEN: Both =
    ("Svarene ligger fremme. Tal om dem sammen.", "The answers lie open. Talk about them together.");
pub const LAST_ONE: Both =
    ("En bliver i runden. I kan stoppe den i stedet.", "Somebody stays in it. You can stop it instead.");
pub const GO_ON_THERE: Both = ("Gå videre, hvor runden står.", "Go on where the round stands.");
