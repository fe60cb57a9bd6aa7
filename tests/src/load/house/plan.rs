//! What happens when: of each store's hundred visits fifty are approved, over fifteen months, and fifty are in
//! all other states.

use std::collections::{HashMap, HashSet};

use backend::app::App;
use backend::clock::Clock;
use backend::db::results::{DayKey, note_approval, write_day_again};
use backend::error::Result;
use chrono::{DateTime, Days, NaiveDate, Utc};

use super::mould::{Fate, Foundry, Mould};
use super::people::{House, SLUGS};
use super::size::Size;
use crate::random::Random;

/// How far back the first visits lie.
const DAYS: u64 = 455;
/// Approved visits of a store.
const APPROVED: u64 = 50;
/// Every so many visits one is made by phone.
const BY_PHONE: u64 = 5;
/// How far ahead visits are planned.
const AHEAD: u64 = 75;

/// How many of a store's hundred visits never came to anything.
const GONE: [(Fate, u64); 3] = [
    (Fate::Expired, 14),
    (Fate::Cancelled, 12),
    (Fate::Rejected, 6),
];
/// How many are still to be made.
const COMING: [(Fate, u64); 3] = [(Fate::Open, 7), (Fate::Assigned, 6), (Fate::Accepted, 4)];

/// How many moulds there are for each checklist.
const MOULDS: [(Fate, u64); 10] = [
    (Fate::Approved, 24),
    (Fate::Mended, 4),
    (Fate::Submitted, 6),
    (Fate::Returned, 2),
    (Fate::Rejected, 2),
    (Fate::Open, 2),
    (Fate::Assigned, 2),
    (Fate::Accepted, 2),
    (Fate::Cancelled, 2),
    (Fate::Expired, 2),
];

/// A visit to be cast.
pub(super) struct Planned {
    /// Index of the store.
    pub(super) store: usize,
    /// Index of the checklist.
    slug: usize,
    fate: Fate,
    pub(super) date: NaiveDate,
}

/// Every visit that is cast, store after store.
pub(super) fn of(
    house: &House,
    size: Size,
    now: DateTime<Utc>,
    random: &mut Random,
) -> Vec<Planned> {
    let today = now.date_naive();
    let approved = size.share(APPROVED);
    // One in so many days.
    let every = DAYS / approved;
    let before = |days: u64| today - Days::new(days);
    let mut all = Vec::new();
    for (store, site) in house.stores.iter().enumerate() {
        let mut plan = |fate, date, random: &mut Random| {
            let by_phone = random.below(BY_PHONE) == 0;
            all.push(Planned {
                store,
                slug: if by_phone { SLUGS.len() - 1 } else { site.slug },
                fate,
                date,
            });
        };
        for index in 0..approved {
            let fate = if random.chance(8) {
                Fate::Mended
            } else {
                Fate::Approved
            };
            let days = DAYS - index * every - random.below(every);
            plan(fate, before(days), random);
        }
        for (fate, n) in GONE {
            for _ in 0..size.share(n) {
                let days = 4 + random.below(DAYS - 4);
                plan(fate, before(days), random);
            }
        }
        for (fate, n) in COMING {
            for _ in 0..size.share(n) {
                let days = Days::new(1 + random.below(AHEAD));
                plan(fate, today + days, random);
            }
        }
        // What a contractor has to do with now: a few hundred of each.
        let (fate, days) = match store % 5 {
            0 | 1 => (Fate::Submitted, 1 + random.below(9)),
            2 => (Fate::Returned, 2 + random.below(9)),
            3 => (Fate::Open, 1 + random.below(9)),
            _ => (Fate::Accepted, 1 + random.below(9)),
        };
        plan(fate, before(days), random);
    }
    all
}

/// The moulds by checklist and fate, those of approved visits by their score.
pub(super) struct Moulds(HashMap<(usize, Fate), Vec<Mould>>);

/// Makes them.
pub(super) async fn moulds(
    app: &App,
    clock: &Clock,
    house: &House,
    size: Size,
    now: DateTime<Utc>,
) -> Result<Moulds> {
    let mut foundry = Foundry {
        app,
        clock,
        contractor: house.contractor.clone(),
        shopper: house.shoppers[0],
        store: house.sample.clone(),
        random: Random::seeded(7),
    };
    let mut all = HashMap::new();
    for (slug, checklist) in house.checklists.iter().enumerate() {
        let is_used = slug == SLUGS.len() - 1 || house.stores.iter().any(|s| s.slug == slug);
        for (fate, n) in MOULDS.into_iter().filter(|_| is_used) {
            let n = size.share(n);
            let mut made = Vec::new();
            for index in 0..n {
                let quality = 45 + index * 52 / n;
                let date = now.date_naive() - Days::new(DAYS - index);
                made.push(foundry.make(checklist, fate, quality, date).await?);
            }
            made.sort_by_key(|mould| mould.score);
            all.insert((slug, fate), made);
        }
    }
    Ok(Moulds(all))
}

impl Moulds {
    /// One that fits: the better the store, the better the visit as a rule.
    pub(super) fn pick(&self, planned: &Planned, quality: u64, random: &mut Random) -> &Mould {
        let moulds = &self.0[&(planned.slug, planned.fate)];
        let n = moulds.len() as u64;
        let place = (quality - 45) * n / 55 + random.below(1 + n / 3);
        let place = place.saturating_sub(n / 6).min(n - 1);
        &moulds[place as usize]
    }
}

/// Packs the days of the approved visits, and says of every client when its results last changed, as
/// approvals do.
pub(super) async fn note_approvals(
    app: &App,
    house: &House,
    moulds: &Moulds,
    plan: &[Planned],
) -> Result<()> {
    let clients: HashSet<_> = house.stores.iter().map(|s| (s.client_id, s.slug)).collect();
    let approved = plan.iter().filter(|planned| planned.fate == Fate::Approved);
    let days: HashSet<DayKey> = approved
        .map(|planned| DayKey {
            client_id: house.stores[planned.store].client_id,
            slug: moulds.0[&(planned.slug, Fate::Approved)][0]
                .version
                .slug
                .clone(),
            local_date: planned.date,
        })
        .collect();
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    for day in days {
        write_day_again(&tx, house.agency_id, &day).await?;
    }
    for (client, own) in clients {
        for slug in [own, SLUGS.len() - 1] {
            let mould = &moulds.0[&(slug, Fate::Approved)][0];
            debug_assert_eq!(mould.fate, Fate::Approved);
            let version = &mould.version;
            let agency = house.agency_id;
            note_approval(&tx, agency, client, &version.slug, version.id, now).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}
