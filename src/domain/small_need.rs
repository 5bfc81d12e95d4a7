//! *Lige nu mangler vi …*: a small thing that is wanted, taken on the spot (S0 ch. 5, no. 8).
//!
//! It is never assigned and never *not done*: there is no owner and no deadline.

use super::text::Words;

/// One small thing, as the house has put it up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SmallNeed {
    /// Id in the house file.
    pub slug: String,
    /// After “Lige nu mangler vi”: *rene kopper*.
    pub text: Words,
    /// Name of an icon in `assets/icons`.
    pub icon: String,
}
