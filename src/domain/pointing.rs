//! What is pointed out in a suggestion before anything of it is made public: what may be a name, and what scolds.
//!
//! It points only. A word that is no name is read over, and a name that is not found is still read by whoever answers.

/// A word to look at again before the text is put up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pointed {
    /// It may be somebody's name.
    Name(String),
    /// It scolds somebody.
    Scolds(String),
}

/// First names that are common here, also where they are written small. Those that are a word as well, such as *bo*,
/// *hans*, *mark* and *tom*, are not among them: they are found by their capital within a sentence.
const NAMES: &str = "abdi abdul adam agnete ahmed aisha aksel albert alex alexander alfred ali alice allan amalie anders \
    andreas anette anita anja anna anne annette annie anton aqqaluk arne asger astrid aviaja axel benny \
    bente birgit birgitte birte birthe bjarne bodil brian britta camilla carl carsten casper cecilie \
    charlotte christian christina christine claus connie daniel david dennis diana ditte dorte dorthe ebba \
    edith egon ejner elin elisabeth ellen elsebeth emil emilie emma erik erling eva fatima flemming frank \
    frederik freja frida gerda gitte grete grethe gunnar gustav hanne harald hassan heidi helene helge helle \
    henning henriette henrik holger ibrahim ida inga inger ingrid inuk ivan jacob jakob jane janne jeanette \
    jens jeppe jesper jette jimmy johan johanne johannes john johnny jonas jørgen josef julie jytte karen \
    karin karina karl karsten kasper katrine keld kenneth kent kirsten kirstine kjeld klaus knud kristian \
    kristine kurt lars lasse laura leif lene lisbeth lise lone louise maja malene malik maria marianne marie \
    martin mathias merete mette michael mikkel mogens mohammed morten muhammed mustafa nanna niels nikolaj \
    nina nivi olga omar oscar palle patrick pernille peter pia pipaluk preben rasmus rikke robert rené sanne \
    simon sofie søren susanne thomas tina tommy torben trine";

/// Words with a capital within a sentence that are no names: the polite forms, and *I*.
const NO_NAMES: [&str; 4] = ["I", "De", "Dem", "Deres"];

/// Words that scold, and beginnings of such words with a `*`.
const SCOLDS: &str = "idiot* dum dumme dummeste tåbe* lort* møg* skide skid fuck* svin* røvhul* kælling* luder* nar narrøv* \
    spasser* taber* klam klamme hader fandens forbandede dovne doven løgner* junkie* perker* psykopat*";

/// What to look at again in `text`, in its order, each word once.
#[must_use]
pub fn points(text: &str) -> Vec<Pointed> {
    let mut found = Vec::new();
    // The first word of a sentence has its capital from there.
    let mut begins = true;
    for piece in text.split_whitespace() {
        let word = piece.trim_matches(|c: char| !c.is_alphanumeric());
        let quoted = piece.starts_with(['"', '“', '”', '«', '»', '(']);
        if let Some(pointed) = pointed(word, begins || quoted)
            && !found.contains(&pointed)
        {
            found.push(pointed);
        }
        if !word.is_empty() {
            begins = piece.ends_with(['.', '?', '!', ':', ';', '…']);
        }
    }
    found
}

fn pointed(word: &str, begins: bool) -> Option<Pointed> {
    let small = word.to_lowercase();
    if SCOLDS.split(' ').any(|pattern| is_said(&small, pattern)) {
        return Some(Pointed::Scolds(word.to_owned()));
    }
    let known = NAMES.split(' ').any(|name| small == name || is_of(&small, name));
    let has_capital = !begins && is_capitalised(word) && !NO_NAMES.contains(&word);
    (known || has_capital).then(|| Pointed::Name(word.to_owned()))
}

fn is_said(word: &str, pattern: &str) -> bool {
    pattern.strip_suffix('*').map_or_else(|| word == pattern, |stem| word.starts_with(stem))
}

/// “mettes”, “jens'”: something of somebody's.
fn is_of(word: &str, name: &str) -> bool {
    let rest = word.strip_prefix(name);
    rest.is_some_and(|rest| matches!(rest, "s" | "'s" | "’s" | "'" | "’"))
}

/// “Ib”, not “TV”: one capital, and small letters after it.
fn is_capitalised(word: &str) -> bool {
    let mut letters = word.chars();
    let first = letters.next().is_some_and(char::is_uppercase);
    let mut rest = letters.filter(|c| c.is_alphabetic()).peekable();
    // A single letter is one too: “T skylder mig penge”.
    first && (rest.peek().is_none() || rest.all(char::is_lowercase))
}
