//! P1 and P2 with the real binary, killed at random points.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::Duration;

use api::visits::VisitState;
use shopper_cli::ExitStatus;

use crate::support::{ANSWERS, Device, FakeServer};

fn shopper(device: &Device, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shopper"));
    command
        .args(args)
        .env_clear()
        .env("SHOPPER_DATA_DIR", device.env.data_dir.as_os_str())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    command
}

/// Numbers that differ from run to run of the loop and not from run to run of the test.
fn varied(round: u32, below: u64) -> u64 {
    u64::from(round.wrapping_mul(2_654_435_761) >> 7) % below
}

#[tokio::test]
async fn p1_every_answer_that_was_called_saved_survives_kill_9() {
    const ROUNDS: u32 = 15;
    let server = FakeServer::start(VisitState::Accepted);
    let device = Device::ready(&server).await;
    let mut acknowledged_in_all = 0;
    for round in 0..ROUNDS {
        let mut child = shopper(&device, &["fill", "BUR-1", "--stdin", "--at", "wait"])
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let stdout = child.stdout.take().unwrap();
        let (told, acknowledgements) = std::sync::mpsc::channel();
        let reader = std::thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                if line == "saved wait" && told.send(()).is_err() {
                    return;
                }
            }
        });
        // The same question is answered again and again, each time with the next number.
        let typist = std::thread::spawn(move || {
            for number in 1..10_000_u32 {
                let lines = format!("{}\n<\n", u64::from(round) * 10_000 + u64::from(number));
                if stdin.write_all(lines.as_bytes()).is_err() {
                    return;
                }
            }
        });
        let first = acknowledgements.recv_timeout(Duration::from_secs(30));
        assert!(first.is_ok(), "nothing was saved");
        std::thread::sleep(Duration::from_millis(varied(round, 120)));
        child.kill().unwrap();
        child.wait().unwrap();
        typist.join().unwrap();
        reader.join().unwrap();
        let acknowledged = 1 + u64::try_from(acknowledgements.try_iter().count()).unwrap();
        acknowledged_in_all += acknowledged;
        let ran = device.run("score BUR-1 --json").await;
        assert_eq!(ran.status, ExitStatus::Ok, "{}", ran.all);
        let kept = kept_wait(&ran.out);
        let last = u64::from(round) * 10_000 + acknowledged;
        // The answer being saved when the program died may be there as well.
        assert!(
            kept == last || kept == last + 1,
            "round {round}: {kept} kept, {last} told"
        );
    }
    assert!(
        acknowledged_in_all > u64::from(ROUNDS),
        "{acknowledged_in_all}"
    );
}

/// The seconds answered, out of the reason for their points.
fn kept_wait(scorecard: &str) -> u64 {
    let card: serde_json::Value = serde_json::from_str(scorecard).unwrap();
    let questions = card["questions"].as_array().unwrap();
    let wait = questions
        .iter()
        .find(|question| question["id"] == "wait")
        .unwrap();
    wait["reason"]["why"]["value"]
        .as_str()
        .unwrap()
        .parse()
        .unwrap()
}

#[tokio::test]
async fn p2_submitting_can_be_killed_anywhere_and_repeated() {
    const ROUNDS: u32 = 12;
    for round in 0..ROUNDS {
        let server = FakeServer::start(VisitState::Accepted);
        let device = Device::ready(&server).await;
        let answers = device.file("answers.yaml", ANSWERS);
        device.run(&format!("fill BUR-1 --answers {answers}")).await;
        let photo = device.photo("p.png", 40);
        device
            .run(&format!("photo add BUR-1 counter {photo}"))
            .await;
        let mut child = shopper(&device, &["submit", "BUR-1"]).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(10 + varied(round, 150)));
        child.kill().unwrap();
        child.wait().unwrap();
        // What was frozen before the kill is what is delivered after it.
        let ran = device.run("submit BUR-1").await;
        assert_eq!(ran.status, ExitStatus::Ok, "round {round}: {}", ran.all);
        {
            let state = server.state();
            assert_eq!(
                (state.revisions.len(), state.photos.len()),
                (1, 1),
                "round {round}"
            );
        }
        let ran = device.run("receipt BUR-1").await;
        assert!(ran.out.contains("Verified"), "round {round}: {}", ran.all);
    }
}

#[tokio::test]
async fn what_a_script_types_is_saved_line_by_line() {
    let server = FakeServer::start(VisitState::Accepted);
    let device = Device::ready(&server).await;
    let mut child = shopper(&device, &["fill", "BUR-1", "--stdin"])
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all("yes\n1:30\ntea\n".as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    let out = String::from_utf8(output.stdout).unwrap();
    assert_eq!(out, "saved greeted\nsaved wait\nsaved ordered\n");
    // Off a terminal and without --stdin it does not ask.
    let output = shopper(&device, &["fill", "BUR-1"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
}
