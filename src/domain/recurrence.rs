//! Recurrence rules of RFC 5545.

/// placeholder
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule(String);
