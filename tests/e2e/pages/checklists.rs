//! Checklists on pages: a draft, what the compiler finds, publishing, the next version.

use tests::both_databases;
use tests::client::{Answer, Api};
use tests::server::TestServer;
use tests::world::{Agency, PASSWORD, small_checklist};

/// Where an answer leads.
fn location(answer: &Answer) -> String {
    answer.headers["location"].to_str().unwrap().to_owned()
}

async fn admin(server: &TestServer) -> Api {
    let agency = Agency::create(server, "north").await;
    let email = format!("admin@{}.example", agency.slug);
    Api::browser(&server.url)
        .log_in_with_the_page(&email, PASSWORD)
        .await
}

both_databases!(a_checklist_goes_from_a_pasted_source_to_its_second_version);
async fn a_checklist_goes_from_a_pasted_source_to_its_second_version(server: TestServer) {
    let admin = admin(&server).await;
    let broken = small_checklist(1).replace("sections:", "sektions:");
    let once = uuid::Uuid::new_v4().to_string();
    let form = [("source", broken.as_str()), ("once", once.as_str())];
    let draft = location(&admin.submit("/checklists/drafts", &form).await.expect(303));
    // A second click makes no second draft.
    let again = admin.submit("/checklists/drafts", &form).await.expect(303);
    assert_eq!(location(&again), draft);
    let list = admin.get("/checklists").await.expect(200).text();
    assert_eq!(list.matches("/preview\"").count(), 1, "{list}");

    let page = admin.get(&draft).await.expect(200).text();
    assert!(
        page.contains("sektions") && page.contains("class=\"error\""),
        "{page}"
    );
    assert!(!page.contains("/publish\""), "nothing to publish yet");
    let preview = admin
        .get(&format!("{draft}/preview"))
        .await
        .expect(200)
        .text();
    assert!(preview.contains("There is a preview once the source compiles."));

    let good = small_checklist(1);
    let form = [("revision", "1"), ("source", good.as_str())];
    admin.submit(&draft, &form).await.expect(303);
    // Another window still shows the first revision: what is typed there stays, and is not saved.
    let late = admin
        .submit(
            &draft,
            &[("revision", "1"), ("source", "typed for an hour")],
        )
        .await;
    let late = late.expect(409).text();
    assert!(late.contains("typed for an hour"), "{late}");
    assert!(
        late.contains("Somebody else has changed this draft"),
        "{late}"
    );

    let published = admin
        .submit(&format!("{draft}/publish"), &[("revision", "2")])
        .await;
    assert_eq!(location(&published.expect(303)), "/checklists/small/1");
    let version = admin
        .get("/checklists/small/1?show=ar")
        .await
        .expect(200)
        .text();
    assert!(version.contains("class=\"card preview\""), "{version}");
    let yaml = admin.get("/checklists/small/1/file/yaml").await.expect(200);
    assert_eq!(yaml.text(), good);
    let sheet = admin.get("/checklists/small/1/file/xlsx").await.expect(200);
    assert!(sheet.bytes.starts_with(b"PK"));
    admin.get("/checklists/small/1/file/exe").await.expect(404);

    let next = location(
        &admin
            .submit("/checklists/small/1/next", &[])
            .await
            .expect(303),
    );
    let page = admin.get(&next).await.expect(200).text();
    assert!(page.contains("version: 2"), "{page}");
    admin
        .submit(&format!("{next}/publish"), &[("revision", "1")])
        .await
        .expect(303);
    let second = admin.get("/checklists/small/2").await.expect(200).text();
    assert!(second.contains("What changed since version"), "{second}");
    // Who throws away what is gone is told so.
    let gone = admin
        .submit(&format!("{next}/delete"), &[("revision", "1")])
        .await;
    gone.expect(404);
}

