//! The ways between pages: from each thing to what belongs to it, and from lists to files.

use api::clients::Client;
use api::page::Page;
use api::people::Role;
use tests::both_databases;
use tests::client::{Answer, Api};
use tests::server::TestServer;
use tests::world::{Agency, PASSWORD, Someone, content_of, small_checklist};
use uuid::Uuid;

async fn at_the_browser(server: &TestServer) -> Api {
    let browser = Api::browser(&server.url);
    browser
        .log_in_with_the_page("admin@north.example", PASSWORD)
        .await
}

/// Follows the link of a page to this address.
async fn follow(browser: &Api, page: &str, to: &str) -> Answer {
    let text = browser.get(page).await.expect(200).text();
    let link = format!("href=\"{}\"", to.replace('&', "&amp;"));
    assert!(text.contains(&link), "{page} leads to {to}: {text}");
    browser.get(to).await.expect(200)
}

/// Sends what a visit asks for.
async fn send(server: &TestServer, agency: &mut Agency, sam: &Someone, visit_id: Uuid) -> Uuid {
    sam.accept(visit_id).await;
    let form = sam.checklist(visit_id).await;
    let photo = agency.photo();
    sam.send_photo(visit_id, &photo).await.expect(201);
    let photos = std::slice::from_ref(&photo);
    let content = content_of(&form, visit_id, server.now(), 0, 1, photos);
    let id = Uuid::now_v7();
    let bytes = serde_json::to_vec(&content).unwrap();
    sam.submit(id, 1, &bytes).await.expect(201);
    id
}

both_databases!(each_thing_leads_to_what_belongs_to_it);
async fn each_thing_leads_to_what_belongs_to_it(server: TestServer) {
    let mut agency = Agency::create(&server, "north").await;
    let client = agency.client("Noor").await;
    let store = agency.store(&client, "n-1", "Asia/Riyadh").await;
    let checklist = agency.publish(&small_checklist(1)).await;
    let sam = agency.someone("sam", Role::Shopper).await;
    let done = agency.visit(&store, &checklist, &sam, server.now()).await;
    let submission = send(&server, &mut agency, &sam, done.id).await;
    agency.approve(submission, 1).await.expect(201);
    let waiting = agency.visit(&store, &checklist, &sam, server.now()).await;
    let submission = send(&server, &mut agency, &sam, waiting.id).await;
    let browser = at_the_browser(&server).await;

    let of_client = format!("/clients/{}", client.id);
    let (report, visits) = (
        format!("/stores/{}/report", store.id),
        format!("/visits?store={}", store.id),
    );
    follow(&browser, &of_client, &format!("{of_client}/report")).await;
    follow(
        &browser,
        &of_client,
        &format!("/visits?client={}", client.id),
    )
    .await;
    let (done, waiting) = (
        format!("/visits/{}", done.id),
        format!("/visits/{}", waiting.id),
    );
    let desk = format!("/reviews/{submission}");
    let edit = format!("/stores/{}/edit", store.id);
    for page in [&of_client, &edit, &done, &desk] {
        let list = follow(&browser, page, &visits).await.text();
        assert!(list.contains(&done) && list.contains(&waiting), "{list}");
        // The list says to which store it is narrowed, and the filter keeps it.
        assert!(list.contains("selected>n-1 · Store n-1"), "{list}");
        follow(&browser, page, &report).await;
    }
    let page = follow(&browser, &waiting, &desk).await.text();
    assert!(page.contains("name=\"decision\""), "{page}");
    follow(&browser, "/visits?state=submitted", &desk).await;
    let page = browser.get(&done).await.text();
    follow(&browser, &done, &format!("{done}/report")).await;
    assert!(!page.contains(&format!("href=\"{waiting}")), "{page}");
    follow(&browser, &desk, &waiting).await;
    let person = format!("/people/{}", sam.id);
    for page in [&done, &desk, &visits] {
        follow(&browser, page, &person).await;
    }
    follow(&browser, &done, &of_client).await;
    follow(&browser, &done, &edit).await;
    follow(&browser, &done, "/checklists/small/1").await;
    let all = format!("/visits?shopper={}", sam.id);
    let list = follow(&browser, &person, &all).await.text();
    assert!(list.contains(&done) && list.contains(&waiting), "{list}");
    let approved = follow(&browser, &person, &format!("{all}&state=approved")).await;
    let approved = approved.text();
    assert!(
        approved.contains(&done) && !approved.contains(&waiting),
        "{approved}"
    );
    for page in [&of_client, &edit, &done, &desk, &person, &visits] {
        for lang in ["ar", "ta"] {
            let mark = if page.contains('?') { '&' } else { '?' };
            browser
                .get(&format!("{page}{mark}lang={lang}"))
                .await
                .expect(200);
        }
    }
}

