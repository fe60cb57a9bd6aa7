//! Exact numbers: [`Percent`] in hundredths, [`Decimal`] in thousandths. There is no float here.

use std::borrow::Cow;
use std::fmt;

use num_bigint::{BigInt, Sign};
use num_rational::BigRational;
use num_traits::ToPrimitive;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A percentage as an integer of hundredths of a percent: 62.5 % is 6250.
///
/// In JSON it is that integer. It prints with two decimals and without the percent sign, `62.50`.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(transparent)]
pub struct Percent(i64);

impl Percent {
    /// 0 %.
    pub const ZERO: Self = Self(0);
    /// 100 %.
    pub const HUNDRED: Self = Self(100 * 100);

    /// A percentage from hundredths of a percent.
    #[must_use]
    pub const fn from_hundredths(hundredths: i64) -> Self {
        Self(hundredths)
    }

    /// The percentage in hundredths of a percent.
    #[must_use]
    pub const fn hundredths(self) -> i64 {
        self.0
    }

    /// The percentage nearest to an exact share (1 is 100 %), rounded half up: the one rounding
    /// of a score (P4). A share beyond the range of the type is held at its ends.
    #[must_use]
    pub fn from_share(share: &BigRational) -> Self {
        // floor(share * 10000 + 1/2) = floor((2 * 10000 * numerator + denominator) / (2 * denominator)).
        let doubled = share.numer() * BigInt::from(2 * Self::HUNDRED.0) + share.denom();
        let below: BigInt = share.denom() * 2;
        let towards_zero: BigInt = &doubled / &below;
        let fraction_is_negative = (&doubled % &below).sign() == Sign::Minus;
        let rounded = if fraction_is_negative {
            towards_zero - 1
        } else {
            towards_zero
        };
        let end = if rounded.sign() == Sign::Minus {
            i64::MIN
        } else {
            i64::MAX
        };
        Self(rounded.to_i64().unwrap_or(end))
    }

    /// The percentage that a part is of a whole, rounded half up as [`Percent::from_share`] does;
    /// `None` unless the whole is positive.
    #[must_use]
    pub fn of(part: i64, whole: i64) -> Option<Self> {
        if whole <= 0 {
            return None;
        }
        // 2^63 x 20,000 and the whole are far inside an i128.
        let (part, whole) = (i128::from(part), i128::from(whole));
        let rounded = (part * i128::from(2 * Self::HUNDRED.0) + whole).div_euclid(2 * whole);
        let end = if rounded < 0 { i64::MIN } else { i64::MAX };
        Some(Self(i64::try_from(rounded).unwrap_or(end)))
    }

    /// Whether an exact part of a whole is at least this percentage of it.
    #[must_use]
    pub fn is_reached_by_part(self, part: i64, whole: i64) -> bool {
        i128::from(part) * i128::from(Self::HUNDRED.0) >= i128::from(whole) * i128::from(self.0)
    }

    /// Whether an exact share (1 is 100 %) is at least this percentage.
    #[must_use]
    pub fn is_reached_by(self, share: &BigRational) -> bool {
        // The denominator of a ratio is positive, so both sides may be multiplied by it.
        share.numer() * BigInt::from(Self::HUNDRED.0) >= share.denom() * BigInt::from(self.0)
    }

    /// The percentage as an exact share: 62.5 % is 5/8.
    #[must_use]
    pub fn share(self) -> BigRational {
        BigRational::new(BigInt::from(self.0), BigInt::from(Self::HUNDRED.0))
    }

    /// The percentage with one decimal, rounded half up from the hundredths: `62.5`.
    ///
    /// This is a second rounding. Where a mark is near, print the value in full.
    #[must_use]
    pub fn one_decimal(self) -> String {
        let tenths = self.0.saturating_add(5).div_euclid(10);
        let sign = if tenths < 0 { "-" } else { "" };
        let tenths = tenths.unsigned_abs();
        format!("{sign}{}.{}", tenths / 10, tenths % 10)
    }

    /// The percentage with no more decimals than it needs: `80`, `62.5`, `33.33`.
    #[must_use]
    pub fn short(self) -> String {
        let text = self.to_string();
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let hundredths = self.0.unsigned_abs();
        f.pad(&format!(
            "{sign}{}.{:02}",
            hundredths / 100,
            hundredths % 100
        ))
    }
}

/// A decimal number with at most three decimals, held exactly as thousandths.
///
/// In JSON it is text, `"2.5"`, so that no reader turns it into a float.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(i64);

/// The largest magnitude of a [`Decimal`]: a thousand million, far inside an `i64` of thousandths.
const MAX_WHOLE: i64 = 1_000_000_000;
const THOUSAND: i64 = 1000;

/// A string that is not a number this crate holds.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} is not a number with at most three decimals, up to 1000000000", crate::diagnostic::quoted(.0))]
pub struct InvalidDecimal(pub String);

impl Decimal {
    /// A whole number, if it is in range.
    #[must_use]
    pub fn from_whole(whole: i64) -> Option<Self> {
        (-MAX_WHOLE..=MAX_WHOLE)
            .contains(&whole)
            .then(|| Self(whole * THOUSAND))
    }

