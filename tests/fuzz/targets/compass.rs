//! The records of the compass and their likes: whatever is taken for one is written out and read in again equal.

use fristed::domain::answered::Answered;
use fristed::domain::compass::beside::Beside;
use fristed::domain::compass::objection::Objection;
use fristed::domain::compass::{
    AgreementDraft, Basis, Conversation, DrawnId, Extent, FieldSwitches, FiledWheel, Filling, FiveAnswers, Ground,
    LogLine, RiskProfile, Round,
};
use fristed::domain::house_report::HouseReport;
use fristed::domain::story::Story;

pub fn holds(bytes: &[u8]) {
    let Ok(words) = str::from_utf8(bytes) else { return };
    comes_back(words, AgreementDraft::from_words, AgreementDraft::to_words);
    comes_back(words, Basis::from_words, Basis::to_words);
    comes_back(words, Beside::from_words, Beside::to_words);
    comes_back(words, Conversation::from_words, Conversation::to_words);
    comes_back(words, Extent::from_words, Extent::to_words);
    comes_back(words, FieldSwitches::from_words, FieldSwitches::to_words);
    comes_back(words, FiledWheel::from_words, FiledWheel::to_words);
    comes_back(words, Filling::from_words, Filling::to_words);
    comes_back(words, FiveAnswers::from_words, FiveAnswers::to_words);
    comes_back(words, Ground::from_words, Ground::to_words);
    comes_back(words, LogLine::from_words, LogLine::to_words);
    comes_back(words, Objection::from_words, Objection::to_words);
    comes_back(words, RiskProfile::from_words, RiskProfile::to_words);
    comes_back(words, Round::from_words, Round::to_words);
    comes_back(words, HouseReport::from_words, HouseReport::to_words);
    comes_back(words, Story::from_words, Story::to_words);
    comes_back(words, Answered::read, Answered::written);
    comes_back(words, DrawnId::named, ToString::to_string);
}

fn comes_back<T: PartialEq>(words: &str, read: impl Fn(&str) -> Option<T>, write: impl Fn(&T) -> String) {
    let Some(first) = read(words) else { return };
    let written = write(&first);
    assert!(read(&written) == Some(first), "{words:?} was taken, and written out as {written:?}");
}
