//! P5: what is published never changes, whoever calls whatever.

use api::checklist_drafts::Draft;
use backend::app::App;
use serde_json::json;
use tests::both_databases;
use tests::server::TestServer;
use tests::world::small_checklist;

use crate::access::principals;
use crate::calls::walk;
use crate::database::{execute, is_postgres, query};
use crate::town::{Needs, Town};

/// Every row of the table, each column as the database writes it.
async fn rows(app: &App) -> Vec<String> {
    let columns = app.db.columns().await.unwrap();
    let texts: Vec<String> = columns
        .iter()
        .filter(|(table, _)| table == "checklist_versions")
        .map(|(_, column)| match is_postgres(app) {
            true => format!("coalesce({column}::text, '(null)')"),
            false => format!("quote({column})"),
        })
        .collect();
    assert!(texts.len() >= 14);
    let all = texts.join(" || '|' || ");
    let sql = format!("SELECT {all} AS r FROM checklist_versions ORDER BY id");
    query(app, &sql)
        .await
        .iter()
        .map(|row| row.try_get("", "r").unwrap())
        .collect()
}

/// Whether all rows of before are still there, byte for byte; versions may have come.
fn kept(before: &[String], after: &[String]) -> bool {
    before.iter().all(|row| after.contains(row))
}

both_databases!(p5_no_route_changes_a_published_checklist_whoever_calls_it);
async fn p5_no_route_changes_a_published_checklist_whoever_calls_it(server: TestServer) {
    let town = Town::build(&server, "north").await;
    let elsewhere = Town::build(&server, "south").await;
    let principals = principals(&server, &town, &elsewhere).await;
    let before = rows(&server.app).await;
    assert_eq!(before.len(), 2);
    let mut calls = 0;
    for (_, row) in walk() {
        let mut things = town.make(row.needs).await;
        for principal in &principals {
            if row.needs != Needs::Standing && calls % 5 == 0 {
                things = town.make(row.needs).await;
            }
            principal.call(&row, &town, &things).await;
            calls += 1;
        }
        let after = rows(&server.app).await;
        assert!(kept(&before, &after), "{} changed a version", row.name());
    }
    assert!(calls > 800, "only {calls} calls");

    // And those that mean to change it: the same number with other content, by both ways in.
    let slug = format!("checklist: {}", town.checklist.slug);
    let own = small_checklist(1).replacen("checklist: small", &slug, 1);
    let other = own.replace("points: 3", "points: 300");
    assert_ne!(own, other);
    let mut answers = Vec::new();
    for principal in &principals {
        for source in [&own, &other] {
            let (path, media) = ("/api/v1/checklists", "application/yaml");
            let answer = principal.api.post_text(path, media, source).await;
            answers.push((principal.name.as_str(), answer.status.as_u16()));
            let path = "/api/v1/checklist-drafts";
            let answer = principal.api.post_text(path, media, source).await;
            if answer.status == 201 {
                let draft: Draft = answer.json();
                let path = format!("{path}/{}/publish", draft.head.id);
                let request = principal.api.request(reqwest::Method::POST, &path);
                let answer = principal
                    .api
                    .send(request.header("if-match", "\"1\""))
                    .await;
                answers.push((principal.name.as_str(), answer.status.as_u16()));
            }
        }
        for method in ["PUT", "PATCH", "DELETE", "POST"] {
            let path = format!("/api/v1/checklists/{}/1", town.checklist.slug);
            let method = method.parse().unwrap();
            let request = principal
                .api
                .request(method, &path)
                .json(&json!({ "title": "x" }));
            principal.api.send(request).await.problem(405);
        }
    }
    let of = |name: &str| -> Vec<u16> {
        answers
            .iter()
            .filter(|(who, _)| *who == name)
            .map(|(_, status)| *status)
            .collect()
    };
    for name in ["the admin", "the contractor"] {
        assert_eq!(of(name), [201, 201, 409, 409], "{name}");
    }
    assert_eq!(of("the shopper"), [403, 403]);
    assert!(kept(&before, &rows(&server.app).await));
}

both_databases!(p5_the_database_refuses_to_change_or_take_away_a_published_checklist);
async fn p5_the_database_refuses_to_change_or_take_away_a_published_checklist(server: TestServer) {
    let town = Town::build(&server, "north").await;
    town.make(Needs::Standing).await;
    let before = rows(&server.app).await;
    let columns: Vec<String> = server
        .app
        .db
        .columns()
        .await
        .unwrap()
        .into_iter()
        .filter(|(table, _)| table == "checklist_versions")
        .map(|(_, column)| column)
        .collect();
    let mut statements: Vec<String> = columns
        .iter()
        .map(|column| format!("UPDATE checklist_versions SET {column} = {column}"))
        .collect();
    let all = columns.join(", ");
    let changed = |new: &[(&str, &str)]| {
        let value = |column: &String| match new.iter().find(|(name, _)| name == column) {
            Some((_, value)) => (*value).to_owned(),
            None => column.clone(),
        };
        columns.iter().map(value).collect::<Vec<_>>().join(", ")
    };
    let source = ("source", "'nothing'");
    statements.extend([
        "UPDATE checklist_versions SET canonical = '{}' WHERE version = 1".to_owned(),
        "DELETE FROM checklist_versions".to_owned(),
        "DELETE FROM checklist_versions WHERE version = 1".to_owned(),
        format!(
            "INSERT INTO checklist_versions ({all}) SELECT {} FROM checklist_versions \
             WHERE true ON CONFLICT (id) DO UPDATE SET source = 'nothing'",
            changed(&[source])
        ),
    ]);
    if is_postgres(&server.app) {
        statements.push("TRUNCATE checklist_versions CASCADE".to_owned());
    } else {
        // By the same id, and by the same number under another id.
        for new in [vec![source], vec![source, ("id", "randomblob(16)")]] {
            statements.push(format!(
                "REPLACE INTO checklist_versions ({all}) SELECT {} FROM checklist_versions",
                changed(&new)
            ));
        }
    }
    for sql in statements {
        let refused = execute(&server.app, &sql).await.expect_err(&sql);
        assert!(
            refused.to_string().contains("append-only"),
            "{sql}: {refused}"
        );
        assert_eq!(rows(&server.app).await, before, "{sql}");
    }
}
