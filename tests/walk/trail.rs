//! P12: whatever changes state leaves a line in the trail, in the same transaction.

use api::people::{Invited, Link};
use api::visits::TrailEntry;
use backend::app::App;
use backend::http::routes::Access;
use backend::service::agencies;
use reqwest::Method;
use serde_json::json;
use tests::both_databases;
use tests::client::{Answer, Api};
use tests::server::TestServer;
use tests::world::{PASSWORD, set_password};
use uuid::Uuid;

use crate::calls::{Row, walk};
use crate::database::{census, execute, is_postgres, query};
use crate::town::{Needs, Things, Town};

/// Routes that leave no line of their own, and why.
const WITHOUT_A_LINE: [(&str, &str); 2] = [
    (
        "POST /api/v1/session/refresh",
        "the log-in goes on; its beginning, its end and a revocation have lines",
    ),
    (
        "POST /api/v1/checklist-drafts/{id}/score",
        "it tells the score of imagined answers and keeps nothing",
    ),
];

/// From now on the database takes no line: a change that needs one must fail as a whole.
async fn close_the_trail(app: &App) {
    let sql = if is_postgres(app) {
        "CREATE TRIGGER closed BEFORE INSERT ON trail FOR EACH STATEMENT EXECUTE FUNCTION refuse_trail_change()"
    } else {
        "CREATE TRIGGER closed BEFORE INSERT ON trail BEGIN SELECT RAISE(ABORT, 'the trail is closed'); END"
    };
    execute(app, sql).await.unwrap();
}

async fn open_the_trail(app: &App) {
    let sql = if is_postgres(app) {
        "DROP TRIGGER closed ON trail"
    } else {
        "DROP TRIGGER closed"
    };
    execute(app, sql).await.unwrap();
}

/// The caller's token, or a fresh one where calling ends it.
async fn caller(access: Access, row: &Row, town: &Town) -> (Api, Option<Uuid>) {
    if row.ends_the_session() {
        let (api, tokens) = town
            .agency
            .anonymous
            .log_in(&town.contractor.email, PASSWORD)
            .await;
        return (api, Some(tokens.user.id));
    }
    match access {
        Access::Open => (town.agency.anonymous.clone(), Some(town.owner.id)),
        Access::Shopper => (town.shopper.api.clone(), Some(town.shopper.id)),
        Access::Admin => {
            let admin: api::session::Me = town.agency.admin.get("/api/v1/me").await.json();
            (town.agency.admin.clone(), Some(admin.id))
        }
        _ => (town.contractor.api.clone(), Some(town.contractor.id)),
    }
}

/// Who wrote the lines of the trail, oldest first.
async fn writers(app: &App) -> Vec<Option<Uuid>> {
    let rows = query(app, "SELECT user_id FROM trail ORDER BY id").await;
    rows.iter()
        .map(|row| row.try_get("", "user_id").unwrap())
        .collect()
}

both_databases!(p12_every_change_leaves_a_line_or_does_not_happen);
async fn p12_every_change_leaves_a_line_or_does_not_happen(server: TestServer) {
    let (app, town) = (&server.app, Town::build(&server, "north").await);
    let mut changes = 0;
    for (route, row) in walk() {
        if row.method == Method::GET {
            continue;
        }
        let excused = WITHOUT_A_LINE.iter().any(|(name, _)| *name == row.name());
        let things: Things = town.make(row.needs).await;
        let (api, who) = caller(route.access, &row, &town).await;
        let call = async || -> Answer { row.send(&api, &town, &things).await };

        let before = census(app).await;
        close_the_trail(app).await;
        let closed = call().await;
        open_the_trail(app).await;
        if excused {
            closed.expect(route.gives.0);
            continue;
        }
        closed.problem(500);
        assert_eq!(
            before,
            census(app).await,
            "{} wrote without a line",
            row.name()
        );

        let answer = call().await;
        assert_eq!(
            answer.status.as_u16(),
            route.gives.0,
            "{}: {}",
            row.name(),
            answer.text()
        );
        let written = writers(app).await.split_off(before["trail"] as usize);
        assert!(!written.is_empty(), "{} left no line", row.name());
        assert!(
            written.iter().all(|user| *user == who),
            "{}: {written:?}",
            row.name()
        );
        changes += 1;
    }
    assert!(changes >= 18, "only {changes} changes");
}

