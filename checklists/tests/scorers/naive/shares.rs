//! Shares rounded by largest remainder.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::ToPrimitive;

use super::rounded;

/// Shares in hundredths of a percent that add up to their rounded sum: each rounded down, and what
/// is missing given to the largest remainders, the earlier first.
pub fn settled(exact: &[Option<BigRational>]) -> Vec<Option<i64>> {
    let sum: BigRational = exact.iter().flatten().sum();
    let scaled = |share: &BigRational| share * BigInt::from(10_000);
    let down = |share: &BigRational| scaled(share).floor();
    let mut shares: Vec<Option<i64>> = exact
        .iter()
        .map(|share| {
            share
                .as_ref()
                .map(|s| down(s).to_integer().to_i64().expect("small"))
        })
        .collect();
    let mut order: Vec<(usize, BigRational)> = exact
        .iter()
        .enumerate()
        .filter_map(|(index, share)| {
            let share = share.as_ref()?;
            Some((index, scaled(share) - down(share)))
        })
        .collect();
    // A stable sort: the earlier stays first among equals.
    order.sort_by(|a, b| b.1.cmp(&a.1));
    let given: i64 = shares.iter().flatten().sum();
    for (missing, (index, _)) in (given..rounded(&sum)).zip(order) {
        let _ = missing;
        shares[index] = shares[index].map(|share| share + 1);
    }
    shares
}