    /// A number written with ASCII digits, an optional leading `-` and an optional point.
    ///
    /// # Errors
    /// [`InvalidDecimal`] for anything else, more than three decimals, or out of range.
    pub fn parse(text: &str) -> Result<Self, InvalidDecimal> {
        let refuse = || InvalidDecimal(text.chars().take(100).collect());
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !plain(whole) || !plain(fraction) || fraction.len() > 3 {
            return Err(refuse());
        }
        let whole: i64 = whole.parse().map_err(|_| refuse())?;
        let thousandths: i64 = format!("{fraction:0<3}").parse().map_err(|_| refuse())?;
        if whole > MAX_WHOLE || (whole == MAX_WHOLE && thousandths > 0) {
            return Err(refuse());
        }
        let value = whole * THOUSAND + thousandths;
        Ok(Self(if negative { -value } else { value }))
    }

    /// How many decimals are needed to write the number: 0 to 3.
    #[must_use]
    pub fn decimals(self) -> u8 {
        match self.0 {
            value if value % 1000 == 0 => 0,
            value if value % 100 == 0 => 1,
            value if value % 10 == 0 => 2,
            _ => 3,
        }
    }

    /// The number with at least so many decimals, as amounts of money are written: `12.50`.
    #[must_use]
    pub fn with_decimals(self, decimals: u8) -> String {
        let mut text = self.to_string();
        let have = usize::from(self.decimals());
        let want = usize::from(decimals.min(3));
        if have == 0 && want > 0 {
            text.push('.');
        }
        text.extend(std::iter::repeat_n('0', want.saturating_sub(have)));
        text
    }

    /// The number in thousandths.
    #[must_use]
    pub const fn thousandths(self) -> i64 {
        self.0
    }

    /// The number if it is whole.
    #[must_use]
    pub fn whole(self) -> Option<i64> {
        (self.0 % THOUSAND == 0).then_some(self.0 / THOUSAND)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let value = self.0.unsigned_abs();
        let fraction = format!("{:03}", value % 1000);
        match fraction.trim_end_matches('0') {
            "" => f.pad(&format!("{sign}{}", value / 1000)),
            fraction => f.pad(&format!("{sign}{}.{fraction}", value / 1000)),
        }
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Decimal {
    fn schema_name() -> Cow<'static, str> {
        "Decimal".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": r"^-?[0-9]{1,10}(\.[0-9]{1,3})?$" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(numerator: i64, denominator: i64) -> Percent {
        Percent::from_share(&BigRational::new(numerator.into(), denominator.into()))
    }

    #[test]
    fn p4_a_share_is_rounded_half_up_once() {
        assert_eq!(share(5, 8).to_string(), "62.50");
        assert_eq!(share(5, 11).to_string(), "45.45");
        assert_eq!(share(2, 3).to_string(), "66.67");
        // 0.00005 is half of a hundredth of a percent: up. -0.00005 goes up as well, to zero.
        assert_eq!(share(1, 20_000).hundredths(), 1);
        assert_eq!(share(-1, 20_000).hundredths(), 0);
        assert_eq!(share(-3, 20_000).hundredths(), -1);
    }

    #[test]
    fn p4_a_mark_is_reached_by_the_exact_share_alone() {
        let reached = |numerator: i64, denominator: i64| {
            let share = BigRational::new(numerator.into(), denominator.into());
            Percent::from_hundredths(8000).is_reached_by(&share)
        };
        assert!(reached(4, 5) && reached(80_001, 100_000));
        assert!(!reached(15_999, 20_000) && !reached(-4, 5));
    }

    #[test]
    fn p4_a_part_of_a_whole_is_rounded_as_the_share_is() {
        for whole in 1..60 {
            for part in -70..70 {
                assert_eq!(Percent::of(part, whole), Some(share(part, whole)));
                for mark in [-3333, 0, 5000, 6667, 10_000] {
                    let mark = Percent::from_hundredths(mark);
                    let exact = BigRational::new(part.into(), whole.into());
                    assert_eq!(
                        mark.is_reached_by_part(part, whole),
                        mark.is_reached_by(&exact)
                    );
                }
            }
        }
        assert_eq!(Percent::of(1, 20_000).map(Percent::hundredths), Some(1));
        assert_eq!(Percent::of(-1, 20_000).map(Percent::hundredths), Some(0));
        assert_eq!(Percent::of(1, 0), None);
        assert_eq!(
            Percent::of(i64::MAX, 1).map(Percent::hundredths),
            Some(i64::MAX)
        );
        assert_eq!(
            Percent::of(i64::MIN, 1).map(Percent::hundredths),
            Some(i64::MIN)
        );
    }

    #[test]
    fn percentages_print_in_three_lengths() {
        let cases = [
            (6250, "62.50", "62.5", "62.5"),
            (8000, "80.00", "80.0", "80"),
            (-5, "-0.05", "0.0", "-0.05"),
        ];
        for (hundredths, full, one, short) in cases {
            let percent = Percent::from_hundredths(hundredths);
            assert_eq!(
                (percent.to_string(), percent.one_decimal(), percent.short()),
                (full.into(), one.into(), short.into())
            );
        }
    }

    #[test]
    fn decimals_are_exact_and_written_one_way() {
        for (text, shown) in [
            ("2.5", "2.5"),
            ("2.50", "2.5"),
            ("007", "7"),
            ("-0.125", "-0.125"),
            ("-0", "0"),
        ] {
            assert_eq!(Decimal::parse(text).unwrap().to_string(), shown);
        }
        for bad in [
            "",
            "-",
            ".5",
            "5.",
            "1.2345",
            "1e3",
            "٣",
            "+1",
            "1000000000.001",
            "99999999999999999999",
        ] {
            assert!(Decimal::parse(bad).is_err(), "{bad}");
        }
        assert_eq!(
            Decimal::parse("1000000000").unwrap().whole(),
            Some(1_000_000_000)
        );
        assert_eq!(Decimal::parse("1.25").unwrap().decimals(), 2);
    }
}
