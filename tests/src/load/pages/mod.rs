//! Every page of a large house, by everybody it is for, in two languages: what it costs the server, and how
//! large it is.

mod places;
mod table;

use std::path::Path;
use std::time::{Duration, Instant};

use backend::http::routes::Access;
use backend::web;
use reqwest::Method;

use self::places::{Asked, Kind};
use self::table::{Line, Table};
use super::cost::Cost;
use super::{Size, house, say};
use crate::client::Api;
use crate::process::ServerProcess;

/// Requests before the first one that counts.
const WARM_UP: u32 = 3;
/// Requests for a file, which are judged apart.
const FILES: u32 = 5;
/// Log-ins that are measured.
const LOG_INS: u32 = 10;

/// What is asked for and how often.
#[derive(Clone, Debug)]
pub struct Plan<'a> {
    /// The folder of the house; a passing one without.
    pub folder: Option<&'a Path>,
    /// Requests for each page.
    pub requests: u32,
    /// Only addresses that have this in them.
    pub only: &'a str,
    /// How large the house is.
    pub size: Size,
    /// Whether pages may cost and weigh what they will, so that only their answers are judged.
    pub is_unlimited: bool,
}

/// Somebody who looks at pages.
struct Visitor {
    name: &'static str,
    /// The role, as the table of pages names it; `None` for nobody in particular.
    role: Option<&'static str>,
    api: Api,
}

/// Measures, says the table, and answers whether every page is as cheap and small as it should be.
///
/// # Errors
/// A sentence that says what is in the way.
pub async fn pages(plan: &Plan<'_>) -> Result<bool, String> {
    let passing = tempfile::tempdir().map_err(|error| error.to_string())?;
    let folder = plan.folder.unwrap_or(passing.path());
    let data = house::open(folder, plan.size).await?;
    let server = ServerProcess::start(&data, None);
    let browser = Api::browser(&server.url());
    let began = Cost::of(server.id()).ok_or("the server has ended")?;
    let mut visitors = vec![Visitor {
        name: "nobody",
        role: None,
        api: browser.clone(),
    }];
    for (name, role, email) in [
        ("admin", "admin", house::ADMIN),
        ("contractor", "contractor", house::CONTRACTOR),
        ("owner", "owner", house::OWNER),
        ("branch owner", "owner", house::BRANCH_OWNER),
        ("shopper", "shopper", house::SHOPPER),
    ] {
        let api = browser.log_in_with_the_page(email, house::PASSWORD).await;
        visitors.push(Visitor {
            name,
            role: Some(role),
            api,
        });
    }
    let places = places::find(&browser, &visitors[2].api, &visitors[3].api).await?;
    let mut table = Table::new(plan.is_unlimited);
    for visitor in &visitors {
        for language in ["en", "ar"] {
            for asked in &places {
                let is_theirs = match asked.access {
                    Access::Open => visitor.role.is_none(),
                    access => visitor
                        .role
                        .is_some_and(|role| access.roles().contains(&role)),
                };
                if is_theirs && asked.address.contains(plan.only) {
                    let line = measure(&server, visitor, asked, language, plan.requests).await?;
                    table.add(line);
                }
            }
        }
    }
    let ended = Cost::of(server.id()).ok_or("the server has ended")?;
    table.say();
    say_log_ins(&server, &browser).await?;
    let database = data.join("plainclothes.db");
    let bytes = std::fs::metadata(database).map_err(|error| error.to_string())?;
    say(&format!(
        "the server: {} MiB resident when it began, {} MiB at the end, {} MiB at most; the database: {} MB",
        began.resident,
        ended.resident,
        ended.peak,
        bytes.len() / 1_000_000,
    ));
    Ok(table.is_good())
}

/// The GET pages of the table of pages, each with who may open it.
fn all_pages() -> Vec<(&'static str, Access)> {
    let pages = web::pages().into_iter();
    let read = pages.filter(|page| page.method == Method::GET);
    read.map(|page| (page.path, page.access)).collect()
}

async fn measure(
    server: &ServerProcess,
    visitor: &Visitor,
    asked: &Asked,
    language: &'static str,
    requests: u32,
) -> Result<Line, String> {
    let sign = if asked.address.contains('?') {
        '&'
    } else {
        '?'
    };
    let path = format!("{}{sign}lang={language}", asked.address);
    let cpu = || {
        Cost::of(server.id())
            .map(|cost| cost.cpu)
            .ok_or("the server has ended")
    };
    let start = cpu()?;
    let answer = visitor.api.get(&path).await;
    let first = cpu()? - start;
    for _ in 0..WARM_UP.min(requests) {
        visitor.api.get(&path).await;
    }
    let requests = match asked.kind {
        Kind::Page => requests,
        Kind::File => requests.min(FILES),
    };
    let mut walls = Vec::new();
    let start = cpu()?;
    for _ in 0..requests {
        let began = Instant::now();
        let again = visitor.api.get(&path).await;
        walls.push(began.elapsed());
        if again.status != answer.status {
            return Err(format!(
                "{path} answers {} and then {}",
                answer.status, again.status
            ));
        }
    }
    let took = cpu()? - start;
    walls.sort_unstable();
    Ok(Line {
        page: asked.page,
        address: asked.shown.clone(),
        who: visitor.name,
        language,
        kind: asked.kind,
        status: answer.status.as_u16(),
        expected: asked.status,
        first,
        cpu: took / requests.max(1),
        median: walls.get(walls.len() / 2).copied().unwrap_or_default(),
        worst: walls.last().copied().unwrap_or_default(),
        bytes: answer.bytes.len(),
        packed: table::packed(&answer.bytes),
    })
}

/// Logging in is dear on purpose: it is what makes guessing slow.
async fn say_log_ins(server: &ServerProcess, browser: &Api) -> Result<(), String> {
    let cost = || Cost::of(server.id()).ok_or("the server has ended");
    let start = cost()?.cpu;
    for _ in 0..LOG_INS {
        browser
            .log_in_with_the_page(house::CONTRACTOR, house::PASSWORD)
            .await;
    }
    let each: Duration = (cost()?.cpu - start) / LOG_INS;
    say(&format!("a log-in: {} ms CPU", each.as_millis()));
    Ok(())
}
