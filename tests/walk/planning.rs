//! What the planner of SQLite knows of the indexes.

use tests::server::{On, TestServer};

use crate::database::query;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sqlite_is_told_of_every_index_how_good_it_is() {
    let server = TestServer::start(On::Sqlite).await.unwrap();
    // Where it knows some indexes of a table and not others, it takes these for far too good.
    let untold = "SELECT name FROM sqlite_master \
                  WHERE type = 'index' AND tbl_name IN (SELECT tbl FROM sqlite_stat1) \
                  AND name NOT IN (SELECT idx FROM sqlite_stat1) ORDER BY name";
    let untold: Vec<String> = query(&server.app, untold)
        .await
        .iter()
        .map(|row| row.try_get("", "name").unwrap())
        .collect();
    let advice = "add their lines to sqlite_stat1 in the migration that adds them";
    assert!(untold.is_empty(), "{untold:?}: {advice}");
    let gone = "SELECT idx AS name FROM sqlite_stat1 \
                WHERE idx NOT IN (SELECT name FROM sqlite_master WHERE type = 'index')";
    assert!(query(&server.app, gone).await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_shoppers_and_a_stores_visits_are_found_by_their_own_index() {
    let server = TestServer::start(On::Sqlite).await.unwrap();
    let of_agency = "agency_id = x'00' AND";
    for (condition, index) in [
        (
            "shopper_id = x'00' ORDER BY due_at, id",
            "visits_by_shopper",
        ),
        ("store_id = x'00' ORDER BY due_at, id", "visits_in_stores"),
        ("client_id = x'00' ORDER BY due_at, id", "visits_of_client"),
        ("state = 'open' ORDER BY due_at, id", "visits_by_state"),
    ] {
        let sql = format!("EXPLAIN QUERY PLAN SELECT * FROM visits WHERE {of_agency} {condition}");
        let plan: String = query(&server.app, &sql).await[0]
            .try_get("", "detail")
            .unwrap();
        assert!(plan.contains(&format!("USING INDEX {index} ")), "{plan}");
    }
}
