//! Icons, drawings and QR codes, looked at pixel by pixel.

use std::collections::BTreeSet;
use std::path::Path;

use fristed::draw::{Bitmap, Ground, icon, icons, png, qr, scene, scenes};
use proptest::prelude::*;

/// The names of the SVG files in a folder of `assets`.
fn files(folder: &str) -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets").join(folder);
    let name = |entry: std::fs::DirEntry| entry.file_name().into_string().unwrap();
    let names = std::fs::read_dir(path).unwrap().map(|entry| name(entry.unwrap()));
    names.map(|name| name.strip_suffix(".svg").expect("only drawings lie here").to_owned()).collect()
}

fn colours(bitmap: &Bitmap) -> BTreeSet<[u8; 3]> {
    let solid = bitmap.pixels.chunks_exact(4).filter(|pixel| pixel[3] == 255);
    solid.map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect()
}

fn inked(bitmap: &Bitmap) -> usize {
    bitmap.pixels.chunks_exact(4).filter(|pixel| pixel[3] > 0).count()
}

#[test]
fn the_lists_are_the_folders() {
    for (folder, names) in [("icons", icons::NAMES), ("scenes", scenes::NAMES)] {
        let listed: BTreeSet<String> = names.iter().map(|&name| name.to_owned()).collect();
        assert_eq!(listed, files(folder));
        assert!(names.is_sorted());
    }
}

#[test]
fn every_icon_is_black_and_fits_its_box() {
    for name in icons::NAMES {
        for px in [40, 72] {
            let icon = icon(name, px).unwrap();
            assert_eq!((icon.width, icon.height, icon.pixels.len()), (px, px, (px * px * 4) as usize));
            assert!(icon.pixels.chunks_exact(4).all(|pixel| pixel[..3] == [0, 0, 0]), "{name} is not black");
            assert!(inked(&icon) > (px * px / 30) as usize, "{name} is nearly empty");
            let clear = |x, y| icon.pixel(x, y).is_some_and(|pixel| pixel[3] < 200);
            assert!((0..px).all(|at| clear(at, 0) && clear(0, at)), "{name} runs over its box");
        }
    }
    assert_eq!(icon("findes-ikke", 48), None);
    assert_eq!(icon("bad", 0), None);
    assert_eq!(icon("bad", 1_000_000), None);
}

#[test]
fn every_drawing_is_drawn_for_every_ground() {
    for name in scenes::NAMES {
        for ground in [Ground::Light, Ground::Dark, Ground::Fir] {
            let drawn = scene(name, 380, 165, ground).unwrap();
            assert_eq!((drawn.width, drawn.height), (380, 165));
            assert!(inked(&drawn) > 380, "{name} is nearly empty");
            // What SVG paints where a colour is misspelt.
            assert!(!colours(&drawn).contains(&[0, 0, 0]), "{name} has a black patch");
        }
    }
    assert_eq!(scene("findes-ikke", 10, 10, Ground::Light), None);
    assert_eq!(scene("morgen", 0, 10, Ground::Light), None);
}

#[test]
fn a_drawing_stands_on_the_lower_edge_in_the_middle() {
    let drawn = scene("morgen", 760, 500, Ground::Light).unwrap();
    let row = |y| (0..760).any(|x| drawn.pixel(x, y).is_some_and(|pixel| pixel[3] == 255));
    assert!(row(499) && !row(169));
    let wide = scene("morgen", 1000, 330, Ground::Light).unwrap();
    let column = |x| (0..330).any(|y| wide.pixel(x, y).is_some_and(|pixel| pixel[3] > 0));
    assert!(!column(100) && !column(900) && column(400));
}

