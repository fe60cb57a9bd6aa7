//! What was planted, read back from the database in every form that texts give it.

use backend::app::App;
use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use sea_orm::TryGetable;
use uuid::Uuid;

use super::columns::{About, TABLES};
use super::plant::{Planted, SERIAL};
use super::search::Search;
use crate::database::query;

/// The values of a column in the rows that are about shoppers.
pub(super) async fn values<T: TryGetable>(
    app: &App,
    table: &str,
    column: &str,
    of: &str,
) -> Vec<T> {
    let rows = query(app, &format!("SELECT {column} AS v FROM {table} {of}")).await;
    rows.iter()
        .filter_map(|row| row.try_get::<Option<T>>("", "v").unwrap())
        .collect()
}

/// An instant as texts write it: in UTC and in the store's time, and as numbers.
fn add_time(search: &mut Search, what: &str, at: DateTime<Utc>) {
    let local = at + TimeDelta::hours(3);
    for time in [at, local] {
        search.add_text(what, &time.format("%Y-%m-%dT%H:%M").to_string());
        search.add_text(what, &time.format("%H:%M:%S").to_string());
        search.add_text(what, &time.format("%Y%m%d%H%M").to_string());
    }
    search.add_text(what, &at.timestamp_millis().to_string());
    search.add_text(what, &at.timestamp().to_string());
}

async fn add_column(
    search: &mut Search,
    app: &App,
    table: &str,
    column: &str,
    of: &str,
    about: About,
) {
    let before = search.len();
    let what = format!("{table}.{column}");
    let only = |condition: &str| match (of, condition) {
        ("", "") => String::new(),
        ("", one) | (one, "") => format!("WHERE {one}"),
        (one, other) => format!("WHERE ({one}) AND ({other})"),
    };
    match about {
        About::Nobody(_) => return,
        About::Id | About::IdWhere(_) => {
            let condition = if let About::IdWhere(condition) = about {
                condition
            } else {
                ""
            };
            for id in values::<Uuid>(app, table, column, &only(condition)).await {
                search.add_text(&what, &id.to_string());
                search.add_text(&what, &id.simple().to_string());
            }
        }
        About::Text => {
            for text in values::<String>(app, table, column, &only("")).await {
                search.add_text(&what, &text);
                let words = text
                    .split_whitespace()
                    .filter(|word| word.len() >= 6 && *word != text);
                words.for_each(|word| search.add_text(&what, word));
            }
        }
        About::Words(words) => {
            let texts: Vec<String> = if column == "content" {
                let contents = values::<Vec<u8>>(app, table, column, &only("")).await;
                contents
                    .into_iter()
                    .map(|bytes| String::from_utf8(bytes).unwrap())
                    .collect()
            } else {
                values::<String>(app, table, column, &only("")).await
            };
            for word in words {
                assert!(
                    texts.iter().any(|text| text.contains(word)),
                    "{word} is not in {what}"
                );
                search.add_text(&what, word);
            }
        }
        About::Time | About::TimeWhere(_) => {
            let condition = if let About::TimeWhere(condition) = about {
                condition
            } else {
                ""
            };
            for millis in values::<i64>(app, table, column, &only(condition)).await {
                add_time(
                    search,
                    &what,
                    DateTime::from_timestamp_millis(millis).unwrap(),
                );
            }
        }
        About::Local => {
            for local in values::<NaiveDateTime>(app, table, column, &only("")).await {
                search.add_text(&what, &local.format("%Y-%m-%dT%H:%M").to_string());
                search.add_text(&what, &local.format("%H:%M").to_string());
            }
        }
        About::Day => {
            for day in values::<NaiveDate>(app, table, column, &only("")).await {
                for form in [
                    "%Y-%m-%d",
                    "%Y%m%d",
                    "%d.%m.%Y",
                    "%d/%m/%Y",
                    "%-d %B %Y",
                    "%-d %b %Y",
                    "%B %-d, %Y",
                ] {
                    search.add_text(&what, &day.format(form).to_string());
                }
            }
        }
        About::Number => {
            for number in values::<i64>(app, table, column, &only(""))
                .await
                .iter()
                .filter(|n| **n > 99_999)
            {
                search.add_text(&what, &number.to_string());
                search.add_text(&what, &format!("{}.{:02}", number / 100, number % 100));
            }
        }
        About::Degrees => {
            for degrees in values::<f64>(app, table, column, &only("")).await {
                search.add_text(&what, &format!("{degrees:.4}"));
            }
        }
    }
    assert!(search.len() > before, "nothing is planted in {what}");
}

/// Everything planted, in every form.
pub(super) async fn canaries(planted: &Planted, app: &App) -> Search {
    let mut search = Search::default();
    for (table, of, columns) in TABLES {
        for (column, about) in *columns {
            add_column(&mut search, app, table, column, of, *about).await;
        }
    }
    search.add_text("the camera", SERIAL);
    search.add_text("the camera", "Plainphone");
    for photo in &planted.photos {
        // EXIF has the time with colons, and degrees, minutes and seconds as fractions.
        let exif = &photo.bytes[..300];
        let of_time = exif
            .windows(8)
            .position(|bytes| bytes == b"2026:05:")
            .unwrap();
        search.add_bytes("the time of a photo", &exif[of_time..of_time + 19]);
        let degrees = [24_u32, 1].map(u32::to_le_bytes).concat();
        let of_place = exif.windows(8).position(|bytes| bytes == degrees).unwrap();
        search.add_bytes("the place of a photo", &exif[of_place..of_place + 24]);
        let middle = photo.bytes.len() / 2;
        search.add_bytes("a photo as taken", &photo.bytes[middle..middle + 24]);
    }
    let sql = "WHERE id NOT IN (SELECT id FROM shown_photos)";
    let agencies = values::<Uuid>(app, "agencies", "id", "").await;
    let hidden = values::<Uuid>(app, "photos", "id", sql).await;
    assert!(hidden.len() >= 2);
    for id in hidden {
        let shown = app.photos.get_shown(agencies[0], id).await.unwrap();
        let middle = shown.len() / 2;
        search.add_bytes("a photo that is not shown", &shown[middle..middle + 24]);
    }
    search
}
