//! *Mette anbefaler den*: an activity recommended by a colleague who does not host it (S0 ch. 5, no. 13).
//!
//! A first name is shown as long as its owner has agreed to be shown in the house; else it is *en af os*.

use super::house::OnDuty;
use super::text::{Line, Words};

/// Who recommends an activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recommended {
    /// A first name; `None` for one of us.
    pub by: Option<Line>,
}

impl Recommended {
    /// The name to show: only of those who have agreed to be shown, also when they agreed no more after they
    /// recommended it.
    #[must_use]
    pub fn name<'a>(&'a self, agreed: &[OnDuty]) -> Option<&'a Line> {
        self.by.as_ref().filter(|name| agreed.iter().any(|one| one.first_name == **name))
    }

    /// Whether it is recommended by somebody who hosts it: then it is no recommendation.
    #[must_use]
    pub fn is_by_host(&self, host: Option<&Words>) -> bool {
        self.by.as_ref().is_some_and(|name| hosts(name, host))
    }
}

/// Whether this first name stands among those who start an activity: “Mette og Jens sætter gryden over”.
#[must_use]
pub fn hosts(name: &Line, host: Option<&Words>) -> bool {
    let Some(host) = host else { return false };
    let wanted = words(name.as_str());
    let said = words(host.da.as_str());
    !wanted.is_empty() && said.windows(wanted.len()).any(|some| some.iter().zip(&wanted).all(|(a, b)| is_name(a, b)))
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// “Mettes” is Mette as well.
fn is_name(said: &str, name: &str) -> bool {
    said == name || said.strip_suffix('s') == Some(name)
}
