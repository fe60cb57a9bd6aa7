//! The known name nearest to a wrong one.

/// The most slips that a suggestion mends.
const MAX_SLIPS: usize = 3;

/// The known name nearest to a wrong one, if it is near: one slip per three letters.
pub(super) fn did_you_mean<'n>(
    wrong: &str,
    names: impl IntoIterator<Item = &'n str>,
) -> Option<&'n str> {
    let length = wrong.chars().count();
    if length > crate::id::MAX_ID_LENGTH {
        return None;
    }
    let near = names.into_iter().filter_map(|name| {
        let slips = slips(wrong, name)?;
        (slips * 3 <= name.len().max(length)).then_some((slips, name))
    });
    // Among equals the first in the alphabet, whatever order they come in.
    near.min().map(|(_, name)| name)
}

/// How many letters must be changed, added, dropped or swapped with their neighbour (optimal
/// string alignment), if at most [`MAX_SLIPS`]. Cells further from the diagonal than that cannot
/// matter and are not computed.
fn slips(a: &str, b: &str) -> Option<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > MAX_SLIPS {
        return None;
    }
    let far = MAX_SLIPS + 1;
    let mut before = vec![far; b.len() + 1];
    let mut above: Vec<usize> = (0..=b.len()).map(|j| j.min(far)).collect();
    for i in 1..=a.len() {
        let mut row = vec![far; b.len() + 1];
        row[0] = i.min(far);
        for j in i.saturating_sub(MAX_SLIPS).max(1)..=(i + MAX_SLIPS).min(b.len()) {
            let changed = usize::from(a[i - 1] != b[j - 1]);
            let mut best = (above[j] + 1)
                .min(row[j - 1] + 1)
                .min(above[j - 1] + changed);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row[j] = best.min(far);
        }
        before = std::mem::replace(&mut above, row);
    }
    above.last().copied().filter(|slips| *slips <= MAX_SLIPS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_finds_its_word() {
        let keys = ["points", "pass_at", "kind", "id"];
        assert_eq!(did_you_mean("pionts", keys), Some("points"));
        assert_eq!(did_you_mean("point", keys), Some("points"));
        assert_eq!(did_you_mean("passat", keys), Some("pass_at"));
        assert_eq!(did_you_mean("colour", keys), None);
        assert_eq!(did_you_mean("kin", keys), Some("kind"));
        assert_eq!(slips("abcdef", "abXdefYZ"), Some(3));
        assert_eq!(slips("abcdef", "uvwxyz"), None);
        assert_eq!(slips("", "abc"), Some(3));
        assert_eq!(did_you_mean(&"x".repeat(1000), keys), None);
    }
}
