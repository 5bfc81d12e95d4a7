//! `fristed print`: a paper for the notice board.

use std::ops::Range;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Machine, Refused, Time, house, write_file};
use crate::draw::icons::icon;
use crate::draw::measure::{self, Measure};
use crate::draw::{self, qr};
use crate::exchange::pdf::{self, Code, Press, Weight};

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Which {
    /// The agenda of the next house meeting.
    Agenda,
    /// The minutes of the last one.
    Minutes,
    /// Today and the six days after it.
    Week,
}

#[derive(Debug, Args)]
pub struct Arguments {
    paper: Which,
    #[arg(long, value_name = "F.pdf")]
    out: PathBuf,
    /// The time it is on the paper: RFC 3339 or local YYYY-MM-DDTHH:MM.
    #[arg(long, value_name = "TIME")]
    now: Option<Time>,
}

pub fn run(machine: &Machine, arguments: &Arguments) -> Result<(), Refused> {
    let app = house::still(machine, arguments.now.map(|time| time.0))?;
    let paper = match arguments.paper {
        Which::Agenda => app.print_agenda()?.ok_or_else(|| {
            let sentence = "no house meeting is planned; name one and its activity in the house file, then import it";
            Refused::Said(sentence.to_owned())
        })?,
        Which::Minutes => app.print_minutes()?.ok_or_else(|| {
            let sentence =
                "there are no minutes of the house meeting yet; write them in the house file, then import it";
            Refused::Said(sentence.to_owned())
        })?,
        Which::Week => app.print_week()?,
    };
    let bytes = pdf::write(&paper, &HousePress::new()).map_err(|refused| Refused::Said(refused.to_string()))?;
    write_file(&arguments.out, &bytes)
}

/// Prints with the fonts of the screen.
#[derive(Debug, Default)]
pub struct HousePress(Measure);

impl HousePress {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

const fn weight(weight: Weight) -> draw::Weight {
    match weight {
        Weight::Medium => draw::Weight::Medium,
        Weight::Bold => draw::Weight::Bold,
    }
}

impl Press for HousePress {
    fn font(&self, weight: Weight) -> &'static [u8] {
        match weight {
            Weight::Medium => measure::MEDIUM,
            Weight::Bold => measure::BOLD,
        }
    }

    fn lines(&self, text: &str, bold: Weight, size: f32, width: f32) -> Vec<Range<usize>> {
        self.0.wrap(text, weight(bold), size, width)
    }

    fn width(&self, text: &str, bold: Weight, size: f32) -> f32 {
        self.0.width(text, weight(bold), size)
    }

    fn code(&self, text: &str) -> Option<Code> {
        let bitmap = qr(text, 1, 0)?;
        let dark = bitmap.pixels.chunks_exact(4).map(|pixel| pixel[0] == 0).collect();
        Some(Code { side: usize::try_from(bitmap.width).ok()?, dark })
    }

    fn drawing(&self, name: &str, side: u32) -> Option<Code> {
        let bitmap = icon(name, side)?;
        let dark = bitmap.pixels.chunks_exact(4).map(|pixel| pixel[3] > 127).collect();
        Some(Code { side: usize::try_from(bitmap.width).ok()?, dark })
    }
}