both_databases!(p12_what_is_said_a_second_time_leaves_no_second_line);
async fn p12_what_is_said_a_second_time_leaves_no_second_line(server: TestServer) {
    let town = Town::build(&server, "north").await;
    let things = town.make(Needs::Photo).await;
    let photo = format!("/api/v1/photos/{}?visit={}", things.sha256, things.visit);
    let photo = async || {
        town.shopper
            .api
            .put(&photo, "application/octet-stream", things.content.clone())
            .await
    };
    let sent = town.make(Needs::Submitted).await;
    photo().await.expect(201);
    let before = census(&server.app).await;
    photo().await.expect(200);
    town.shopper.accept(things.visit).await;
    town.shopper
        .submit(sent.submission, 1, &sent.content)
        .await
        .expect(200);
    assert_eq!(before, census(&server.app).await);
}

both_databases!(p12_pages_and_a_revoked_log_in_leave_lines_too);
async fn p12_pages_and_a_revoked_log_in_leave_lines_too(server: TestServer) {
    let app = &server.app;
    let anonymous = Api::anonymous(&server.url);
    let setup = agencies::offer_setup(app).await.unwrap().unwrap();
    let setup = setup.strip_prefix(&server.url).unwrap();
    let steps = "agency_name=North&agency_slug=north&name=Ada&email=admin%40north.example&password=correct+horse+battery&repeat=correct+horse+battery";
    let form = "application/x-www-form-urlencoded";
    let before = census(app).await;
    close_the_trail(app).await;
    anonymous.post_text(setup, form, steps).await.expect(500);
    open_the_trail(app).await;
    assert_eq!(before, census(app).await);
    anonymous.post_text(setup, form, steps).await.expect(200);
    assert_eq!(census(app).await["trail"], 2, "the agency and its admin");

    let (admin, _) = anonymous.log_in("admin@north.example", PASSWORD).await;
    let new = json!({ "email": "sam@north.example", "name": "Sam", "role": "shopper" });
    let invited: Invited = admin.post("/api/v1/people", &new).await.expect(201).json();
    let token = invited.link.url.rsplit('/').next().unwrap();
    let before = census(app).await;
    close_the_trail(app).await;
    set_password(&anonymous, token, PASSWORD).await.expect(500);
    open_the_trail(app).await;
    assert_eq!(before, census(app).await);
    set_password(&anonymous, token, PASSWORD).await.expect(200);
    assert_eq!(writers(app).await.last(), Some(&Some(invited.person.id)));

    let (_, first) = anonymous.log_in("sam@north.example", PASSWORD).await;
    let refresh = async |token: &str| {
        anonymous
            .post(
                "/api/v1/session/refresh",
                &json!({ "refresh_token": token }),
            )
            .await
    };
    let second: api::session::Tokens = refresh(&first.refresh_token).await.expect(200).json();
    refresh(&second.refresh_token).await.expect(200);
    refresh(&first.refresh_token).await.problem(401);
    let last = query(app, "SELECT action FROM trail ORDER BY id DESC LIMIT 1").await;
    assert_eq!(
        last[0].try_get::<String>("", "action").unwrap(),
        "session.revoked_for_reuse"
    );
}

