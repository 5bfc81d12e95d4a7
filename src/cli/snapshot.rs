//! `fristed snapshot`: a public page as a picture, without any display.

use std::io::{self, Write as _};
use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, ValueEnum};

use super::{Lang, Machine, Refused, Time, house, write_file};
use crate::draw;
use crate::screens::place::{Place, Spot, TextSize, no_activity, spot_by_name};
use crate::screens::snapshot::{Wish, draw as draw_page};
use crate::screens::{PAGES, scale_for};

/// The name of the resting screen, which is no page.
const IDLE: &str = "idle";

#[derive(Debug, Args)]
pub struct Arguments {
    /// The page; `--list` names them. `activity:ID` and `offer:ID` draw a certain one.
    #[arg(required_unless_present = "list")]
    screen: Option<String>,
    /// Name the pages.
    #[arg(long)]
    list: bool,
    #[arg(long, value_name = "F.png", required_unless_present = "list")]
    out: Option<PathBuf>,
    #[arg(long, value_name = "WxH", default_value = "1920x1080")]
    size: Size,
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
    #[arg(long, value_enum, default_value_t)]
    text: Text,
    /// The dark theme.
    #[arg(long)]
    contrast: bool,
    /// Which page of a long list, from 1.
    #[arg(long, value_name = "N", default_value_t = 1)]
    sheet: usize,
    /// The time it is on the page: RFC 3339 or local YYYY-MM-DDTHH:MM.
    #[arg(long, value_name = "TIME")]
    now: Option<Time>,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Text {
    #[default]
    Normal,
    Large,
    Largest,
}

/// Width and height in px.
#[derive(Debug, Clone, Copy)]
struct Size(u32, u32);

impl FromStr for Size {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let numbers =
            text.split_once('x').and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)));
        match numbers {
            Some((width @ 640..=7680, height @ 480..=7680)) => Ok(Self(width, height)),
            _ => Err("write it like 1920x1080, from 640x480 to 7680x7680".to_owned()),
        }
    }
}

pub fn run(machine: &Machine, arguments: Arguments) -> Result<(), Refused> {
    if arguments.list {
        let mut out = io::stdout().lock();
        for (name, _) in PAGES {
            writeln!(out, "{name}")?;
        }
        writeln!(out, "{IDLE}")?;
        return Ok(());
    }
    let (Some(screen), Some(out)) = (arguments.screen, arguments.out) else {
        return Err(Refused::Said("name a page and a file with --out".to_owned()));
    };
    super::fonts::make_sure_of_one(&machine.data);
    let app = house::still(machine, arguments.now.map(|time| time.0))?;
    let spot = match screen.as_str() {
        IDLE => Some(Spot::Today),
        "activity" => Some(Spot::Activity(app.next_entry()?.unwrap_or_else(no_activity))),
        "offer" => app
            .offers(arguments.lang.into())?
            .into_iter()
            .find(|one| !one.slug.is_empty())
            .map(|one| Spot::Offer(one.slug)),
        name => spot_by_name(name),
    };
    let spot = spot
        .ok_or_else(|| Refused::Said(format!("there is no page {screen:?}; `fristed snapshot --list` names them")))?;
    let mut place = Place::default();
    place.go(spot);
    place.language = arguments.lang.into();
    place.contrast = arguments.contrast;
    place.sheet = arguments.sheet.saturating_sub(1);
    place.text = match arguments.text {
        Text::Normal => TextSize::Normal,
        Text::Large => TextSize::Large,
        Text::Largest => TextSize::Largest,
    };
    let Size(width, height) = arguments.size;
    let scale = scale_for(machine.config.screen_inches, width, height);
    let bitmap = draw_page(app, Wish { place, width, height, scale, resting: screen == IDLE })
        .map_err(|refused| Refused::Said(refused.to_string()))?;
    let png = draw::png(&bitmap).ok_or_else(|| Refused::Said("the page could not be written as PNG".to_owned()))?;
    write_file(&out, &png)
}
