//! The shopper's program against the real server, in the words that its user sees.

use api::people::Role;
use api::submissions::{Decision, Submission};
use api::visits::Visit;
use serde_json::{Value, json};
use shopper_cli::ExitStatus;
use tests::both_databases;
use tests::photo::{jpeg, scene};
use tests::server::TestServer;
use tests::shopper::Device;
use tests::world::{Agency, PASSWORD, small_checklist};

struct Ready {
    agency: Agency,
    visit: Visit,
    device: Device,
    photo: String,
}

async fn ready(server: &TestServer) -> Ready {
    let agency = Agency::create(server, "north").await;
    let client = agency.client("Falafel House").await;
    let store = agency.store(&client, "A1", "Asia/Riyadh").await;
    let checklist = agency.publish(&small_checklist(1)).await;
    let shopper = agency.someone("sam", Role::Shopper).await;
    let visit = agency
        .visit(&store, &checklist, &shopper, server.now())
        .await;
    let clock = server.clock.clone();
    let device = Device::new(&server.folder("device"), move || clock.now().to_utc());
    let photo = server.folder("camera").join("front.jpg");
    std::fs::write(&photo, jpeg(&scene(160, 120, 4), None).bytes).unwrap();
    let log_in = [
        "login",
        &server.url,
        "--email",
        &shopper.email,
        "--password-stdin",
    ];
    device.run(&log_in, &[PASSWORD]).await.good();
    device.run(&["pull"], &[]).await.good();
    Ready {
        agency,
        visit,
        device,
        photo: photo.to_string_lossy().into_owned(),
    }
}

/// The submission that the server has for a visit.
async fn the_submission(agency: &Agency, visit: &Visit) -> Submission {
    let path = format!("/api/v1/visits/{}", visit.id);
    let seen: Visit = agency.admin.get(&path).await.expect(200).json();
    let path = format!("/api/v1/submissions/{}", seen.submissions[0].id);
    agency.admin.get(&path).await.expect(200).json()
}

both_databases!(a_visit_is_filled_question_by_question_returned_mended_and_approved);
async fn a_visit_is_filled_question_by_question_returned_mended_and_approved(server: TestServer) {
    let Ready {
        agency,
        visit,
        device,
        photo,
        ..
    } = ready(&server).await;
    device.run(&["accept", "A1"], &[]).await.good();
    // In Tamil, typing words, a number and a comment where one is needed.
    let typed = ["ஆம்", "no", "It was a cold look.", "-", "-", "-"];
    let run = device.run(&["fill", "A1", "--lang", "ta"], &typed).await;
    assert!(
        run.transcript.all().contains("உங்களை வரவேற்றார்களா?"),
        "{}",
        run.transcript.all()
    );
    let run = device
        .run(&["check", "A1"], &[])
        .await
        .ends(ExitStatus::Invalid);
    assert!(
        run.transcript.all().contains("The shop front"),
        "{}",
        run.transcript.all()
    );
    device
        .run(&["photo", "add", "A1", "front", &photo], &[])
        .await
        .good();
    device.run(&["check", "A1"], &[]).await.good();

    let local: Value = serde_json::from_str(
        &device
            .run(&["score", "A1", "--json"], &[])
            .await
            .good()
            .transcript
            .out(),
    )
    .unwrap();
    device.run(&["submit", "A1"], &[]).await.good();
    let seen = the_submission(&agency, &visit).await;
    let server_side = serde_json::to_value(&seen.revision.scorecard).unwrap();
    let local_card = local.get("scorecard").unwrap_or(&local);
    assert_eq!(
        local_card["total"], server_side["total"],
        "P4: one score on both sides"
    );
    assert_eq!(local_card["questions"], server_side["questions"]);
    assert_eq!(server_side["total"]["score"], 6_000);

    let path = format!("/api/v1/submissions/{}/reviews", seen.id);
    let review = json!({
        "revision": 1, "decision": Decision::Returned,
        "remarks": [{ "question": "smile", "text": "Who was it, and when?" }],
    });
    agency.admin.post(&path, &review).await.expect(201);
    device.run(&["pull"], &[]).await.good();
    let run = device
        .run(
            &["fill", "A1"],
            &["! The tall one at the till, all the time.", "no", "q"],
        )
        .await;
    assert!(
        run.transcript.all().contains("Who was it, and when?"),
        "{}",
        run.transcript.all()
    );
    device.run(&["submit", "A1"], &[]).await.good();
    let seen = the_submission(&agency, &visit).await;
    assert_eq!(seen.revisions, [1, 2]);
    agency.approve(seen.id, 2).await.expect(201);
    device.run(&["pull"], &[]).await.good();
    let run = device.run(&["assignments", "--json"], &[]).await.good();
    assert!(
        run.transcript.out().contains("\"approved\""),
        "{}",
        run.transcript.out()
    );
    device.run(&["receipt", "A1"], &[]).await.good();
}

