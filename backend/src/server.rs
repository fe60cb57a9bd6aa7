//! Listening: the router with its layers, and an orderly end.

use std::future::Future;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::middleware::from_fn_with_state;
use tokio::net::TcpListener;
use tower_http::catch_panic::CatchPanicLayer;

use crate::app::{App, DataDirLock};
use crate::clock::Clock;
use crate::config::Config;
use crate::error::{Error, Result};
use crate::service::results;
use crate::{http, web};

/// The whole service: API and pages.
pub fn router(app: App) -> Router {
    let mut router = Router::new();
    for route in http::routes() {
        router = router.route(route.path, route.handler);
    }
    router
        .merge(web::router(&app))
        .method_not_allowed_fallback(http::problem::method_not_allowed)
        .layer(CatchPanicLayer::custom(http::problem::panicked))
        .layer(from_fn_with_state(app.clone(), http::problem::finish))
        .with_state(app)
}

/// A server that is bound and open but does not answer yet.
#[derive(Debug)]
pub struct Server {
    /// What it serves.
    pub app: App,
    listener: TcpListener,
    _lock: DataDirLock,
}

impl Server {
    /// Takes the data folder, binds the address, opens database, keys and photos.
    ///
    /// # Errors
    /// With a sentence for the operator.
    pub async fn open(config: Config, clock: Clock) -> Result<Server> {
        let lock = DataDirLock::take(&config.data_dir)?;
        let listener = TcpListener::bind(config.listen).await.map_err(|error| {
            Error::internal(format!("cannot listen on {}: {error}", config.listen))
        })?;
        let address = listener.local_addr().map_err(Error::internal)?;
        let public_url = config
            .public_url
            .clone()
            .unwrap_or_else(|| format!("http://{address}"));
        let app = App::open(config, public_url, clock).await?;
        app.photos.sweep_incoming()?;
        results::complete(&app).await?;
        Ok(Server {
            app,
            listener,
            _lock: lock,
        })
    }

    /// The address it listens on.
    pub fn address(&self) -> Result<SocketAddr> {
        self.listener.local_addr().map_err(Error::internal)
    }

    /// Answers until `stop` comes, then lets running requests end within the grace, and closes the
    /// database.
    pub async fn run(self, stop: impl Future<Output = ()> + Send + 'static) -> Result<()> {
        let grace = Duration::from_secs(self.app.config.shutdown_grace_seconds);
        let (stopping, stopped) = tokio::sync::oneshot::channel::<()>();
        let service = router(self.app.clone()).into_make_service_with_connect_info::<SocketAddr>();
        let serving = axum::serve(self.listener, service).with_graceful_shutdown(async move {
            stop.await;
            // Nobody listens any more if serving has ended by itself.
            let _ = stopping.send(());
        });
        let cut = async {
            match stopped.await {
                Ok(()) => tokio::time::sleep(grace).await,
                Err(_) => std::future::pending().await,
            }
        };
        tokio::select! {
            ended = async { serving.await } => ended.map_err(Error::internal)?,
            () = cut => tracing::warn!("requests were cut after the grace of {} seconds", grace.as_secs()),
        }
        self.app.db.clone().close().await
    }
}
