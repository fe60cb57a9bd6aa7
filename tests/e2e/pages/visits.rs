//! Visits and the dashboard, as contractors use them.

use api::page::Page;
use api::people::Role;
use api::visits::{NewVisit, TrailEntry, Visit, VisitState, Window};
use chrono::{Datelike, NaiveDate, TimeDelta};
use serde_json::json;
use tests::both_databases;
use tests::client::Api;
use tests::server::TestServer;
use tests::world::{Agency, PASSWORD, Someone, small_checklist};
use uuid::Uuid;

/// An agency with a client, two stores, a shopper, and its admin at a browser.
struct Desk {
    agency: Agency,
    browser: Api,
    client: api::clients::Client,
    stores: Vec<api::stores::Store>,
    sam: Someone,
    today: NaiveDate,
}

impl Desk {
    async fn open(server: &TestServer) -> Desk {
        let agency = Agency::create(server, "north").await;
        let client = agency.client("Falafel House").await;
        let mut stores = Vec::new();
        for code in ["A1", "B2"] {
            stores.push(agency.store(&client, code, "Asia/Riyadh").await);
        }
        agency.publish(&small_checklist(1)).await;
        let sam = agency.someone("sam", Role::Shopper).await;
        let browser = Api::browser(&server.url)
            .log_in_with_the_page("admin@north.example", PASSWORD)
            .await;
        Desk {
            agency,
            browser,
            client,
            stores,
            sam,
            today: server.now().date_naive(),
        }
    }

    /// A visit to a store whose window ends so many days from today.
    async fn visit(&self, store: usize, days: i64, shopper: Option<Uuid>) -> Visit {
        let day = self.today + TimeDelta::days(days);
        let at = |hour| day.and_hms_opt(hour, 0, 0).unwrap();
        let new = NewVisit {
            store_id: self.stores[store].id,
            checklist: "small".to_owned(),
            version: 1,
            window: Window {
                from: at(10),
                to: at(18),
            },
            fee_minor: 1_250,
            note: String::new(),
            shopper_id: shopper,
            replaces_visit_id: None,
        };
        let visit = self.agency.admin.post("/api/v1/visits", &new).await;
        visit.expect(201).json()
    }

    async fn page(&self, path: &str) -> String {
        plain(&self.browser.get(path).await.expect(200).text())
    }

    async fn now(&self, visit: &Visit) -> Visit {
        let path = format!("/api/v1/visits/{}", visit.id);
        self.agency.admin.get(&path).await.expect(200).json()
    }
}

/// A page without the characters that keep texts of two directions apart.
fn plain(page: &str) -> String {
    page.replace(['\u{2068}', '\u{2069}'], "")
}

/// The links of a page to single visits, in their order.
fn visits_on(page: &str) -> Vec<Uuid> {
    let links = page.split("href=\"/visits/").skip(1);
    links
        .filter_map(|rest| rest.split('"').next()?.parse().ok())
        .collect()
}

