//! Checklists as workbooks in the form of XLSForm, in and out.

use api::checklist_drafts::Draft;
use api::checklists::ChecklistVersion;
use api::page::Page;
use api::people::Role;
use api::problem::FieldProblem;
use reqwest::Method;
use serde_json::Value;
use tests::both_databases;
use tests::client::{Answer, Api};
use tests::server::TestServer;
use tests::shopper::Device;
use tests::world::{Agency, PASSWORD};

use crate::designer::{DRAFTS, of_draft, publish};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A form as a designer has it in a spreadsheet.
fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in (0..).zip(*rows) {
            for (column, cell) in (0..).zip(*cells) {
                sheet.write_string(row, column, *cell).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

/// A tea house, with a calculation that a checklist has nothing for.
fn tea_house(kind: &str) -> Vec<u8> {
    workbook(&[
        (
            "survey",
            &[
                &[
                    "type",
                    "name",
                    "label::English (en)",
                    "label::Arabic (ar)",
                    "label::Tamil (ta)",
                    "relevant",
                    "required",
                    "calculation",
                ],
                &["begin_group", "service", "Service", "الخدمة", "சேவை"],
                &[
                    "select_one answers",
                    "greeted",
                    "Were you greeted?",
                    "هل رحّبوا بك؟",
                    "உங்களை வரவேற்றார்களா?",
                    "",
                    "yes",
                ],
                &[
                    kind,
                    "mood",
                    "How was the mood?",
                    "كيف كان المزاج؟",
                    "மனநிலை எப்படி இருந்தது?",
                    "",
                    "yes",
                ],
                &[
                    "text",
                    "words",
                    "What did they say?",
                    "ماذا قالوا؟",
                    "என்ன சொன்னார்கள்?",
                    "${greeted} = 'yes'",
                    "",
                ],
                &["calculate", "twice", "", "", "", "", "", "2 * 2"],
                &["end_group"],
            ],
        ),
        (
            "choices",
            &[
                &[
                    "list_name",
                    "name",
                    "label::English (en)",
                    "label::Arabic (ar)",
                    "label::Tamil (ta)",
                    "score",
                ],
                &["answers", "yes", "Yes", "نعم", "ஆம்", "3"],
                &["answers", "no", "No", "لا", "இல்லை", "0"],
                &["moods", "warm", "Warm", "ودود", "அன்பானது", "2"],
                &["moods", "cold", "Cold", "بارد", "குளிர்ச்சியானது", "0"],
            ],
        ),
        (
            "settings",
            &[
                &[
                    "form_id",
                    "form_title::English (en)",
                    "form_title::Arabic (ar)",
                    "form_title::Tamil (ta)",
                    "version",
                    "default_language",
                ],
                &[
                    "tea-house",
                    "Tea house",
                    "بيت الشاي",
                    "தேநீர் இல்லம்",
                    "1",
                    "English (en)",
                ],
            ],
        ),
    ])
}

async fn send_workbook(api: &Api, method: Method, path: &str, bytes: Vec<u8>) -> Answer {
    let request = api.request(method, path).header("content-type", XLSX);
    api.send(request.header("if-match", "*").body(bytes)).await
}

both_databases!(a_workbook_becomes_a_checklist_that_the_program_fills);
async fn a_workbook_becomes_a_checklist_that_the_program_fills(server: TestServer) {
    let agency = Agency::create(&server, "north").await;
    let client = agency.client("Falafel House").await;
    let store = agency.store(&client, "A1", "Asia/Riyadh").await;
    let sam = agency.someone("sam", Role::Shopper).await;
    let api = &agency.admin;

    // What is wrong is told at its cell, by both ways in.
    let broken = tea_house("select_one modes");
    let refused = send_workbook(api, Method::POST, "/api/v1/checklists", broken.clone())
        .await
        .problem(422);
    let draft: Draft = send_workbook(api, Method::POST, DRAFTS, broken)
        .await
        .expect(201)
        .json();
    assert!(!draft.compiles);
    assert_eq!(refused.errors, draft.in_workbook);
    let wrong: Vec<&FieldProblem> = draft
        .in_workbook
        .iter()
        .filter(|finding| finding.row == Some(4) && finding.sheet.as_deref() == Some("survey"))
        .collect();
    assert!(
        wrong
            .iter()
            .any(|finding| finding.severity.as_deref() == Some("error")),
        "{:#?}",
        draft.in_workbook
    );

    // Mended: what the language has nothing for is said, and the rest is a checklist.
    let path = of_draft(draft.head.id, "");
    let draft: Draft = send_workbook(api, Method::PUT, &path, tea_house("select_one moods"))
        .await
        .expect(200)
        .json();
    assert!(draft.publishable, "{draft:#?}");
    assert_eq!(draft.head.slug.as_deref(), Some("tea-house"));
    let calculation = draft
        .in_workbook
        .iter()
        .find(|finding| finding.row == Some(6))
        .expect("the calculation is not passed over in silence");
    assert!(calculation.at.starts_with("survey!"), "{calculation:?}");
    let read: Draft = api.get(&path).await.expect(200).json();
    assert!(read.in_workbook.is_empty());
    assert_eq!(read.source, draft.source);
    let version: ChecklistVersion = publish(api, draft.head.id, "\"2\"")
        .await
        .expect(201)
        .json();
    assert_eq!(version.languages, ["en", "ar", "ta"]);

    // Filled in Tamil by the program, 3 + 0 of 5 points.
    agency.visit(&store, &version, &sam, server.now()).await;
    let clock = server.clock.clone();
    let device = Device::new(&server.folder("device"), move || clock.now().to_utc());
    let log_in = [
        "login",
        &server.url,
        "--email",
        &sam.email,
        "--password-stdin",
    ];
    device.run(&log_in, &[PASSWORD]).await.good();
    device.run(&["pull"], &[]).await.good();
    device.run(&["accept", "A1"], &[]).await.good();
    let typed = ["ஆம்", "2", "வணக்கம்", "q"];
    let run = device.run(&["fill", "A1", "--lang", "ta"], &typed).await;
    let seen = run.transcript.all();
    assert!(seen.contains("மனநிலை எப்படி இருந்தது?"), "{seen}");
    device.run(&["submit", "A1"], &[]).await.good();
    let run = device.run(&["score", "A1", "--json"], &[]).await.good();
    let card: Value = serde_json::from_str(&run.transcript.out()).unwrap();
    assert_eq!(card["total"]["score"], 6_000, "{card}");

    // Exported, it is the same checklist again; what other programs do otherwise is told.
    let path = "/api/v1/checklists/tea-house/1/xlsform";
    let exported = api.get(path).await.expect(200);
    assert_eq!(exported.headers["content-type"], XLSX);
    assert_eq!(
        exported.headers["content-disposition"],
        "attachment; filename=\"tea-house.v1.xlsx\""
    );
    let again = api.get(path).await.expect(200);
    assert_eq!(again.bytes, exported.bytes, "the same bytes each time");
    let _: Page<FieldProblem> = api
        .get(&format!("{path}/findings"))
        .await
        .expect(200)
        .json();
    let published: ChecklistVersion =
        send_workbook(api, Method::POST, "/api/v1/checklists", exported.bytes)
            .await
            .expect(201)
            .json();
    assert_eq!((published.version, &published.hash), (1, &version.hash));
}

both_databases!(bytes_that_are_no_workbook_are_refused_with_a_sentence);
async fn bytes_that_are_no_workbook_are_refused_with_a_sentence(server: TestServer) {
    let agency = Agency::create(&server, "north").await;
    let api = &agency.admin;
    let whole = tea_house("select_one moods");
    let half = whole[..whole.len() / 2].to_vec();
    for (bytes, word) in [
        (Vec::new(), "empty"),
        (b"type,name,label\n".to_vec(), ".xlsx"),
        (vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], ".xls"),
        (vec![0x89; 4_000], ".xlsx"),
        (half, "again"),
        (workbook(&[("sheet1", &[&["a"]])]), "survey"),
        (workbook(&[("survey", &[&["a"]])]), "type"),
    ] {
        for path in ["/api/v1/checklists", DRAFTS] {
            let answer = send_workbook(api, Method::POST, path, bytes.clone()).await;
            let problem = answer.problem(422);
            assert_eq!(problem.code, "workbook_unreadable");
            let detail = problem.detail.unwrap();
            assert!(detail.contains(word), "{word}: {detail}");
        }
    }
    send_workbook(api, Method::POST, DRAFTS, vec![b'x'; 5_000_001])
        .await
        .problem(413);
}
