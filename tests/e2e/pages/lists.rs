//! Lists: every one has pages where it can grow, and files.

use std::collections::BTreeSet;

use api::checklists::ChecklistVersion;
use api::page::Page;
use api::people::Role;
use api::visits::{Assign, MoveVisit, Window, WithReason};
use backend::clock::Timestamp;
use backend::db::accounts::{TokenFamilyRow, insert_family};
use backend::db::agencies::find_agency_by_slug;
use chrono::TimeDelta;
use tests::both_databases;
use tests::client::Api;
use tests::server::TestServer;
use tests::world::{Agency, PASSWORD, Someone, content_of, small_checklist};
use uuid::Uuid;

async fn at_the_browser(server: &TestServer, email: &str) -> Api {
    let browser = Api::browser(&server.url);
    browser.log_in_with_the_page(email, PASSWORD).await
}

async fn admin_of(server: &TestServer) -> Api {
    at_the_browser(server, "admin@north.example").await
}

/// The addresses of links in a page.
fn links(html: &str) -> Vec<String> {
    let links = html.split("href=\"").skip(1);
    let links = links.filter_map(|rest| rest.split('"').next());
    links
        .map(|link| link.replace("&#38;", "&").replace("&amp;", "&"))
        .collect()
}

/// The pages of a list from this address on, with the cursor of that name in their ways.
async fn pages_of(browser: &Api, address: &str, cursor: &str) -> Vec<String> {
    let path = address.split('?').next().unwrap().to_owned();
    let sign = format!("{cursor}=");
    let mut pages = Vec::new();
    let mut next = Some(address.to_owned());
    while let Some(address) = next {
        let page = browser.get(&address).await.expect(200).text();
        // The ways of another list keep where this one is.
        let goes_on = |pair: &str| pair.starts_with(&sign) && !address.contains(pair);
        let further = links(&page).into_iter().find(|link| {
            let mut query = link.split(['?', '&']).skip(1);
            query.any(goes_on) && !link.contains("as=")
        });
        next = further.map(|link| match link.strip_prefix('?') {
            Some(query) => format!("{path}?{query}"),
            None => link,
        });
        pages.push(page);
        assert!(pages.len() < 20, "{address} goes on for ever");
    }
    pages
}

/// What stands between two texts, each time.
fn between<'a>(text: &'a str, before: &str, after: &str) -> Vec<&'a str> {
    let parts = text.split(before).skip(1);
    parts.filter_map(|rest| rest.split(after).next()).collect()
}

/// The rows of a list as CSV, with its headings, after a look at the same as a workbook.
async fn file(browser: &Api, address: &str, name: &str, parameter: &str) -> Vec<Vec<String>> {
    let sign = if address.contains('?') { '&' } else { '?' };
    let get = async |kind: &str| {
        let path = format!("{address}{sign}{parameter}={kind}");
        let answer = browser.get(&path).await.expect(200);
        let kept = answer.headers["content-disposition"].to_str().unwrap();
        assert_eq!(kept, format!("attachment; filename=\"{name}.{kind}\""));
        answer
    };
    assert!(get("xlsx").await.bytes.starts_with(b"PK"));
    let text = get("csv").await.text();
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let rows = reader.records().map(|row| {
        let row = row.expect("a row");
        row.iter().map(str::to_owned).collect()
    });
    rows.collect()
}

