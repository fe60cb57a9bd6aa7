//! Casting: a visit again at another place, on another day, by another shopper, as rows.
//!
//! What does not change is copied by the database; ids, dates, instants, digests and receipts are those of
//! the new visit. `backend results check` finds such rows as good as those of the services.

use std::collections::HashMap;
use std::fmt::Write;

use api::receipts::ReceiptClaims;
use backend::app::App;
use backend::auth::token::sign_receipt;
use backend::error::Result;
use backend::service::visits::window::opens_at;
use chrono::{NaiveDate, TimeDelta};
use chrono_tz::Tz;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::mould::{Mould, Sent};

/// Where, when and by whom.
pub(super) struct Place {
    pub(super) client_id: Uuid,
    pub(super) store_id: Uuid,
    pub(super) zone: Tz,
    pub(super) shopper: Uuid,
    pub(super) date: NaiveDate,
}

/// The rows of one more visit.
pub(super) struct Cast {
    /// Statements for SQLite.
    pub(super) sql: String,
    /// Photos: the one that is there, and the one to be.
    pub(super) photos: Vec<(Uuid, Uuid)>,
}

fn blob(id: Uuid) -> String {
    format!("x'{}'", id.simple())
}

fn text(value: &str) -> String {
    format!("'{}'", value.replace('\'', "''"))
}

/// A new id that the database makes.
const NEW_ID: &str = "randomblob(16)";

/// The columns of every table.
pub(super) struct Tables(HashMap<String, Vec<String>>);

impl Tables {
    pub(super) async fn read(app: &App) -> Result<Tables> {
        let mut tables: HashMap<String, Vec<String>> = HashMap::new();
        for (table, column) in app.db.columns().await? {
            tables.entry(table).or_default().push(column);
        }
        Ok(Tables(tables))
    }

    /// Copies rows of a table, with these columns other than they were.
    fn copy(&self, sql: &mut String, table: &str, other: &[(&str, &str)], of: &str) {
        let columns = self.0.get(table).map_or(&[][..], Vec::as_slice);
        let values: Vec<&str> = columns
            .iter()
            .map(|column| {
                let set = other.iter().find(|(name, _)| name == column);
                set.map_or(column.as_str(), |(_, value)| *value)
            })
            .collect();
        let (names, values) = (columns.join(", "), values.join(", "));
        let _ = write!(
            sql,
            "INSERT INTO {table} ({names}) SELECT {values} FROM {table} WHERE {of};"
        );
    }
}

/// What is other than in the mould.
struct New {
    place: String,
    client: String,
    store: String,
    shopper: String,
    date: String,
    visit: String,
    /// Milliseconds by which everything is later.
    shift: i64,
    /// What is planned for later was planned by now at the latest.
    now: i64,
    photos: Vec<(Uuid, Uuid)>,
}

impl New {
    fn at(&self, column: &str) -> String {
        format!("min({column} + {}, {})", self.shift, self.now)
    }
}

impl Mould {
    /// The visit at another place.
    pub(super) fn cast(&self, app: &App, tables: &Tables, place: &Place) -> Result<Cast> {
        let old = &self.visit;
        let id = Uuid::new_v4();
        let from = place.date.and_time(old.window_from.time());
        let photos = self.photos.iter().map(|photo| (photo.id, Uuid::now_v7()));
        let new = New {
            place: format!(
                "agency_id = {} AND visit_id = {}",
                blob(old.agency_id),
                blob(old.id)
            ),
            client: blob(place.client_id),
            store: blob(place.store_id),
            shopper: blob(place.shopper),
            date: format!("'{}'", place.date),
            visit: blob(id),
            shift: opens_at(from, place.zone).timestamp_millis() - old.opens_at.0,
            now: app.clock.now().0,
            photos: photos.collect(),
        };
        let (shift, now) = (new.shift, new.now);
        let mut sql = String::new();
        let day = |column: &str| format!("'{}' || substr({column}, 11)", place.date);
        let later = |column: &str| format!("{column} + {shift}");
        let held = format!(
            "CASE WHEN shopper_id IS NULL THEN NULL ELSE {} END",
            new.shopper
        );
        let local = format!(
            "CASE WHEN local_date IS NULL THEN NULL ELSE {} END",
            new.date
        );
        let visit = [
            ("id", new.visit.as_str()),
            ("client_id", &new.client),
            ("store_id", &new.store),
            ("window_from", &day("window_from")),
            ("window_to", &day("window_to")),
            ("opens_at", &later("opens_at")),
            ("due_at", &later("due_at")),
            ("shopper_id", &held),
            ("local_date", &local),
            ("created_at", &new.at("created_at")),
            ("updated_at", &new.at("updated_at")),
        ];
        tables.copy(
            &mut sql,
            "visits",
            &visit,
            &format!("id = {}", blob(old.id)),
        );
        let holder = [
            ("id", NEW_ID),
            ("visit_id", &new.visit),
            ("shopper_id", &new.shopper),
            ("from_at", &new.at("from_at")),
            ("accepted_at", &new.at("accepted_at")),
            ("to_at", &new.at("to_at")),
        ];
        tables.copy(&mut sql, "visit_holders", &holder, &new.place);
        for (was, is) in &new.photos {
            let photo = [
                ("id", blob(*is)),
                ("visit_id", new.visit.clone()),
                ("uploader_id", new.shopper.clone()),
                ("received_at", new.at("received_at")),
            ];
            let photo = photo
                .each_ref()
                .map(|(name, value)| (*name, value.as_str()));
            tables.copy(&mut sql, "photos", &photo, &format!("id = {}", blob(*was)));
        }
        let mut names = vec![
            (old.id.to_string(), id.to_string()),
            (old.store_id.to_string(), place.store_id.to_string()),
            (
                old.window_from.date().to_string() + "T",
                place.date.to_string() + "T",
            ),
        ];
        if let Some(shopper) = old.shopper_id {
            names.push((shopper.to_string(), place.shopper.to_string()));
        }
        let mut subjects = vec![(old.id, id)];
        if let Some(sent) = &self.sent {
            let submission = Uuid::now_v7();
            subjects.push((sent.id, submission));
            names.push((sent.id.to_string(), submission.to_string()));
            let ids = (id, submission);
            self.cast_submission(app, tables, sent, ids, &new, &mut sql, &mut names)?;
        }
        if self.shown.is_some() {
            self.cast_results(tables, &new, &mut sql);
        }
        for row in &self.trail {
            let renamed = |json: &Option<String>| match json {
                None => "NULL".to_owned(),
                Some(json) => text(&replaced(json, &names)),
            };
            let subject = subjects.iter().find(|(was, _)| *was == row.subject_id);
            let user = match row.user_id {
                Some(user) if Some(user) == old.shopper_id => new.shopper.clone(),
                Some(user) => blob(user),
                None => "NULL".to_owned(),
            };
            let _ = write!(
                sql,
                "INSERT INTO trail VALUES ({}, {}, {}, {user}, {}, {}, {}, {}, {});",
                blob(Uuid::now_v7()),
                blob(row.agency_id),
                (row.at.0 + shift).min(now),
                text(&row.action),
                text(&row.subject_kind),
                blob(subject.map_or(row.subject_id, |(_, is)| *is)),
                renamed(&row.before),
                renamed(&row.after),
            );
        }
        Ok(Cast {
            sql,
            photos: new.photos,
        })
    }

