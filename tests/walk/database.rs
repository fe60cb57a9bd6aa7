//! Looks behind the API: how many rows there are, and what the database itself refuses.

use std::collections::{BTreeMap, BTreeSet};

use backend::app::App;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};

/// The rows of each table.
pub(crate) async fn census(app: &App) -> BTreeMap<String, i64> {
    let tables: BTreeSet<String> = app
        .db
        .columns()
        .await
        .unwrap()
        .into_iter()
        .map(|(table, _)| table)
        .collect();
    let mut rows = BTreeMap::new();
    for table in tables {
        let sql = format!("SELECT count(*) AS n FROM {table}");
        let count = query(app, &sql)
            .await
            .remove(0)
            .try_get::<i64>("", "n")
            .unwrap();
        rows.insert(table, count);
    }
    rows
}

/// The rows of a query.
pub(crate) async fn query(app: &App, sql: &str) -> Vec<sea_orm::QueryResult> {
    let connection = app.db.read();
    let statement = Statement::from_string(connection.get_database_backend(), sql);
    connection.query_all_raw(statement).await.unwrap()
}

/// Runs a statement behind the server's back.
pub(crate) async fn execute(app: &App, sql: &str) -> Result<(), DbErr> {
    app.db.read().execute_unprepared(sql).await.map(|_| ())
}

/// Whether the server runs on PostgreSQL.
pub(crate) fn is_postgres(app: &App) -> bool {
    app.db.read().get_database_backend() == DbBackend::Postgres
}
