//! A paper in somebody's hand: out of the printer where there is one, else onto the stick, else a sentence.

use super::words::clean_name;
use super::worker::Job;
use super::{App, Ways};
use crate::app::ports::outside::StickRefused;
use crate::app::staff::Session;
use crate::domain::compass::Wheel;
use crate::exchange::pdf::{self, NotWritten, Paper, Press};

/// What becomes of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HandedOut {
    UnderWay,
    /// The printer has it.
    Printed,
    /// It lies on the stick, under this name.
    OnStick(String),
    /// The printer took nothing, and no stick is open.
    PrinterSilent,
    /// There is no printer, and no stick is open.
    NoWay,
    /// No stick took it either.
    StickRefused(StickRefused),
    /// It could not be drawn.
    NotDrawn,
}

/// A paper, drawn already or still to be.
pub enum Sheet {
    Drawn(Vec<u8>),
    Paper(Box<Paper>),
    /// Wheels of the compass with nothing on them.
    BlankWheels(Vec<Wheel>),
}

impl Sheet {
    fn draw(self, press: fn() -> Box<dyn Press>) -> Result<Vec<u8>, NotWritten> {
        match self {
            Self::Drawn(pdf) => Ok(pdf),
            Self::Paper(paper) => pdf::write(&paper, press().as_ref()),
            Self::BlankWheels(wheels) => pdf::blank_wheels(&wheels, press().as_ref()),
        }
    }
}

impl App {
    /// Hands a PDF out: to the printer where there is one, else onto the stick where one is open. It lies in no file of
    /// this machine. Returns at once; [`handed_out`](Self::handed_out) says what becomes of it, in
    /// [`words::handed_out`](super::words::handed_out) in a sentence. Nothing happens once the screen has locked.
    ///
    /// `name` is the file's name on the stick, such as “ugen.pdf”; without its ending it stands in the printer's queue,
    /// so it names nobody.
    pub fn hand_out(&mut self, session: &Session, pdf: Vec<u8>, name: &str) {
        self.hand_out_sheet(session, Sheet::Drawn(pdf), name);
    }

    /// The same for a paper in words, which is drawn on the way.
    pub fn hand_out_paper(&mut self, session: &Session, paper: Paper, name: &str) {
        self.hand_out_sheet(session, Sheet::Paper(Box::new(paper)), name);
    }

    /// Blank wheels to be filled in with a pencil, a sheet each. Nothing on them says whom they are about.
    pub fn hand_out_blank_wheels(&mut self, session: &Session, wheels: &[Wheel]) {
        self.hand_out_sheet(session, Sheet::BlankWheels(wheels.to_vec()), "tomme hjul.pdf");
    }

    /// What has become of the last paper of this session; `None` before the first, and once it was read.
    #[must_use]
    pub fn handed_out(&self, session: &Session) -> Option<&HandedOut> {
        self.errands_now(session)?.handed.as_ref()
    }

    /// It has been said what became of the last paper.
    pub fn forget_handed_out(&mut self, session: &Session) {
        if let Some(errands) = self.errands_of(session) {
            errands.handed = None;
        }
    }

    fn hand_out_sheet(&mut self, session: &Session, sheet: Sheet, name: &str) {
        let Some(errands) = self.errands_of(session) else { return };
        // One press is one paper.
        if errands.handed == Some(HandedOut::UnderWay) {
            return;
        }
        if errands.ways.is_none() {
            errands.handed = Some(HandedOut::NoWay);
            return;
        }
        errands.handed = Some(HandedOut::UnderWay);
        errands.hand_over(Job::HandOut { sheet, name: clean_name(name) });
    }
}

pub(super) fn carry_out(ways: &Ways, sheet: Sheet, name: &str) -> HandedOut {
    let pdf = match sheet.draw(ways.press) {
        Ok(pdf) => pdf,
        Err(error) => {
            tracing::error!(%error, "a paper could not be drawn");
            return HandedOut::NotDrawn;
        }
    };
    let has_printer = ways.printer.is_there();
    if has_printer && ways.printer.print(name.trim_end_matches(".pdf"), &pdf) {
        return HandedOut::Printed;
    }
    match ways.stick.write(name, &pdf) {
        Ok(()) => HandedOut::OnStick(name.to_owned()),
        Err(StickRefused::NotReady) if has_printer => HandedOut::PrinterSilent,
        Err(StickRefused::NotReady) => HandedOut::NoWay,
        Err(refused) => HandedOut::StickRefused(refused),
    }
}
