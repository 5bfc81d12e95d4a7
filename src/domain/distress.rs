//! Whether a text sounds as if somebody needs help now. Only *Hjælp nu* is then put beside the send button: nothing
//! of the answer is kept, counted or logged, and sending stays possible.
//!
//! The list is our own. It would rather hit once too often than miss: a button beside another one costs nothing.

/// Words that say it alone. They are also found written apart (“selv mord”) and with one letter wrong.
/// All words here are in lower case with ae, oe, aa for æ, ø, å.
const ALONE: &[&str] = &[
    "selvmord",
    "selvskade",
    "overdosis",
    "overdosering",
    "voldtaegt",
    "voldtaget",
    "voldtager",
    "voldtog",
    "livstraet",
    "livstruende",
    "bevidstloes",
    "hjertestop",
    "kvaelning",
    "suicid",
    "overdose",
    "overdosed",
    "selfharm",
    "strangled",
    "strangling",
    "unconscious",
];

/// Words in this order, each with at most two others before the next. `*` stands for any ending, `|` for a choice, `+`
/// for a word that comes right after the one before, and `$` for the end of the text.
const TOGETHER: &[&[&str]] = &[
    // Not wanting to live.
    &["vil|oensker|orker|gider|magter|kan", "ikke", "leve*", "mere|laengere|laenger"],
    &["vil|oensker|orker|gider", "ikke", "vaere", "her", "mere|laengere|laenger"],
    &["ikke", "lyst", "til", "at", "leve"],
    &["tage*|tager|tog|ende|afslutte*|slutte*", "mit|sit|hendes|hans|eget", "liv"],
    &["goere", "en", "ende", "paa", "mig|det|livet"],
    &["vil|oensker|gerne", "doe"],
    &["haaber|bare", "jeg", "doer|doede|doe|var", "snart|doed"],
    &["bedre", "doed|foruden", "end|mig"],
    &["jeg", "+doer"],
    &["nu|saa|snart", "+doer", "+jeg"],
    &["jeg|han|hun", "snart", "+doer|doed"],
    &["jeg|han|hun", "doed", "+snart"],
    &["jeg|han|hun", "ved", "+at", "+doe"],
    // “Jeg kan ikke mere end høre musikken” is taken out below; “kan ikke mere” and a full stop is what somebody says
    // who cannot go on.
    &["jeg|vi", "kan", "ikke", "+mere"],
    &["orker|magter", "ikke", "+mere"],
    &["gider|vil|oensker", "ikke", "+mere", "$"],
    &["orker|magter|gider|vil|klarer", "ikke", "+livet"],
    &["vil|oensker|orker|gider|magter", "ikke", "+leve"],
    &["vil|oensker|orker|gider|magter", "ikke", "+at", "+leve"],
    &["kan", "ikke", "+holde", "det|livet", "ud"],
    &["holder", "det|livet", "ikke", "+ud"],
    &["kan|magter|orker", "ikke", "+klare|baere", "livet|mere"],
    &["ikke", "vaerd", "at", "leve"],
    &["livet", "ingen", "+mening"],
    &["ingen", "+mening", "med|i", "+livet"],
    &["bedre", "uden", "+mig"],
    &["ingen", "savne*|savner", "+mig"],
    &["tage*|tager|tog|ende|afslutte*|slutte*", "livet", "+af", "mig|sig|ham|hende|dig"],
    &["goere|goer", "det", "+forbi"],
    &["slutte|afslutte|ende|stoppe", "det", "+hele"],
    &["goere|goer", "mig|mit|sig", "noget", "ondt"],
    &["skaaret", "mig|haandled*"],
    &["vil|skal|har", "haenge|haengt", "+mig"],
    &["hjaelp", "+mig", "$"],
    &["hjaelp", "+mig", "+nu"],
    &["ingen", "grund", "til", "at", "leve"],
    &["skaere*|skar|cutte*|cutter", "i", "mig", "selv"],
    &["skaerer|cutter", "mig|mit|haandled*"],
    &["haenge|haenger", "mig", "selv|op"],
    &["skyde|skyder|skudt", "mig|ham|hende|dem|nogen", "selv|ned|i"],
    &["springe|hoppe|springer|hopper", "ud", "foran|fra|toget|broen"],
    // Violence.
    &[
        "slaar|slog|slaaet|slaas|slaa|banker|bankede|sparker|sparkede|sparket|taesker|taeskede",
        "mig|hende|ham|os|boernene|barnet",
    ],
    &["bliver|blev|er|blir", "slaaet|banket|taesket|gennembanket|overfaldet|stukket|truet|kvalt"],
    &["slaar|slaa|slog|sla", "mig|hende|ham|dig|dem|os|nogen|ihjel", "ihjel|ned"],
    &["slaar|slaa|slog|slaaet", "ihjel"],
    &["taever|taevede|kvaeler|kvalte", "mig|hende|ham|os|boernene|barnet"],
    &["han|hun|mand|kone|kaereste|far|mor|eks|nabo", "er|bliver|var", "voldelig*"],
    &["udsat|udsaettes", "for", "+vold"],
    &["bange", "for", "+ham"],
    &["draebe|draeber|draebt|myrde|myrder", "mig|hende|ham|dig|dem|os|nogen|jer|selv"],
    &["truer|truede|truet", "mig|hende|ham|os|paa|med"],
    &["tager|tog|holder|holdt", "kvaelertag*|struben|halsen"],
    &["stikke|stikker|stak|stukket", "mig|ham|hende|nogen", "ned|med"],
    &["har|med|trak|traekker", "kniv|kniven|pistol|pistolen|skydevaaben"],
    &["bange", "for", "mit|livet|ham|min", "liv|kaereste|mand|kone|eks"],
    // Overdose and other danger to life.
    &["kan", "ikke", "vaagne|vaekkes|vaekke*|vaekkke"],
    &["kan|faar", "ikke", "traekke|faa", "vejret|luft"],
    &["traekker", "ikke", "vejret"],
    &["kan", "ikke", "traekke", "vejret"],
    &["vaagner", "ikke"],
    &["vejrtraekning*", "stoppet|stopper|ikke"],
    &["taget|tog|slugt|sluger", "for", "mange|meget", "piller|stoffer|stof|medicin|heroin|metadon|benzo*|fix*"],
    &["taget", "alle", "mine|sine|hendes", "piller|tabletter"],
    &["har|jeg|han|hun|en|nogen", "taget|tog", "for", "+meget|mange"],
    &["fixet|fixede|fixer|sniffet|indtaget|injiceret", "for", "+meget|mange"],
    &["for", "+mange|meget", "+piller|tabletter|sovepiller|heroin|metadon|kokain|fentanyl|benzo*"],
    &["taget|tog|faaet", "en", "+od"],
    &["faldet|faldt", "+om", "$"],
    &["han|hun", "reagerer", "+ikke"],
    &["blaa|blaae", "laeber|om"],
    &["brug|har", "for", "naloxon*|ambulance*"],
    // The same in English.
    &["kill|killing|killed|hang|hanging|shoot|cut|cutting|hurt|hurting", "myself|himself|herself"],
    &["kill|killing|stab|stabbed|shoot|strangle", "me|him|her|you|them|us|someone|somebody"],
    &["want|wanna|going", "to|die", "die"],
    &["wanna", "die"],
    &["want|wish", "i", "was|were", "dead"],
    &["wish", "i", "was|were", "dead"],
    &["end|take|taking|ending", "my|it", "life|all"],
    &["not|dont|no|cant", "want|reason|go", "to|on", "live|living|alive|anymore"],
    &["better", "off", "dead"],
    &["hits|hit|beats|beat|beating|hitting|kicks|kicked|punched", "me|him|her|us"],
    &["threatens|threatened|threatening", "me|her|him|us|to"],
    &["raped|rapes|raping"],
    &["rape"],
    &["took|taken|swallowed", "too", "many|much", "pills|drugs|heroin|methadone"],
    &["not|isnt|cant|stopped|wont", "breathing|breathe|wake|waking"],
    &["scared|afraid", "for|of", "my|him", "life|boyfriend|husband|partner"],
    &["i|im", "dying"],
    &["dead|die|dying", "soon"],
    &["cant|cannot|not", "+go", "+on"],
    &["cant|cannot|not", "+take|do", "+it|this", "anymore|longer|more"],
    &["dont|not", "want|wanna", "live"],
    &["end", "+it", "+all"],
    &["no", "+point", "living|life"],
    &["better", "+without", "+me"],
    &["i|ive|he|hes|she|shes", "took|taken|shot|injected|used", "too", "+much|many"],
    &["hurts", "+me"],
    &["afraid|scared", "of", "+him"],
    &["has|have|with|pulled", "a", "knife|gun"],
];

