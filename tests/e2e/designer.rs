//! What a designer calls, and where things stand in a source.

use api::checklist_drafts::Draft;
use api::problem::FieldProblem;
use reqwest::Method;
use tests::client::{Answer, Api};
use uuid::Uuid;

/// Where drafts are kept.
pub(crate) const DRAFTS: &str = "/api/v1/checklist-drafts";
/// The media type of YAML.
pub(crate) const YAML: &str = "application/yaml";

/// The checklist as its designer means it.
pub(crate) const TEA: &str = "\
checklist: tea-stall
version: 1
languages: [en, ar]
title: {en: Tea stall, ar: كشك الشاي}
briefing: {en: Order one tea and look at your watch., ar: اطلب شايًا واحدًا وانظر إلى ساعتك.}
scoring: {pass_mark: 60}
sections:
  - id: service
    title: {en: Service, ar: الخدمة}
    questions:
      - {id: greeted, kind: yes_no, points: 3, text: {en: Were you greeted?, ar: هل رحّبوا بك؟}}
      - id: wait
        kind: duration
        text: {en: How long did the tea take?, ar: كم استغرق تحضير الشاي؟}
        bands: [{below: 60, points: 5}, {from: 60, points: 0}]
";

/// The path of a draft, or of what belongs to it.
pub(crate) fn of_draft(id: Uuid, what: &str) -> String {
    format!("{DRAFTS}/{id}{what}")
}

/// Changes a draft that was read at this ETag.
pub(crate) async fn put(api: &Api, id: Uuid, read: &str, source: &str) -> Answer {
    let request = api
        .request(Method::PUT, &of_draft(id, ""))
        .header("content-type", YAML)
        .header("if-match", read);
    api.send(request.body(source.to_owned())).await
}

/// Publishes a draft that was read at this ETag.
pub(crate) async fn publish(api: &Api, id: Uuid, read: &str) -> Answer {
    let request = api.request(Method::POST, &of_draft(id, "/publish"));
    api.send(request.header("if-match", read)).await
}

/// Keeps a source as a draft.
pub(crate) async fn keep(api: &Api, source: &str) -> Draft {
    api.post_text(DRAFTS, YAML, source).await.expect(201).json()
}

/// Where a piece of text stands, line and column from 1.
pub(crate) fn place(source: &str, piece: &str) -> (Option<u32>, Option<u32>) {
    let at = source.find(piece).unwrap();
    let before = &source[..at];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
    (u32::try_from(line).ok(), u32::try_from(column).ok())
}

/// The finding of this code.
pub(crate) fn finding<'a>(findings: &'a [FieldProblem], code: &str) -> &'a FieldProblem {
    findings
        .iter()
        .find(|finding| finding.code == code)
        .unwrap_or_else(|| panic!("no {code} in {findings:#?}"))
}
