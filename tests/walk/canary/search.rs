//! Finds planted things in whatever form they might leak.

use std::collections::HashMap;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};

/// Shorter things would be found by chance.
const SHORTEST: usize = 5;
/// Shorter things are not looked for in base64, where three alignments make chance likelier.
const SHORTEST_IN_BASE64: usize = 8;

/// Patterns by their first bytes, so that a text is gone through once for all of them.
#[derive(Debug, Default)]
pub(super) struct Search {
    patterns: Vec<(String, Vec<u8>)>,
    by_start: HashMap<[u8; 4], Vec<usize>>,
}

impl Search {
    /// Looks for a text: as UTF-8, as UTF-16, and both as hexadecimal digits and in base64.
    pub(super) fn add_text(&mut self, what: &str, text: &str) {
        self.add_bytes(what, text.as_bytes());
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        self.add_bytes(&format!("{what} as UTF-16BE"), &big);
        self.add_bytes(&format!("{what} as UTF-16LE"), &little);
        let lower = text.to_lowercase();
        if lower != text {
            self.add_bytes(&format!("{what} in lower case"), lower.as_bytes());
        }
        let joined: String = text.split_whitespace().collect();
        if joined != text {
            self.add_bytes(&format!("{what} without spaces"), joined.as_bytes());
        }
        let bare: String = text.chars().filter(|c| *c != '-').collect();
        if text.len() >= 32
            && let Ok(bytes) = hex::decode(bare)
        {
            self.add_bytes(&format!("{what} as bytes"), &bytes);
        }
    }

    /// Looks for bytes: as they are, as hexadecimal digits, and in base64.
    pub(super) fn add_bytes(&mut self, what: &str, bytes: &[u8]) {
        self.add(what.to_owned(), bytes.to_vec());
        self.add(format!("{what} in hex"), hex::encode(bytes).into_bytes());
        self.add(
            format!("{what} in HEX"),
            hex::encode_upper(bytes).into_bytes(),
        );
        if bytes.len() < SHORTEST_IN_BASE64 {
            return;
        }
        for before in 0..3_usize {
            let mut shifted = vec![0; before];
            shifted.extend(bytes);
            // Only the characters that depend on nothing before or behind.
            let (from, to) = ((before * 8).div_ceil(6), shifted.len() * 8 / 6);
            for encoded in [
                STANDARD_NO_PAD.encode(&shifted),
                URL_SAFE_NO_PAD.encode(&shifted),
            ] {
                self.add(
                    format!("{what} in base64"),
                    encoded.as_bytes()[from..to].to_vec(),
                );
            }
        }
    }

    fn add(&mut self, what: String, pattern: Vec<u8>) {
        if pattern.len() < SHORTEST {
            return;
        }
        let start = pattern[..4].try_into().expect("it has four bytes");
        self.by_start
            .entry(start)
            .or_default()
            .push(self.patterns.len());
        self.patterns.push((what, pattern));
    }

    /// How many patterns are looked for.
    pub(super) fn len(&self) -> usize {
        self.patterns.len()
    }

    /// What is found in a text, by name.
    pub(super) fn find(&self, hay: &[u8]) -> Vec<&str> {
        let mut found = Vec::new();
        for (place, start) in hay.windows(4).enumerate() {
            let Some(candidates) = <&[u8; 4]>::try_from(start)
                .ok()
                .and_then(|s| self.by_start.get(s))
            else {
                continue;
            };
            for index in candidates {
                let (what, pattern) = &self.patterns[*index];
                if hay[place..].starts_with(pattern) && !found.contains(&what.as_str()) {
                    found.push(what);
                }
            }
        }
        found
    }
}

#[test]
fn a_canary_is_found_in_every_form() {
    let mut search = Search::default();
    search.add_text("the name", "Zebulon Q");
    search.add_text("the id", "0199a1f2-7c3b-7d4e-8f50-617283940a1b");
    let name = "Zebulon Q";
    let id = hex::decode("0199a1f27c3b7d4e8f50617283940a1b").unwrap();
    let utf16: Vec<u8> = name.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let hays: Vec<Vec<u8>> = vec![
        format!("x{name}x").into_bytes(),
        format!("x{}x", name.to_lowercase()).into_bytes(),
        utf16.clone(),
        name.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        hex::encode(name).into_bytes(),
        hex::encode_upper(&utf16).into_bytes(),
        STANDARD_NO_PAD
            .encode(format!("{{\"name\":\"{name}\"}}"))
            .into_bytes(),
        STANDARD_NO_PAD
            .encode(format!("_{{\"name\":\"{name}\"}}"))
            .into_bytes(),
        URL_SAFE_NO_PAD
            .encode(format!("__{{\"name\":\"{name}\"}}"))
            .into_bytes(),
        id.clone(),
        hex::encode(&id).into_bytes(),
        hex::encode_upper(&id).into_bytes(),
        URL_SAFE_NO_PAD.encode(&id).into_bytes(),
    ];
    for hay in hays {
        assert!(
            !search.find(&hay).is_empty(),
            "{}",
            String::from_utf8_lossy(&hay)
        );
    }
    assert!(search.find(b"Somebody else, 0199a1f2-7c3b").is_empty());
}
