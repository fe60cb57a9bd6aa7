//! The running server: everything a request needs, built once.

use std::sync::Arc;

use tokio::sync::Semaphore;

use crate::auth::keys::Keys;
use crate::auth::password::Passwords;
use crate::auth::throttle::Throttle;
use crate::clock::Clock;
use crate::config::Config;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::media::PhotoStore;
use crate::service::documents::Press;
use crate::web::Once;

/// Photos decoded at once: each may take 300 MB for a moment.
const PHOTOS_AT_ONCE: usize = 2;

/// Workbooks of checklists read or written at once.
const WORKBOOKS_AT_ONCE: usize = 2;

/// What every handler and service is given.
#[derive(Clone, Debug)]
pub struct App(Arc<Inner>);

/// The parts of [`App`].
#[derive(Debug)]
pub struct Inner {
    /// The settings.
    pub config: Config,
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Clock,
    /// Signing keys.
    pub keys: Keys,
    /// Password hashing.
    pub passwords: Passwords,
    /// Guessing is slowed down here.
    pub throttle: Throttle,
    /// Photo bytes.
    pub photos: PhotoStore,
    /// Address for links and receipts, without a slash at the end.
    pub public_url: String,
    /// Places for decoding photos.
    pub photo_places: Arc<Semaphore>,
    /// Places for reading and writing workbooks of checklists.
    pub workbook_places: Arc<Semaphore>,
    /// Where reports become files.
    pub press: Press,
    /// What became of the forms that were sent last.
    pub once: Once,
}

impl std::ops::Deref for App {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl App {
    /// Opens database, keys and photos.
    ///
    /// # Errors
    /// With a sentence for the operator, if one of them cannot be opened.
    pub async fn open(config: Config, public_url: String, clock: Clock) -> Result<App> {
        crate::auth::keys::make_private_dir(&config.data_dir)?;
        Ok(App(Arc::new(Inner {
            db: Db::open(&config.database).await?,
            keys: Keys::open(&config.data_dir, clock.now())?,
            passwords: Passwords::new()?,
            throttle: Throttle::default(),
            photos: PhotoStore::open(&config.data_dir)?,
            public_url,
            photo_places: Arc::new(Semaphore::new(PHOTOS_AT_ONCE)),
            workbook_places: Arc::new(Semaphore::new(WORKBOOKS_AT_ONCE)),
            press: Press::new(),
            once: Once::new(),
            config,
            clock,
        })))
    }
}

/// One server for one data folder.
///
/// SQLite has one writer and the uploads have one sweeper, so a second server on the same folder
/// is refused. The lock ends with the process, however it ends.
#[derive(Debug)]
pub struct DataDirLock(#[expect(dead_code, reason = "held for its lock")] std::fs::File);

impl DataDirLock {
    /// Takes the lock.
    ///
    /// # Errors
    /// If another process has it.
    pub fn take(data_dir: &std::path::Path) -> Result<DataDirLock> {
        crate::auth::keys::make_private_dir(data_dir)?;
        let path = data_dir.join("lock");
        let file = std::fs::File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(Error::internal)?;
        file.try_lock().map_err(|_| {
            Error::internal(format!(
                "another server is running on the data folder {}; stop it or name another folder with --data-dir",
                data_dir.display()
            ))
        })?;
        Ok(DataDirLock(file))
    }
}