both_databases!(p12_a_visits_trail_says_who_when_what_before_and_after);
async fn p12_a_visits_trail_says_who_when_what_before_and_after(server: TestServer) {
    let town = Town::build(&server, "north").await;
    let path = format!("/api/v1/visits/{}/trail", town.standing.visit);
    let page: api::page::Page<TrailEntry> = town.contractor.api.get(&path).await.expect(200).json();
    let admin: api::session::Me = town.agency.admin.get("/api/v1/me").await.json();
    let (admin, sam) = (Some(admin.id), Some(town.shopper.id));
    let told: Vec<(&str, Option<Uuid>)> = page
        .items
        .iter()
        .map(|entry| (entry.action.as_str(), entry.user_id))
        .collect();
    let expected = [
        ("visit.scheduled", admin),
        ("visit.assigned", admin),
        ("visit.accepted", sam),
        ("photo.received", sam),
        ("visit.submitted", sam),
        ("visit.approved", admin),
    ];
    assert_eq!(told, expected);
    assert!(page.items.iter().all(|entry| entry.at == server.now()));
    let approved = page.items.last().unwrap();
    assert_eq!(approved.before.as_ref().unwrap()["state"], "submitted");
    assert_eq!(approved.after.as_ref().unwrap()["state"], "approved");
    assert_eq!(
        approved.after.as_ref().unwrap()["facts"]["anonymity_confirmed"],
        true
    );
}

both_databases!(p12_the_database_refuses_to_change_or_shorten_the_trail);
async fn p12_the_database_refuses_to_change_or_shorten_the_trail(server: TestServer) {
    let town = Town::build(&server, "north").await;
    let path = format!("/api/v1/people/{}/link", town.shopper.id);
    let _: Link = town
        .agency
        .admin
        .post_nothing(&path)
        .await
        .expect(201)
        .json();
    let all = async || {
        let sql = "SELECT action, at, subject_id FROM trail ORDER BY id";
        let rows = query(&server.app, sql).await;
        rows.iter()
            .map(|row| {
                let action: String = row.try_get("", "action").unwrap();
                let at: i64 = row.try_get("", "at").unwrap();
                (action, at, row.try_get::<Uuid>("", "subject_id").unwrap())
            })
            .collect::<Vec<_>>()
    };
    let before = all().await;
    assert!(before.len() > 20);
    let mut statements = vec![
        "UPDATE trail SET action = 'nothing'",
        "UPDATE trail SET at = 0 WHERE action = 'visit.approved'",
        "DELETE FROM trail",
        "DELETE FROM trail WHERE action = 'visit.approved'",
    ];
    if is_postgres(&server.app) {
        statements.extend([
            "TRUNCATE trail",
            "TRUNCATE trail CASCADE",
            "TRUNCATE agencies CASCADE",
        ]);
    } else {
        statements.push(
            "REPLACE INTO trail SELECT id, agency_id, 0, user_id, action, subject_kind, \
             subject_id, before, after FROM trail",
        );
    }
    for sql in statements {
        let refused = execute(&server.app, sql).await.expect_err(sql);
        assert!(
            refused.to_string().contains("append-only"),
            "{sql}: {refused}"
        );
        assert_eq!(all().await, before, "{sql}");
    }
}

both_databases!(p12_the_trail_names_nobody_so_that_a_person_can_be_erased);
async fn p12_the_trail_names_nobody_so_that_a_person_can_be_erased(server: TestServer) {
    let town = Town::build(&server, "north").await;
    let things = town.make(Needs::Submitted).await;
    assert_eq!(
        town.agency
            .send_back(things.submission, 1, "say more")
            .await
            .status,
        201
    );
    let sql = "SELECT coalesce(before, '') AS b, coalesce(after, '') AS a FROM trail";
    for row in query(&server.app, sql).await {
        for column in ["a", "b"] {
            let text: String = row.try_get("", column).unwrap();
            for (_, someone) in town.people() {
                let name = someone.email.split('@').next().unwrap();
                assert!(!text.contains(name), "{name} is named in {text}");
            }
            assert!(!text.contains('@'), "an address stands in {text}");
        }
    }
}
