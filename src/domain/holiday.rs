//! Danish public holidays, computed.

use chrono::{Datelike, Days, NaiveDate};

/// A public holiday, or a day that houses treat as one by their own choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Holiday {
    NewYearsDay,
    MaundyThursday,
    GoodFriday,
    EasterSunday,
    EasterMonday,
    AscensionDay,
    WhitSunday,
    WhitMonday,
    ChristmasDay,
    BoxingDay,
    /// *Grundlovsdag*, 5 June: the house's own choice.
    ConstitutionDay,
    /// *Juleaften*: the house's own choice.
    ChristmasEve,
    /// *Nytårsaften*: the house's own choice.
    NewYearsEve,
}

impl Holiday {
    pub const ALL: [Self; 13] = [
        Self::NewYearsDay,
        Self::MaundyThursday,
        Self::GoodFriday,
        Self::EasterSunday,
        Self::EasterMonday,
        Self::AscensionDay,
        Self::WhitSunday,
        Self::WhitMonday,
        Self::ChristmasDay,
        Self::BoxingDay,
        Self::ConstitutionDay,
        Self::ChristmasEve,
        Self::NewYearsEve,
    ];

    /// The word for it in the house file and the store.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NewYearsDay => "new-years-day",
            Self::MaundyThursday => "maundy-thursday",
            Self::GoodFriday => "good-friday",
            Self::EasterSunday => "easter-sunday",
            Self::EasterMonday => "easter-monday",
            Self::AscensionDay => "ascension-day",
            Self::WhitSunday => "whit-sunday",
            Self::WhitMonday => "whit-monday",
            Self::ChristmasDay => "christmas-day",
            Self::BoxingDay => "boxing-day",
            Self::ConstitutionDay => "constitution-day",
            Self::ChristmasEve => "christmas-eve",
            Self::NewYearsEve => "new-years-eve",
        }
    }

    /// Whether the law makes it a holiday. *Store bededag* has been a working day since 2024 and is not here;
    /// the other three are up to each house.
    #[must_use]
    pub const fn is_public(self) -> bool {
        !matches!(self, Self::ConstitutionDay | Self::ChristmasEve | Self::NewYearsEve)
    }

    /// Its date in `year`, `None` outside the years of the Gregorian calendar that the program knows.
    #[must_use]
    pub fn date(self, year: i32) -> Option<NaiveDate> {
        let fixed = |month, day| NaiveDate::from_ymd_opt(year, month, day);
        let from_easter = |days: i64| {
            let easter = easter_sunday(year)?;
            if days < 0 {
                easter.checked_sub_days(Days::new(days.unsigned_abs()))
            } else {
                easter.checked_add_days(Days::new(days.unsigned_abs()))
            }
        };
        match self {
            Self::NewYearsDay => fixed(1, 1),
            Self::MaundyThursday => from_easter(-3),
            Self::GoodFriday => from_easter(-2),
            Self::EasterSunday => from_easter(0),
            Self::EasterMonday => from_easter(1),
            Self::AscensionDay => from_easter(39),
            Self::WhitSunday => from_easter(49),
            Self::WhitMonday => from_easter(50),
            Self::ChristmasDay => fixed(12, 25),
            Self::BoxingDay => fixed(12, 26),
            Self::ConstitutionDay => fixed(6, 5),
            Self::ChristmasEve => fixed(12, 24),
            Self::NewYearsEve => fixed(12, 31),
        }
    }

    /// The holidays that fall on `day`. Two can: Constitution Day and Ascension Day or Whit Monday meet in some years.
    pub fn on(day: NaiveDate) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(move |holiday| holiday.date(day.year()) == Some(day))
    }
}

/// Easter Sunday of `year` by the Gregorian computus (Meeus, *Astronomical Algorithms*, ch. 8).
#[must_use]
pub fn easter_sunday(year: i32) -> Option<NaiveDate> {
    if !(1583..=9999).contains(&year) {
        return None;
    }
    let golden = year % 19;
    let (century, of_century) = (year / 100, year % 100);
    let (leap_centuries, rest) = (century / 4, century % 4);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - leap_centuries - correction + 15) % 30;
    let weekday = (32 + 2 * rest + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let sum = epact + weekday - 7 * late + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(sum / 31).ok()?, u32::try_from(sum % 31 + 1).ok()?)
}
