//! People on pages: invited, changed, shut out and let in again, imported.

use api::page::Page;
use api::people::{Person, Role};
use tests::both_databases;
use tests::client::Api;
use tests::server::TestServer;
use tests::world::{Agency, PASSWORD, set_password, small_checklist};
use uuid::Uuid;

async fn begin(server: &TestServer) -> (Agency, Api) {
    let agency = Agency::create(server, "north").await;
    let browser = Api::browser(&server.url);
    let admin = browser.log_in_with_the_page("admin@north.example", PASSWORD);
    (agency, admin.await)
}

/// The link that a page shows, without its server.
fn link(page: &str) -> &str {
    let rest = page.split_once("/password/").expect("a link is shown").1;
    rest.split(['"', '<']).next().unwrap()
}

async fn everybody(agency: &Agency) -> Vec<Person> {
    let page: Page<Person> = agency
        .admin
        .get("/api/v1/people?limit=200")
        .await
        .expect(200)
        .json();
    page.items
}

both_databases!(somebody_is_invited_works_is_shut_out_and_let_in_again);
async fn somebody_is_invited_works_is_shut_out_and_let_in_again(server: TestServer) {
    let (agency, admin) = begin(&server).await;
    let wrong = [("name", "سارة"), ("email", "nowhere"), ("role", "shopper")];
    let page = admin.submit("/people/new", &wrong).await.expect(422).text();
    assert!(
        page.contains("value=\"سارة\"") && page.contains("no e-mail address"),
        "{page}"
    );
    let once = Uuid::new_v4().to_string();
    let right = [
        ("name", "سارة"),
        ("email", "sara@north.example"),
        ("role", "shopper"),
        ("once", once.as_str()),
    ];
    let page = admin.submit("/people/new", &right).await.expect(200).text();
    let again = admin.submit("/people/new", &right).await.expect(200).text();
    assert_eq!(
        link(&page),
        link(&again),
        "a second click invites nobody twice"
    );
    set_password(&agency.anonymous, link(&page), PASSWORD)
        .await
        .expect(200);
    let sara = everybody(&agency)
        .await
        .into_iter()
        .find(|person| person.name == "سارة")
        .unwrap();
    let (api, _) = agency
        .anonymous
        .log_in("sara@north.example", PASSWORD)
        .await;
    let one = format!("/people/{}", sara.id);

    let page = admin.get(&one).await.expect(200).text();
    assert!(page.contains("No rate yet: n = 0"), "{page}");
    admin
        .submit(&format!("{one}/edit"), &[("name", "Sara <b>")])
        .await
        .expect(303);
    let page = admin.get(&one).await.expect(200).text();
    assert!(page.contains("Sara &#60;b&#62;"), "{page}");

    admin
        .submit(&format!("{one}/deactivate"), &[])
        .await
        .expect(303);
    api.get("/api/v1/me").await.problem(401);
    let page = admin
        .get("/people?status=deactivated")
        .await
        .expect(200)
        .text();
    assert!(
        page.contains(&one) && page.matches("<tr>").count() == 2,
        "{page}"
    );
    admin
        .submit(&format!("{one}/reactivate"), &[])
        .await
        .expect(303);
    api.get("/api/v1/me").await.problem(401);
    agency
        .anonymous
        .log_in("sara@north.example", PASSWORD)
        .await;

    let page = admin
        .submit(&format!("{one}/link"), &[])
        .await
        .expect(200)
        .text();
    set_password(&agency.anonymous, link(&page), "another horse entirely")
        .await
        .expect(200);
}

both_databases!(an_owner_sees_the_stores_that_the_page_lists);
async fn an_owner_sees_the_stores_that_the_page_lists(server: TestServer) {
    let (agency, admin) = begin(&server).await;
    let client = agency.client("Noor").await;
    let store = agency.store(&client, "n-1", "Asia/Riyadh").await;
    agency.store(&client, "n-2", "Asia/Riyadh").await;
    let id = client.id.to_string();
    let form = |stores| {
        [
            ("name", "Olga"),
            ("email", "olga@north.example"),
            ("role", "owner"),
            ("client_id", id.as_str()),
            ("stores", stores),
        ]
    };
    let page = admin
        .submit("/people/new", &form("n-1\nn-9"))
        .await
        .expect(422)
        .text();
    assert!(
        page.contains("n-9") && page.contains("no stores with these codes"),
        "{page}"
    );
    let page = admin
        .submit("/people/new", &form(" n-1 \r\n"))
        .await
        .expect(200)
        .text();
    set_password(&agency.anonymous, link(&page), PASSWORD)
        .await
        .expect(200);
    let (olga, _) = agency
        .anonymous
        .log_in("olga@north.example", PASSWORD)
        .await;
    let seen = async || -> usize {
        let page: Page<api::stores::Store> = olga.get("/api/v1/stores").await.expect(200).json();
        page.items.len()
    };
    assert_eq!(seen().await, 1);
    let person = everybody(&agency)
        .await
        .into_iter()
        .find(|person| person.role == Role::Owner);
    let person = person.unwrap();
    assert_eq!(person.store_ids, Some(vec![store.id]));
    let edit = format!("/people/{}/edit", person.id);
    admin
        .submit(&edit, &[("name", "Olga"), ("stores", "")])
        .await
        .expect(303);
    assert_eq!(seen().await, 2, "no codes are all stores");
    let page = admin
        .get("/people?role=owner&as=csv")
        .await
        .expect(200)
        .text();
    assert!(
        page.contains("Olga,olga@north.example,Store owner,Active,Noor"),
        "{page}"
    );
}

