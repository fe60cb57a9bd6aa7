//! Scheduling, the life of a visit, and reviews.

use api::page::Page;
use api::people::{Person, Role};
use api::visits::{BulkScheduled, TrailEntry, Visit, VisitState};
use chrono::TimeDelta;
use serde_json::json;
use tests::both_databases;
use tests::server::TestServer;
use tests::world::{Agency, PASSWORD, set_password, small_checklist};
use uuid::Uuid;

both_databases!(many_visits_are_scheduled_from_csv_or_none);
async fn many_visits_are_scheduled_from_csv_or_none(server: TestServer) {
    let agency = Agency::create(&server, "north").await;
    let client = agency.client("Falafel House").await;
    agency.store(&client, "A1", "Asia/Riyadh").await;
    agency.store(&client, "A2", "Europe/London").await;
    agency.publish(&small_checklist(1)).await;
    let shopper = agency.someone("sam", Role::Shopper).await;
    let path = format!(
        "/api/v1/visits/bulk?client_id={}&checklist=small&version=1",
        client.id
    );
    let bad = format!(
        "store_code,window_from,window_to,shopper_email,fee\n\
         A1,2026-03-09T10:00,2026-03-09T18:00,{0},12.50\n\
         A9,2026-03-09T10:00,2026-03-09T18:00,{0},12.50\n\
         A2,2026-03-09T10:00,2026-03-09T08:00,{0},12.50\n\
         A2,2026-03-09T10:00,2026-03-09T18:00,nobody@x.example,12.50\n",
        shopper.email
    );
    let problem = agency
        .admin
        .post_text(&path, "text/csv", &bad)
        .await
        .problem(422);
    let mut places: Vec<&str> = problem
        .errors
        .iter()
        .map(|error| error.at.as_str())
        .collect();
    places.sort_unstable();
    assert_eq!(
        places,
        [
            "line 3, store_code",
            "line 4, window_to",
            "line 5, shopper_email"
        ]
    );
    let all: Page<Visit> = agency.admin.get("/api/v1/visits").await.expect(200).json();
    assert_eq!(all.items.len(), 0, "nothing is written if any row is wrong");

    let mut good = "store_code,window_from,window_to,shopper_email,fee,note\n".to_owned();
    for day in 1..=30 {
        good += &format!(
            "A{},2026-04-{day:02}T10:00,2026-04-{day:02} 18:30,{},12.5,\"Bring a friend, please\"\n",
            1 + day % 2,
            if day % 3 == 0 { "" } else { &shopper.email }
        );
    }
    let made: BulkScheduled = agency
        .admin
        .post_text(&path, "text/csv", &good)
        .await
        .expect(201)
        .json();
    assert_eq!(made.visit_ids.len(), 30);
    let open: Page<Visit> = agency
        .admin
        .get("/api/v1/visits?state=open&limit=200")
        .await
        .expect(200)
        .json();
    assert_eq!(open.items.len(), 10);
    let visit = &open.items[0];
    assert_eq!(
        (visit.fee_minor, visit.note.as_str()),
        (1_250, "Bring a friend, please")
    );

    // Read page by page, everything comes once, in the order of its due instant.
    let mut seen = Vec::new();
    let mut cursor = String::new();
    loop {
        let path = format!("/api/v1/visits?limit=7{cursor}");
        let page: Page<Visit> = agency.admin.get(&path).await.expect(200).json();
        seen.extend(page.items.iter().map(|visit| (visit.due_at, visit.id)));
        match page.next_cursor {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    let mut sorted = seen.clone();
    sorted.sort_by_key(|(due_at, _)| *due_at);
    sorted.dedup_by_key(|(_, id)| *id);
    assert_eq!(seen.len(), 30);
    assert_eq!(sorted.len(), 30);
    assert!(seen.is_sorted_by_key(|(due_at, _)| *due_at));
    let path = format!(
        "/api/v1/visits?shopper_id={}&due_from=2026-04-10T00:00:00Z&due_to=2026-04-20T00:00:00Z",
        shopper.id
    );
    let some: Page<Visit> = agency.admin.get(&path).await.expect(200).json();
    assert_eq!(some.items.len(), 7, "ten days without 12, 15 and 18");
}

both_databases!(a_visit_lives_by_the_table_and_leaves_a_trail);
async fn a_visit_lives_by_the_table_and_leaves_a_trail(server: TestServer) {
    let agency = Agency::create(&server, "north").await;
    let client = agency.client("Falafel House").await;
    let store = agency.store(&client, "A1", "Asia/Riyadh").await;
    let checklist = agency.publish(&small_checklist(1)).await;
    let sam = agency.someone("sam", Role::Shopper).await;
    let kim = agency.someone("kim", Role::Shopper).await;
    let visit = agency.visit(&store, &checklist, &sam, server.now()).await;
    let path = format!("/api/v1/visits/{}", visit.id);
    let assignment = format!("/api/v1/assignments/{}", visit.id);

    sam.api
        .post(&format!("{assignment}/decline"), &json!({ "reason": "" }))
        .await
        .problem(422);
    sam.api
        .post(
            &format!("{assignment}/decline"),
            &json!({ "reason": "ill" }),
        )
        .await
        .expect(204);
    sam.api.get(&assignment).await.problem(404);
    let assign = format!("{path}/assign");
    let given: Visit = agency
        .admin
        .post(&assign, &json!({ "shopper_id": kim.id }))
        .await
        .expect(200)
        .json();
    assert_eq!(
        (given.state, given.shopper_id),
        (VisitState::Assigned, Some(kim.id))
    );
    agency
        .admin
        .post(&assign, &json!({ "shopper_id": kim.id }))
        .await
        .problem(409);
    let nobody = json!({ "shopper_id": Uuid::now_v7() });
    agency.admin.post(&assign, &nobody).await.problem(422);
    sam.accept_is_refused(visit.id).await;
    kim.accept(visit.id).await;
    kim.accept(visit.id).await;
    let cancel = format!("{path}/cancel");
    let expire = format!("{path}/expire");
    let early = agency
        .admin
        .post(&expire, &json!({ "reason": "late" }))
        .await
        .problem(409);
    assert_eq!(early.state.as_deref(), Some("accepted"));
    let reason = json!({ "reason": "the store is being rebuilt" });
    agency.admin.post(&cancel, &reason).await.expect(200);
    let again = agency.admin.post(&cancel, &reason).await.problem(409);
    assert_eq!(again.state.as_deref(), Some("cancelled"));
    assert!(again.detail.unwrap().contains("cancelled"));

    let trail: Page<TrailEntry> = agency
        .admin
        .get(&format!("{path}/trail"))
        .await
        .expect(200)
        .json();
    let actions: Vec<&str> = trail
        .items
        .iter()
        .map(|entry| entry.action.as_str())
        .collect();
    assert_eq!(
        actions,
        [
            "visit.scheduled",
            "visit.assigned",
            "visit.declined",
            "visit.assigned",
            "visit.accepted",
            "visit.cancelled"
        ]
    );
    assert_eq!(trail.items[2].user_id, Some(sam.id));
    assert_eq!(
        trail.items[2].after.as_ref().unwrap()["facts"]["reason"],
        "ill"
    );
}

both_databases!(p5_a_published_version_never_changes_and_old_visits_keep_theirs);
async fn p5_a_published_version_never_changes_and_old_visits_keep_theirs(server: TestServer) {
    let agency = Agency::create(&server, "north").await;
    let client = agency.client("Falafel House").await;
    let store = agency.store(&client, "A1", "Asia/Riyadh").await;
    let first = agency.publish(&small_checklist(1)).await;
    let again = agency.publish(&small_checklist(1)).await;
    assert_eq!(
        first.hash, again.hash,
        "the same source again is the same version"
    );
    let shopper = agency.someone("sam", Role::Shopper).await;
    let visit = agency.visit(&store, &first, &shopper, server.now()).await;

    let changed = small_checklist(1).replace("points: 3", "points: 4");
    let path = "/api/v1/checklists";
    let problem = agency
        .admin
        .post_text(path, "application/yaml", &changed)
        .await
        .problem(409);
    assert_eq!(problem.code, "version_published");
    // A later version whose points changed must say whether results stay comparable.
    let silent = changed.replace("version: 1", "version: 2");
    let problem = agency
        .admin
        .post_text(path, "application/yaml", &silent)
        .await
        .problem(422);
    assert!(
        problem
            .errors
            .iter()
            .any(|error| error.code == "comparable_missing" && error.line.is_some()),
        "{problem:?}"
    );
    let wrong = "checklist: small\nversion: 2\ntitle: x\nsections: [";
    let problem = agency
        .admin
        .post_text(path, "application/yaml", wrong)
        .await
        .problem(422);
    assert!(problem.errors[0].at.starts_with("line "), "{problem:?}");

    let seen = shopper.checklist(visit.id).await;
    assert_eq!(seen.hash(), first.hash);
}

both_databases!(an_invitation_link_sets_a_password_once);
async fn an_invitation_link_sets_a_password_once(server: TestServer) {
    let agency = Agency::create(&server, "north").await;
    let new = json!({ "email": "Zoë@Example.org", "name": "Zoë", "role": "shopper" });
    let invited: api::people::Invited = agency
        .admin
        .post("/api/v1/people", &new)
        .await
        .expect(201)
        .json();
    agency.admin.post("/api/v1/people", &new).await.problem(422);
    let token = invited.link.url.rsplit('/').next().unwrap().to_owned();
    for (lang, word) in [
        ("en", "Set your password"),
        ("ar", "تعيين كلمة المرور"),
        ("ta", "கடவுச்சொல்லை"),
    ] {
        let page = agency
            .anonymous
            .get(&format!("/password/{token}?lang={lang}"))
            .await
            .expect(200);
        assert!(page.text().contains(word), "{lang}");
        let policy = page.headers["content-security-policy"]
            .to_str()
            .unwrap()
            .to_owned();
        assert!(!policy.contains("unsafe"), "{policy}");
    }
    let weak = set_password(&agency.anonymous, &token, "short")
        .await
        .expect(422);
    assert!(weak.text().contains("at least 8 characters"));
    set_password(&agency.anonymous, &token, PASSWORD)
        .await
        .expect(200);
    set_password(&agency.anonymous, &token, "another good password")
        .await
        .expect(404);
    agency.anonymous.log_in("zoË@example.org", PASSWORD).await;

    let cross = agency
        .anonymous
        .request(reqwest::Method::POST, &format!("/password/{token}"))
        .header("origin", "https://evil.example")
        .header("sec-fetch-site", "cross-site")
        .header("content-type", "application/x-www-form-urlencoded")
        .body("password=x&repeat=x");
    assert_eq!(agency.anonymous.send(cross).await.status, 403);

    let link: api::people::Link = agency
        .admin
        .post_nothing(&format!("/api/v1/people/{}/link", invited.person.id))
        .await
        .expect(201)
        .json();
    let token = link.url.rsplit('/').next().unwrap().to_owned();
    server.set_clock(server.now() + TimeDelta::days(8));
    agency
        .anonymous
        .get(&format!("/password/{token}"))
        .await
        .expect(404);
    let page = agency
        .anonymous
        .get("/password/never-made")
        .await
        .expect(404);
    assert!(page.text().contains("does not work"));
}

both_databases!(first_steps_with_the_set_up_link);
async fn first_steps_with_the_set_up_link(server: TestServer) {
    let link = backend::service::agencies::offer_setup(&server.app)
        .await
        .unwrap()
        .unwrap();
    let anonymous = tests::client::Api::anonymous(&server.url);
    let path = link.strip_prefix(&server.url).unwrap().to_owned();
    anonymous.get(&path).await.expect(200);
    let send = |body: &'static str| {
        let request = anonymous
            .request(reqwest::Method::POST, &path)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body);
        anonymous.send(request)
    };
    let wrong = send("agency_name=&agency_slug=Not+good&name=A&email=a&password=long+enough+1&repeat=long+enough+1")
        .await
        .expect(422);
    assert_eq!(
        wrong.text().matches("<li><a href=\"#").count(),
        3,
        "{}",
        wrong.text()
    );
    send("agency_name=North&agency_slug=north&name=Ada&email=ada%40north.example&password=long+enough+1&repeat=long+enough+1")
        .await
        .expect(200);
    anonymous.get(&path).await.expect(404);
    let (admin, _) = anonymous.log_in("ada@north.example", "long enough 1").await;
    let people: Page<Person> = admin.get("/api/v1/people").await.expect(200).json();
    assert_eq!(people.items.len(), 1);
    assert!(
        backend::service::agencies::offer_setup(&server.app)
            .await
            .unwrap()
            .is_none()
    );
}