both_databases!(a_persons_log_ins_have_pages_and_files);
async fn a_persons_log_ins_have_pages_and_files(server: TestServer) {
    let agency = Agency::create(&server, "north").await;
    let sam = agency.someone("sam", Role::Shopper).await;
    let other = agency.someone("other", Role::Shopper).await;
    let row = find_agency_by_slug(server.app.db.read(), "north").await;
    let agency_id = row.unwrap().unwrap().id;
    let now = Timestamp::from(server.now());
    let tx = server.app.db.begin().await.unwrap();
    for number in 0..60 {
        // Several were used in the same moment.
        let at = Timestamp(now.0 - 1_000 - number / 7);
        let family = TokenFamilyRow {
            id: Uuid::now_v7(),
            agency_id,
            user_id: if number % 10 == 9 { other.id } else { sam.id },
            created_at: at,
            last_used_at: at,
            revoked_at: None,
            device: match number {
                3 => "=HYPERLINK(1)".to_owned(),
                4 => String::new(),
                _ => format!("program/{number}"),
            },
        };
        insert_family(&tx, family).await.unwrap();
    }
    tx.commit().await.unwrap();
    let browser = at_the_browser(&server, &sam.email).await;
    let pages = pages_of(&browser, "/account", "cursor").await;
    let shown: Vec<&str> = pages
        .iter()
        .flat_map(|page| between(page, "action=\"/account/sessions/", "/end\""))
        .collect();
    // Those above, the one of the browser, and the one that made the password.
    assert_eq!((pages.len(), shown.len()), (2, 56));
    let all: BTreeSet<&str> = shown.iter().copied().collect();
    assert_eq!(all.len(), shown.len(), "none is shown twice");
    assert!(pages[0].contains("This one") && !pages[1].contains("This one"));
    assert!(pages[1].contains("href=\"/account?\""), "{}", pages[1]);

    let rows = file(&browser, "/account", "log-ins", "as").await;
    let headings = ["Device", "Logged in (UTC)", "Last used (UTC)", "This one"];
    assert_eq!(rows[0], headings);
    assert_eq!(rows.len(), 57);
    assert_eq!(rows.iter().filter(|row| row[3] == "This one").count(), 2);
    assert!(rows.iter().any(|row| row[0] == "'=HYPERLINK(1)"));
    assert!(rows.iter().any(|row| row[0] == "A program"));
    assert!(!rows.iter().any(|row| row[0] == "program/9"));
    for (lang, heading) in [("ar", "الجهاز"), ("ta", "சாதனம்")] {
        let path = format!("/account?lang={lang}");
        assert_eq!(file(&browser, &path, "log-ins", "as").await[0][0], heading);
    }

    // A refused form shows the same list, whose ways lead to the page that there is.
    let refused = [("old", "x"), ("new", "y"), ("repeat", "z")];
    let refused = browser.submit("/account/password", &refused).await;
    let refused = refused.expect(422).text();
    let next = links(&refused).into_iter().find(|l| l.contains("cursor="));
    browser.get(&next.expect("a next page")).await.expect(200);
    // One of the second page can be ended as well as any other; somebody else's cannot.
    let last = shown.last().unwrap();
    let end = |id: &str| format!("/account/sessions/{id}/end");
    browser.submit(&end(last), &[]).await.expect(303);
    let stranger = at_the_browser(&server, &other.email).await;
    stranger.submit(&end(shown[0]), &[]).await.expect(404);
    let wrong = browser.get("/account?cursor=nonsense").await;
    assert_eq!(wrong.status.as_u16(), 422, "{}", wrong.text());
}

both_databases!(a_visits_history_has_pages_and_files);
async fn a_visits_history_has_pages_and_files(server: TestServer) {
    let mut agency = Agency::create(&server, "north").await;
    let client = agency.client("Noor").await;
    let store = agency.store(&client, "n-1", "Asia/Riyadh").await;
    let checklist = agency.publish(&small_checklist(1)).await;
    let sam = agency.someone("sam", Role::Shopper).await;
    let visit = agency.visit(&store, &checklist, &sam, server.now()).await;
    sam.accept(visit.id).await;
    for _ in 0..5 {
        let photo = agency.photo();
        sam.send_photo(visit.id, &photo).await.expect(201);
    }
    // So many that the photos lie where one reading of the trail ends and the next begins.
    let path = format!("/api/v1/visits/{}", visit.id);
    for number in 1..=197 {
        let later = TimeDelta::minutes(number);
        let window = Window {
            from: visit.window.from + later,
            to: visit.window.to + later,
        };
        let body = MoveVisit { window };
        let moved = agency.admin.post(&format!("{path}/move"), &body).await;
        moved.expect(200);
    }
    let reason = WithReason {
        reason: "=1+1 <script>alert(1)</script>".to_owned(),
    };
    let cancelled = agency.admin.post(&format!("{path}/cancel"), &reason).await;
    cancelled.expect(200);

    let browser = admin_of(&server).await;
    let page = format!("/visits/{}", visit.id);
    let pages = pages_of(&browser, &page, "cursor").await;
    let events: Vec<&str> = pages
        .iter()
        .flat_map(|page| {
            let history = page.split("id=\"history\"").nth(1).unwrap();
            between(history, "<li><div>", "<")
        })
        .collect();
    let count = |text: &str| events.iter().filter(|event| event.contains(text)).count();
    assert_eq!(pages.len(), 5);
    assert_eq!(count("Window moved to"), 197, "{events:?}");
    assert_eq!(count("photo"), 1, "{events:?}");
    let photos = events.iter().find(|event| event.contains("photo")).unwrap();
    assert!(photos.contains('5'), "{photos}");
    assert_eq!(events.first(), Some(&"Cancelled"));
    assert!(events.last().unwrap().contains("Scheduled"), "{events:?}");
    assert!(!pages[0].contains("<script>alert"));

    let rows = file(&browser, &page, "visit-history", "as").await;
    let headings = [
        "Time of the store",
        "Time zone",
        "What happened",
        "Who",
        "Reason",
    ];
    assert_eq!(rows[0], headings);
    assert_eq!(rows.len(), events.len() + 1);
    assert_eq!(rows[1][4], "'=1+1 <script>alert(1)</script>");
    assert_eq!(rows[1][1], "Asia/Riyadh");
    let local = server.now() + TimeDelta::hours(3);
    assert!(rows[1][0].starts_with(&local.format("%Y-%m-%dT%H:").to_string()));
    for (lang, heading) in [("ar", "ما حدث"), ("ta", "நடந்தது")] {
        let path = format!("{page}?lang={lang}");
        let rows = file(&browser, &path, "visit-history", "as").await;
        assert_eq!(rows[0][2], heading);
    }
    let south = Agency::create(&server, "south").await;
    let south = at_the_browser(&server, &format!("admin@{}.example", south.slug)).await;
    south.get(&format!("{page}?as=csv")).await.expect(404);
}

