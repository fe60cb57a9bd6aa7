//! One test, two databases.

/// A test that runs on both databases: `both_databases!(name);` above an `async fn name(server)`
/// makes `name::sqlite` and `name::postgres`. Without PostgreSQL the second says that it was
/// skipped.
#[macro_export]
macro_rules! both_databases {
    ($name:ident) => {
        mod $name {
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                let server = $crate::server::TestServer::start($crate::server::On::Sqlite).await;
                super::$name(server.expect("SQLite is built in")).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                match $crate::server::TestServer::start($crate::server::On::Postgres).await {
                    Some(server) => super::$name(server).await,
                    None => $crate::skipped("PostgreSQL is not installed"),
                }
            }
        }
    };
}