    #[expect(clippy::too_many_arguments, reason = "each is a part of what is cast")]
    fn cast_submission(
        &self,
        app: &App,
        tables: &Tables,
        sent: &Sent,
        (visit, submission): (Uuid, Uuid),
        new: &New,
        sql: &mut String,
        names: &mut Vec<(String, String)>,
    ) -> Result<()> {
        let (agency, is) = (blob(self.visit.agency_id), blob(submission));
        let later = |column: &str| format!("{column} + {}", new.shift);
        let row = [
            ("id", is.as_str()),
            ("visit_id", &new.visit),
            ("shopper_id", &new.shopper),
            ("created_at", &later("created_at")),
        ];
        tables.copy(sql, "submissions", &row, &new.place);
        let of = format!("agency_id = {agency} AND submission_id = {}", blob(sent.id));
        let by = TimeDelta::milliseconds(new.shift);
        for revision in &sent.revisions {
            let mut content = revision.content.clone();
            content.visit_id = visit;
            content.started_at += by;
            content.finished_at += by;
            let bytes = serde_json::to_vec(&content)?;
            let sha256 = hex::encode(Sha256::digest(&bytes));
            let claims = ReceiptClaims {
                iss: app.public_url.clone(),
                submission_id: submission,
                revision: u32::try_from(revision.number).unwrap_or(1),
                visit_id: visit,
                checklist_hash: self.version.hash.clone(),
                shopper_copy_hash: self.version.shopper_copy_hash.clone(),
                content_sha256: sha256.clone(),
                photos: content.photos,
                score: revision.score,
                received_at: revision.received_at.to_utc() + by,
                revised_by_contractor: false,
            };
            let row = [
                ("submission_id", is.as_str()),
                ("content", &format!("x'{}'", hex::encode(&bytes))),
                ("content_sha256", &text(&sha256)),
                ("receipt", &text(&sign_receipt(&app.keys, &claims)?)),
                ("started_at", &later("started_at")),
                ("received_at", &later("received_at")),
            ];
            let of = format!("{of} AND number = {}", revision.number);
            tables.copy(sql, "submission_revisions", &row, &of);
            names.push((revision.sha256.clone(), sha256));
        }
        let row = [
            ("id", NEW_ID),
            ("submission_id", &is),
            ("decided_at", &later("decided_at")),
        ];
        tables.copy(sql, "reviews", &row, &of);
        Ok(())
    }

    fn cast_results(&self, tables: &Tables, new: &New, sql: &mut String) {
        let row = [
            ("visit_id", new.visit.as_str()),
            ("client_id", &new.client),
            ("store_id", &new.store),
            ("local_date", &new.date),
            ("window_end", &new.date),
        ];
        for table in ["approved_visits", "score_rows", "shown_comments"] {
            tables.copy(sql, table, &row, &new.place);
        }
        let published = format!("published_at + {}", new.shift);
        let withdrawn = format!("withdrawn_at + {}", new.shift);
        let times = [
            ("visit_id", new.visit.as_str()),
            ("published_at", &published),
            ("withdrawn_at", &withdrawn),
        ];
        tables.copy(sql, "publications", &times, &new.place);
        let mut names = Vec::new();
        for (was, is) in &new.photos {
            names.push((was.to_string(), is.to_string()));
            let id = blob(*is);
            let row = [&row[..], &[("id", id.as_str())]].concat();
            let of = format!("{} AND id = {}", new.place, blob(*was));
            tables.copy(sql, "shown_photos", &row, &of);
        }
        let shown = text(&replaced(self.shown.as_deref().unwrap_or_default(), &names));
        let row = [("visit_id", new.visit.as_str()), ("content", &shown)];
        tables.copy(sql, "shown_visits", &row, &new.place);
    }
}

fn replaced(text: &str, names: &[(String, String)]) -> String {
    let mut text = text.to_owned();
    for (was, is) in names {
        text = text.replace(was.as_str(), is);
    }
    text
}
