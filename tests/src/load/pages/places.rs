//! Where there is something to see for each page of the table of pages, and for each list more than its
//! beginning: filters, orders, the second page and a far one, a full month.

use api::clients::Client;
use api::page::Page;
use api::people::{Link, Person};
use api::stores::Store;
use api::submissions::Submission;
use api::visits::Visit;
use backend::http::routes::Access;
use chrono::{Datelike, Days, Utc};
use serde::de::DeserializeOwned;

use super::{all_pages, house};
use crate::client::Api;

/// How often the link to the next page is followed to a far one.
const FAR: usize = 20;

/// How something is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A page, which must be cheap and small.
    Page,
    /// A file or a photo.
    File,
}

/// What is asked for.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    /// The page, as the table of pages has it.
    pub(super) page: &'static str,
    pub(super) access: Access,
    pub(super) address: String,
    /// The address as it is shown.
    pub(super) shown: String,
    pub(super) kind: Kind,
    /// The status of the answer.
    pub(super) status: u16,
}

/// What of a list is looked at besides its beginning: queries, with `FROM`, `CLIENT` and the like for what
/// the house has.
const QUERIES: &[(&str, &[&str])] = &[
    ("/", &["?q=S001", "NEXT"]),
    (
        "/visits",
        &[
            "?state=",
            "?state=&sort=latest",
            "?state=&sort=store",
            "?state=&sort=state",
            "?state=approved&sort=latest",
            "?state=planned&sort=store",
            "?state=overdue",
            "?state=submitted",
            "?client=CLIENT",
            "?client=CLIENT&state=approved&sort=store",
            "?store=STORE",
            "?region=London&sort=latest",
            "?q=S05",
            "?shopper=SHOPPER",
            "?due_from=FROM&due_to=TO",
            "?state=planned&due_from=FROM&due_to=TO&client=CLIENT",
            "?view=calendar",
            "?view=calendar&month=MONTH",
            "?view=calendar&client=CLIENT",
            "?view=calendar&region=London&state=planned",
            "?state=&NEXT",
            "?state=&FAR",
            "?state=&sort=store&FAR",
            "?state=&sort=latest&FAR",
            "?state=&sort=state&FAR",
            "?state=planned&as=csv",
            "?state=planned&as=xlsx",
            "?client=CLIENT&as=csv",
        ],
    ),
    (
        "/visits/new",
        &["?client=CLIENT", "?client=CLIENT&region=London"],
    ),
    (
        "/visits/ticked",
        &["?TICKED&act=assign", "?TICKED&act=cancel"],
    ),
    ("/clients", &["?as=csv", "?as=xlsx"]),
    (
        "/clients/{id}",
        &[
            "?q=S001",
            "?region=London",
            "NEXT",
            "FAR",
            "?as=csv",
            "?as=xlsx",
        ],
    ),
    (
        "/people",
        &["?role=shopper", "?q=Amal", "NEXT", "?as=csv", "?as=xlsx"],
    ),
    ("/checklists", &["?as=csv", "?drafts_as=csv"]),
    ("/reviews", &["NEXT", "FAR"]),
    ("/reviews/{id}/past", &["NEXT", "?as=csv", "?as=xlsx"]),
    ("/visits/{id}", &["?as=csv", "?as=xlsx"]),
    (
        "/stores/{id}/report",
        &["?checklist=OWN", "?from=BEGIN&to=END&checklist=OWN"],
    ),
    (
        "/clients/{id}/report",
        &["?checklist=OWN", "?from=BEGIN&to=END&checklist=OWN"],
    ),
];

/// What the house has.
struct Things {
    client: Client,
    store: Store,
    shopper: Person,
    owner: Person,
    approved: Visit,
    open: Visit,
    waiting: Submission,
    planned: Vec<Visit>,
    draft: String,
    shown_photo: String,
    password: String,
}

async fn get<T: DeserializeOwned>(api: &Api, path: &str) -> T {
    api.get(path).await.expect(200).json()
}