both_databases!(everything_but_talking_works_without_a_network);
async fn everything_but_talking_works_without_a_network(mut server: TestServer) {
    let Ready { device, photo, .. } = ready(&server).await;
    device.run(&["accept", "A1"], &[]).await.good();
    server.halt().await;
    device.run(&["assignments"], &[]).await.good();
    device
        .run(&["fill", "A1"], &["yes", "yes", "-", "-", "-"])
        .await;
    device
        .run(&["photo", "add", "A1", "front", &photo], &[])
        .await
        .good();
    device.run(&["check", "A1"], &[]).await.good();
    device.run(&["score", "A1"], &[]).await.good();
    let run = device
        .run(&["submit", "A1"], &[])
        .await
        .ends(ExitStatus::Offline);
    assert!(run.transcript.err().contains("hint:") || run.transcript.all().contains("submit"));
    device.run(&["status"], &[]).await.good();
    // Back on the network, repeating the command delivers.
    let server = server.restart().await;
    let log_in = [
        "login",
        &server.url,
        "--email",
        "sam@north.example",
        "--password-stdin",
    ];
    device.run(&log_in, &[PASSWORD]).await.good();
}

both_databases!(wrong_input_gets_an_error_with_a_hint);
async fn wrong_input_gets_an_error_with_a_hint(server: TestServer) {
    let Ready {
        agency,
        device,
        photo,
        ..
    } = ready(&server).await;
    device.run(&["accept", "A1"], &[]).await.good();
    let text = server.folder("camera").join("letter.jpg");
    std::fs::write(&text, "Dear server").unwrap();
    let text = text.to_string_lossy().into_owned();
    let answers = server.folder("camera").join("answers.yaml");
    std::fs::write(
        &answers,
        "greeted: {value: \"yes\"}\ngreted: {value: \"yes\"}\n",
    )
    .unwrap();
    let answers = answers.to_string_lossy().into_owned();
    for (arguments, word) in [
        (vec!["fill", "B7"], "B7"),
        (vec!["photo", "add", "A1", "nonsense", &photo], "nonsense"),
        (vec!["photo", "add", "A1", "front", &text], "letter.jpg"),
        (
            vec!["photo", "add", "A1", "front", "/nowhere/x.jpg"],
            "/nowhere/x.jpg",
        ),
        (vec!["fill", "A1", "--answers", &answers], "greted"),
        (vec!["fil", "A1"], "fil"),
        (vec!["receipt", "A1"], "A1"),
    ] {
        let run = device.run(&arguments, &[]).await;
        let said = run.transcript.err();
        assert_ne!(run.status, ExitStatus::Ok, "{arguments:?}: {said}");
        assert!(said.contains(word), "{arguments:?}: {said}");
        assert!(said.contains("hint:"), "{arguments:?}: {said}");
    }
    let clock = server.clock.clone();
    let stranger = Device::new(&server.folder("stranger"), move || clock.now().to_utc());
    let run = stranger.run(&["assignments"], &[]).await;
    assert!(
        run.transcript.err().contains("shopper login"),
        "{}",
        run.transcript.err()
    );
    let mallory = agency.someone("mallory", Role::Shopper).await;
    let log_in = [
        "login",
        &server.url,
        "--email",
        &mallory.email,
        "--password-stdin",
    ];
    stranger
        .run(&log_in, &["wrong password"])
        .await
        .ends(ExitStatus::NotLoggedIn);
    stranger.run(&log_in, &[PASSWORD]).await.good();
    stranger.run(&["pull"], &[]).await.good();
    let run = stranger.run(&["accept", "A1"], &[]).await;
    assert!(
        run.transcript.err().contains("hint:"),
        "a visit that is not theirs: {}",
        run.transcript.err()
    );
}