both_databases!(the_list_is_filtered_sorted_and_paged_by_its_address);
async fn the_list_is_filtered_sorted_and_paged_by_its_address(server: TestServer) {
    let desk = Desk::open(&server).await;
    let late = desk.visit(1, -2, Some(desk.sam.id)).await;
    let soon = desk.visit(1, 3, None).await;
    let later = desk.visit(0, 20, Some(desk.sam.id)).await;
    let gone = desk.visit(0, 5, None).await;
    let path = format!("/api/v1/visits/{}/cancel", gone.id);
    let reason = json!({ "reason": "closed" });
    desk.agency.admin.post(&path, &reason).await.expect(200);

    let due = |days: i64| desk.today + TimeDelta::days(days);
    for (query, expected) in [
        ("".to_owned(), vec![late.id, soon.id, later.id]),
        (
            "?state=".to_owned(),
            vec![late.id, soon.id, gone.id, later.id],
        ),
        (
            "?state=&sort=latest".to_owned(),
            vec![later.id, gone.id, soon.id, late.id],
        ),
        (
            "?state=&sort=store".to_owned(),
            vec![gone.id, later.id, late.id, soon.id],
        ),
        (
            "?state=&sort=state".to_owned(),
            vec![soon.id, late.id, later.id, gone.id],
        ),
        ("?state=overdue".to_owned(), vec![late.id]),
        ("?state=cancelled".to_owned(), vec![gone.id]),
        (format!("?shopper={}", desk.sam.id), vec![late.id, later.id]),
        (
            "?shopper=SAM%40north.example".to_owned(),
            vec![late.id, later.id],
        ),
        ("?shopper=nobody%40north.example".to_owned(), vec![]),
        ("?q=b2".to_owned(), vec![late.id, soon.id]),
        ("?q=STORE+a".to_owned(), vec![gone.id, later.id]),
        ("?q=%25".to_owned(), vec![]),
        (
            "?region=North&sort=due".to_owned(),
            vec![late.id, soon.id, gone.id, later.id],
        ),
        ("?region=South".to_owned(), vec![]),
        (
            format!("?client={}", desk.client.id),
            vec![late.id, soon.id, gone.id, later.id],
        ),
        (format!("?client={}", Uuid::new_v4()), vec![]),
        (
            format!("?store={}", desk.stores[0].id),
            vec![gone.id, later.id],
        ),
        (
            format!("?due_from={}&due_to={}", due(3), due(5)),
            vec![soon.id, gone.id],
        ),
    ] {
        let page = desk.page(&format!("/visits{query}")).await;
        assert_eq!(visits_on(&page), expected, "{query}");
    }
    for wrong in [
        "state=lost",
        "client=x",
        "due_from=soon",
        "sort=fee",
        "cursor=x",
        "view=calendar&month=13",
    ] {
        let answer = desk.browser.get(&format!("/visits?{wrong}")).await;
        assert!((400..=422).contains(&answer.status.as_u16()), "{wrong}");
    }
}

both_databases!(a_long_list_has_pages_in_every_order_and_files_of_the_whole);
async fn a_long_list_has_pages_in_every_order_and_files_of_the_whole(server: TestServer) {
    let desk = Desk::open(&server).await;
    let mut rows = "store_code,window_from,window_to,shopper_email,fee\n".to_owned();
    for number in 0..120 {
        let (store, day) = (["A1", "B2"][number % 2], 1 + number % 25);
        let shopper = if number % 3 == 0 {
            "sam@north.example"
        } else {
            ""
        };
        rows += &format!("{store},2026-04-{day:02}T10:00,2026-04-{day:02}T18:00,{shopper},12.50\n");
    }
    let path = format!(
        "/api/v1/visits/bulk?client_id={}&checklist=small&version=1",
        desk.client.id
    );
    let sent = desk.agency.admin.post_text(&path, "text/csv", &rows).await;
    sent.expect(201);
    let mut orders = Vec::new();
    for sort in [
        "due",
        "latest",
        "store",
        "state",
        "due&state=planned",
        "latest&state=planned",
    ] {
        let mut path = format!("/visits?sort={sort}");
        let (mut seen, mut pages) = (Vec::new(), 0);
        loop {
            let page = desk.page(&path).await;
            assert!(page.contains("120 visits"), "{sort}");
            seen.extend(visits_on(&page));
            pages += 1;
            let next = page.split("href=\"/visits?").find_map(|rest| {
                let address = rest.split('"').next()?;
                address
                    .contains("cursor=")
                    .then(|| address.replace("&#38;", "&"))
            });
            match next {
                Some(next) => path = format!("/visits?{next}"),
                None => break,
            }
        }
        assert_eq!((seen.len(), pages), (120, 3), "{sort}");
        orders.push(seen.clone());
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), 120, "{sort}: each stands once");
    }
    // All are open or assigned: several states at once stand in the same order.
    assert_eq!(orders[4], orders[0]);
    assert_eq!(orders[5], orders[1]);
    orders[1].reverse();
    assert_eq!(orders[1], orders[0]);
    let csv = desk.page("/visits?as=csv&q=a1&sort=store").await;
    assert_eq!(csv.lines().count(), 61);
    assert!(
        csv.contains("A1,Store A1,North,2026-04-01T10:00,2026-04-01T18:00,Asia/Riyadh,small,1")
    );
    let xlsx = desk
        .browser
        .get("/visits?as=xlsx&state=open")
        .await
        .expect(200);
    assert!(xlsx.bytes.starts_with(b"PK"));

    let month = desk.page("/visits?view=calendar&month=2026-04").await;
    assert!(month.contains("120 visits") && month.contains("April 2026"));
    assert_eq!(visits_on(&month).len(), 25 * 4 + 20, "four or five a day");
    let first = |page: &str| {
        page.split("abbr=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .to_owned()
    };
    assert_eq!(first(&month), "Monday");
    let tamil = desk
        .page("/visits?view=calendar&month=2026-04&lang=ta")
        .await;
    assert_eq!(first(&tamil), "ஞாயிறு");
    let empty = desk
        .page("/visits?view=calendar&month=2026-02&q=%3Cscript%3E")
        .await;
    assert!(visits_on(&empty).is_empty() && !empty.contains("<script>"));
}