both_databases!(clients_have_pages_and_checklists_have_files);
async fn clients_have_pages_and_checklists_have_files(server: TestServer) {
    let agency = Agency::create(&server, "north").await;
    for number in 0..60 {
        agency.client(&format!("Client {number:02}")).await;
    }
    let browser = at_the_browser(&server).await;
    let first = browser.get("/clients").await.expect(200).text();
    assert!(
        first.contains("Client 49") && !first.contains("Client 50"),
        "{first}"
    );
    let next = first
        .split("href=\"?")
        .find(|rest| rest.starts_with("cursor="));
    let next = next
        .expect("there is a next page")
        .split('"')
        .next()
        .unwrap();
    let second = browser
        .get(&format!("/clients?{next}"))
        .await
        .expect(200)
        .text();
    assert!(
        second.contains("Client 50") && second.contains("Client 59"),
        "{second}"
    );
    assert!(
        !second.contains("Client 49") && !second.contains("?cursor="),
        "{second}"
    );
    let csv = browser.get("/clients?as=csv").await.expect(200).text();
    assert_eq!(csv.lines().count(), 61);
    // The API gives them page by page, too.
    let path = "/api/v1/clients?limit=40";
    let first: Page<Client> = agency.admin.get(path).await.expect(200).json();
    let next = format!("{path}&cursor={}", first.next_cursor.unwrap());
    let second: Page<Client> = agency.admin.get(&next).await.expect(200).json();
    assert_eq!((first.items.len(), second.items.len()), (40, 20));
    assert_eq!(second.items[0].name, "Client 40");
    assert_eq!(second.next_cursor, None);

    agency.publish(&small_checklist(1)).await;
    agency.publish(&small_checklist(2)).await;
    let page = browser.get("/checklists").await.expect(200).text();
    assert!(
        page.contains("href=\"?as=csv\"") && page.contains("href=\"?as=xlsx\""),
        "{page}"
    );
    let csv = browser
        .get("/checklists?as=csv&lang=ar")
        .await
        .expect(200)
        .text();
    assert!(
        csv.contains("العنوان") && csv.contains(",small,2,2,"),
        "{csv}"
    );
    let book = browser.get("/checklists?as=xlsx").await.expect(200);
    assert!(book.bytes.starts_with(b"PK"));
}

both_databases!(who_has_changed_the_password_is_told_so);
async fn who_has_changed_the_password_is_told_so(server: TestServer) {
    Agency::create(&server, "north").await;
    let browser = at_the_browser(&server).await;
    let other = at_the_browser(&server).await;
    let form = [
        ("old", PASSWORD),
        ("new", "another horse entirely"),
        ("repeat", "another horse entirely"),
    ];
    let done = browser.submit("/account/password", &form).await.expect(303);
    let to = done.headers["location"].to_str().unwrap();
    let page = browser.get(to).await.expect(200).text();
    assert!(page.contains("Your password is changed"), "{page}");
    let page = browser.get("/account").await.expect(200).text();
    assert!(!page.contains("Your password is changed"), "{page}");
    other.get("/account").await.expect(303);
}

both_databases!(p11_all_that_is_wrong_with_a_form_is_told_at_once);
async fn p11_all_that_is_wrong_with_a_form_is_told_at_once(server: TestServer) {
    let agency = Agency::create(&server, "north").await;
    let client = agency.client("Noor").await;
    agency.store(&client, "n-1", "Asia/Riyadh").await;
    agency.publish(&small_checklist(1)).await;
    let browser = at_the_browser(&server).await;
    let id = client.id.to_string();
    let form = [
        ("client", id.as_str()),
        ("dates", "soon"),
        ("from", "noon"),
        ("to", "18:00"),
        ("checklist", "large@1"),
        ("fee", "cheap"),
        ("shopper_id", "nobody@north.example"),
    ];
    let page = browser
        .submit("/visits/new", &form)
        .await
        .expect(422)
        .text();
    for name in ["stores", "dates", "from", "checklist", "fee", "shopper_id"] {
        assert!(
            page.contains(&format!("<a href=\"#{name}\">")),
            "{name}: {page}"
        );
    }
    assert_eq!(page.matches("<a href=\"#").count(), 6, "{page}");

    let form = [("old", "wrong"), ("new", "short"), ("repeat", "other")];
    let page = browser
        .submit("/account/password", &form)
        .await
        .expect(422)
        .text();
    for name in ["old", "new", "repeat"] {
        assert!(
            page.contains(&format!("<a href=\"#{name}\">")),
            "{name}: {page}"
        );
    }
}

both_databases!(a_form_changed_after_the_back_button_is_something_else);
async fn a_form_changed_after_the_back_button_is_something_else(server: TestServer) {
    let agency = Agency::create(&server, "north").await;
    let browser = at_the_browser(&server).await;
    let once = Uuid::new_v4().to_string();
    for name in ["Noor", "Noor", "Falafel House"] {
        let form = [("name", name), ("currency", "SAR"), ("once", once.as_str())];
        let made = browser.submit("/clients/new", &form).await.expect(303);
        let to = made.headers["location"].to_str().unwrap();
        let page = browser.get(to).await.expect(200).text();
        assert!(
            page.contains(&format!("<h1><bdi>{name}</bdi></h1>")),
            "{page}"
        );
    }
    let list = browser.get("/clients?as=csv").await.expect(200).text();
    assert_eq!(list.lines().count(), 3, "{list}");
    drop(agency);
}

both_databases!(who_is_shut_out_is_out_of_the_browser_and_the_program_at_once);
async fn who_is_shut_out_is_out_of_the_browser_and_the_program_at_once(server: TestServer) {
    let agency = Agency::create(&server, "north").await;
    let carol = agency.someone("carol", Role::Contractor).await;
    let hers = Api::browser(&server.url)
        .log_in_with_the_page(&carol.email, PASSWORD)
        .await;
    let (program, _) = agency.anonymous.log_in(&carol.email, PASSWORD).await;
    hers.get("/visits").await.expect(200);
    program.get("/api/v1/me").await.expect(200);
    let browser = at_the_browser(&server).await;
    let path = format!("/people/{}/deactivate", carol.id);
    browser.submit(&path, &[]).await.expect(303);
    hers.get("/visits").await.expect(303);
    program.get("/api/v1/me").await.problem(401);
}
