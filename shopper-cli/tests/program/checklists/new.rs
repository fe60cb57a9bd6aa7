//! `shopper checklist new`.

use ::checklists::{advise, compile};
use shopper_cli::ExitStatus;

use crate::support::Device;

#[tokio::test]
async fn a_new_checklist_is_sound_and_overwrites_nothing() {
    let device = Device::new();
    let path = device.folder.path().join("mine.yaml");
    let line = format!(
        "checklist new --sector quick_service --slug my-burgers -o {}",
        path.display()
    );
    let ran = device.run(&line).await;
    assert_eq!(ran.status, ExitStatus::Ok, "{}", ran.all);
    assert!(
        ran.err.contains("Made from “quick-service-restaurant”"),
        "{}",
        ran.err
    );
    assert!(
        ran.err.contains("shopper checklist check --advice "),
        "{}",
        ran.err
    );
    let written = std::fs::read_to_string(&path).unwrap();
    assert!(written.contains("\nchecklist: my-burgers\n"), "{written}");
    let checked = device
        .run(&format!("checklist check --advice {}", path.display()))
        .await;
    assert_eq!((checked.status, checked.all.as_str()), (ExitStatus::Ok, ""));

    let ran = device.run(&line).await;
    assert_eq!(ran.status, ExitStatus::Failure, "{}", ran.all);
    assert!(
        ran.err.contains("is there already. Nothing was written."),
        "{}",
        ran.err
    );
    assert_eq!(std::fs::read_to_string(&path).unwrap(), written);
}

#[tokio::test]
async fn a_skeleton_goes_to_standard_output() {
    let device = Device::new();
    let ran = device
        .run("checklist new --sector bakery --language en,ar,ta")
        .await;
    assert_eq!(ran.status, ExitStatus::Ok, "{}", ran.all);
    assert!(
        ran.err.contains("No checklist ships for “bakery”"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("quick_service"), "{}", ran.err);
    let compiled = compile(&ran.out);
    assert_eq!(compiled.diagnostics, []);
    let checklist = compiled.checklist.unwrap();
    assert_eq!(checklist.slug.as_str(), "bakery");
    assert_eq!(advise(&ran.out, &checklist), []);
}

#[tokio::test]
async fn a_skeleton_says_what_it_lacks_and_which_sector_may_be_meant() {
    let device = Device::new();
    let ran = device
        .run("checklist new --sector restaurnt --language en,fr")
        .await;
    assert_eq!(ran.status, ExitStatus::Ok, "{}", ran.all);
    assert!(ran.err.contains("Did you mean restaurant?"), "{}", ran.err);
    assert!(
        ran.err.contains("Still without any text: fr."),
        "{}",
        ran.err
    );
    assert!(!ran.out.contains("fr:"), "{}", ran.out);

    let path = device.folder.path().join("nodir/new.yaml");
    let ran = device
        .run(&format!(
            "checklist new --sector food -o {}",
            path.display()
        ))
        .await;
    assert_eq!(ran.status, ExitStatus::Failure, "{}", ran.all);
    assert!(
        ran.err.contains("There is no folder") && ran.err.contains("mkdir -p "),
        "{}",
        ran.err
    );
}

#[tokio::test]
async fn what_cannot_be_a_name_is_refused() {
    let device = Device::new();
    for (line, part) in [
        ("checklist new --sector Food", "Food cannot be a sector"),
        (
            "checklist new --sector food --slug a_b",
            "a_b cannot be the name",
        ),
        (
            "checklist new --sector food --language en,12",
            "12 is not a language",
        ),
        ("checklist new --sector=", "The sector is empty."),
        ("checklist new --sector Grocery", "Did you mean grocery?"),
        (
            "checklist new --sector food --language fr,en",
            "no checklist to start from in fr",
        ),
        ("checklist new", "--sector"),
        ("checklist", "not complete"),
        ("checklist chekc a.yaml", "Did you mean check?"),
    ] {
        let ran = device.run(line).await;
        assert_eq!(ran.status, ExitStatus::Usage, "{}", ran.all);
        assert!(
            ran.err.contains(part) && ran.err.contains("hint: "),
            "{}",
            ran.err
        );
    }
}