/// A drawing for a card has its twin for the dark theme, and meets the table from side to side.
#[test]
fn every_drawing_for_a_card_has_a_dark_twin_and_meets_the_table() {
    let others = ["haandklaeder", "lukket", "lukket-spejl", "nat"];
    for name in scenes::NAMES.iter().filter(|name| !name.ends_with("-moerk") && !others.contains(name)) {
        assert!(scenes::NAMES.contains(&format!("{name}-moerk").as_str()), "{name} has no dark twin");
        let (light, dark) = (scene(name, 760, 330, Ground::Light), scene(name, 760, 330, Ground::Dark));
        let (light, dark) = (light.unwrap(), dark.unwrap());
        assert_ne!(colours(&light), colours(&dark), "{name}");
        if *name != "maerke" {
            let sun = |ground| colours(&scene(name, 760, 330, ground).unwrap());
            assert!(sun(Ground::Light).contains(&[0xFB, 0xE3, 0xA4]), "{name} has no sun");
            assert!(sun(Ground::Dark).contains(&[0x5A, 0x43, 0x1B]), "{name} has no dark sun");
            assert!(!sun(Ground::Dark).contains(&[0xFB, 0xE3, 0xA4]), "{name} keeps the light sun");
            assert!(sun(Ground::Fir).contains(&[0x2F, 0x66, 0x55]), "{name} has no green sun");
            let on_table = (0..760).filter(|&x| light.pixel(x, 329).is_some_and(|pixel| pixel[3] == 255)).count();
            assert!(on_table > 300, "{name} floats: {on_table}");
        }
    }
}

fn read_back(bitmap: &Bitmap) -> String {
    let (width, height) = (bitmap.width as usize, bitmap.height as usize);
    let grey = |x, y| bitmap.pixels[(y * width + x) * 4];
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, grey);
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1);
    grids[0].decode().unwrap().1
}

#[test]
fn a_phone_reads_the_calendar_entry_back() {
    let entry = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Fristed//DA\r\nBEGIN:VEVENT\r\nUID:suppe@lysningen\r\n\
        DTSTART:20261013T140000Z\r\nDTEND:20261013T160000Z\r\nSUMMARY:Vi laver suppe på Åvej\r\n\
        LOCATION:Køkkenet\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let code = qr(entry, 4, 4).unwrap();
    assert_eq!(read_back(&code), entry);
    assert!(code.width == code.height && code.width.is_multiple_of(4) && code.width > 200);
    let white = |x, y| code.pixel(x, y) == Some([255; 4]);
    assert!((0..code.width).all(|at| (0..16).all(|deep| white(at, deep) && white(deep, at))));
    assert_eq!(code.pixel(16, 16), Some([0, 0, 0, 255]));
}

#[test]
fn a_longer_text_gets_less_correction_and_too_long_a_text_no_code() {
    // 2 331 bytes is the most at 15 %, 2 953 the most at 7 %.
    let least = qr(&"å".repeat(1_400), 2, 4).unwrap();
    assert_eq!(read_back(&least), "å".repeat(1_400));
    assert_eq!(qr(&"å".repeat(1_500), 2, 4), None);
    assert_eq!(qr("hej", 0, 4), None);
    assert_eq!(qr("hej", u32::MAX, 4), None);
    assert_eq!(qr("hej", 4, u32::MAX), None);
}

#[test]
fn a_picture_becomes_a_png_and_comes_back() {
    let drawn = scene("suppe", 300, 200, Ground::Light).unwrap();
    let file = png(&drawn).unwrap();
    assert!(file.starts_with(b"\x89PNG"));
    let back = Bitmap::from(tiny_skia::Pixmap::decode_png(&file).unwrap());
    let same = back.pixels.iter().zip(&drawn.pixels).all(|(a, b)| a.abs_diff(*b) <= 1);
    assert!(same && (back.width, back.height) == (300, 200));
    assert_eq!(png(&Bitmap { width: 3, height: 3, pixels: vec![0; 4] }), None);
    assert_eq!(png(&Bitmap { width: 0, height: 0, pixels: Vec::new() }), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_short_text_is_read_back(text in "[ -~æøåÆØÅ–]{1,120}") {
        prop_assert_eq!(read_back(&qr(&text, 4, 4).unwrap()), text);
    }
}
