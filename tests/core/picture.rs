//! A picture from a stick: upright, small, without a trace of where it was taken; and no file brings anything down.

use std::fs;
use std::io::Cursor;
use std::os::unix::fs::symlink;

use fristed::app::ports::PictureFolder;
use fristed::domain::picture::{LONGEST_SIDE, PictureRefused, Pixels, is_own, is_picture_file, own_name};
use fristed::draw::photo::photo;
use fristed::exchange::picture::{pixels, take};
use fristed::kiosk::picture_folder::Pictures;
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ExtendedColorType, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use proptest::prelude::*;

/// Red on the left, blue on the right.
fn two_colours(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| if x < width / 2 { Rgb([220, 30, 30]) } else { Rgb([30, 30, 220]) })
}

pub fn jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 95)
        .encode(picture.as_raw(), picture.width(), picture.height(), ExtendedColorType::Rgb8)
        .unwrap();
    bytes
}

fn png(picture: DynamicImage) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// Where and with what it was taken, in the way of a telephone: an APP1 segment with the orientation and a text.
fn with_exif(jpeg: &[u8], orientation: u16) -> Vec<u8> {
    let text = b"Hos Bo, 56.4607 N 10.0364 E\0";
    let mut tiff = Vec::new();
    tiff.extend(b"II*\0\x08\0\0\0");
    tiff.extend(2_u16.to_le_bytes());
    // Orientation (0x0112), SHORT, one.
    tiff.extend(0x0112_u16.to_le_bytes());
    tiff.extend(3_u16.to_le_bytes());
    tiff.extend(1_u32.to_le_bytes());
    tiff.extend(orientation.to_le_bytes());
    tiff.extend([0, 0]);
    // ImageDescription (0x010E), ASCII, after the table.
    tiff.extend(0x010E_u16.to_le_bytes());
    tiff.extend(2_u16.to_le_bytes());
    tiff.extend(u32::try_from(text.len()).unwrap().to_le_bytes());
    tiff.extend((8_u32 + 2 + 2 * 12 + 4).to_le_bytes());
    tiff.extend(0_u32.to_le_bytes());
    tiff.extend(text);
    let mut segment = vec![0xFF, 0xE1];
    segment.extend(u16::try_from(2 + 6 + tiff.len()).unwrap().to_be_bytes());
    segment.extend(b"Exif\0\0");
    segment.extend(tiff);
    [&jpeg[..2], &segment, &jpeg[2..]].concat()
}

fn at(picture: &Pixels, x: u32, y: u32) -> [u8; 3] {
    let at = (y as usize * picture.width as usize + x as usize) * 3;
    picture.rgb[at..at + 3].try_into().unwrap()
}

fn is_red(colour: [u8; 3]) -> bool {
    colour[0] > 150 && colour[2] < 100
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|some| some == part)
}

#[test]
fn it_is_turned_upright_and_nothing_of_the_old_file_stays() {
    let plain = jpeg(&two_colours(64, 32));
    // 6: the camera was turned; what is on the left in the file is on top for whoever looks.
    let turned = with_exif(&plain, 6);
    assert!(holds(&turned, b"Exif") && holds(&turned, b"56.4607"), "the file says where it was taken");
    let taken = take(&turned).unwrap();
    for trace in [&b"Exif"[..], b"Hos Bo", b"56.4607", b"II*\0"] {
        assert!(!holds(&taken.jpeg, trace), "{trace:?}");
    }
    assert_eq!((taken.width, taken.height), (32, 64));
    let picture = pixels(&taken.jpeg).unwrap();
    assert!(is_red(at(&picture, 16, 8)) && !is_red(at(&picture, 16, 56)), "red is on top");
    // 3: upside down.
    let picture = pixels(&take(&with_exif(&plain, 3)).unwrap().jpeg).unwrap();
    assert!(!is_red(at(&picture, 8, 16)) && is_red(at(&picture, 56, 16)), "red is on the right");
    let picture = pixels(&take(&plain).unwrap().jpeg).unwrap();
    assert!(is_red(at(&picture, 8, 16)), "as it is");
}

#[test]
fn a_large_picture_is_made_small_once_and_a_small_one_stays() {
    let taken = take(&png(DynamicImage::ImageRgb8(two_colours(3000, 1500)))).unwrap();
    assert_eq!((taken.width, taken.height), (LONGEST_SIDE, LONGEST_SIDE / 2));
    let taken = take(&png(DynamicImage::ImageRgb8(two_colours(80, 40)))).unwrap();
    assert_eq!((taken.width, taken.height), (80, 40));
    // What shows through a hole is paper, and not black.
    let clear = RgbaImage::from_pixel(16, 16, Rgba([0, 0, 0, 0]));
    let picture = pixels(&take(&png(DynamicImage::ImageRgba8(clear))).unwrap().jpeg).unwrap();
    assert!(at(&picture, 8, 8).iter().all(|part| *part > 250), "{:?}", at(&picture, 8, 8));
}