/// What sounds like it and is not; taken out before anything is looked for.
const HARMLESS: &[&[&str]] = &[
    &["doe|doer|doede|doed", "af", "grin|latter|kedsomhed|varme|sult|nysgerrighed|toerst"],
    &["skyde|skyder", "en|", "genvej"],
    &["slaa|slaar|slog", "graesset|graes|plaenen|haekken|klik|rekord|rekorden|rekorder|smut|knude"],
    &["slaa|slaar|slog", "mig|os", "ned|loes|sammen|til|paa|fast"],
    &["slaa|slaar|slog", "et", "slag"],
    &[
        "slaa|slaar|slog",
        "ham|hende|os|dig|mig|dem",
        "i",
        "billard|dart|skak|kort|ludo|bordtennis|bordfodbold|backgammon|pool|spil|yatzy",
    ],
    &["slaa|slaar|slog", "tiden|tid", "ihjel"],
    &["slaa", "ihjel", "tiden"],
    &["tage|tager|tog", "livet|det", "let|roligt|stille"],
    &["har", "det", "med"],
    &["kniv", "og|eller", "gaffel"],
    &["kniv|kniven|knive|knife", "til|til|for|to", "broed*|koekken*|groent*|kitchen|bread|cook*"],
    &["beat|beats|beating|hit", "me|him|her|us", "at|in"],
    &["kill|killing|killed", "time|it"],
    &["die|died|dying", "laughing|of", "laughter|boredom|hunger|heat"],
    &["hit", "me", "up|with"],
    &["shoot|shooting", "pool|hoops|pictures"],
    &["to", "die", "for"],
    &["dying|die|died", "laughing"],
    &["dying", "for", "a|some"],
    &["go", "on", "trip*|a|the|tour*|holiday*|walk*|excursion*|longer"],
    &["live", "music|concert*|band*"],
    &["leve", "af|paa"],
    &["til", "at", "doe", "for"],
    &["doe|doer|doed", "for", "en|et|lidt|noget"],
    &["tager|tage|tog", "livet", "af", "sted"],
    &["haenge|haenger|haengt", "mig|ham|hende|os|dig", "ud|i|paa|fast"],
    &["slutte|afslutte", "det", "hele", "af|med|naar|klokken|kl"],
    // What one can do no more of, and what one cannot eat more of.
    &[
        "ikke",
        "mere",
        "end|spise|drikke|hoere|se|laese|finde|huske|bruge|sidde|staa|gaa|cykle|danse|spille|komme|faa|lide|lave|vente|\
         mad|kage|kaffe|suppe|te|slik|musik|larm|stoej",
    ],
    &[
        "taget|tog|took|taken|used",
        "for|too",
        "meget|mange|much|many",
        "plads|mad|kage|kager|kaffe|tid|ansvar|hensyn|med|space|food|cake|time|coffee|sugar|room",
    ],
];

