//! Clients and stores on pages: made, changed by two at once, imported, downloaded.

use api::page::Page;
use api::stores::Store;
use reqwest::Method;
use tests::both_databases;
use tests::client::{Answer, Api};
use tests::server::TestServer;
use tests::world::{Agency, PASSWORD};
use uuid::Uuid;

/// Where an answer leads.
fn location(answer: &Answer) -> String {
    answer.headers["location"].to_str().unwrap().to_owned()
}

async fn begin(server: &TestServer) -> (Agency, Api) {
    let agency = Agency::create(server, "north").await;
    let browser = Api::browser(&server.url);
    let admin = browser.log_in_with_the_page("admin@north.example", PASSWORD);
    (agency, admin.await)
}

/// Sends a file as a browser does.
async fn upload(api: &Api, path: &str, name: &str, bytes: &[u8]) -> Answer {
    let mut body = format!(
        "--edge\r\nContent-Disposition: form-data; name=\"once\"\r\n\r\n{}\r\n--edge\r\n\
         Content-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n",
        Uuid::new_v4()
    )
    .into_bytes();
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--edge--\r\n");
    let request = api.request(Method::POST, path);
    let request = request.header("content-type", "multipart/form-data; boundary=edge");
    api.send(request.body(body)).await
}

async fn stores(agency: &Agency, client: &str) -> Vec<Store> {
    let id = client.trim_start_matches("/clients/");
    let path = format!("/api/v1/stores?client_id={id}&limit=200");
    let page: Page<Store> = agency.admin.get(&path).await.expect(200).json();
    page.items
}

both_databases!(a_client_gets_stores_and_a_mistake_keeps_what_was_typed);
async fn a_client_gets_stores_and_a_mistake_keeps_what_was_typed(server: TestServer) {
    let (agency, admin) = begin(&server).await;
    let wrong = [
        ("name", "Noor & Söhne"),
        ("currency", "Euro"),
        ("target", "lots"),
    ];
    let page = admin
        .submit("/clients/new", &wrong)
        .await
        .expect(422)
        .text();
    assert!(page.contains("value=\"Noor &#38; Söhne\""), "{page}");
    assert!(
        page.contains("value=\"lots\"") && page.contains("three letters of ISO 4217"),
        "{page}"
    );
    assert!(page.contains("this is no number"), "{page}");

    let once = Uuid::new_v4().to_string();
    let right = [
        ("name", "Noor & Söhne"),
        ("currency", "eur"),
        ("target", "٨٥٫٥ ٪"),
        ("once", once.as_str()),
    ];
    let client = location(&admin.submit("/clients/new", &right).await.expect(303));
    let again = admin.submit("/clients/new", &right).await.expect(303);
    assert_eq!(
        location(&again),
        client,
        "a second click makes no second client"
    );
    let page = admin.get(&client).await.expect(200).text();
    assert!(page.contains("85.5") && page.contains("EUR"), "{page}");

    let new = format!("{client}/stores/new");
    let wrong = [
        ("code", ""),
        ("name", "Corner"),
        ("time_zone", "Mars/Olympus"),
        ("latitude", "91"),
        ("longitude", "east"),
        ("baseline_visits", "0"),
    ];
    let page = admin.submit(&new, &wrong).await.expect(422).text();
    for said in [
        "Code: please fill this in",
        "no IANA time zone",
        "between -90 and 90",
        "Longitude",
        "1 to 50 visits",
    ] {
        assert!(
            page.replace(['\u{2068}', '\u{2069}'], "").contains(said),
            "{said}: {page}"
        );
    }
    let right = [
        ("code", "N-1"),
        ("name", "<script>alert(1)</script>\u{202e}"),
        ("time_zone", "Asia/Riyadh"),
        ("latitude", "24,7136"),
        ("longitude", "46.6753"),
    ];
    admin.submit(&new, &right).await.expect(303);
    let page = admin.get(&client).await.expect(200).text();
    assert!(
        page.contains("&#60;script&#62;") && !page.contains("<script>alert"),
        "{page}"
    );
    let there = stores(&agency, &client).await;
    assert_eq!((there.len(), there[0].latitude), (1, Some(24.7136)));
    let nothing = admin
        .get(&format!("{client}?q=nowhere%25"))
        .await
        .expect(200)
        .text();
    assert!(nothing.contains("Nothing fits these filters."), "{nothing}");
    let found = admin
        .get(&format!("{client}?q=n-1"))
        .await
        .expect(200)
        .text();
    assert!(found.contains("N-1"), "{found}");
}

