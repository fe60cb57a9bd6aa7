//! Photos on their way in and out.

use api::people::Role;
use api::submissions::{FlagKind, Submission};
use api::visits::Visit;
use chrono::TimeDelta;
use reqwest::Method;
use tests::both_databases;
use tests::photo::{Camera, Photo, jpeg, scene};
use tests::server::TestServer;
use tests::world::{Agency, Someone, content_of, small_checklist};
use uuid::Uuid;

struct Ready {
    agency: Agency,
    shopper: Someone,
    visits: Vec<Visit>,
}

async fn ready(server: &TestServer, visits: usize) -> Ready {
    let agency = Agency::create(server, "north").await;
    let client = agency.client("Falafel House").await;
    let store = agency.store(&client, "A1", "Europe/London").await;
    let checklist = agency.publish(&small_checklist(1)).await;
    let shopper = agency.someone("sam", Role::Shopper).await;
    let mut all = Vec::new();
    for _ in 0..visits {
        let visit = agency
            .visit(&store, &checklist, &shopper, server.now())
            .await;
        shopper.accept(visit.id).await;
        all.push(visit);
    }
    Ready {
        agency,
        shopper,
        visits: all,
    }
}

both_databases!(what_is_no_photo_is_refused_with_its_reason);
async fn what_is_no_photo_is_refused_with_its_reason(server: TestServer) {
    let Ready {
        shopper, visits, ..
    } = ready(&server, 1).await;
    let visit = visits[0].id;
    let text = Photo::of(b"Dear server, I am a photo.".to_vec());
    assert_eq!(
        shopper.send_photo(visit, &text).await.problem(415).code,
        "unsupported_media"
    );

    let photo = jpeg(&scene(160, 120, 1), None);
    let cut = Photo {
        bytes: photo.bytes[..photo.bytes.len() / 2].to_vec(),
        ..photo.clone()
    };
    let problem = shopper.send_photo(visit, &cut).await.problem(422);
    assert_eq!(problem.code, "photo_digest");
    let headless = Photo::of(photo.bytes[..40].to_vec());
    assert_eq!(
        shopper.send_photo(visit, &headless).await.problem(422).code,
        "photo_unreadable"
    );

    let bomb = Photo::of(png_header(30_000, 30_000));
    let problem = shopper.send_photo(visit, &bomb).await.problem(422);
    assert_eq!(problem.code, "photo_too_many_pixels");
    assert!(problem.detail.unwrap().contains("30000 x 30000"));

    let path = format!("/api/v1/photos/{}?visit={visit}", "a".repeat(64));
    let request = shopper
        .api
        .request(Method::PUT, &path)
        .body(vec![0; 20_000_001]);
    assert_eq!(
        shopper.api.send(request).await.problem(413).code,
        "too_large"
    );
    let path = format!("/api/v1/photos/{}?visit={visit}", "A".repeat(64));
    shopper
        .api
        .put(&path, "image/jpeg", vec![1])
        .await
        .problem(400);
    let path = format!("/api/v1/photos/{}?visit={}", photo.sha256, Uuid::new_v4());
    shopper
        .api
        .put(&path, "image/jpeg", photo.bytes.clone())
        .await
        .problem(404);

    let incoming = std::fs::read_dir(server.data_dir().join("incoming")).unwrap();
    assert_eq!(incoming.count(), 0, "nothing half-written stays");
    shopper.send_photo(visit, &photo).await.expect(201);
}

/// A PNG of that size in its header, and no pixels.
fn png_header(width: u32, height: u32) -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    png.extend(width.to_be_bytes());
    png.extend(height.to_be_bytes());
    png.extend([1, 0, 0, 0, 0]);
    png.extend(crc32(&png[12..]).to_be_bytes());
    png.extend(b"\0\0\0\0IDAT");
    png.extend(crc32(b"IDAT").to_be_bytes());
    png
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 {
                (crc >> 1) ^ 0xedb8_8320
            } else {
                crc >> 1
            }
        })
    })
}

