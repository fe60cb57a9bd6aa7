//! Where photo bytes lie: an object store, today a folder.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use object_store::local::LocalFileSystem;
use object_store::path::Path as ObjectPath;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload};
use uuid::Uuid;

use crate::auth::keys::make_private_dir;
use crate::error::{Error, Result};

/// The photos of all agencies.
#[derive(Clone, Debug)]
pub struct PhotoStore {
    store: Arc<dyn ObjectStore>,
    /// The folder behind the store, for making what was written durable.
    folder: PathBuf,
    /// Folders whose own entries are known to be durable.
    synced: Arc<Mutex<HashSet<PathBuf>>>,
    incoming: PathBuf,
}

impl PhotoStore {
    /// Opens (and makes) `photos` and `incoming` in the data folder.
    pub fn open(data_dir: &Path) -> Result<PhotoStore> {
        let folder = data_dir.join("photos");
        let incoming = data_dir.join("incoming");
        make_private_dir(&folder)?;
        make_private_dir(&incoming)?;
        let folder = folder.canonicalize().map_err(Error::internal)?;
        let store = LocalFileSystem::new_with_prefix(&folder).map_err(Error::internal)?;
        Ok(PhotoStore {
            store: Arc::new(store),
            folder,
            synced: Arc::default(),
            incoming,
        })
    }

    /// Takes away uploads that a crash left behind; only the one server of the folder may.
    pub fn sweep_incoming(&self) -> Result<()> {
        for entry in std::fs::read_dir(&self.incoming).map_err(Error::internal)? {
            std::fs::remove_file(entry.map_err(Error::internal)?.path())
                .map_err(Error::internal)?;
        }
        Ok(())
    }

    /// The folder for uploads that are not whole yet.
    pub fn incoming(&self) -> &Path {
        &self.incoming
    }

    /// Keeps the bytes as taken; durable when it returns.
    pub async fn put_original(
        &self,
        agency_id: Uuid,
        photo_id: Uuid,
        bytes: Vec<u8>,
    ) -> Result<()> {
        self.put(original(agency_id, photo_id), bytes).await
    }

    /// Keeps the copy that may be shown; durable when it returns.
    pub async fn put_shown(&self, agency_id: Uuid, photo_id: Uuid, bytes: Vec<u8>) -> Result<()> {
        self.put(shown(agency_id, photo_id), bytes).await
    }

    /// Keeps the copy for printed reports; durable when it returns.
    pub async fn put_printed(&self, agency_id: Uuid, photo_id: Uuid, bytes: Vec<u8>) -> Result<()> {
        self.put(printed(agency_id, photo_id), bytes).await
    }

    /// The copy for printed reports; `None` for a photo that was taken in before there were any.
    pub async fn find_printed(&self, agency_id: Uuid, photo_id: Uuid) -> Result<Option<Vec<u8>>> {
        match self.store.get(&printed(agency_id, photo_id)).await {
            Ok(object) => {
                let bytes = object.bytes().await.map_err(Error::internal)?;
                Ok(Some(bytes.to_vec()))
            }
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(Error::internal(error)),
        }
    }

    /// The bytes as taken.
    pub async fn get_original(&self, agency_id: Uuid, photo_id: Uuid) -> Result<Vec<u8>> {
        self.get(original(agency_id, photo_id)).await
    }

    /// The copy that may be shown.
    pub async fn get_shown(&self, agency_id: Uuid, photo_id: Uuid) -> Result<Vec<u8>> {
        self.get(shown(agency_id, photo_id)).await
    }

    /// Takes all copies away again, for a photo that did not become a row.
    pub async fn delete(&self, agency_id: Uuid, photo_id: Uuid) -> Result<()> {
        for path in [
            original(agency_id, photo_id),
            shown(agency_id, photo_id),
            printed(agency_id, photo_id),
        ] {
            self.store.delete(&path).await.map_err(Error::internal)?;
        }
        Ok(())
    }

    async fn get(&self, path: ObjectPath) -> Result<Vec<u8>> {
        let object = self.store.get(&path).await.map_err(Error::internal)?;
        Ok(object.bytes().await.map_err(Error::internal)?.to_vec())
    }

    /// The store writes a temporary file and renames it; the file and its folder are then synced,
    /// and the folders above once, so that a photo that a row names survives a power cut (P2).
    async fn put(&self, path: ObjectPath, bytes: Vec<u8>) -> Result<()> {
        self.store
            .put(&path, PutPayload::from(bytes))
            .await
            .map_err(Error::internal)?;
        let store = self.clone();
        tokio::task::spawn_blocking(move || store.sync(path.as_ref()))
            .await
            .map_err(Error::internal)?
            .map_err(Error::internal)
    }

    fn sync(&self, path: &str) -> std::io::Result<()> {
        let mut place = self.folder.join(path);
        std::fs::File::open(&place)?.sync_all()?;
        place.pop();
        std::fs::File::open(&place)?.sync_all()?;
        let known = self
            .synced
            .lock()
            .is_ok_and(|mut synced| !synced.insert(place.clone()));
        while !known && place != self.folder && place.pop() {
            std::fs::File::open(&place)?.sync_all()?;
        }
        Ok(())
    }
}

fn original(agency_id: Uuid, photo_id: Uuid) -> ObjectPath {
    ObjectPath::from(format!("{agency_id}/original/{photo_id}"))
}

fn shown(agency_id: Uuid, photo_id: Uuid) -> ObjectPath {
    ObjectPath::from(format!("{agency_id}/shown/{photo_id}.jpg"))
}

fn printed(agency_id: Uuid, photo_id: Uuid) -> ObjectPath {
    ObjectPath::from(format!("{agency_id}/printed/{photo_id}.jpg"))
}