both_databases!(a_visit_is_assigned_moved_and_cancelled_on_its_page);
async fn a_visit_is_assigned_moved_and_cancelled_on_its_page(server: TestServer) {
    let desk = Desk::open(&server).await;
    let visit = desk.visit(0, 3, None).await;
    let page = format!("/visits/{}", visit.id);
    let seen = |text: &str| {
        let rest = text.split("name=\"seen\" value=\"").nth(1).unwrap();
        rest.split('"').next().unwrap().to_owned()
    };
    let first = desk.page(&page).await;
    assert!(first.contains("Open") && !first.contains("Close as expired"));

    let sam = desk.sam.id.to_string();
    server.set_clock(server.now() + TimeDelta::minutes(1));
    let assign = format!("{page}/assign");
    let form = [("shopper_id", sam.as_str()), ("seen", &seen(&first))];
    desk.browser.submit(&assign, &form).await.expect(303);
    assert_eq!(desk.now(&visit).await.state, VisitState::Assigned);

    // Who looks at an old page is told what came first, and nothing is done.
    let cancel = [("reason", "by mistake"), ("seen", &seen(&first))];
    let stale = desk
        .browser
        .submit(&format!("{page}/cancel"), &cancel)
        .await;
    assert!(
        stale
            .expect(409)
            .text()
            .contains("Somebody has changed the visit")
    );
    assert_eq!(desk.now(&visit).await.state, VisitState::Assigned);
    let again = desk.browser.submit(&assign, &[("shopper_id", &sam)]).await;
    assert!(again.expect(409).text().contains("holds the visit already"));

    // Sam keeps a visit that is moved; wrong windows keep what was typed.
    desk.sam.accept(visit.id).await;
    let wrong = [("from", "2026-05-02T10:00"), ("to", "2026-05-01T10:00")];
    let refused = desk.browser.submit(&format!("{page}/move"), &wrong).await;
    let refused = refused.expect(422).text();
    assert!(
        refused.contains("the window ends before it begins"),
        "{refused}"
    );
    assert!(refused.contains("value=\"2026-05-01T10:00\""));
    let nonsense = [("from", "soon"), ("to", "")];
    let refused = desk
        .browser
        .submit(&format!("{page}/move"), &nonsense)
        .await;
    assert_eq!(
        refused
            .expect(422)
            .text()
            .matches("choose a date and a time")
            .count(),
        4
    );
    let to = [("from", "2026-05-02T10:00"), ("to", "2026-05-02T18:30")];
    desk.browser
        .submit(&format!("{page}/move"), &to)
        .await
        .expect(303);
    let moved = desk.now(&visit).await;
    assert_eq!(
        (moved.state, moved.shopper_id),
        (VisitState::Accepted, Some(desk.sam.id))
    );
    assert_eq!(moved.due_at.to_rfc3339(), "2026-05-02T15:30:00+00:00");
    let trail: Page<TrailEntry> = desk
        .agency
        .admin
        .get(&format!("/api/v1/visits/{}/trail", visit.id))
        .await
        .json();
    let line = trail
        .items
        .iter()
        .find(|line| line.action == "visit.moved")
        .unwrap();
    let day = desk.today + TimeDelta::days(3);
    assert_eq!(
        line.before.as_ref().unwrap()["window"][0],
        format!("{day}T10:00:00")
    );
    assert_eq!(
        line.after.as_ref().unwrap()["window"][1],
        "2026-05-02T18:30:00"
    );

    // A reason is needed, kept, and shown as the text it is.
    let none = desk
        .browser
        .submit(&format!("{page}/cancel"), &[("reason", " ")])
        .await;
    assert!(none.expect(422).text().contains("please fill this in"));
    let hostile = format!(
        "<script>alert(1)</script> \u{202e}desrever {}",
        "word".repeat(100)
    );
    let reason = [("reason", hostile.as_str())];
    desk.browser
        .submit(&format!("{page}/cancel"), &reason)
        .await
        .expect(303);
    let last = desk.page(&page).await;
    assert!(last.contains("Cancelled") && !last.contains("<script>alert"));
    assert!(last.contains("Window moved to") && last.contains("Assigned to"));
    assert!(!last.contains("name=\"seen\""), "nothing is left to do");
    let over = desk.browser.submit(&assign, &[("shopper_id", &sam)]).await;
    assert!(over.expect(409).text().contains("does not allow"));
    for lang in ["ar", "ta"] {
        desk.page(&format!("{page}?lang={lang}")).await;
    }
}