both_databases!(the_contractor_sees_what_the_camera_wrote_and_the_owner_an_upright_copy);
async fn the_contractor_sees_what_the_camera_wrote_and_the_owner_an_upright_copy(
    server: TestServer,
) {
    let Ready {
        agency,
        shopper,
        visits,
        ..
    } = ready(&server, 1).await;
    let visit = &visits[0];
    let camera = Camera {
        orientation: 6,
        time: "2026:03:02 06:10:00".to_owned(),
        latitude: 51.5053,
        longitude: -0.2237,
        serial: "SERIAL-4711".to_owned(),
    };
    let photo = jpeg(&scene(320, 240, 5), Some(&camera));
    shopper.send_photo(visit.id, &photo).await.expect(201);
    let checklist = shopper.checklist(visit.id).await;
    let photos = [photo.clone()];
    let content = content_of(&checklist, visit.id, server.now(), 100, 1, &photos);
    let id = Uuid::now_v7();
    shopper
        .submit(id, 1, &serde_json::to_vec(&content).unwrap())
        .await
        .expect(201);

    let seen: Submission = agency
        .admin
        .get(&format!("/api/v1/submissions/{id}"))
        .await
        .expect(200)
        .json();
    let taken = &seen.revision.photos[0];
    assert_eq!((taken.width, taken.height), (320, 240), "upright");
    assert_eq!(taken.taken_at.as_deref(), Some("2026-03-02 06:10:00"));
    assert!((taken.latitude.unwrap() - 51.5053).abs() < 1e-4);
    let path = format!("/api/v1/submissions/{id}/photos/{}", photo.sha256);
    assert_eq!(
        agency.admin.get(&path).await.expect(200).bytes,
        photo.bytes,
        "as taken"
    );

    agency.approve(id, 1).await.expect(201);
    let path = format!("/api/v1/stores/{}/report", visit.store_id);
    let report: api::reports::StoreReport = agency.admin.get(&path).await.expect(200).json();
    let path = format!(
        "/api/v1/stores/{}/photos/{}",
        visit.store_id, report.photos[0].id
    );
    let shown = agency.admin.get(&path).await.expect(200);
    assert_eq!(shown.headers["content-type"], "image/jpeg");
    let picture = image::load_from_memory(&shown.bytes).unwrap().to_rgb8();
    assert_eq!(picture.dimensions(), (320, 240));
    assert!(picture.get_pixel(8, 8).0[0] > 150, "red is on the left");
    assert!(picture.get_pixel(311, 8).0[2] > 150, "blue is on the right");

    // In the document lie the very bytes of the upright copy.
    let path = format!("/api/v1/stores/{}/report.pdf", visit.store_id);
    let pdf = agency.admin.get(&path).await.expect(200);
    let found = pdf
        .bytes
        .windows(shown.bytes.len())
        .any(|window| window == shown.bytes);
    assert!(found, "the copy is in the document unchanged");
    assert!(!pdf.bytes.windows(11).any(|window| window == b"SERIAL-4711"));
}

both_databases!(a_photo_sent_for_another_visit_before_is_flagged);
async fn a_photo_sent_for_another_visit_before_is_flagged(server: TestServer) {
    let Ready {
        agency,
        shopper,
        visits,
        ..
    } = ready(&server, 2).await;
    let photo = jpeg(&scene(160, 120, 9), None);
    let mut flags = Vec::new();
    for visit in &visits {
        server.set_clock(server.now() + TimeDelta::minutes(1));
        // The second visit does not tell that the bytes are known from the first.
        shopper.send_photo(visit.id, &photo).await.expect(201);
        let checklist = shopper.checklist(visit.id).await;
        let photos = [photo.clone()];
        let content = content_of(&checklist, visit.id, server.now(), 100, 1, &photos);
        let id = Uuid::now_v7();
        shopper
            .submit(id, 1, &serde_json::to_vec(&content).unwrap())
            .await
            .expect(201);
        let seen: Submission = agency
            .admin
            .get(&format!("/api/v1/submissions/{id}"))
            .await
            .expect(200)
            .json();
        flags.push(seen.revision.flags);
    }
    assert!(flags[0].is_empty(), "{flags:?}");
    assert_eq!(flags[1].len(), 1);
    assert_eq!(flags[1][0].kind, FlagKind::PhotoReuse);
    assert!(flags[1][0].detail.contains(&visits[0].id.to_string()));
}
