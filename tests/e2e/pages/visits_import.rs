//! Visits from a file: looked at row by row, written once, read again from the list.

use api::page::Page;
use api::people::Role;
use api::visits::{Visit, VisitState};
use reqwest::Method;
use tests::both_databases;
use tests::client::{Answer, Api};
use tests::server::TestServer;
use tests::world::{Agency, PASSWORD, Someone, small_checklist};
use uuid::Uuid;

const PATH: &str = "/visits/import";

struct Desk {
    agency: Agency,
    browser: Api,
    sam: Someone,
}

async fn begin(server: &TestServer) -> Desk {
    let agency = Agency::create(server, "north").await;
    let client = agency.client("Falafel House").await;
    for code in ["A1", "B2"] {
        agency.store(&client, code, "Asia/Riyadh").await;
    }
    agency.publish(&small_checklist(1)).await;
    let sam = agency.someone("sam", Role::Shopper).await;
    let browser = Api::browser(&server.url)
        .log_in_with_the_page("admin@north.example", PASSWORD)
        .await;
    Desk {
        agency,
        browser,
        sam,
    }
}

/// Sends a file as a browser does.
async fn upload(api: &Api, bytes: &[u8]) -> Answer {
    let mut body = format!(
        "--edge\r\nContent-Disposition: form-data; name=\"once\"\r\n\r\n{}\r\n--edge\r\n\
         Content-Disposition: form-data; name=\"file\"; filename=\"visits\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n",
        Uuid::new_v4()
    )
    .into_bytes();
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--edge--\r\n");
    let request = api.request(Method::POST, PATH);
    let request = request.header("content-type", "multipart/form-data; boundary=edge");
    api.send(request.body(body)).await
}

/// A page without the characters that keep texts of two directions apart.
fn plain(answer: &Answer) -> String {
    answer.text().replace(['\u{2068}', '\u{2069}'], "")
}

/// The value of a hidden field, as a browser sends it again.
fn hidden(page: &str, name: &str) -> String {
    let start = format!("name=\"{name}\" value=\"");
    let rest = page.split(&start).nth(1).expect("the field is there");
    let value = rest.split('"').next().unwrap();
    let plain = [
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&#38;", "&"),
    ];
    plain
        .iter()
        .fold(value.to_owned(), |text, (code, c)| text.replace(code, c))
}

async fn visits(agency: &Agency) -> Vec<Visit> {
    let page = agency.admin.get("/api/v1/visits?limit=200").await;
    let page: Page<Visit> = page.expect(200).json();
    page.items
}

/// Where an answer leads.
fn location(answer: &Answer) -> String {
    answer.headers["location"].to_str().unwrap().to_owned()
}