both_databases!(a_hostile_source_is_shown_and_not_obeyed);
async fn a_hostile_source_is_shown_and_not_obeyed(server: TestServer) {
    let admin = admin(&server).await;
    let word = "x".repeat(10_000);
    let hostile = format!("</textarea><script>alert(1)</script>\u{202e}😀 {word}\n");
    let form = [("source", hostile.as_str())];
    let draft = location(&admin.submit("/checklists/drafts", &form).await.expect(303));
    let page = admin.get(&draft).await.expect(200).text();
    assert!(!page.contains("<script>alert"), "{page}");
    assert!(page.contains(&word));
    // Nothing chosen and nothing pasted is said at the field.
    let empty = admin
        .submit("/checklists/drafts", &[("source", " ")])
        .await
        .expect(422);
    assert!(
        empty.text().contains("href=\"#source\""),
        "{}",
        empty.text()
    );
}

/// Sends a form with a file as a browser does.
async fn upload(api: &Api, path: &str, fields: &[(&str, &str)], file: &[u8]) -> Answer {
    let mut body = Vec::new();
    for (name, value) in fields {
        let part =
            format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    body.extend_from_slice(
        b"--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"mine.yaml\"\r\n\
          Content-Type: application/yaml\r\n\r\n",
    );
    body.extend_from_slice(file);
    body.extend_from_slice(b"\r\n--edge--\r\n");
    let request = api.request(reqwest::Method::POST, path);
    let request = request.header("content-type", "multipart/form-data; boundary=edge");
    api.send(request.body(body)).await
}

both_databases!(a_source_comes_from_a_file_and_is_found_fault_with_at_its_lines);
async fn a_source_comes_from_a_file_and_is_found_fault_with_at_its_lines(server: TestServer) {
    let admin = admin(&server).await;
    let form = admin.get("/checklists/new").await.expect(200).text();
    assert!(form.contains("type=\"file\"") && form.contains("multipart/form-data"));
    let broken = small_checklist(1).replace("sections:", "sektions:");
    let once = uuid::Uuid::new_v4().to_string();
    let fields = [("start", ""), ("source", ""), ("once", once.as_str())];
    let windows = format!("\u{feff}{}", broken.replace('\n', "\r\n"));
    let new = "/checklists/drafts";
    let draft = location(
        &upload(&admin, new, &fields, windows.as_bytes())
            .await
            .expect(303),
    );
    let again = upload(&admin, new, &fields, windows.as_bytes()).await;
    assert_eq!(location(&again.expect(303)), draft, "a second click");
    let page = admin.get(&draft).await.expect(200).text();
    assert!(
        page.contains("<code>sektions:</code>") && page.contains("line "),
        "{page}"
    );

    // What is no text is said at its field, and what was typed stays.
    let fields = [("revision", "1"), ("source", "typed for an hour")];
    for wrong in [&b"PK\x03\x04\xff\xfe"[..], b"\xff\xfec\x00h\x00", b"a\0b"] {
        let page = upload(&admin, &draft, &fields, wrong)
            .await
            .expect(422)
            .text();
        assert!(
            page.contains("href=\"#file\"") && page.contains("UTF-8"),
            "{page}"
        );
        assert!(page.contains("typed for an hour"));
        let page = upload(&admin, new, &fields, wrong).await.expect(422).text();
        assert!(page.contains("href=\"#file\"") && page.contains("typed for an hour"));
    }
    let good = small_checklist(1);
    upload(&admin, &draft, &fields, good.as_bytes())
        .await
        .expect(303);
    let page = admin.get(&draft).await.expect(200).text();
    assert!(
        page.contains("Can be published") && !page.contains("sektions"),
        "{page}"
    );
    // Without a file the form is about what is typed; a file for an older revision is shown, not saved.
    let typed = [("revision", "2"), ("source", broken.as_str())];
    upload(&admin, &draft, &typed, b"").await.expect(303);
    let late = upload(&admin, &draft, &typed, b"<script>late</script>").await;
    let late = late.expect(409).text();
    assert!(
        late.contains("&#60;script&#62;late") && !late.contains("<script>late"),
        "{late}"
    );
}
