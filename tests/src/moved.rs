//! The rows of a SQLite database, moved into a PostgreSQL one as they are: ids, instants and all.
//!
//! What both then answer must be the same, byte for byte (P9).

use std::path::Path;

use chrono::{NaiveDate, NaiveDateTime};
use sea_orm::sea_query::{Alias, Query, Value};
use sea_orm::{
    ConnectionTrait, Database as Connector, DatabaseConnection, DbBackend, DbErr, QueryResult,
    Statement, TransactionTrait,
};
use uuid::Uuid;

/// Moves every row of a SQLite file into an empty PostgreSQL database that has the schema. The rows are
/// written in the opposite order, so that no order that was luck survives.
///
/// # Panics
/// If anything fails.
pub async fn to_postgres(file: &Path, url: &str) {
    let from = Connector::connect(format!("sqlite://{}?mode=ro", file.display()));
    let from = from.await.expect("the file can be read");
    let to = Connector::connect(url).await.expect("PostgreSQL answers");
    let all = columns(&to).await.expect("the schema can be read");
    let tx = to.begin().await.expect("a transaction");
    // Tables come as they are named; their foreign keys hold again once all are there.
    let relaxed = "SET LOCAL session_replication_role = replica";
    let relaxed = tx.execute_unprepared(relaxed).await;
    relaxed.expect("the harness is the superuser");
    for table in all.chunk_by(|one, other| one.table == other.table) {
        let moved = move_table(&from, &tx, table).await;
        moved.unwrap_or_else(|error| panic!("{}: {error}", table[0].table));
    }
    tx.commit().await.expect("the rows can be committed");
    for connection in [from, to] {
        connection.close().await.expect("the connection closes");
    }
}

/// A column of a table, with PostgreSQL's name for its type.
struct Column {
    table: String,
    name: String,
    kind: String,
}

async fn columns(to: &DatabaseConnection) -> Result<Vec<Column>, DbErr> {
    let statement = "SELECT table_name::text AS t, column_name::text AS c, data_type::text AS k \
                     FROM information_schema.columns WHERE table_schema = current_schema() \
                     AND table_name <> 'seaql_migrations' ORDER BY 1, ordinal_position";
    let statement = Statement::from_string(DbBackend::Postgres, statement);
    let rows = to.query_all_raw(statement).await?;
    let column = |row: &QueryResult| {
        Ok(Column {
            table: row.try_get("", "t")?,
            name: row.try_get("", "c")?,
            kind: row.try_get("", "k")?,
        })
    };
    rows.iter().map(column).collect()
}

async fn move_table<C: ConnectionTrait>(
    from: &DatabaseConnection,
    to: &C,
    columns: &[Column],
) -> Result<(), DbErr> {
    let table = &columns[0].table;
    let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    let select = format!(
        "SELECT {} FROM {table} ORDER BY rowid DESC",
        names.join(", ")
    );
    let statement = Statement::from_string(DbBackend::Sqlite, select);
    for row in from.query_all_raw(statement).await? {
        let mut values = Vec::with_capacity(columns.len());
        for column in columns {
            values.push(value(&row, column)?.into());
        }
        let insert = Query::insert()
            .into_table(Alias::new(table))
            .columns(names.iter().map(|name| Alias::new(*name)))
            .values_panic(values)
            .to_owned();
        to.execute(&insert).await?;
    }
    Ok(())
}

fn value(row: &QueryResult, Column { name, kind, .. }: &Column) -> Result<Value, DbErr> {
    Ok(match kind.as_str() {
        "uuid" => row.try_get::<Option<Uuid>>("", name)?.into(),
        "text" => row.try_get::<Option<String>>("", name)?.into(),
        "bigint" => row.try_get::<Option<i64>>("", name)?.into(),
        "double precision" => row.try_get::<Option<f64>>("", name)?.into(),
        "boolean" => row.try_get::<Option<bool>>("", name)?.into(),
        "bytea" => row.try_get::<Option<Vec<u8>>>("", name)?.into(),
        "date" => row.try_get::<Option<NaiveDate>>("", name)?.into(),
        "timestamp without time zone" => row.try_get::<Option<NaiveDateTime>>("", name)?.into(),
        other => {
            return Err(DbErr::Custom(format!(
                "{name} is of an unknown type {other}"
            )));
        }
    })
}