both_databases!(visits_come_from_a_file_that_is_looked_at_before_anything_is_written);
async fn visits_come_from_a_file_that_is_looked_at_before_anything_is_written(server: TestServer) {
    let desk = begin(&server).await;
    for (page, link) in [("/visits", PATH), ("/visits/new", PATH), (PATH, "?as=csv")] {
        let text = desk.browser.get(page).await.expect(200).text();
        assert!(text.contains(&format!("href=\"{link}\"")), "{page}: {text}");
    }
    let wrong = "client,store,checklist,version,from,to,shopper,fee,currency\n\
                 Nobody,A1,small,,2027-03-01,,,10,\n\
                 falafel house,Z9,large,,soon,,nobody@north.example,cheap,SAR\n\
                 ,A1,small,7,2027-03-02 10:00,2027-03-01,Sam,1.234,\n\
                 ,A1,small,,2027-03-01,,,10,\n";
    let page = plain(&upload(&desk.browser, wrong.as_bytes()).await.expect(422));
    for problem in [
        "3 rows have problems",
        "Client: there is no client of this name",
        "Store code: the client has no store with this code",
        "Checklist: no checklist of this short name is published",
        "From: write a time such as 2026-03-02 10:00",
        "Shopper: there is no shopper with this address",
        "Fee: write an amount such as 12.50",
        "Currency: the fees of this client are in another currency",
        "Version: this version of the checklist is not published",
        "To: the window ends before it begins",
    ] {
        assert!(page.contains(problem), "{problem}: {page}");
    }
    assert_eq!(page.matches("class=\"mark wrong\"").count(), 3, "{page}");
    assert!(
        page.contains("href=\"#row-4\"") && page.contains("id=\"row-4\""),
        "{page}"
    );
    assert!(!page.contains("name=\"rows\""), "nothing can be confirmed");
    desk.browser
        .submit(PATH, &[("rows", wrong)])
        .await
        .expect(422);
    assert!(visits(&desk.agency).await.is_empty());

    let right = "\u{feff}الإصدار;المتجر;القائمة;من;إلى;المتسوق;الأجر;ملاحظة\n\
                 ;A1;small;٢٠٢٧-٠٣-٠١ ١٠:٠٠;٢٠٢٧-٠٣-٠١ ١٨:٠٠;SAM@north.example;١٢٫٥٠;أهلًا\n\
                 1;B2;small;2027-03-02;;;0;\n";
    let looked = upload(&desk.browser, right.as_bytes()).await.expect(200);
    let page = plain(&looked);
    for said in [
        "2 rows, all in order",
        "Falafel House",
        "A1 · Store A1",
        "1 March 2027, 10:00",
        "2 March 2027, 23:59",
        "12.50 EUR",
        "Schedule 2 visits",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(
        visits(&desk.agency).await.is_empty(),
        "looking writes nothing"
    );
    let (rows, once) = (
        hidden(&looked.text(), "rows"),
        hidden(&looked.text(), "once"),
    );
    let form = [("rows", rows.as_str()), ("once", once.as_str())];
    // A double click schedules once.
    let both = tokio::join!(
        desk.browser.submit(PATH, &form),
        desk.browser.submit(PATH, &form)
    );
    let address = location(&both.0.expect(303));
    assert_eq!(address, location(&both.1.expect(303)));
    let list = desk.browser.get(&address).await.expect(200);
    assert!(plain(&list).contains("2 visits"), "{}", list.text());
    let mut made = visits(&desk.agency).await;
    made.sort_by_key(|visit| visit.window.from);
    let windows: Vec<String> = made
        .iter()
        .map(|visit| format!("{} {}", visit.window.from, visit.window.to))
        .collect();
    assert_eq!(
        windows,
        [
            "2027-03-01 10:00:00 2027-03-01 18:00:00",
            "2027-03-02 00:00:00 2027-03-02 23:59:00"
        ]
    );
    assert_eq!((made[0].fee_minor, made[1].fee_minor), (1_250, 0));
    assert_eq!(made[0].note, "أهلًا");
    assert_eq!(
        (made[0].state, made[0].shopper_id),
        (VisitState::Assigned, Some(desk.sam.id))
    );
    assert_eq!(made[1].state, VisitState::Open);
    let history = desk.browser.get(&format!("/visits/{}", made[0].id)).await;
    assert!(
        plain(&history).contains("Assigned to"),
        "the trail tells it"
    );
}

both_databases!(what_is_there_already_is_made_again_only_where_that_is_ticked);
async fn what_is_there_already_is_made_again_only_where_that_is_ticked(server: TestServer) {
    let desk = begin(&server).await;
    let rows = "store,checklist,from,fee\nA1,small,2027-03-01,10\nB2,small,2027-03-01,10\n\
                A1,small,2027-03-01,12\n";
    let page = plain(&upload(&desk.browser, rows.as_bytes()).await.expect(200));
    assert!(page.contains("as row 2"), "{page}");
    assert!(
        page.contains("Schedule the one that is there already, too"),
        "{page}"
    );
    let unticked = desk
        .browser
        .submit(PATH, &[("rows", rows)])
        .await
        .expect(422);
    assert!(
        unticked.text().contains("href=\"#doubles\""),
        "{}",
        unticked.text()
    );
    assert!(visits(&desk.agency).await.is_empty());
    let ticked = [("rows", rows), ("doubles", "yes")];
    desk.browser.submit(PATH, &ticked).await.expect(303);
    assert_eq!(visits(&desk.agency).await.len(), 3);

    // One that was called off is no hindrance; one that stands is named.
    let gone = visits(&desk.agency).await;
    let gone = gone.iter().find(|visit| visit.store_code == "B2").unwrap();
    let reason = serde_json::json!({ "reason": "closed" });
    let path = format!("/api/v1/visits/{}/cancel", gone.id);
    desk.agency.admin.post(&path, &reason).await.expect(200);
    let page = plain(&upload(&desk.browser, rows.as_bytes()).await.expect(200));
    assert_eq!(
        page.matches("There is such a visit already").count(),
        2,
        "{page}"
    );
    let rows = "store,checklist,from,fee\nB2,small,2027-03-01,10\n";
    let made = desk
        .browser
        .submit(PATH, &[("rows", rows)])
        .await
        .expect(303);
    assert!(
        location(&made).starts_with("/visits/"),
        "one visit is shown itself"
    );
}

both_databases!(the_list_of_visits_is_read_again_and_so_is_the_file_to_begin_with);
async fn the_list_of_visits_is_read_again_and_so_is_the_file_to_begin_with(server: TestServer) {
    let desk = begin(&server).await;
    for (kind, lang) in [("csv", "en"), ("xlsx", "ar"), ("csv", "ta")] {
        let file = format!("{PATH}?as={kind}&lang={lang}");
        let file = desk.browser.get(&file).await.expect(200);
        let page = plain(&upload(&desk.browser, &file.bytes).await.expect(200));
        assert!(page.contains("2 rows, all in order"), "{page}");
    }
    let rows = "store,checklist,from,to,shopper,fee,note\n\
                A1,small,2027-03-01 10:00,2027-03-01 18:00,sam@north.example,12.50,=1+1\n\
                B2,small,2027-03-02,,,0.05,\"<script>alert(1)</script>\"\n";
    desk.browser
        .submit(PATH, &[("rows", rows)])
        .await
        .expect(303);
    let south = Agency::create(&server, "south").await;
    let client = south.client("Falafel House").await;
    for code in ["A1", "B2"] {
        south.store(&client, code, "Asia/Riyadh").await;
    }
    south.publish(&small_checklist(1)).await;
    let south_browser = Api::browser(&server.url)
        .log_in_with_the_page("admin@south.example", PASSWORD)
        .await;
    for (kind, lang) in [("csv", "en"), ("xlsx", "en"), ("csv", "ar"), ("xlsx", "ta")] {
        let file = format!("/visits?state=&as={kind}&lang={lang}");
        let file = desk.browser.get(&file).await.expect(200);
        let page = plain(&upload(&desk.browser, &file.bytes).await.expect(200));
        assert_eq!(
            page.matches("There is such a visit already").count(),
            2,
            "{page}"
        );
        assert!(page.contains("These columns are not read"), "{page}");
        assert!(page.contains("=1+1") && !page.contains("'=1+1"), "{page}");
        assert!(!page.contains("<script>alert"), "{page}");
        // Another agency has neither the shopper nor the visits.
        let page = plain(&upload(&south_browser, &file.bytes).await.expect(422));
        assert!(
            page.contains("there is no shopper with this address"),
            "{page}"
        );
        assert!(!page.contains("There is such a visit"), "{page}");
    }
}

both_databases!(hostile_and_foreign_files_are_refused_by_name_or_shown_inert);
async fn hostile_and_foreign_files_are_refused_by_name_or_shown_inert(server: TestServer) {
    let desk = begin(&server).await;
    let long = "word".repeat(2_500);
    let rows = format!(
        "store,checklist,from,fee,shopper,note\n\
         \"=HYPERLINK(\"\"x\"\")\",<script>alert(1)</script>,\u{202e}1-3-7202,10,{long},{long}\n\
         A1,small,2027-03-01,10,,\"<img src=x onerror=alert(1)>\u{202e}\"\n"
    );
    let page = plain(&upload(&desk.browser, rows.as_bytes()).await.expect(422));
    assert!(
        !page.contains("<script>alert") && !page.contains("<img src=x"),
        "{page}"
    );
    assert!(
        page.contains("=HYPERLINK") && page.contains("this is too long"),
        "{page}"
    );
    assert!(!page.contains(&long), "a cell shows the beginning of it");
    assert!(page.contains("1 row has problems"), "{page}");

    let utf_16: Vec<u8> = "\u{feff}store\tchecklist\tfrom\tfee\nA1\tsmall\t2027-03-01\t10\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let page = plain(&upload(&desk.browser, &utf_16).await.expect(200));
    assert!(page.contains("1 row, and it is in order"), "{page}");
    let many = "store,checklist,from,fee\n".to_owned() + &"A1,small,2027-03-01,10\n".repeat(2_001);
    let windows_1256 = b"store,checklist,from,fee,note\nA1,small,2027-03-01,10,\xe3\xca\xcc\xd1\n";
    for (bytes, said) in [
        (
            many.as_bytes(),
            "at most 2,000 visits are scheduled at once",
        ),
        (windows_1256.as_slice(), "perhaps in Windows-1256"),
        (b"PK\x03\x04broken", "neither an XLSX workbook nor CSV"),
        (
            b"store,checklist,from\nA1,small,2027-03-01\n",
            "fee: this column is missing",
        ),
        (b"store,shop\n", "shop: this heading is not known"),
        (b"store,fee,fee\n", "fee: this heading stands twice"),
        (b"store,checklist,from,fee\n", "no rows below the headings"),
        (b"", "please fill this in"),
    ] {
        let page = plain(&upload(&desk.browser, bytes).await.expect(422));
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(visits(&desk.agency).await.is_empty());
}

both_databases!(five_hundred_rows_are_scheduled_in_one_go);
async fn five_hundred_rows_are_scheduled_in_one_go(server: TestServer) {
    let desk = begin(&server).await;
    let mut rows = "store,checklist,from,shopper,fee\n".to_owned();
    for number in 0..500 {
        let store = ["A1", "B2"][number % 2];
        let (month, day) = (1 + number / 2 / 25, 1 + number / 2 % 25);
        let shopper = ["", "sam@north.example"][number / 2 % 2];
        rows += &format!("{store},small,2027-{month:02}-{day:02},{shopper},12.50\n");
    }
    let looked = upload(&desk.browser, rows.as_bytes()).await.expect(200);
    assert!(plain(&looked).contains("500 rows, all in order"));
    let rows = hidden(&looked.text(), "rows");
    let made = desk
        .browser
        .submit(PATH, &[("rows", &rows)])
        .await
        .expect(303);
    let list = desk.browser.get(&location(&made)).await.expect(200);
    assert!(plain(&list).contains("500 visits"), "{}", list.text());
    let held = format!("/visits?shopper={}", desk.sam.id);
    let held = desk.browser.get(&held).await.expect(200);
    assert!(plain(&held).contains("250 visits"), "{}", held.text());
}
