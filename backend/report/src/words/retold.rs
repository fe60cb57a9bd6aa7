//! Sentences that the checklist language wrote, in the digits of the report.

use super::Words;
use api::reports::Digits;

impl Words {
    /// A sentence about points in the digits of the report. What it quotes is somebody's own words, which
    /// stay as they were written.
    pub fn retold(&self, sentence: &str) -> String {
        let mut out = String::with_capacity(sentence.len());
        let mut quoted = false;
        let mut chars = sentence.chars().peekable();
        let mut before = None;
        while let Some(c) = chars.next() {
            quoted = match c {
                '“' | '«' => true,
                '”' | '»' => false,
                _ => quoted,
            };
            let arabic = self.digits == Digits::ArabicIndic;
            let digit = |c: Option<&char>| c.is_some_and(char::is_ascii_digit);
            match c {
                _ if quoted => out.push(c),
                '%' if arabic => out.push('٪'),
                '.' if arabic && digit(before.as_ref()) && digit(chars.peek()) => out.push('٫'),
                '0'..='9' => out.push_str(&self.formats.digits(c.encode_utf8(&mut [0; 4]))),
                _ => out.push(c),
            }
            before = Some(c);
        }
        out
    }
}