both_databases!(checklists_their_versions_and_drafts_have_pages_and_files);
async fn checklists_their_versions_and_drafts_have_pages_and_files(server: TestServer) {
    let agency = Agency::create(&server, "north").await;
    let named = |number: u32| {
        let slug = format!("checklist: small-{number:02}\n");
        small_checklist(1).replace("checklist: small\n", &slug)
    };
    for number in 1..=55 {
        agency.publish(&small_checklist(number)).await;
        agency.publish(&named(number)).await;
        let (path, source) = ("/api/v1/checklist-drafts", named(number));
        let draft = agency.admin.post_text(path, "application/yaml", &source);
        draft.await.expect(201);
    }
    let south = Agency::create(&server, "south").await;
    south.publish(&small_checklist(1)).await;

    // The API gives every version once, by slug, the newest first.
    let mut all: Vec<(String, u32)> = Vec::new();
    let mut cursor = String::new();
    loop {
        let path = format!("/api/v1/checklists?limit=20{cursor}");
        let page: Page<ChecklistVersion> = agency.admin.get(&path).await.expect(200).json();
        assert!(page.items.len() <= 20);
        all.extend(page.items.into_iter().map(|one| (one.slug, one.version)));
        match page.next_cursor {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    let of_small = (1..=55).rev().map(|version| ("small".to_owned(), version));
    let others = (1..=55).map(|number| (format!("small-{number:02}"), 1));
    let expected: Vec<(String, u32)> = of_small.chain(others).collect();
    assert_eq!(all, expected);
    for wrong in ["limit=0", "cursor=x", "slug=small"] {
        let path = format!("/api/v1/checklists?{wrong}");
        let status = agency.admin.get(&path).await.status.as_u16();
        assert!([400, 422].contains(&status), "{wrong}: {status}");
    }

    let browser = admin_of(&server).await;
    let pages = pages_of(&browser, "/checklists", "cursor").await;
    let slugs: Vec<&str> = pages
        .iter()
        .flat_map(|page| between(page, "<li>\n<div><a href=\"/checklists/small", "/"))
        .collect();
    assert_eq!((pages.len(), slugs.len()), (2, 56));
    assert_eq!((slugs[0], slugs[55]), ("", "-55"));
    assert!(pages[0].contains("href=\"/checklists/small/55\""));
    assert!(links(&pages[0]).contains(&"/checklists/small/versions".to_owned()));
    let pages = pages_of(&browser, "/checklists", "drafts").await;
    let drafts: Vec<&str> = pages
        .iter()
        .flat_map(|page| between(page, "<li>\n<div><a href=\"/checklists/drafts/", "\""))
        .collect();
    let drafts: BTreeSet<&str> = drafts.into_iter().collect();
    assert_eq!((pages.len(), drafts.len()), (2, 55));
    // Each list keeps where the other is.
    let ways = links(&pages[1]);
    let kept = |link: &&String| link.contains("drafts=") && link.contains("&cursor=");
    let both = ways.iter().find(kept).expect("the next checklists");
    let page = browser.get(&format!("/checklists{both}")).await.expect(200);
    let page = page.text();
    assert!(page.contains("small-55") && page.matches("drafts/").count() < 20);

    let rows = file(&browser, "/checklists", "checklists", "as").await;
    assert_eq!(rows.len(), 57);
    assert_eq!(rows[1][1..4], ["small", "55", "55"]);
    let rows = file(&browser, "/checklists", "drafts", "drafts_as").await;
    assert_eq!(rows.len(), 56);
    assert_eq!(rows[0], ["Title", "Slug", "Begun (UTC)", "Changed (UTC)"]);
    assert_eq!(rows[1][1], "small-55");

    let version = browser.get("/checklists/small/3").await.expect(200).text();
    let all = "/checklists/small/versions";
    assert!(links(&version).iter().any(|link| link == all), "{version}");
    let said = version.replace(['\u{2068}', '\u{2069}'], "");
    assert!(said.contains("What changed since version 2"), "{version}");
    let pages = pages_of(&browser, all, "cursor").await;
    let numbers: Vec<u32> = pages
        .iter()
        .flat_map(|page| between(page, "<th scope=\"row\"><a href=\"/checklists/small/", "\""))
        .map(|number| number.parse().unwrap())
        .collect();
    assert_eq!(numbers, (1..=55).rev().collect::<Vec<u32>>());
    assert_eq!(pages.len(), 2);
    let rows = file(&browser, all, "small-versions", "as").await;
    assert_eq!((rows.len(), rows[1][0].as_str()), (56, "55"));
    let rows = file(&browser, &format!("{all}?lang=ar"), "small-versions", "as").await;
    assert_eq!(rows[0][0], "الإصدار");

    let south = at_the_browser(&server, "admin@south.example").await;
    let pages = pages_of(&south, all, "cursor").await;
    assert!(!pages[0].contains("/checklists/small/2\""), "{}", pages[0]);
    let path = "/checklists/small-01/versions";
    for query in ["", "?as=csv", "?cursor=OQ&as=csv"] {
        south.get(&format!("{path}{query}")).await.expect(404);
    }
}

/// Sends what a visit asks for.
async fn report(server: &TestServer, agency: &mut Agency, sam: &Someone, visit: Uuid) -> Uuid {
    sam.accept(visit).await;
    let form = sam.checklist(visit).await;
    let photo = agency.photo();
    sam.send_photo(visit, &photo).await.expect(201);
    let photos = std::slice::from_ref(&photo);
    let content = content_of(&form, visit, server.now(), 100, 1, photos);
    let id = Uuid::now_v7();
    let bytes = serde_json::to_vec(&content).unwrap();
    sam.submit(id, 1, &bytes).await.expect(201);
    id
}

both_databases!(the_desks_lists_have_pages_and_files);
async fn the_desks_lists_have_pages_and_files(server: TestServer) {
    let mut agency = Agency::create(&server, "north").await;
    let client = agency.client("Noor").await;
    let store = agency.store(&client, "n-1", "Asia/Riyadh").await;
    let elsewhere = agency.store(&client, "n-2", "Asia/Riyadh").await;
    let checklist = agency.publish(&small_checklist(1)).await;
    let sam = agency.someone("sam", Role::Shopper).await;
    let mut sent = Vec::new();
    for number in 0..53 {
        // Some began in the same moment.
        let seconds = i64::from(number % 3 == 0);
        server.set_clock(server.now() + TimeDelta::seconds(seconds));
        let visit = agency.visit(&store, &checklist, &sam, server.now()).await;
        sent.push(report(&server, &mut agency, &sam, visit.id).await);
    }
    let other = agency.visit(&elsewhere, &checklist, &sam, server.now());
    let other = other.await.id;
    let other = report(&server, &mut agency, &sam, other).await;

    let browser = admin_of(&server).await;
    let desk = format!("/reviews/{}", sent[20]);
    let page = browser.get(&desk).await.expect(200).text();
    let past = format!("{desk}/past");
    assert!(links(&page).contains(&past), "{page}");
    let of_desk = between(&page, "<th scope=\"row\"><a href=\"/reviews/", "\"");
    let pages = pages_of(&browser, &past, "cursor").await;
    let shown: Vec<&str> = pages
        .iter()
        .flat_map(|page| between(page, "<th scope=\"row\"><a href=\"/reviews/", "\""))
        .collect();
    assert_eq!((pages.len(), shown.len()), (2, 52));
    assert_eq!(of_desk, shown[..6], "the desk shows the latest of them");
    let all: BTreeSet<String> = shown.iter().map(ToString::to_string).collect();
    let others = sent.iter().filter(|id| **id != sent[20]);
    assert_eq!(all, others.map(Uuid::to_string).collect());
    assert!(!all.contains(&other.to_string()));
    let rows = file(&browser, &past, "store-visits", "as").await;
    assert_eq!(rows.len(), 53);
    assert_eq!(rows[0][0], "Date");
    assert_eq!(rows[1][1], "n-1");
    let none = browser.get(&format!("/reviews/{other}/past")).await;
    assert!(none.expect(200).text().contains("There are none."));

    // What was decided, and what was sent again.
    let id = sent[20];
    let hostile = "=cmd()|' /C calc'!A0";
    agency.send_back(id, 1, hostile).await.expect(201);
    let path = format!("/api/v1/submissions/{id}");
    let submission: api::submissions::Submission = agency.admin.get(&path).await.json();
    let mut content = submission.revision.content;
    content.finished_at += TimeDelta::minutes(1);
    let bytes = serde_json::to_vec(&content).unwrap();
    sam.submit(id, 2, &bytes).await.expect(201);
    let page = browser.get(&desk).await.expect(200).text();
    for list in ["revisions", "decisions"] {
        for kind in ["csv", "xlsx"] {
            let link = format!("{desk}?{list}={kind}");
            assert!(links(&page).contains(&link), "{link}: {page}");
        }
    }
    let rows = file(&browser, &desk, "revisions", "revisions").await;
    assert_eq!(rows.len(), 3);
    assert_eq!((rows[1][0].as_str(), rows[2][0].as_str()), ("1", "2"));
    assert_eq!(rows[2][3], "sam of north");
    let rows = file(&browser, &desk, "decisions", "decisions").await;
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[1][4], "Returned with remarks");
    assert_eq!(rows[1][5], format!("'{hostile}"));
    let rows = file(
        &browser,
        &format!("{desk}?lang=ta"),
        "decisions",
        "decisions",
    )
    .await;
    assert_eq!(rows[0][6], "குறிப்புகள்");

    Agency::create(&server, "south").await;
    let south = at_the_browser(&server, "admin@south.example").await;
    for address in [
        &past,
        &format!("{past}?as=csv"),
        &format!("{desk}?revisions=csv"),
    ] {
        south.get(address).await.expect(404);
    }
}

both_databases!(several_submissions_of_a_visit_have_files);
async fn several_submissions_of_a_visit_have_files(server: TestServer) {
    let mut agency = Agency::create(&server, "north").await;
    let client = agency.client("Noor").await;
    let store = agency.store(&client, "n-1", "Asia/Riyadh").await;
    let checklist = agency.publish(&small_checklist(1)).await;
    let sam = agency.someone("sam", Role::Shopper).await;
    let tom = agency.someone("tom", Role::Shopper).await;
    let visit = agency.visit(&store, &checklist, &sam, server.now()).await;
    sam.accept(visit.id).await;
    let form = sam.checklist(visit.id).await;
    let photo = agency.photo();
    sam.send_photo(visit.id, &photo).await.expect(201);
    let body = Assign { shopper_id: tom.id };
    let path = format!("/api/v1/visits/{}/assign", visit.id);
    agency.admin.post(&path, &body).await.expect(200);
    report(&server, &mut agency, &tom, visit.id).await;
    let browser = admin_of(&server).await;
    let page = format!("/visits/{}", visit.id);
    let link = format!("{page}?submissions=csv");
    let seen = browser.get(&page).await.expect(200).text();
    assert!(!links(&seen).contains(&link), "one is no list: {seen}");

    // Who had accepted it before sends a second one.
    let photos = std::slice::from_ref(&photo);
    let content = content_of(&form, visit.id, server.now(), 100, 1, photos);
    let bytes = serde_json::to_vec(&content).unwrap();
    sam.submit(Uuid::now_v7(), 1, &bytes).await.expect(201);
    let seen = browser.get(&page).await.expect(200).text();
    assert!(links(&seen).contains(&link), "{seen}");
    let rows = file(&browser, &page, "submissions", "submissions").await;
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[0][2..4], ["Shopper", "Revision"]);
    let shoppers: BTreeSet<&str> = rows[1..].iter().map(|row| row[2].as_str()).collect();
    assert_eq!(shoppers, BTreeSet::from(["sam of north", "tom of north"]));
    let contested = rows[1..].iter().filter(|row| !row[4].is_empty()).count();
    assert_eq!(contested, 1);
}

