//! Stores and regions beside each other. Pure.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, HashMap};

use api::reports::{LeagueRow, RegionResult};
use uuid::Uuid;

use super::super::against::{Ranked, position};
use super::super::count;
use super::super::figures::{by_store, difference_of, joined, mean_of};
use crate::db::results::{ApprovedRow, Sums};
use crate::db::stores::StoreRow;

/// The higher mean first, compared exactly.
fn higher_first(one: Sums, other: Sums) -> Ordering {
    let product = |sums: Sums, n: i64| i128::from(sums.sum) * i128::from(n.max(1));
    product(other, one.n).cmp(&product(one, other.n))
}

/// Every store: ranked ones by mean, then those with too few visits, then those without.
pub(super) fn league(
    stores: &[StoreRow],
    now: &[&ApprovedRow],
    before: &[&ApprovedRow],
) -> Vec<LeagueRow> {
    let of = |visits: &[&ApprovedRow]| by_store(visits.iter().copied());
    let (now, before) = (of(now), of(before));
    let sums_of = |of: &HashMap<Uuid, Sums>, id| of.get(&id).copied().unwrap_or_default();
    let mut rows: Vec<(&StoreRow, Sums)> = stores
        .iter()
        .map(|store| (store, sums_of(&now, store.id)))
        .collect();
    // The sort is stable, so equals stay in the order of their codes.
    rows.sort_by(|(_, one), (_, other)| {
        let group = |sums: &Sums| match sums.n {
            0 => 2,
            n if n < stats::FEWEST_VISITS => 1,
            _ => 0,
        };
        let grouped = group(one).cmp(&group(other));
        grouped.then_with(|| higher_first(*one, *other))
    });
    let ranked: Vec<Option<Ranked>> = rows.iter().map(|(_, sums)| Ranked::new(*sums)).collect();
    rows.iter()
        .enumerate()
        .map(|(place, (store, own))| {
            let others = ranked[..place].iter().chain(&ranked[place + 1..]);
            let others: Vec<Ranked> = others.copied().flatten().collect();
            LeagueRow {
                store_id: store.id,
                code: store.code.clone(),
                name: store.name.clone(),
                region: store.region.clone(),
                score: mean_of(*own),
                position: position(ranked[place], &others, 1).0,
                difference: difference_of(*own, sums_of(&before, store.id)),
            }
        })
        .collect()
}

/// The regions with a scored visit, the best mean first; stores without a region last.
pub(super) fn regions(
    stores: &[StoreRow],
    now: &[&ApprovedRow],
    before: &[&ApprovedRow],
) -> Vec<RegionResult> {
    let of = |visits: &[&ApprovedRow]| by_store(visits.iter().copied());
    let (now, before) = (of(now), of(before));
    let mut regions: BTreeMap<&str, Vec<Uuid>> = BTreeMap::new();
    for store in stores {
        regions.entry(&store.region).or_default().push(store.id);
    }
    let sums = |of: &HashMap<Uuid, Sums>, ids: &[Uuid]| {
        joined(ids.iter().filter_map(|id| of.get(id)).copied())
    };
    let mut rows: Vec<(&str, Sums, RegionResult)> = regions
        .into_iter()
        .map(|(region, ids)| {
            let (own, then) = (sums(&now, &ids), sums(&before, &ids));
            let result = RegionResult {
                region: region.to_owned(),
                stores: count(ids.iter().filter(|id| now.contains_key(id)).count()),
                score: mean_of(own),
                difference: difference_of(own, then),
            };
            (region, own, result)
        })
        .filter(|(_, own, _)| own.n > 0)
        .collect();
    rows.sort_by(|(one, own, _), (other, their, _)| {
        let named = Reverse(one.is_empty()).cmp(&Reverse(other.is_empty()));
        named.reverse().then_with(|| higher_first(*own, *their))
    });
    rows.into_iter().map(|(_, _, result)| result).collect()
}