both_databases!(the_dashboard_counts_what_its_lists_show);
async fn the_dashboard_counts_what_its_lists_show(server: TestServer) {
    let mut desk = Desk::open(&server).await;
    desk.visit(0, -1, Some(desk.sam.id)).await;
    for days in [1, 2, 30] {
        desk.visit(1, days, None).await;
    }
    let checklist = {
        let visit = desk.visit(0, 0, Some(desk.sam.id)).await;
        desk.sam.accept(visit.id).await;
        let photo = desk.agency.photo();
        let checklist = desk.sam.checklist(visit.id).await;
        desk.sam.send_photo(visit.id, &photo).await.expect(201);
        let content = tests::world::content_of(
            &checklist,
            visit.id,
            server.now(),
            100,
            1,
            std::slice::from_ref(&photo),
        );
        let bytes = serde_json::to_vec(&content).unwrap();
        desk.sam.submit(Uuid::now_v7(), 1, &bytes).await.expect(201);
        visit
    };
    server.set_clock(server.now() + TimeDelta::hours(50));
    let page = desk.page("/").await;
    let tile = |query: &str| -> Option<usize> {
        let place = page.find(&format!("href=\"/visits?{query}"))?;
        let rest = page[place..].split("<strong>").nth(1)?;
        rest.split('<').next()?.parse().ok()
    };
    assert_eq!(tile("state=submitted"), Some(1));
    assert!(page.contains("The oldest for 2 days"), "{page}");
    assert_eq!(tile("state=returned"), Some(0));
    for link in page.split("href=\"/visits?state=").skip(1) {
        let address = link.split('"').next().unwrap().replace("&#38;", "&");
        let state = address.split('&').next().unwrap().to_owned();
        let list = desk.page(&format!("/visits?state={address}")).await;
        let counted = tile(&format!("state={state}"));
        assert_eq!(counted, Some(visits_on(&list).len()), "{state}");
    }
    assert!(tile("state=overdue").unwrap() >= 2);
    let list = desk.page("/visits?state=submitted").await;
    assert_eq!(visits_on(&list), [checklist.id]);
    assert!(desk.today.year() > 2000);
}