both_databases!(the_stores_that_an_owner_sees_have_pages_and_files);
async fn the_stores_that_an_owner_sees_have_pages_and_files(server: TestServer) {
    let agency = Agency::create(&server, "north").await;
    let client = agency.client("Noor").await;
    let mut seen = Vec::new();
    for number in 0..55 {
        let code = format!("n-{number:02}");
        seen.push(agency.store(&client, &code, "Asia/Riyadh").await.id);
    }
    agency.store(&client, "unseen", "Asia/Riyadh").await;
    let owner = agency.owner("olga", &client, Some(seen)).await;
    let browser = admin_of(&server).await;
    let person = format!("/people/{}", owner.id);
    let pages = pages_of(&browser, &person, "cursor").await;
    let codes: Vec<&str> = pages
        .iter()
        .flat_map(|page| between(page, "/report\"><bdi>", " "))
        .collect();
    assert_eq!((pages.len(), codes.len()), (2, 55));
    assert_eq!((codes[0], codes[54]), ("n-00", "n-54"));
    let rows = file(&browser, &person, "stores-seen", "as").await;
    assert_eq!((rows.len(), rows[55][0].as_str()), (56, "n-54"));
    assert_eq!(rows[0], ["Code", "Name", "Region"]);
}

both_databases!(the_links_of_an_import_and_the_month_of_a_calendar_have_files);
async fn the_links_of_an_import_and_the_month_of_a_calendar_have_files(server: TestServer) {
    let agency = Agency::create(&server, "north").await;
    let client = agency.client("Noor").await;
    let store = agency.store(&client, "n-1", "Asia/Riyadh").await;
    let checklist = agency.publish(&small_checklist(1)).await;
    let sam = agency.someone("sam", Role::Shopper).await;
    let visit = agency.visit(&store, &checklist, &sam, server.now()).await;
    let browser = admin_of(&server).await;
    let rows = "name,email,role\nA,a@x.example,shopper\n";
    let page = browser
        .submit("/people/import?lang=ta", &[("rows", rows)])
        .await
        .expect(200)
        .text();
    let files = links(&page);
    let of = |media: &str| files.iter().find(|link| link.starts_with(media)).cloned();
    let csv = of("data:text/csv").expect("the links as CSV");
    // "பெயர்" in the file's first cell, after the mark of its encoding.
    assert!(
        csv.contains("%E0%AE%AA%E0%AF%86%E0%AE%AF%E0%AE%B0%E0%AF%8D"),
        "{csv}"
    );
    let book = of("data:application/vnd.openxmlformats").expect("the links as a workbook");
    // Every workbook begins with "PK" and the version of its archive.
    assert!(book.contains(";base64,UEsDB"), "{book}");

    let month = visit.window.to.format("%Y-%m");
    let path = format!("/visits?view=calendar&month={month}&store={}", store.id);
    let calendar = browser.get(&path).await.expect(200).text();
    let files = links(&calendar);
    let csv = files.iter().find(|link| link.ends_with("as=csv"));
    let csv = browser.get(csv.expect("a file")).await.expect(200).text();
    assert_eq!(csv.lines().count(), 2, "{csv}");
    assert!(csv.contains(&visit.id.to_string()), "{csv}");
    let earlier = files
        .iter()
        .find(|link| link.contains("month=2026-02") && link.starts_with("/visits?"));
    let earlier = browser.get(earlier.expect("a month before")).await;
    let files = links(&earlier.expect(200).text());
    let csv = files.iter().find(|link| link.ends_with("as=csv")).unwrap();
    assert_eq!(browser.get(csv).await.expect(200).text().lines().count(), 1);
}