impl Things {
    async fn find(browser: &Api, contractor: &Api) -> Result<Things, String> {
        let (api, _) = browser.log_in(house::CONTRACTOR, house::PASSWORD).await;
        let clients: Page<Client> = get(&api, "/api/v1/clients?limit=100").await;
        let client = clients
            .items
            .into_iter()
            .find(|client| client.name == house::CHAIN);
        let client = client.ok_or("the house has no chain")?;
        let path = format!("/api/v1/stores?client_id={}&limit=1", client.id);
        let store = get::<Page<Store>>(&api, &path).await.items.pop();
        let store = store.ok_or("the chain has no store")?;
        let people: Page<Person> = get(&api, "/api/v1/people?limit=200").await;
        let by_email = |email: &str| {
            let mut people = people.items.iter();
            people.find(|person| person.email == email).cloned()
        };
        let shopper = by_email(house::SHOPPER).ok_or("there is no shopper")?;
        let owner = by_email(house::OWNER).ok_or("there is no owner")?;
        let one = async |query: &str| {
            let path = format!("/api/v1/visits?{query}");
            get::<Page<Visit>>(&api, &path).await.items
        };
        let of_store = format!("state=approved&store_id={}&limit=60", store.id);
        let approved = one(&of_store).await;
        let open = one("state=open&limit=200").await;
        // One with photos, which a visit by phone has not.
        let mut waiting: Option<Submission> = None;
        for visit in one("state=submitted&limit=20").await {
            for sent in visit.submissions {
                let path = format!("/api/v1/submissions/{}", sent.id);
                let sent: Submission = get(&api, &path).await;
                waiting = waiting.or(Some(sent).filter(|sent| !sent.revision.photos.is_empty()));
            }
        }
        let waiting = waiting.ok_or("nothing with photos waits")?;
        let drafts: serde_json::Value = get(&api, "/api/v1/checklist-drafts").await;
        let draft = drafts["items"][0]["id"].as_str().ok_or("no draft")?;
        // Of somebody without a password, so that nobody's ends.
        let invited = people
            .items
            .iter()
            .find(|person| person.email.starts_with("shopper9"));
        let invited = invited.ok_or("nobody is invited")?;
        let link = api
            .post_nothing(&format!("/api/v1/people/{}/link", invited.id))
            .await;
        let link: Link = link.expect(201).json();
        let password = link.url.rsplit('/').next().unwrap_or_default().to_owned();
        let own = house::SLUGS[0];
        let report = format!("/stores/{}/report?checklist={own}", store.id);
        let report = contractor.get(&report).await;
        let report = report.expect(200).text();
        let photos = format!("/stores/{}/photos/", store.id);
        let photo = report.split(&photos).nth(1).and_then(|rest| rest.get(..36));
        Ok(Things {
            client,
            shopper,
            owner,
            approved: approved.last().cloned().ok_or("nothing is approved")?,
            open: open.first().cloned().ok_or("nothing is open")?,
            waiting,
            planned: open,
            draft: draft.to_owned(),
            shown_photo: photo.ok_or("the store's report has no photo")?.to_owned(),
            password,
            store,
        })
    }

    /// The addresses of a page about one thing.
    fn addresses(&self, page: &str) -> Vec<String> {
        let with = |values: &[&dyn std::fmt::Display]| {
            let mut address = String::new();
            let mut values = values.iter();
            for part in page.split_inclusive(['{', '}']) {
                match part.strip_suffix('}') {
                    Some(_) => {
                        address += &values.next().map(ToString::to_string).unwrap_or_default()
                    }
                    None => address += part.strip_suffix('{').unwrap_or(part),
                }
            }
            address
        };
        let photo = self.waiting.revision.photos.first();
        let photo = photo.map_or("", |photo| &photo.sha256);
        let version = &self.approved;
        match page {
            "/password/{token}" => vec![with(&[&self.password])],
            "/setup/{token}" => vec![with(&[&"used-up"])],
            path if path.starts_with("/checklists/drafts/") => vec![with(&[&self.draft])],
            "/checklists/{slug}/versions" => vec![with(&[&version.checklist])],
            "/checklists/{slug}/{version}" => vec![with(&[&version.checklist, &version.version])],
            "/checklists/{slug}/{version}/file/{format}" => ["yaml", "xlsx"]
                .iter()
                .map(|format| with(&[&version.checklist, &version.version, format]))
                .collect(),
            "/stores/{id}/photos/{photo}" => vec![with(&[&self.store.id, &self.shown_photo])],
            path if path.starts_with("/reviews/{id}") => vec![with(&[&self.waiting.id, &photo])],
            path if path.starts_with("/visits/{id}/report") => vec![with(&[&self.approved.id])],
            "/visits/{id}" => vec![with(&[&self.approved.id]), with(&[&self.open.id])],
            "/people/{id}" => vec![with(&[&self.shopper.id]), with(&[&self.owner.id])],
            path if path.starts_with("/people/{id}") => vec![with(&[&self.shopper.id])],
            path if path.starts_with("/clients/{id}") => vec![with(&[&self.client.id])],
            path if path.starts_with("/stores/{id}") => vec![with(&[&self.store.id])],
            path => vec![path.to_owned()],
        }
        .into_iter()
        .map(|address| {
            // A client with two checklists is asked which.
            let is_file = page.contains("/report.") && !page.starts_with("/visits");
            let query = format!("?checklist={}", house::SLUGS[0]);
            address + if is_file { &query } else { "" }
        })
        .collect()
    }