/// Whether `text` sounds as if somebody needs help now.
#[must_use]
pub fn sounds_urgent(text: &str) -> bool {
    let mut words = words(text);
    take_out(&mut words);
    alone(&words)
        || TOGETHER.iter().any(|phrase| (0..words.len()).any(|at| phrase_at(phrase, &words[at..], 2).is_some()))
}

/// The words of `text` in lower case, æ, ø, å as ae, oe, aa, no letter more than twice in a row.
fn words(text: &str) -> Vec<String> {
    let mut folded = String::with_capacity(text.len() + 8);
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'æ' | 'ä' => folded.push_str("ae"),
            'ø' | 'ö' => folded.push_str("oe"),
            'å' => folded.push_str("aa"),
            'é' | 'è' | 'ê' => folded.push('e'),
            '0' => folded.push('o'),
            '1' => folded.push('i'),
            '3' => folded.push('e'),
            // An apostrophe belongs to its word: don't, isn't.
            '\'' | '\u{2019}' | '\u{ad}' | '\u{200b}'..='\u{200d}' => {}
            c if c.is_alphabetic() => folded.push(c),
            _ => folded.push(' '),
        }
    }
    folded.split_whitespace().map(calm).collect()
}

/// “hjæææælp” says no more than “hjælp”.
fn calm(word: &str) -> String {
    let mut calm = String::with_capacity(word.len());
    let mut run = ('\0', 0);
    // “æææ” has become “aeaeae”.
    let word = ["ae", "oe"].iter().fold(word.to_owned(), |word, pair| {
        let twice = pair.repeat(2);
        std::iter::successors(Some(word), |word| word.contains(&twice).then(|| word.replace(&twice, pair)))
            .last()
            .unwrap_or_default()
    });
    for c in word.chars() {
        run = if c == run.0 { (c, run.1 + 1) } else { (c, 1) };
        if run.1 <= 2 {
            calm.push(c);
        }
    }
    calm
}

