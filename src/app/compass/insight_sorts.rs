//! What *Indsigt* says of the records that the program makes itself besides wheels: a round, an agreement, a conversation,
//! a risk profile, a line of the logbook. Each in the words of its own page, and never which employee.

use super::insight_words as words;
use super::logbook_words::step_said;
use super::rights_words::{Said, date};
use super::round::{round_said, round_words as of_round};
use super::{conversation_words, risk_words};
use crate::app::words::pick;
use crate::domain::compass::{
    AgreementDraft, Answer, Asks, Conversation, Field, Filling, Joint, LogLine, Part, RiskProfile, Round, Stage, Who,
};
use crate::domain::text::Language;

const ROUND_GOES_ON: Said = ("Runden er i gang.", "The round is going on.");
const JOINTLY: Said = ("Fælles bud", "Together");
const STAYED_OPEN: Said = ("alle svar blev stående", "all answers stayed");
const WHO: Said = ("Hvem", "Who");
const IS_OVER: Said = ("Aftalen er slut.", "The agreement is over.");
const SEEN: Said = ("Set", "Seen");

/// A record of `kind` in words, a line each; `None` where it has no page of its own, or is of a newer program.
pub(super) fn told(kind: &str, said: &str, language: Language) -> Option<Vec<String>> {
    match kind {
        "round" => Some(round(&Round::from_words(said)?, language)),
        "round-rating" => Some(answers(&Filling::from_words(said)?)),
        "agreement" | "agreement-draft" => Some(agreement(&AgreementDraft::from_words(said)?, language)),
        "conversation" => Some(conversation(&Conversation::from_words(said)?, language)),
        "risk" => Some(risk(&RiskProfile::from_words(said)?, language)),
        "line" => Some(line(&LogLine::from_words(said)?, language)),
        _ => None,
    }
}

/// “Alkohol, Tilstand: Kæmper med problemet”.
pub(super) fn said_answer(field: &str, answer: Answer) -> String {
    format!("{field}, {}: {}", answer.level().label(), answer.label())
}

/// Every answer word for word, with what was noted beside it.
pub(super) fn answers(filling: &Filling) -> Vec<String> {
    let mut lines = Vec::new();
    for field in Field::all() {
        let label = filling.label(field);
        let said = field.wheel().levels().into_iter().filter_map(|level| filling.answer(field, level));
        lines.extend(said.map(|answer| said_answer(label, answer)));
        lines.extend(filling.keywords(field).map(|words| format!("{label}: {words}")));
    }
    lines.extend(filling.remark().map(str::to_owned));
    lines
}

/// When it was, what it was about, and what was agreed on; not who took part.
fn round(round: &Round, language: Language) -> Vec<String> {
    let mut lines = vec![date(round.day(), language), round_said::fields(&round.extent().fields())];
    if round.stage() != Stage::Closed {
        lines.push(pick(language, ROUND_GOES_ON).to_owned());
    }
    for field in round.extent().fields() {
        let label = round.joint().label(field);
        for level in field.wheel().levels() {
            let said = match round.joint_at(field, level) {
                Joint::Answer(answer) => said_answer(label, answer),
                Joint::Open(level) => format!("{label}, {}: {}", level.label(), pick(language, STAYED_OPEN)),
                Joint::Nothing(_) => continue,
            };
            lines.push(format!("{}: {said}", pick(language, JOINTLY)));
        }
        lines.extend(round.joint().keywords(field).map(|words| format!("{label}: {words}")));
    }
    lines
}

fn agreement(draft: &AgreementDraft, language: Language) -> Vec<String> {
    let say = |both| of_round::say(both, language);
    let mut lines = Vec::new();
    if draft.sits {
        lines.push(say(of_round::SIT).to_owned());
    }
    lines.extend(draft.what.iter().map(ToString::to_string));
    lines.extend(draft.how.iter().map(ToString::to_string));
    lines.extend(draft.who.map(|who| {
        let who = match who {
            Who::Employee(_) => pick(language, words::EMPLOYEE).to_owned(),
            Who::Person | Who::Everybody => round_said::who(who, &[], language),
        };
        format!("{}: {who}", pick(language, WHO))
    }));
    if !draft.fields.is_empty() {
        lines.push(round_said::fields(&draft.fields));
    }
    if draft.contact != Asks::Nobody {
        lines.push(round_said::others(draft, language));
    }
    lines.extend(draft.when.map(|day| round_said::look_on(day, language)));
    lines.extend(draft.ended.then(|| pick(language, IS_OVER).to_owned()));
    lines
}

fn conversation(one: &Conversation, language: Language) -> Vec<String> {
    let importance = one.importance.map(|it| conversation_words::importance_said(it, language));
    let belief = one.belief.map(|it| conversation_words::belief_said(it, language));
    let own = one.own.iter().map(|own| format!("{}: {own}", conversation_words::own(language)));
    importance.into_iter().chain(belief).chain(own).collect()
}

fn risk(profile: &RiskProfile, language: Language) -> Vec<String> {
    let ground = format!("{}: {}", pick(language, words::BASIS), risk_words::ground(profile.ground, language));
    let mut lines = vec![ground, risk_words::goes_on(profile.until, language)];
    lines.extend(profile.made_with.map(|with| risk_words::with(with, language).to_owned()));
    let seen = profile.seen.iter();
    lines.extend(seen.map(|seen| format!("{} {}: {}", pick(language, SEEN), date(seen.day, language), seen.text)));
    for part in Part::ALL {
        lines.extend(profile.part(part).map(|said| format!("{}: {said}", risk_words::part(part, language))));
    }
    lines
}

/// The marks of persons stay in it: the caller knows whom each stands for.
fn line(line: &LogLine, language: Language) -> Vec<String> {
    let mut lines = vec![line.said(|mark| mark.letter().to_string())];
    lines.extend(line.field.map(|field| field.label().to_owned()));
    lines.extend(line.step.map(|step| step_said(step, language)));
    lines
}
