//! A year of approved visits through the real services.

use api::people::{NewPerson, Role};
use api::stores::NewStore;
use backend::app::App;
use backend::clock::Clock;
use backend::db::accounts;
use backend::error::{Error, Result};
use backend::service::caller::Caller;
use backend::service::checklists::{self as publishing, Sent};
use backend::service::{agencies, links};
use checklists::Checklist;
use chrono::{Days, NaiveDate, Utc};
use indicatif::{ProgressBar, ProgressStyle};
use uuid::Uuid;

use super::cast::{self, CALL_CENTRES, PEOPLE, Place, RESTAURANTS};
use super::step;
use crate::history::{Character, Historian};
use crate::random::Random;

/// The seed of the year.
const SEED: u64 = 1_945;

/// What the year left behind for the visit that is played.
#[derive(Debug)]
pub struct Scene {
    /// The store that is visited.
    pub store: api::stores::Store,
    /// The shopper who visits: id and e-mail address.
    pub shopper: (Uuid, String),
    /// E-mail address of the contractor.
    pub contractor: String,
    /// E-mail address of the owner.
    pub owner: String,
    /// The checklist.
    pub checklist: Checklist,
    /// Everybody: who, and the e-mail address.
    pub log_ins: Vec<(String, String)>,
}

/// Makes agency, clients, stores, people, checklists and a year of visits, so many of each store in each
/// month.
///
/// # Errors
/// Whatever a service refuses.
pub async fn furnish(app: &App, clock: &Clock, visits_per_month: u32) -> Result<Scene> {
    let now = Utc::now();
    let year = now.date_naive() - Days::new(366);
    clock.set(now - chrono::TimeDelta::days(400));
    agencies::create_agency(app, "North Star Mystery Shopping", "north-star").await?;
    let admin_email = "admin@northstar.example";
    let password = cast::PASSWORD.to_owned();
    let admin =
        agencies::create_admin(app, "north-star", "Ada Admin", admin_email, password).await?;
    let agency = backend::db::agencies::find_agency_by_slug(app.db.read(), "north-star")
        .await?
        .ok_or(Error::NotFound)?;
    let (row, _) = accounts::find_user(app.db.read(), agency.id, admin)
        .await?
        .ok_or(Error::NotFound)?;
    let contractor = Caller::of(&row, Vec::new(), Uuid::nil())?;
    let mut historian = Historian {
        app,
        clock,
        contractor,
        random: Random::seeded(SEED),
    };
    let mut log_ins = vec![("admin".to_owned(), admin_email.to_owned())];

    let mut shoppers = Vec::new();
    for person in &PEOPLE {
        let new = NewPerson {
            email: person.email.to_owned(),
            name: person.name.to_owned(),
            role: person.role,
            client_id: None,
            store_ids: None,
        };
        let id = invite(&historian, new).await?;
        log_ins.push((person.who.to_owned(), person.email.to_owned()));
        if person.role == Role::Shopper {
            shoppers.push((id, person.email.to_owned()));
        }
    }
    let mut checklists = Vec::new();
    for shipped in checklists::shipped() {
        let sent = Sent::Yaml(shipped.source.to_owned());
        publishing::publish(app, &historian.contractor, sent).await?;
        let checklist = checklists::compile(shipped.source).checklist;
        checklists.push(checklist.ok_or_else(|| Error::internal("a shipped checklist"))?);
    }
    let by_slug = |slug: &str| {
        checklists
            .iter()
            .find(|checklist| checklist.slug.as_str() == slug)
            .cloned()
            .ok_or_else(|| Error::internal(format!("{slug} is not shipped")))
    };
    let restaurant = by_slug("quick-service-restaurant")?;
    let call = by_slug("phone-call")?;

    let falafel = historian.client("Falafel House", "SAR", 8_500).await?;
    let noor = historian.client("Noor Telecom", "GBP", 9_000).await?;
    let restaurants = open_stores(&historian, falafel, &RESTAURANTS).await?;
    let call_centres = open_stores(&historian, noor, &CALL_CENTRES).await?;
    step("made an agency, two clients, twelve stores in three countries, and its people");
    let first = restaurants[0].store.clone();
    for (who, email, client_id, store_ids) in [
        (
            "owner of Falafel House",
            "owner@falafel.example",
            falafel,
            None,
        ),
        (
            "owner of one restaurant",
            "branch@falafel.example",
            falafel,
            Some(vec![first.id]),
        ),
        ("owner of Noor Telecom", "owner@noor.example", noor, None),
    ] {
        let new = NewPerson {
            email: email.to_owned(),
            name: format!("The {who}"),
            role: Role::Owner,
            client_id: Some(client_id),
            store_ids,
        };
        invite(&historian, new).await?;
        log_ins.push((who.to_owned(), email.to_owned()));
    }

    let mut plan: Vec<(NaiveDate, &Character, &Checklist)> = Vec::new();
    for (characters, checklist) in [(&restaurants, &restaurant), (&call_centres, &call)] {
        for character in characters {
            for date in historian.dates(now, visits_per_month) {
                plan.push((date, character, checklist));
            }
        }
    }
    plan.sort_by_key(|(date, character, _)| (*date, character.store.code.clone()));
    let bar = ProgressBar::new(plan.len() as u64).with_style(
        ProgressStyle::with_template("* a year of visits {bar:30} {pos}/{len} {eta}")
            .map_err(Error::internal)?,
    );
    let count = plan.len();
    for (date, character, checklist) in plan {
        let quality = historian.quality(character, date, year);
        let index = historian.random.below(shoppers.len() as u64) as usize;
        historian
            .approved_visit(character, checklist, shoppers[index].0, date, quality)
            .await?;
        bar.inc(1);
    }
    bar.finish_and_clear();
    step(&format!(
        "made a year of {count} approved visits through the services"
    ));
    Ok(Scene {
        store: first,
        shopper: shoppers[0].clone(),
        contractor: PEOPLE[0].email.to_owned(),
        owner: "owner@falafel.example".to_owned(),
        checklist: restaurant,
        log_ins,
    })
}

async fn invite(historian: &Historian<'_>, new: NewPerson) -> Result<Uuid> {
    let (id, url) = historian.person(new).await?;
    let token = url.rsplit('/').next().unwrap_or_default();
    links::set_password(historian.app, token, cast::PASSWORD.to_owned()).await?;
    Ok(id)
}

async fn open_stores(
    historian: &Historian<'_>,
    client_id: Uuid,
    places: &[Place],
) -> Result<Vec<Character>> {
    let mut characters = Vec::new();
    for place in places {
        let new = NewStore {
            client_id,
            code: place.code.to_owned(),
            name: place.name.to_owned(),
            address: place.address.to_owned(),
            region: place.region.to_owned(),
            latitude: Some(place.latitude),
            longitude: Some(place.longitude),
            time_zone: place.time_zone.to_owned(),
            baseline_visits: Some(4),
        };
        characters.push(Character {
            store: historian.store(new).await?,
            quality: place.quality.0,
            change: place.quality.1,
            comments: cast::comments(place.language),
        });
    }
    Ok(characters)
}