#[test]
fn what_is_no_picture_or_too_large_is_refused() {
    assert_eq!(take(b""), Err(PictureRefused::NoPicture));
    assert_eq!(take(b"<html>"), Err(PictureRefused::NoPicture));
    assert_eq!(take(&vec![0; 20 * 1024 * 1024 + 1]), Err(PictureRefused::TooLarge));
    let whole = png(DynamicImage::ImageRgb8(two_colours(64, 64)));
    assert_eq!(take(&whole[..whole.len() / 3]), Err(PictureRefused::NoPicture));
    // A few bytes that say they are 60 000 × 60 000: nothing of that size is ever asked of the memory.
    let mut bomb = whole;
    bomb[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
    bomb[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
    let sum = crc(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&sum.to_be_bytes());
    assert_eq!(take(&bomb), Err(PictureRefused::TooLarge));
}

#[test]
fn a_small_file_that_says_it_is_a_large_picture_is_not_believed() {
    let mut bomb = jpeg(&two_colours(64, 64));
    // The frame's header: height and width as two numbers of two bytes.
    let at = bomb.windows(2).position(|marker| marker == [0xFF, 0xC0]).expect("a frame");
    bomb[at + 5..at + 9].copy_from_slice(&[0xEA, 0x60, 0xEA, 0x60]);
    assert_eq!(take(&bomb), Err(PictureRefused::TooLarge));
}

#[test]
fn what_stood_on_the_edge_stands_halfway_in_a_list() {
    let picture = two_colours(200, 100);
    let drawn = photo(picture.as_raw(), (200, 100), (120, 120)).unwrap().halfway();
    // 66 rows with the frame, so 27 of 54 free ones above and below.
    let is_drawn = |y| drawn.pixel(60, y).unwrap()[3] > 0;
    assert_eq!([26, 27, 92, 93].map(is_drawn), [false, true, true, false]);
}

/// The sum at the end of a part of a PNG file.
fn crc(bytes: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { 0xEDB8_8320 ^ (sum >> 1) } else { sum >> 1 })
    };
    !bytes.iter().fold(!0, step)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Whatever lies on a stick, it is a picture or it is refused.
    #[test]
    fn no_file_panics(kind in 0..4_usize, changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..24),
                      cut in any::<prop::sample::Index>(), noise in prop::collection::vec(any::<u8>(), 0..200)) {
        let picture = two_colours(24, 16);
        let mut bytes = match kind {
            0 => jpeg(&picture),
            1 => with_exif(&jpeg(&picture), 6),
            2 => png(DynamicImage::ImageRgb8(picture)),
            _ => [&[0x89, b'P', b'N', b'G'][..], &noise].concat(),
        };
        for (at, to) in changes {
            let at = at.index(bytes.len());
            bytes[at] = to;
        }
        if noise.len() % 3 == 0 {
            bytes.truncate(cut.index(bytes.len()) + 1);
        }
        if let Ok(taken) = take(&bytes) {
            prop_assert!(taken.width <= LONGEST_SIDE && taken.height <= LONGEST_SIDE);
            prop_assert!(pixels(&taken.jpeg).is_some(), "what is kept can be shown");
        }
    }
}

#[test]
fn its_name_is_that_of_its_bytes() {
    let sum = "0123456789abcdef0123456789abcdef";
    assert_eq!(own_name(sum), "eget-0123456789abcdef");
    assert!(is_own(&own_name(sum)));
    for other in ["suppe", "eget-", "eget-0123", "eget-0123456789ABCDEF", "eget-0123456789abcde/"] {
        assert!(!is_own(other), "{other}");
    }
}

#[test]
fn the_folder_lists_pictures_and_follows_nothing_out_of_it() {
    let dir = tempfile::tempdir().unwrap();
    let outside = tempfile::tempdir().unwrap();
    let secret = outside.path().join("hemmelig.jpg");
    fs::write(&secret, b"secret").unwrap();
    for name in ["b.JPG", "a.png", "tekst.txt", ".png", "c.jpeg"] {
        fs::write(dir.path().join(name), b"x").unwrap();
    }
    fs::create_dir(dir.path().join("mappe.png")).unwrap();
    symlink(&secret, dir.path().join("link.jpg")).unwrap();
    let folder = Pictures::of(dir.path().to_owned());
    assert_eq!(folder.names().unwrap(), ["a.png", "b.JPG", "c.jpeg"]);
    assert_eq!(folder.read("a.png"), Some(b"x".to_vec()));
    for name in ["link.jpg", "mappe.png", "tekst.txt", "../hemmelig.jpg", "d.png"] {
        assert_eq!(folder.read(name), None, "{name}");
    }
    for at in 0..250 {
        fs::write(dir.path().join(format!("mange-{at}.png")), b"x").unwrap();
    }
    assert_eq!(folder.names().unwrap().len(), 200);
    assert_eq!(Pictures::of(dir.path().join("nowhere")).names(), None);
    assert!(is_picture_file("Sommer.Jpeg") && !is_picture_file("jpeg") && !is_picture_file(".jpg"));
}

#[test]
fn it_stands_in_a_frame_on_the_lower_edge() {
    let picture = two_colours(200, 100);
    let drawn = photo(picture.as_raw(), (200, 100), (120, 120)).unwrap();
    // Twice as wide as high, in a frame of six: 108 × 54, standing below.
    assert_eq!(drawn.pixel(60, 2), Some([0, 0, 0, 0]), "nothing above it");
    let frame = drawn.pixel(60, 119).unwrap();
    assert_eq!((drawn.pixel(0, 100).unwrap(), frame[3]), (frame, 255));
    let (left, right) = (drawn.pixel(20, 90).unwrap(), drawn.pixel(100, 90).unwrap());
    assert!(left[0] > 200 && right[2] > 200, "{left:?} {right:?}");
    assert!(photo(picture.as_raw(), (200, 100), (8, 8)).is_none(), "no room for a frame");
    assert!(photo(&[0; 3], (200, 100), (120, 120)).is_none(), "no such picture");
}
