//! Who and where.

use api::clients::NewClient;
use api::people::{NewPerson, Role};
use api::stores::NewStore;
use api::visits::{NewVisit, Window};
use backend::app::App;
use backend::clock::Clock;
use backend::db::accounts;
use backend::db::agencies::find_agency_by_slug;
use backend::error::{Error, Result};
use backend::service::caller::Caller;
use backend::service::checklists::{self as publishing, Sent};
use backend::service::{agencies, checklist_drafts, clients, links, people, stores, visits};
use checklists::Checklist;
use chrono::{DateTime, Days, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;
use uuid::Uuid;

use super::mould::{Fate, Foundry};
use super::size::Size;
use crate::random::Random;

/// The password of everybody who has one.
pub(in crate::load) const PASSWORD: &str = "plain clothes, open eyes";
pub(in crate::load) const ADMIN: &str = "admin@large.example";
pub(in crate::load) const CONTRACTOR: &str = "carol@large.example";
/// Owns all stores of the chain.
pub(in crate::load) const OWNER: &str = "owner@chain.example";
/// Owns one of them.
pub(in crate::load) const BRANCH_OWNER: &str = "branch@chain.example";
pub(in crate::load) const SHOPPER: &str = "shopper1@shoppers.example";
/// The client with the most stores.
pub(in crate::load) const CHAIN: &str = "Falafel House";

/// The most clients.
pub(super) const CLIENTS: usize = 20;

/// The checklists that visits are made under; the first one is the chain's, the last one everybody's.
pub(in crate::load) const SLUGS: [&str; 5] = [
    "quick-service-restaurant",
    "fashion-retail",
    "supermarket",
    "bank-branch",
    "phone-call",
];

const REGIONS: [(&str, &str); 8] = [
    ("المنطقة الوسطى", "Asia/Riyadh"),
    ("المنطقة الغربية", "Asia/Riyadh"),
    ("தமிழ்நாடு வடக்கு", "Asia/Kolkata"),
    ("தமிழ்நாடு தெற்கு", "Asia/Kolkata"),
    ("London", "Europe/London"),
    ("Midlands", "Europe/London"),
    ("Dubai and the Northern Emirates", "Asia/Dubai"),
    ("Abu Dhabi", "Asia/Dubai"),
];

const FIRST_NAMES: [&str; 10] = [
    "Amal",
    "سارة",
    "கவிதா",
    "James",
    "Priya",
    "يوسف",
    "முருகன்",
    "Olivia",
    "Daniel",
    "Nadia",
];
const LAST_NAMES: [&str; 10] = [
    "Haddad",
    "القحطاني",
    "நாதன்",
    "Okafor",
    "Nair",
    "العتيبي",
    "செல்வம்",
    "Smith",
    "Kowalski",
    "Rahman",
];

/// A store and how it does.
pub(super) struct Site {
    pub(super) id: Uuid,
    pub(super) client_id: Uuid,
    pub(super) zone: Tz,
    /// Index of its client's checklist.
    pub(super) slug: usize,
    /// Percent of questions that go well.
    pub(super) quality: u64,
}

/// The large agency.
pub(super) struct House {
    pub(super) agency_id: Uuid,
    pub(super) contractor: Caller,
    pub(super) shoppers: Vec<Uuid>,
    pub(super) stores: Vec<Site>,
    /// Where the moulds are made.
    pub(super) sample: api::stores::Store,
    pub(super) checklists: Vec<Checklist>,
}

async fn agency(app: &App, name: &str, slug: &str, admin: &str) -> Result<Caller> {
    agencies::create_agency(app, name, slug).await?;
    let password = PASSWORD.to_owned();
    let admin = agencies::create_admin(app, slug, "Ada Admin", admin, password).await?;
    let agency = find_agency_by_slug(app.db.read(), slug).await?;
    let agency = agency.ok_or(Error::NotFound)?;
    let user = accounts::find_user(app.db.read(), agency.id, admin).await?;
    Caller::of(&user.ok_or(Error::NotFound)?.0, Vec::new(), Uuid::nil())
}

async fn person(app: &App, admin: &Caller, new: NewPerson, with_password: bool) -> Result<Uuid> {
    let invited = people::invite(app, admin, new).await?;
    if with_password {
        let token = invited.link.url.rsplit('/').next().unwrap_or_default();
        links::set_password(app, token, PASSWORD.to_owned()).await?;
    }
    Ok(invited.person.id)
}

fn someone(name: String, email: String, role: Role) -> NewPerson {
    NewPerson {
        email,
        name,
        role,
        client_id: None,
        store_ids: None,
    }
}

/// Publishes every checklist that is shipped, and gives the newest versions of those that are used.
async fn publish(app: &App, contractor: &Caller) -> Result<Vec<Checklist>> {
    let mut all = Vec::new();
    for shipped in checklists::shipped() {
        publishing::publish(app, contractor, Sent::Yaml(shipped.source.to_owned())).await?;
        all.extend(checklists::compile(shipped.source).checklist);
    }
    let mut used = Vec::new();
    for slug in SLUGS {
        let versions = all
            .iter()
            .filter(|checklist| checklist.slug.as_str() == slug);
        let newest = versions.max_by_key(|checklist| checklist.version);
        used.push(newest.cloned().ok_or_else(|| Error::internal(slug))?);
    }
    Ok(used)
}

/// Makes the large agency, but for its visits.
pub(super) async fn make(app: &App, size: Size, random: &mut Random) -> Result<House> {
    let admin = agency(app, "Large House Mystery Shopping", "large", ADMIN).await?;
    let new = someone("Carol Weber".into(), CONTRACTOR.into(), Role::Contractor);
    person(app, &admin, new, true).await?;
    let checklists = publish(app, &admin).await?;
    let faulty = checklists::shipped()[0]
        .source
        .replace("sections:", "sektions:");
    checklist_drafts::create_draft(app, &admin, Sent::Yaml(faulty)).await?;
    let mut shoppers = Vec::new();
    for number in 1..=size.shoppers() {
        let name = format!("{} {}", random.pick(&FIRST_NAMES), random.pick(&LAST_NAMES));
        let new = someone(
            name,
            format!("shopper{number}@shoppers.example"),
            Role::Shopper,
        );
        shoppers.push(person(app, &admin, new, number == 1).await?);
    }
    let mut sites = Vec::new();
    let mut sample = None;
    for number in 0..size.clients() {
        let name = match number {
            0 => CHAIN.to_owned(),
            _ => format!("Client {number:02} {}", LAST_NAMES[number % 10]),
        };
        let new = NewClient {
            name,
            currency: ["SAR", "EUR", "INR", "AED"][number % 4].to_owned(),
            target: Some(8_500),
        };
        let client = clients::create_client(app, &admin, new).await?;
        let left = size.stores - sites.len();
        let count = match number {
            0 => size.chain(),
            _ => left / (size.clients() - number),
        };
        for index in 0..count {
            let regions = if number == 0 { 8 } else { 4 };
            let (region, time_zone) = REGIONS[(index + number) % regions];
            let new = NewStore {
                client_id: client.id,
                code: format!("S{:04}", sites.len() + 1),
                name: format!("{} – {}", client.name, index + 1),
                address: format!("{} High Street", index + 1),
                region: region.to_owned(),
                latitude: Some(24.0 + random.below(1_000) as f64 / 100.0),
                longitude: Some(46.0 + random.below(1_000) as f64 / 100.0),
                time_zone: time_zone.to_owned(),
                baseline_visits: Some(4),
            };
            let store = stores::create_store(app, &admin, new).await?;
            sites.push(Site {
                id: store.id,
                client_id: client.id,
                zone: time_zone.parse().map_err(|_| Error::internal("a zone"))?,
                slug: number % (SLUGS.len() - 1),
                quality: 55 + random.below(40),
            });
            sample = Some(store);
        }
    }
    let first = &sites[0];
    for (email, store_ids) in [(OWNER, None), (BRANCH_OWNER, Some(vec![first.id]))] {
        let new = NewPerson {
            client_id: Some(first.client_id),
            store_ids,
            ..someone("Owner of stores".into(), email.into(), Role::Owner)
        };
        person(app, &admin, new, true).await?;
    }
    Ok(House {
        agency_id: admin.agency_id,
        contractor: admin,
        shoppers,
        stores: sites,
        sample: sample.ok_or(Error::NotFound)?,
        checklists,
    })
}

/// Makes a small agency with a little of everything.
pub(super) async fn make_neighbour(app: &App, clock: &Clock, now: DateTime<Utc>) -> Result<()> {
    let admin = agency(app, "Small House", "small", "admin@small.example").await?;
    let checklists = publish(app, &admin).await?;
    let checklist = &checklists[0];
    let new = someone("Sam".into(), "sam@small.example".into(), Role::Shopper);
    let shopper = person(app, &admin, new, false).await?;
    let new = NewClient {
        name: CHAIN.to_owned(),
        currency: "EUR".to_owned(),
        target: None,
    };
    let client = clients::create_client(app, &admin, new).await?;
    for index in 0..5 {
        let new = NewStore {
            client_id: client.id,
            code: format!("S{index:04}"),
            name: format!("Small store {index}"),
            address: String::new(),
            region: "North".to_owned(),
            latitude: None,
            longitude: None,
            time_zone: "Europe/London".to_owned(),
            baseline_visits: None,
        };
        let store = stores::create_store(app, &admin, new).await?;
        let mut foundry = Foundry {
            app,
            clock,
            contractor: admin.clone(),
            shopper,
            store: store.clone(),
            random: Random::seeded(index),
        };
        for (fate, days) in [
            (Fate::Approved, 40),
            (Fate::Approved, 20),
            (Fate::Submitted, 3),
        ] {
            let date = now.date_naive() - Days::new(days);
            foundry.make(checklist, fate, 80, date).await?;
        }
        clock.set(now);
        let from = (now.date_naive() + Days::new(3 + index)).and_time(NaiveTime::MIN);
        let new = NewVisit {
            store_id: store.id,
            checklist: checklist.slug.to_string(),
            version: checklist.version,
            window: Window {
                from,
                to: from + TimeDelta::hours(20),
            },
            fee_minor: 1_000,
            note: String::new(),
            shopper_id: None,
            replaces_visit_id: None,
        };
        visits::schedule(app, &admin, new).await?;
    }
    Ok(())
}
