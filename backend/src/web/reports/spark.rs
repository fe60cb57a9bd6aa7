//! A year of months as a line of the height of two lines of text.

use std::fmt::Write;

use api::reports::Percent;

const WIDTH: f64 = 132.0;
const HEIGHT: f64 = 36.0;
/// Room for the dot of the last month.
const EDGE: f64 = 4.0;
/// The line begins at the bottom no higher than here, so that small changes are not drawn as cliffs.
const LOWEST: f64 = 4_000.0;

/// The line through the months that have a mean, with a gap where one has none and a dot at the last; an
/// empty text where fewer than two have. `label` says it in words.
pub(super) fn spark(months: &[Option<Percent>], label: &str, is_rtl: bool) -> String {
    if months.iter().flatten().count() < 2 {
        return String::new();
    }
    let lowest = months.iter().flatten().map(|mean| mean.hundredths()).min();
    let lowest = (lowest.unwrap_or(0) as f64 - 500.0).clamp(0.0, LOWEST);
    let step = (WIDTH - 2.0 * EDGE) / (months.len().max(2) - 1) as f64;
    let place = |index: usize, mean: Percent| {
        let along = EDGE + step * index as f64;
        let x = if is_rtl { WIDTH - along } else { along };
        let part = (mean.hundredths() as f64 - lowest) / (10_000.0 - lowest);
        (x, HEIGHT - EDGE - part * (HEIGHT - 2.0 * EDGE))
    };
    let (mut way, mut last, mut joined) = (String::new(), None, false);
    for (index, mean) in months.iter().enumerate() {
        let Some(mean) = mean else {
            joined = false;
            continue;
        };
        let (x, y) = place(index, *mean);
        let letter = if joined { 'L' } else { 'M' };
        // A month between two gaps is a point, which a line without length draws with round ends.
        let _ = write!(way, "{letter}{x:.1} {y:.1}");
        if !joined {
            let _ = write!(way, "L{x:.1} {y:.1}");
        }
        (last, joined) = (Some((x, y)), true);
    }
    let (x, y) = last.unwrap_or_default();
    let label = label
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;");
    format!(
        "<svg class=\"spark\" width=\"{WIDTH}\" height=\"{HEIGHT}\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" \
         role=\"img\" aria-label=\"{label}\"><path d=\"{way}\" fill=\"none\" stroke=\"currentColor\" \
         stroke-width=\"1.75\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>\
         <circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"currentColor\"/></svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn percent(hundredths: i64) -> Option<Percent> {
        Some(Percent::from_hundredths(hundredths))
    }

    #[test]
    fn a_line_has_gaps_and_ends_in_a_dot_on_the_side_of_reading() {
        let months = [percent(5_000), None, percent(7_000), percent(10_000)];
        let left = spark(&months, "a \"b\" <c>", false);
        assert_eq!(left.matches('M').count(), 2);
        assert!(left.contains("cx=\"128.0\" cy=\"4.0\""), "{left}");
        assert!(left.contains("aria-label=\"a &quot;b&quot; &lt;c>\""));
        assert!(spark(&months, "", true).contains("cx=\"4.0\""));
    }

    #[test]
    fn one_month_is_no_line() {
        assert_eq!(spark(&[None, percent(5_000), None], "", false), "");
        assert_eq!(spark(&[], "", false), "");
    }
}
