//! Sealed records: bytes that were not sealed here open nothing, what was opens as it was, and one bit that is changed
//! makes it shut for good.

use std::cell::OnceCell;

use fristed::vault::chain::{AuditKeys, Head, Link};
use fristed::vault::envelope::{Key, Label, STEP, open, seal, sealed_length};
use fristed::vault::open::BoxPrivateKey;
use fristed::vault::pair::{Private, Public};
use fristed::vault::seal::Sealed;
use fristed::vault::split::{Share, join};
use fristed::vault::{shared, slots};

struct Keys {
    key: Key,
    private: Private,
    public: Public,
    audit: AuditKeys,
}

thread_local! {
    static KEYS: OnceCell<Keys> = const { OnceCell::new() };
}

const LABEL: Label<'static> = Label { table: "record", id: b"0123456789abcdef", key: "house", version: 1 };
const OTHERS: [Label<'static>; 4] = [
    Label { table: "recor", id: b"d0123456789abcde", key: "house", version: 1 },
    Label { id: b"0123456789abcdeg", ..LABEL },
    Label { key: "compass", ..LABEL },
    Label { version: 2, ..LABEL },
];
/// What is sealed while nobody is in.
const WAITING: Label<'static> = Label { table: "audit_waiting", id: b"", key: "audit", version: 1 };

pub fn holds(bytes: &[u8]) {
    KEYS.with(|keys| {
        let keys = keys.get_or_init(new_keys);
        nothing_opens(keys, bytes);
        comes_back(keys, bytes);
        is_read_only_whole(keys, bytes);
    });
}

fn new_keys() -> Keys {
    let key = Key::random().expect("a key");
    let private = Private::random().expect("a key");
    let public = private.public().expect("a key");
    Keys { audit: AuditKeys::of(&key), key, private, public }
}

fn nothing_opens(keys: &Keys, bytes: &[u8]) {
    assert!(open(&keys.key, &LABEL, bytes).is_err());
    assert!(keys.private.open(&LABEL, bytes).is_err());
    assert!(shared::unwrap(&keys.key, &LABEL, bytes).is_err());
    assert!(keys.audit.open_floor("house", bytes).is_err());
    assert!(keys.audit.read_waiting(bytes).is_err());
    let link = Link { number: 1, sealed: bytes.to_vec(), mark: [0; 32] };
    assert!(keys.audit.read("house", &link).is_err());
    assert!(
        keys.audit.verify("house", [&link]).is_err() && keys.audit.verify_from("house", Head::START, [&link]).is_err()
    );
    let letter = Sealed { id: [0; 16], bytes: bytes.to_vec() };
    assert!(BoxPrivateKey::from_pair(&keys.private).expect("a key").unseal(&letter).is_err());
    if let Ok(cost) = slots::cost(bytes) {
        assert!(cost.memory_kib() <= 1024 * 1024 && cost.passes() <= 16, "a slot may not ask for more");
        // A small one is tried as well: it takes no longer than one that was made by a test.
        assert!(cost.memory_kib() > 64 || cost.passes() > 2 || slots::open(b"000000", &LABEL, bytes).is_err());
    }
}

fn comes_back(keys: &Keys, plain: &[u8]) {
    let sealed = seal(&keys.key, &LABEL, plain).expect("random numbers");
    assert_eq!(sealed.len(), sealed_length(plain.len()));
    assert_eq!((sealed.len() - sealed_length(0) + STEP) % STEP, 0, "its length tells more than it may");
    assert_eq!(open(&keys.key, &LABEL, &sealed).expect("it opens").as_slice(), plain);
    let letter = keys.public.seal(&LABEL, plain).expect("random numbers");
    assert_eq!(keys.private.open(&LABEL, &letter).expect("it opens").as_slice(), plain);
    for other in &OTHERS {
        assert!(open(&keys.key, other, &sealed).is_err() && keys.private.open(other, &letter).is_err(), "{other:?}");
    }
    // Which bit it is, is in the bytes as well.
    let number = plain.iter().fold(plain.len(), |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(*byte)));
    let mut changed = sealed.clone();
    let at = number / 8 % changed.len();
    changed[at] ^= 1 << (number % 8);
    assert!(open(&keys.key, &LABEL, &changed).is_err(), "with another bit in byte {at}");
    assert!(open(&keys.key, &LABEL, &sealed[..at]).is_err(), "with {at} bytes left");
}

/// What lies inside of a seal and is not what it says: its length is.
fn is_read_only_whole(keys: &Keys, inside: &[u8]) {
    let public = keys.audit.public().expect("a key");
    let sealed = public.seal(&WAITING, inside).expect("random numbers");
    let length = inside.first_chunk::<4>().map(|length| u32::from_be_bytes(*length) as usize);
    match (keys.audit.read_waiting(&sealed), length) {
        (Ok(plain), Some(length)) => assert_eq!(plain.as_slice(), &inside[4..4 + length]),
        (Ok(_), None) => panic!("there was no length, and it was read"),
        (Err(_), length) => assert!(length.is_none_or(|length| inside.len() - 4 < length), "it is whole"),
    }
    let Some(share) = str::from_utf8(inside).ok().and_then(Share::from_word) else { return };
    assert!(
        inside.eq_ignore_ascii_case(share.to_word().as_bytes()),
        "a part says something else than it was read from"
    );
    assert!(join(&[share]).is_ok());
}
