//! How scores spread over bands.

/// How many of `scores` lie below the first of the ascending `marks`, from each mark up to the next,
/// and from the last mark up: one count more than marks. A score at a mark belongs above it.
///
/// Compared exactly, in whatever exact numbers the caller has: published hundredths, or fractions.
/// A visit's own band is decided on the exact score (P4), so visits are counted over the bands of
/// their checklist by the band on their scorecard, not by this.
#[must_use]
pub fn distribution<T: Ord>(scores: &[T], marks: &[T]) -> Vec<i64> {
    let mut counts = vec![0; marks.len() + 1];
    for score in scores {
        counts[marks.partition_point(|mark| mark <= score)] += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::distribution;

    #[test]
    fn a_score_at_a_mark_belongs_above_it() {
        let scores = [0, 5_999, 6_000, 8_999, 9_000, 10_000, 10_000];
        assert_eq!(distribution(&scores, &[6_000, 9_000]), [2, 2, 3]);
        assert_eq!(distribution(&scores, &[0, 10_000]), [0, 5, 2]);
        assert_eq!(distribution(&scores, &[]), [7]);
        assert_eq!(distribution::<i64>(&[], &[6_000]), [0, 0]);
    }
}
