//! What owners see: their stores, and the reports of a store, a chain and a visit.

use reqwest::Method;
use tests::both_databases;
use tests::client::{Answer, Api};
use tests::server::TestServer;
use tests::world::{Agency, PASSWORD};
use uuid::Uuid;

use crate::reports::World;

/// A page as a reader has it, without the marks that keep words in their direction.
trait Read {
    fn read(&self) -> String;
}

impl Read for Answer {
    fn read(&self) -> String {
        let isolate = |c: &char| matches!(c, '\u{2066}'..='\u{2069}');
        self.text().chars().filter(|c| !isolate(c)).collect()
    }
}

async fn browser(url: &str, email: &str) -> Api {
    Api::browser(url)
        .log_in_with_the_page(email, PASSWORD)
        .await
}

both_databases!(an_owner_finds_every_store_and_what_is_new);
async fn an_owner_finds_every_store_and_what_is_new(server: TestServer) {
    let world = World::new(server).await;
    let [a, _, c] = &world.stores;
    let lena = world.agency.owner("lena", &world.client, None).await;
    let owner = browser(&world.server.url, &lena.email).await;
    let page = owner.get("/").await.expect(200).read();
    for store in &world.stores {
        let link = format!("href=\"/stores/{}/report\"", store.id);
        assert_eq!(page.matches(&link).count(), 1, "{page}");
    }
    assert_eq!(page.matches("New results").count(), 3, "{page}");
    // The last twelve months of the first store: 40, 80, 40, 20 and 100.
    assert!(page.contains("56.0\u{a0}%"), "{page}");
    assert!(page.contains("5 scored visits"), "{page}");
    assert!(page.contains("Without a region"), "{page}");
    // The year before: one visit of 100.
    assert!(page.contains("44.0 points down"), "{page}");
    let chain = format!("href=\"/clients/{}/report\"", world.client.id);
    assert!(page.contains(&chain), "{page}");

    // What was opened is not new any more; the others still are.
    let report = format!("/stores/{}/report", a.id);
    owner.get(&report).await.expect(200);
    let page = owner.get("/").await.expect(200).read();
    assert_eq!(page.matches("New results").count(), 2, "{page}");
    // To another owner it is.
    let omar = world
        .agency
        .owner("omar", &world.client, Some(vec![a.id]))
        .await;
    let other = browser(&world.server.url, &omar.email).await;
    let page = other.get("/").await.expect(200).read();
    assert_eq!(page.matches("New results").count(), 1, "{page}");
    assert!(
        !page.contains(&c.id.to_string()),
        "not a store of this owner"
    );

    let found = owner.get("/?q=store+c").await.expect(200).read();
    assert!(found.contains(&c.id.to_string()) && !found.contains(&a.id.to_string()));
    let nothing = owner.get("/?q=%25").await.expect(200).read();
    assert!(nothing.contains("No store has these words"), "{nothing}");
}

both_databases!(p8_the_stores_of_an_owner_are_files_too);
async fn p8_the_stores_of_an_owner_are_files_too(server: TestServer) {
    let world = World::new(server).await;
    let a = &world.stores[0];
    let omar = Some(vec![a.id]);
    let omar = world.agency.owner("omar", &world.client, omar).await;
    let owner = browser(&world.server.url, &omar.email).await;
    let page = owner.get("/").await.expect(200).text();
    assert!(page.contains("href=\"?as=csv\"") && page.contains("href=\"?as=xlsx\""));
    let csv = owner.get("/?as=csv").await.expect(200).text();
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines.len(), 2, "one store, one checklist: {csv}");
    // The last twelve months: 40, 80, 40, 20 and 100, which is 56; the year before one visit of 100.
    assert!(
        lines[1].contains(&a.code) && lines[1].contains(",56.00,"),
        "{csv}"
    );
    assert!(
        lines[1].contains(",5,") && lines[1].contains(",-44,1,"),
        "{csv}"
    );
    let book = owner.get("/?as=xlsx&lang=ar").await.expect(200);
    assert!(book.bytes.starts_with(b"PK"));
    let none = owner.get("/?as=csv&q=nowhere").await.expect(200).text();
    assert_eq!(none.lines().count(), 1, "{none}");
}