both_databases!(only_an_admin_touches_contractors_on_pages_too);
async fn only_an_admin_touches_contractors_on_pages_too(server: TestServer) {
    let (agency, admin) = begin(&server).await;
    let carol = agency.someone("carol", Role::Contractor).await;
    let colin = agency.someone("colin", Role::Contractor).await;
    let page = Api::browser(&server.url)
        .log_in_with_the_page(&carol.email, PASSWORD)
        .await;
    let one = format!("/people/{}", colin.id);
    let text = page.get(&one).await.expect(200).text();
    assert!(
        !text.contains("/link\"") && !text.contains("/deactivate\""),
        "{text}"
    );
    page.get(&format!("{one}/edit")).await.expect(403);
    page.submit(&format!("{one}/edit"), &[("name", "x")])
        .await
        .expect(403);
    page.submit(&format!("{one}/link"), &[]).await.expect(403);
    page.submit(&format!("{one}/deactivate"), &[])
        .await
        .expect(403);
    let invite = [
        ("name", "x"),
        ("email", "x@north.example"),
        ("role", "admin"),
    ];
    page.submit("/people/new", &invite).await.expect(403);
    let text = admin.get(&one).await.expect(200).text();
    assert!(
        text.contains("/link\"") && text.contains("/deactivate\""),
        "{text}"
    );
    // Nobody shuts themselves out.
    let me: api::session::Me = agency.admin.get("/api/v1/me").await.json();
    let own = format!("/people/{}/deactivate", me.id);
    admin.submit(&own, &[]).await.expect(409);
}

both_databases!(people_come_from_a_file_each_with_a_link);
async fn people_come_from_a_file_each_with_a_link(server: TestServer) {
    let (agency, admin) = begin(&server).await;
    let client = agency.client("Noor").await;
    agency.store(&client, "n-1", "Asia/Riyadh").await;
    let wrong = "name,email,role,client,stores\nA,a@x.example,shopper,,\nB,A@x.example,owner,Nobody,\n\
                 C,c,king,,\nD,admin@north.example,shopper,Noor,\nE,e@x.example,owner,Noor,n-7\n";
    let page = admin
        .submit("/people/import", &[("rows", wrong)])
        .await
        .expect(422)
        .text();
    let said = page.replace(['\u{2068}', '\u{2069}'], "");
    for problem in [
        "E-mail address: an earlier row has the same",
        "Client: there is no client of this name",
        "Role: this is no role that there is",
        "E-mail address: somebody in the agency has this address already",
        "Client: only a store owner has this",
        "Stores seen: the client has no store with one of these codes",
        "4 rows have problems",
    ] {
        assert!(said.contains(problem), "{problem}: {said}");
    }
    assert_eq!(everybody(&agency).await.len(), 1);

    let right =
        "name,email,role,client,stores\nA,a@x.example,shopper,,\n=E,e@x.example,owner,Noor,n-1\n";
    let page = admin
        .submit("/people/import", &[("rows", right)])
        .await
        .expect(200)
        .text();
    assert!(
        page.contains("download=\"links.csv\"") && page.contains("%27%3DE"),
        "{page}"
    );
    set_password(&agency.anonymous, link(&page), PASSWORD)
        .await
        .expect(200);
    agency.anonymous.log_in("a@x.example", PASSWORD).await;
    let carol = agency.someone("carol", Role::Contractor).await;
    let carol = Api::browser(&server.url)
        .log_in_with_the_page(&carol.email, PASSWORD)
        .await;
    let rows = "name,email,role\nF,f@x.example,admin\n";
    let page = carol
        .submit("/people/import", &[("rows", rows)])
        .await
        .expect(422)
        .text();
    assert!(page.contains("only an admin invites"), "{page}");
}

both_databases!(p8_a_shopper_page_gives_rates_with_n_and_interval);
async fn p8_a_shopper_page_gives_rates_with_n_and_interval(server: TestServer) {
    let (mut agency, admin) = begin(&server).await;
    let client = agency.client("Noor").await;
    let store = agency.store(&client, "n-1", "Asia/Riyadh").await;
    let checklist = agency.publish(&small_checklist(1)).await;
    let sam = agency.someone("sam", Role::Shopper).await;
    let visit = agency.visit(&store, &checklist, &sam, server.now()).await;
    let one = format!("/people/{}", sam.id);
    let page = admin.get(&one).await.expect(200).text();
    assert!(
        page.contains("Store n-1") && page.contains("No rate yet: n = 0"),
        "{page}"
    );
    assert!(page.contains("visit that is not finished"), "{page}");

    sam.accept(visit.id).await;
    let form = sam.checklist(visit.id).await;
    let photo = agency.photo();
    sam.send_photo(visit.id, &photo).await.expect(201);
    let content = tests::world::content_of(
        &form,
        visit.id,
        server.now(),
        0,
        1,
        std::slice::from_ref(&photo),
    );
    let submission = Uuid::now_v7();
    let bytes = serde_json::to_vec(&content).unwrap();
    sam.submit(submission, 1, &bytes).await.expect(201);
    agency.approve(submission, 1).await.expect(201);
    let page = admin.get(&one).await.expect(200).text();
    let said = page.replace(['\u{2068}', '\u{2069}'], "");
    // 1 of 1: Wilson gives 1 / (1 + 1.96²) = 20.65 % to 100 %; 0 of 1 its mirror, 0 % to 79.35 %.
    assert!(
        said.contains("100.0\u{a0}% of n = 1 (95 % interval: 20.7\u{a0}% to 100.0\u{a0}%)"),
        "{said}"
    );
    assert!(
        said.contains("0.0\u{a0}% of n = 1 (95 % interval: 0.0\u{a0}% to 79.4\u{a0}%)"),
        "{said}"
    );
}