both_databases!(the_second_of_two_who_edit_is_told_and_keeps_what_they_typed);
async fn the_second_of_two_who_edit_is_told_and_keeps_what_they_typed(server: TestServer) {
    let (agency, admin) = begin(&server).await;
    let client = agency.client("Noor").await;
    let store = agency.store(&client, "n-1", "Asia/Riyadh").await;
    let shown = format!("/clients/{}", client.id);
    let cases = [
        (
            format!("/clients/{}/edit", client.id),
            ("currency", "EUR"),
            ["First client", "Second client"],
        ),
        (
            format!("/stores/{}/edit", store.id),
            ("region", "North"),
            ["First store", "Second store"],
        ),
    ];
    for (path, fixed, [one, two]) in cases {
        let first = [("revision", "1"), ("name", one), fixed];
        let second = [("revision", "1"), ("name", two), fixed];
        admin.submit(&path, &first).await.expect(303);
        let page = admin.submit(&path, &second).await.expect(409).text();
        assert!(
            page.contains(one) && page.contains(&format!("value=\"{two}\"")),
            "{page}"
        );
        assert!(page.contains("name=\"revision\" value=\"2\""), "{page}");
        let page = admin.get(&shown).await.expect(200).text();
        assert!(page.contains(one) && !page.contains(two), "{page}");
        let knowing = [("revision", "2"), ("name", two), fixed];
        admin.submit(&path, &knowing).await.expect(303);
        // What is refused stays about the revision that was read.
        let page = admin
            .submit(&path, &[("revision", "1"), ("name", ""), fixed])
            .await;
        assert!(
            page.expect(422)
                .text()
                .contains("name=\"revision\" value=\"1\"")
        );
    }
}

both_databases!(stores_come_from_a_file_all_or_none);
async fn stores_come_from_a_file_all_or_none(server: TestServer) {
    let (agency, admin) = begin(&server).await;
    let client = format!("/clients/{}", agency.client("Noor").await.id);
    let path = format!("{client}/stores/import");
    let wrong =
        "code,name,time_zone,latitude\nA,First,Asia/Riyadh,24.5\nA,Second,Mars,x\n,Third,UTC,\n";
    let page = upload(&admin, &path, "stores.csv", wrong.as_bytes())
        .await
        .expect(422)
        .text();
    let said = page.replace(['\u{2068}', '\u{2069}'], "");
    for problem in [
        "Code: an earlier row has the same",
        "Time zone: this is no IANA time zone",
        "Latitude: this is no number",
        "Code: please fill this in",
        "2 rows have problems",
    ] {
        assert!(said.contains(problem), "{problem}: {said}");
    }
    let send = [("rows", wrong)];
    admin.submit(&path, &send).await.expect(422);
    assert!(
        stores(&agency, &client).await.is_empty(),
        "nothing is written"
    );

    let right = "\u{feff}Name;Code;Time zone;Region\nمتجر الشمال;A;Asia/Riyadh;North\nகடை;B;Asia/Kolkata;\n";
    let page = upload(&admin, &path, "stores.csv", right.as_bytes())
        .await
        .expect(200)
        .text();
    assert!(
        page.contains("متجر الشمال") && page.contains("Make"),
        "{page}"
    );
    assert!(
        stores(&agency, &client).await.is_empty(),
        "looking writes nothing"
    );
    let once = Uuid::new_v4().to_string();
    let send = [("rows", right), ("once", once.as_str())];
    admin.submit(&path, &send).await.expect(303);
    admin.submit(&path, &send).await.expect(303);
    assert_eq!(stores(&agency, &client).await.len(), 2);
    let page = upload(&admin, &path, "stores.csv", right.as_bytes())
        .await
        .expect(422)
        .text();
    assert!(
        page.contains("has a store with this code already"),
        "{page}"
    );

    // What is downloaded can be taken elsewhere; both kinds of file are read.
    let other = format!("/clients/{}", agency.client("Falafel House").await.id);
    let book = admin.get(&format!("{client}?as=xlsx")).await.expect(200);
    let path = format!("{other}/stores/import");
    let page = upload(&admin, &path, "stores.xlsx", &book.bytes)
        .await
        .expect(200)
        .text();
    assert!(page.contains("கடை"), "{page}");
    for (name, bytes, said) in [
        (
            "a.xlsx",
            b"PK\x03\x04broken".as_slice(),
            "neither an XLSX workbook nor CSV",
        ),
        (
            "a.csv",
            b"\x89PNG\x1a\xff".as_slice(),
            "neither an XLSX workbook nor CSV",
        ),
        (
            "a.csv",
            b"code,name\nA,\xe3\xca\xcc\xd1\n".as_slice(),
            "perhaps in Windows-1256",
        ),
        (
            "a.csv",
            b"code,nome\n".as_slice(),
            "this heading is not known",
        ),
        (
            "a.csv",
            b"code,name,time_zone\n".as_slice(),
            "no rows below",
        ),
        ("", b"".as_slice(), "please fill this in"),
    ] {
        let page = upload(&admin, &path, name, bytes).await.expect(422).text();
        assert!(page.contains(said), "{said}: {page}");
    }
    let large = vec![b'x'; 2_000_001];
    let page = upload(&admin, &path, "a.csv", &large)
        .await
        .expect(422)
        .text();
    assert!(page.contains("at most 2 MB"), "{page}");
}