fn take_out(words: &mut Vec<String>) {
    for phrase in HARMLESS {
        while let Some((at, taken)) =
            (0..words.len()).find_map(|at| phrase_at(phrase, &words[at..], 0).map(|taken| (at, taken)))
        {
            // A mark stays, so that what stood on both sides does not become one phrase.
            words.splice(at..at + taken, std::iter::repeat_n(String::new(), 3));
        }
    }
}

/// How many words the phrase takes where it begins with the first of them.
fn phrase_at(phrase: &[&str], words: &[String], others: usize) -> Option<usize> {
    let (first, rest) = phrase.split_first()?;
    if !words.first().is_some_and(|word| is_one_of(first.trim_start_matches('+'), word)) {
        return None;
    }
    let furthest = match rest {
        [] => return Some(1),
        ["$"] => return (words.len() == 1).then_some(1),
        [next, ..] if next.starts_with('+') => 1,
        _ => others + 1,
    };
    (1..=furthest).find_map(|step| phrase_at(rest, words.get(step..)?, others).map(|taken| taken + step))
}

fn is_one_of(choice: &str, word: &str) -> bool {
    !word.is_empty()
        && choice.split('|').any(|one| match one.strip_suffix('*') {
            Some(stem) => in_full(word).starts_with(stem),
            None => word == one || in_full(word) == one || is_misspelt(one, word),
        })
}

/// The short words that are most often written as they are said.
fn in_full(word: &str) -> &str {
    match word {
        "ik" | "ikk" | "ikek" | "ike" => "ikke",
        "ka" => "kan",
        "ta" => "tage",
        "tar" => "tager",
        "mer" | "meer" => "mere",
        "mej" | "maj" => "mig",
        "slar" | "slor" | "sloer" => "slaar",
        "doeer" | "dor" => "doer",
        "do" => "doe",
        "orke" | "orger" => "orker",
        "fikset" => "fixet",
        other => other,
    }
}

/// Whether one of the words that say it alone stands there: also as a part of a longer word, written apart, or with
/// one letter wrong.
fn alone(words: &[String]) -> bool {
    ALONE.iter().any(|stem| {
        words.iter().any(|word| word.contains(stem) || begins_misspelt(stem, word))
            || (0..words.len()).any(|at| written_apart(stem, &words[at..]))
    })
}

/// “selv mord”, “s e l v m o r d”: pieces that begin and end where the word does.
fn written_apart(stem: &str, words: &[String]) -> bool {
    let mut rest = stem;
    for word in words {
        if word.is_empty() {
            return false;
        }
        match rest.strip_prefix(word.as_str()) {
            Some(left) => rest = left,
            // The last piece may carry an ending.
            None => return rest.len() < stem.len() && rest.len() > 1 && word.starts_with(rest),
        }
        if rest.is_empty() {
            return true;
        }
    }
    false
}

/// Short words are too near to others to be guessed at.
fn is_misspelt(right: &str, word: &str) -> bool {
    right.len() >= 7 && one_letter_apart(right, word)
}

fn begins_misspelt(stem: &str, word: &str) -> bool {
    let near = |length: usize| word.get(..length).is_some_and(|head| one_letter_apart(stem, head));
    stem.len() >= 7 && (near(stem.len() - 1) || near(stem.len()) || near(stem.len() + 1))
}

/// Whether one letter wrong, missing, too much, or two changed about, make one word of the other.
fn one_letter_apart(right: &str, word: &str) -> bool {
    let (right, word): (Vec<char>, Vec<char>) = (right.chars().collect(), word.chars().collect());
    let head = right.iter().zip(&word).take_while(|(one, other)| one == other).count();
    let (right, word) = (&right[head..], &word[head..]);
    let tail = right.iter().rev().zip(word.iter().rev()).take_while(|(one, other)| one == other).count();
    match (&right[..right.len() - tail], &word[..word.len() - tail]) {
        ([first, second], [third, fourth]) => first == fourth && second == third,
        (left, over) => left.len() <= 1 && over.len() <= 1,
    }
}
