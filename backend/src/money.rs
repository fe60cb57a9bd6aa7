//! Amounts of money: whole numbers of a currency's smallest unit, and how people write them.

/// The largest amount: a slip of the keyboard is above it.
pub const LARGEST_MINOR: i64 = 100_000_000;

/// Decimals of a currency (ISO 4217): two unless listed.
pub fn decimals(currency: &str) -> u8 {
    match currency {
        "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX"
        | "VND" | "VUV" | "XAF" | "XOF" | "XPF" => 0,
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        _ => 2,
    }
}

/// An amount as minor units, exactly: no floats, no more decimals than the currency has.
pub fn minor_units(text: &str, decimals: u8) -> Option<i64> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let places = usize::from(decimals);
    if whole.is_empty() || !plain(whole) || !plain(rest) || rest.len() > places {
        return None;
    }
    if text.contains('.') && rest.is_empty() {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    let rest: i64 = format!("{rest:0<places$}0").parse::<i64>().ok()? / 10;
    let minor = whole
        .checked_mul(10_i64.checked_pow(u32::from(decimals))?)?
        .checked_add(rest)?;
    (minor <= LARGEST_MINOR).then_some(minor)
}

/// An amount as a number of the currency's units, for a cell of a sheet.
pub fn units(minor: i64, currency: &str) -> f64 {
    minor as f64 / 10_f64.powi(i32::from(decimals(currency)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_exactly() {
        assert_eq!(minor_units("12.50", 2), Some(1250));
        assert_eq!(minor_units("12.5", 2), Some(1250));
        assert_eq!(minor_units("12", 2), Some(1200));
        assert_eq!(minor_units("1.234", 3), Some(1234));
        assert_eq!(minor_units("1200", 0), Some(1200));
        for wrong in [
            "",
            ".5",
            "12.",
            "12.345",
            "-1",
            "1e3",
            "12,50",
            "999999999999999999999",
        ] {
            assert_eq!(minor_units(wrong, 2), None, "{wrong}");
        }
    }

    #[test]
    fn a_cell_holds_what_is_read_from_it_again() {
        for (currency, minor, cell) in [
            ("SAR", 1250, "12.5"),
            ("JPY", 1200, "1200"),
            ("KWD", 1234, "1.234"),
        ] {
            assert_eq!(units(minor, currency).to_string(), cell);
            assert_eq!(minor_units(cell, decimals(currency)), Some(minor));
        }
    }
}