both_databases!(a_store_report_is_a_page_with_its_files);
async fn a_store_report_is_a_page_with_its_files(server: TestServer) {
    let world = World::new(server).await;
    let [a, ..] = &world.stores;
    let lena = world.agency.owner("lena", &world.client, None).await;
    let owner = browser(&world.server.url, &lena.email).await;
    let path = format!("/stores/{}/report", a.id);
    let quarter = format!("{path}?from=2026-01-01&to=2026-04-01");
    let page = owner.get(&quarter).await.expect(200);
    let (tag, text) = (page.headers["etag"].clone(), page.read());
    // As the figures of the same report say: 80, 40, 20 and 100.
    assert!(text.contains("60.0"), "{text}");
    assert!(text.contains("<article class=\"report\" lang=\"en\" dir=\"ltr\">"));
    assert!(text.contains("<option value=\"2026-04-01\" selected>March 2026</option>"));
    for visit in &world.visits[2..] {
        let link = format!("href=\"/visits/{visit}/report\"");
        assert_eq!(text.matches(&link).count(), 1, "{text}");
    }
    assert!(!text.contains(" style="), "{text}");
    let again = owner.request(Method::GET, &quarter);
    let again = owner.send(again.header("if-none-match", tag)).await;
    assert_eq!((again.status.as_u16(), again.bytes.len()), (304, 0));

    let arabic = owner.get(&format!("{quarter}&lang=ar")).await.expect(200);
    assert!(
        arabic
            .read()
            .contains("<article class=\"report\" lang=\"ar\" dir=\"rtl\">")
    );
    let files: Vec<&str> = text
        .split("<li><a href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|address| address.contains("report."))
        .collect();
    assert_eq!(files.len(), 5, "{files:?}");
    for file in files {
        let file = file.replace("&#38;", "&").replace("&amp;", "&");
        let answer = owner.get(&file).await.expect(200);
        assert!(answer.headers.contains_key("content-disposition"), "{file}");
        assert!(file.contains("from=2026-01-01&to=2026-04-01"), "{file}");
        let starts: &[u8] = match file.split(['.', '?']).nth(1) {
            Some("pdf") => b"%PDF-",
            Some("xlsx") => b"PK",
            _ => b"",
        };
        assert!(answer.bytes.starts_with(starts), "{file}");
    }

    // Owners ask for whole months, and for months in their order; the page says so and stays usable.
    for wrong in [
        "from=2026-01-05&to=2026-02-01",
        "from=2026-05-01&to=2026-02-01",
    ] {
        let answer = owner.get(&format!("{path}?{wrong}")).await.expect(422);
        assert!(
            answer.read().contains("These months make no period"),
            "{wrong}"
        );
        assert!(answer.read().contains("id=\"from\""), "{wrong}");
    }
    owner
        .get(&format!("{path}?checklist=nobody-knows"))
        .await
        .expect(404);
    let visit = format!("/visits/{}/report", world.visits[2]);
    let visit = owner.get(&visit).await.expect(200).read();
    assert!(
        visit.contains("January 2026") && !visit.contains("2026-01-05"),
        "{visit}"
    );
    assert!(visit.contains(&format!("href=\"{path}\"")), "the way back");
    assert!(!visit.contains("Xyzzy"), "what owners know nothing of");
    let chain = format!("/clients/{}/report", world.client.id);
    let chain = owner.get(&chain).await.expect(200).read();
    assert!(chain.contains(&format!("href=\"{path}\"")), "{chain}");
}

both_databases!(where_there_are_no_results_a_page_says_so);
async fn where_there_are_no_results_a_page_says_so(server: TestServer) {
    let agency = Agency::create(&server, "north").await;
    let client = agency.client("Falafel House").await;
    let lena = agency.owner("lena", &client, None).await;
    let owner = browser(&server.url, &lena.email).await;
    let page = owner.get("/").await.expect(200).read();
    assert!(page.contains("You have no stores yet"), "{page}");
    let store = agency.store(&client, "A", "Asia/Riyadh").await;
    let page = owner.get("/").await.expect(200).read();
    assert!(page.contains("No results yet"), "{page}");
    for path in [
        format!("/stores/{}/report", store.id),
        format!("/clients/{}/report", client.id),
    ] {
        let page = owner.get(&path).await.expect(200).read();
        assert!(page.contains("There are no results yet"), "{page}");
        assert_eq!(page.matches("<h1").count(), 1);
    }
    let nowhere = format!("/visits/{}/report", Uuid::new_v4());
    owner.get(&nowhere).await.expect(404);
}

both_databases!(several_hundred_stores_come_page_by_page_and_hostile_names_are_text);
async fn several_hundred_stores_come_page_by_page_and_hostile_names_are_text(server: TestServer) {
    let agency = Agency::create(&server, "north").await;
    let client = agency.client("Falafel House").await;
    let word = "x".repeat(160);
    let hostile = format!("</a><script>x</script> {word}");
    for number in 0..60 {
        let region = format!("R{}", number / 25);
        let new = serde_json::json!({
            "client_id": client.id, "code": format!("S{number:03}"), "region": region,
            "name": if number == 7 { hostile.clone() } else { format!("Store {number}") },
            "address": "", "time_zone": "Asia/Riyadh",
        });
        agency.admin.post("/api/v1/stores", &new).await.expect(201);
    }
    let lena = agency.owner("lena", &client, None).await;
    let owner = browser(&server.url, &lena.email).await;
    let first = owner.get("/").await.expect(200).read();
    assert_eq!(first.matches("/report\"><bdi>").count(), 40, "{first}");
    assert!(!first.contains("<script>x"), "{first}");
    assert!(first.contains(&word));
    let next = first.split("href=\"/?cursor=").nth(1).unwrap();
    let next = format!("/?cursor={}", next.split('"').next().unwrap());
    let second = owner.get(&next).await.expect(200).read();
    assert_eq!(second.matches("/report\"><bdi>").count(), 20, "{second}");
    assert!(second.contains("S059") && !second.contains("S039"));
    owner.get("/?cursor=nonsense").await.expect(422);
}