both_databases!(visits_are_scheduled_to_stores_on_dates_and_ticked_ones_are_dealt_with_together);
async fn visits_are_scheduled_to_stores_on_dates_and_ticked_ones_are_dealt_with_together(
    server: TestServer,
) {
    let desk = Desk::open(&server).await;
    let offered = desk.page("/visits/new").await;
    assert!(offered.contains("Store A1") && offered.contains("small@1"));
    let (client, once) = (desk.client.id.to_string(), Uuid::new_v4().to_string());
    let one = desk.stores[0].id.to_string();
    let (dates, fee) = ("2026-04-01\n2026-04-02\n2026-04-02", "12.50");
    let form = |dates, fee, from, store: (&'static str, &'static str)| {
        vec![
            ("client", client.clone()),
            ("once", once.clone()),
            (
                store.0,
                if store.0 == "store" {
                    one.clone()
                } else {
                    store.1.to_owned()
                },
            ),
            ("dates", String::from(dates)),
            ("from", String::from(from)),
            ("to", "18:00".to_owned()),
            ("checklist", "small@1".to_owned()),
            ("fee", String::from(fee)),
            ("note", "<b>Bring a friend</b>".to_owned()),
        ]
    };
    let submit = async |form: Vec<(&str, String)>| {
        let form: Vec<(&str, &str)> = form.iter().map(|(k, v)| (*k, v.as_str())).collect();
        desk.browser.submit("/visits/new", &form).await
    };
    let all = ("all", "yes");
    for (form, said) in [
        (form("soon", fee, "10:00", all), "write each date as"),
        (
            form(dates, "cheap", "10:00", all),
            "write an amount such as",
        ),
        (
            form(dates, fee, "19:00", all),
            "the window ends before it begins",
        ),
        (form(dates, fee, "noon", all), "write a time such as"),
        (
            form(dates, fee, "10:00", ("none", "")),
            "tick one or more of its stores",
        ),
    ] {
        let text = submit(form).await.expect(422).text();
        assert!(text.contains(said), "{said}: {text}");
        assert!(!text.contains("<b>Bring") && text.contains("Bring a friend"));
    }
    assert!(visits_on(&desk.page("/visits?state=").await).is_empty());
    // A double click schedules once.
    for _ in 0..2 {
        let done = submit(form(dates, fee, "10:00", all)).await.expect(303);
        assert!(
            done.headers["location"]
                .to_str()
                .unwrap()
                .contains("due_to=2026-04-02")
        );
    }
    let four = visits_on(&desk.page("/visits").await);
    assert_eq!(four.len(), 4);

    let asked: Vec<String> = four.iter().map(|id| format!("visit={id}")).collect();
    let ticked = desk
        .page(&format!("/visits/ticked?{}", asked.join("&")))
        .await;
    assert!(ticked.contains("4 visits"));
    let act = async |ids: &[Uuid], what: &str, name: &str, value: &str| {
        let mut form = vec![("act", what.to_owned()), (name, value.to_owned())];
        form.extend(ids.iter().map(|id| ("visit", id.to_string())));
        let form: Vec<(&str, &str)> = form.iter().map(|(k, v)| (*k, v.as_str())).collect();
        desk.browser.submit("/visits/ticked", &form).await
    };
    let done = act(&four, "assign", "shopper_id", &desk.sam.email)
        .await
        .expect(303);
    let list = done.headers["location"].to_str().unwrap();
    let list = desk.page(list).await;
    assert!(list.contains("4 visits were assigned."), "{list}");
    act(&four, "move", "days", "0").await.expect(422);
    act(&four, "move", "days", "far").await.expect(422);
    act(&four, "move", "days", "7").await.expect(303);
    let visit: Visit = desk
        .agency
        .admin
        .get(&format!("/api/v1/visits/{}", four[0]))
        .await
        .json();
    assert_eq!(visit.window.from.to_string(), "2026-04-08 10:00:00");
    assert_eq!(
        (visit.shopper_id, visit.fee_minor),
        (Some(desk.sam.id), 1_250)
    );

    // One that is over stands in the way of all, and says so.
    act(&four[..1], "cancel", "reason", "closed")
        .await
        .expect(303);
    let refused = act(&four, "cancel", "reason", "rain")
        .await
        .expect(409)
        .text();
    assert_eq!(refused.matches("class=\"refused\"").count(), 1);
    assert_eq!(visits_on(&desk.page("/visits").await).len(), 3);
    act(&four[1..], "cancel", "reason", " ").await.expect(422);
    act(&[], "cancel", "reason", "rain").await.expect(422);
    let elsewhere = Agency::create(&server, "south").await;
    drop(elsewhere);
    let stranger = Api::browser(&server.url)
        .log_in_with_the_page("admin@south.example", PASSWORD)
        .await;
    let id = four[1].to_string();
    let theirs = [
        ("act", "cancel"),
        ("reason", "rain"),
        ("visit", id.as_str()),
    ];
    stranger.submit("/visits/ticked", &theirs).await.expect(404);
    let seen = stranger.get(&format!("/visits/ticked?visit={id}")).await;
    assert!(visits_on(&seen.expect(200).text()).is_empty());
}
