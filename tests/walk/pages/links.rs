//! The pages that links lead to, which need no log-in.

use backend::service::agencies;
use tests::both_databases;
use tests::client::{Answer, Api};
use tests::server::TestServer;
use tests::world::{PASSWORD, set_password};

both_databases!(set_up_and_passwords_need_a_link_that_is_open);
async fn set_up_and_passwords_need_a_link_that_is_open(server: TestServer) {
    let anonymous = Api::anonymous(&server.url);
    let setup = agencies::offer_setup(&server.app)
        .await
        .unwrap()
        .expect("there is no agency yet");
    let setup = setup.strip_prefix(&server.url).unwrap().to_owned();
    let steps = "agency_name=North&agency_slug=north&name=Ada&email=admin%40north.example&password=correct+horse+battery&repeat=correct+horse+battery";
    refused(&anonymous, "/setup/x", steps).await;
    anonymous.get(&setup).await.expect(200);
    submit(&anonymous, &setup, steps).await.expect(200);
    refused(&anonymous, &setup, steps).await;
    assert_eq!(
        agencies::offer_setup(&server.app).await.unwrap(),
        None,
        "an agency is there"
    );

    let (admin, _) = anonymous.log_in("admin@north.example", PASSWORD).await;
    let new = serde_json::json!({ "email": "sam@north.example", "name": "Sam", "role": "shopper" });
    let invited: api::people::Invited = admin.post("/api/v1/people", &new).await.expect(201).json();
    let page = invited
        .link
        .url
        .strip_prefix(&server.url)
        .unwrap()
        .to_owned();
    let password = "password=correct+horse+battery&repeat=correct+horse+battery";
    refused(&anonymous, "/password/x", password).await;
    anonymous.get(&page).await.expect(200);
    submit(&anonymous, &page, "password=short&repeat=other")
        .await
        .expect(422);
    submit(&anonymous, &page, password).await.expect(200);
    refused(&anonymous, &page, password).await;
    anonymous.log_in("sam@north.example", PASSWORD).await;

    // A newer link ends an older one, and a week ends both.
    let path = format!("/api/v1/people/{}/link", invited.person.id);
    let older: api::people::Link = admin.post_nothing(&path).await.expect(201).json();
    let newer: api::people::Link = admin.post_nothing(&path).await.expect(201).json();
    refused(
        &anonymous,
        older.url.strip_prefix(&server.url).unwrap(),
        password,
    )
    .await;
    anonymous
        .get(newer.url.strip_prefix(&server.url).unwrap())
        .await
        .expect(200);
    server.set_clock(newer.expires_at);
    refused(
        &anonymous,
        newer.url.strip_prefix(&server.url).unwrap(),
        password,
    )
    .await;
    let token = newer.url.rsplit('/').next().unwrap();
    set_password(&anonymous, token, PASSWORD).await.expect(404);
}

async fn submit(anonymous: &Api, page: &str, form: &str) -> Answer {
    anonymous
        .post_text(page, "application/x-www-form-urlencoded", form)
        .await
}

/// The page says that the link does not work, however it is asked.
async fn refused(anonymous: &Api, page: &str, form: &str) {
    let shown = anonymous.get(page).await.expect(404);
    let sent = submit(anonymous, page, form).await.expect(404);
    assert_eq!(shown.text(), sent.text());
}