    /// A query with what the house has.
    fn fill(&self, query: &str) -> String {
        let today = Utc::now().date_naive();
        let first = today.with_day(1).unwrap_or(today);
        let next_month = first + Days::new(31);
        let last_month = first
            .pred_opt()
            .and_then(|day| day.with_day(1))
            .unwrap_or(first);
        let earlier = (last_month - Days::new(150)).with_day(1).unwrap_or(first);
        let ticked: Vec<String> = self
            .planned
            .iter()
            .map(|visit| format!("visit={}", visit.id))
            .collect();
        query
            .replace("CLIENT", &self.client.id.to_string())
            .replace("STORE", &self.store.id.to_string())
            .replace("SHOPPER", &self.shopper.id.to_string())
            .replace("FROM", &today.to_string())
            .replace("TO", &(today + Days::new(7)).to_string())
            .replace("MONTH", &next_month.format("%Y-%m").to_string())
            .replace("BEGIN", &earlier.to_string())
            .replace("END", &last_month.to_string())
            .replace("OWN", house::SLUGS[0])
            .replace("TICKED", &ticked.join("&"))
    }
}

/// Everything that is asked for.
///
/// # Errors
/// If the house lacks something, or a page is not known here.
pub(super) async fn find(
    browser: &Api,
    contractor: &Api,
    owner: &Api,
) -> Result<Vec<Asked>, String> {
    let things = Things::find(browser, contractor).await?;
    let mut all = Vec::new();
    for (page, access) in all_pages() {
        let beginnings = things.addresses(page);
        let mut asked: Vec<(String, String)> = beginnings
            .iter()
            .map(|address| (address.clone(), page.to_owned()))
            .collect();
        let queries = QUERIES.iter().find(|(of, _)| *of == page);
        for query in queries.map_or(&[][..], |(_, queries)| *queries) {
            let steps = match () {
                () if query.ends_with("FAR") => FAR,
                () if query.ends_with("NEXT") => 1,
                () => 0,
            };
            let plain = query.trim_end_matches("FAR").trim_end_matches("NEXT");
            let plain = plain.trim_end_matches('&');
            let mut address = format!("{}{}", beginnings[0], things.fill(plain));
            for _ in 0..steps {
                // The first page is a list for owners alone.
                let reader = if page == "/" { owner } else { contractor };
                let answer = reader.get(&address).await.expect(200).text();
                match next(&answer, &beginnings[0]) {
                    Some(further) => address = further,
                    None => break,
                }
            }
            asked.push((address, format!("{page}{query}")));
        }
        for (address, shown) in asked {
            if address.contains('{') {
                return Err(format!("say in `addresses` what {page} shows"));
            }
            all.push(Asked {
                page,
                access,
                kind: kind_of(page, &address),
                status: if page.starts_with("/setup/") {
                    404
                } else {
                    200
                },
                address,
                shown,
            });
        }
    }
    Ok(all)
}

/// Where the link to the next page leads; the last one that has a cursor.
fn next(html: &str, beginning: &str) -> Option<String> {
    let links = html.split("href=\"").skip(1);
    let links = links.filter_map(|rest| rest.split('"').next());
    let link = links.filter(|link| link.contains("cursor=")).last()?;
    let link = link.replace("&#38;", "&").replace("&amp;", "&");
    Some(if link.starts_with('?') {
        format!("{}{link}", beginning.split('?').next().unwrap_or_default())
    } else {
        link
    })
}

fn kind_of(page: &str, address: &str) -> Kind {
    let is_photo = page.ends_with("/photos/{sha256}") || page.ends_with("/photos/{photo}");
    let is_report = page.contains("/report.");
    let is_list = page.ends_with(".csv") || page.ends_with(".xlsx") || address.contains("as=");
    if is_photo || is_report || is_list || page.ends_with("/file/{format}") {
        Kind::File
    } else {
        Kind::Page
    }
}
