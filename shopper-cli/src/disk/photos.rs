//! Photos: a file named by its SHA-256, and then a row that says whose it is.

use std::path::Path;

use api::photos::StoredPhoto;
use checklists::{Answer, PhotoDigest, QuestionId};
use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::drafts::Edit;
use super::photo_kind::{self, PhotoProblem};
use super::{Disk, DiskError, files, time_text};

/// The largest photo taken: 20 MB, as the server has it.
pub(crate) const MAX_PHOTO_BYTES: u64 = 20 * 1000 * 1000;

/// A photo kept for a visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KeptPhoto {
    /// Its digest and size.
    pub(crate) photo: StoredPhoto,
    /// What the file was called.
    pub(crate) file_name: String,
    /// When it was added.
    pub(crate) added_at: DateTime<Utc>,
}

/// The SHA-256 of bytes, lower-case hex.
pub(crate) fn sha256_hex(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

impl Disk {
    /// Copies a photo in and makes the copy durable; nothing names it yet.
    ///
    /// # Errors
    /// [`DiskError::Photo`] when the file is not a JPEG, PNG or WebP photo that can be sent.
    pub(crate) fn import_photo(&self, path: &Path) -> Result<StoredPhoto, DiskError> {
        let refuse = |problem| DiskError::Photo {
            path: path.to_owned(),
            problem,
        };
        let bytes = files::read_limited(path, MAX_PHOTO_BYTES)?
            .ok_or_else(|| refuse(PhotoProblem::TooLarge))?;
        photo_kind::check(&bytes).map_err(refuse)?;
        let sha256 = sha256_hex(&bytes);
        let kept = self.photo_path(&sha256);
        // The same bytes again: only a copy that is damaged is written anew.
        let whole = files::read_limited(&kept, MAX_PHOTO_BYTES)
            .ok()
            .flatten()
            .is_some_and(|bytes| sha256_hex(&bytes) == sha256);
        if !whole {
            files::write_whole(&kept, &bytes, &self.faults)?;
        }
        Ok(StoredPhoto {
            sha256,
            size_bytes: bytes.len() as u64,
        })
    }

    /// Names imported photos as this visit's and saves the answer that they belong to, in one.
    pub(crate) async fn attach_photos(
        &self,
        edit: Edit<'_>,
        question: &QuestionId,
        answer: &Answer,
        photos: &[(StoredPhoto, String)],
    ) -> Result<(), DiskError> {
        let transaction = self.begin().await?;
        let sql = "INSERT INTO photos (visit_id, sha256, size_bytes, file_name, added_at) \
                   VALUES (?, ?, ?, ?, ?) ON CONFLICT (visit_id, sha256) DO NOTHING";
        for (photo, file_name) in photos {
            let values = vec![
                edit.visit_id.to_string().into(),
                photo.sha256.clone().into(),
                i64::try_from(photo.size_bytes).unwrap_or(i64::MAX).into(),
                file_name.clone().into(),
                time_text(edit.now).into(),
            ];
            self.run(&transaction, sql, values).await?;
        }
        self.touch_draft(&transaction, edit, Some(question)).await?;
        self.write_answer(&transaction, edit, question, answer)
            .await?;
        self.commit(transaction).await
    }

    /// The photos kept for a visit, the first added first.
    pub(crate) async fn list_photos(&self, visit: Uuid) -> Result<Vec<KeptPhoto>, DiskError> {
        let sql = "SELECT * FROM photos WHERE visit_id = ? ORDER BY added_at, sha256";
        let rows = self
            .rows(&self.db, sql, vec![visit.to_string().into()])
            .await?;
        rows.iter()
            .map(|row| {
                let size: i64 = self.get(row, "size_bytes")?;
                Ok(KeptPhoto {
                    photo: StoredPhoto {
                        sha256: self.get(row, "sha256")?,
                        size_bytes: u64::try_from(size).unwrap_or(0),
                    },
                    file_name: self.get(row, "file_name")?,
                    added_at: self.get_time(row, "added_at")?,
                })
            })
            .collect()
    }

    /// The bytes of a photo, as whole as they came in.
    ///
    /// # Errors
    /// [`DiskError::Damaged`] when the file is no longer what was added.
    pub(crate) fn read_photo(&self, sha256: &str) -> Result<Vec<u8>, DiskError> {
        let damaged = |path: &Path| DiskError::Damaged {
            path: path.to_owned(),
            what: sha256.into(),
        };
        let digest = PhotoDigest::new(sha256).map_err(|_| damaged(&self.root))?;
        let path = self.photo_path(digest.as_str());
        let bytes = files::read_limited(&path, MAX_PHOTO_BYTES)?.ok_or_else(|| damaged(&path))?;
        if sha256_hex(&bytes) != sha256 {
            return Err(damaged(&path));
        }
        Ok(bytes)
    }
}
