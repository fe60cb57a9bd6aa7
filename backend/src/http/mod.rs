//! The JSON API: every route on one screen.
//!
//! [`routes()`] is the table that builds the router, the OpenAPI document and the list that the tests
//! walk. A handler parses and authorises (by the types of its arguments, see [`extract`]), a service
//! decides, `db` queries.

mod assignments;
mod checklist_drafts;
mod checklists;
mod clients;
pub mod extract;
pub mod openapi;
pub(crate) mod paging;
mod people;
mod photos;
pub mod problem;
pub(crate) mod reports;
pub mod routes;
mod session;
mod stores;
mod submissions;
mod system;
mod visits;

use api::assignments::Assignment;
use api::checklist_drafts::{Draft, DraftHead, Trial, TrialResult};
use api::checklists::ChecklistVersion;
use api::clients::{Client, ClientChange, NewClient};
use api::page::Page;
use api::people::{Invited, Link, NewPerson, Person};
use api::photos::StoredPhoto;
use api::problem::FieldProblem;
use api::receipts::{KeySet, Receipt};
use api::session::{LogIn, Me, Refresh, Tokens};
use api::stores::{NewStore, Store, StoreChange};
use api::submissions::{NewReview, NewRevision, Review, Revision, Submission, SubmissionContent};
use api::visits::{Assign, BulkScheduled, MoveVisit, NewVisit, TrailEntry, Visit, WithReason};
use axum::http::Method;

use self::routes::{Access, Route, route};
use crate::service::documents::Format::{Csv, Json, Pdf, Xlsx};

/// Every route of the API.
#[rustfmt::skip]
pub fn routes() -> Vec<Route> {
    use Access::{Admin, Anyone, Contractor, Open, Reader, Sender, Shopper};
    const GET: Method = Method::GET;
    const POST: Method = Method::POST;
    const PUT: Method = Method::PUT;
    const PATCH: Method = Method::PATCH;
    const DELETE: Method = Method::DELETE;
    vec![
        route(GET, "/healthz", Open, "The process answers", system::healthz),
        route(GET, "/readyz", Open, "The database answers", system::readyz),
        route(GET, "/.well-known/jwks.json", Open, "Public keys of tokens and receipts", system::keys).gives::<KeySet>(200),
        route(GET, "/api/v1/openapi.json", Open, "This document", system::openapi).gives_media(&["application/json"]),

        route(POST, "/api/v1/session", Open, "Log in", session::log_in).takes::<LogIn>().gives::<Tokens>(200),
        route(POST, "/api/v1/session/refresh", Open, "Exchange a refresh token", session::refresh).takes::<Refresh>().gives::<Tokens>(200),
        route(DELETE, "/api/v1/session", Anyone, "Log out", session::log_out),
        route(GET, "/api/v1/me", Anyone, "Who is logged in", session::me).gives::<Me>(200),

        route(GET, "/api/v1/people", Contractor, "List people", people::list).query::<people::Filter>().gives::<Page<Person>>(200),
        route(POST, "/api/v1/people", Contractor, "Invite a person", people::invite).takes::<NewPerson>().gives::<Invited>(201),
        route(POST, "/api/v1/people/{id}/link", Contractor, "Make a new invitation or reset link", people::create_link).gives::<Link>(201),
        route(POST, "/api/v1/people/{id}/deactivate", Admin, "Shut a person out", people::deactivate),

        route(GET, "/api/v1/clients", Contractor, "List clients, by name", clients::list).query::<clients::Filter>().gives::<Page<Client>>(200),
        route(POST, "/api/v1/clients", Contractor, "Create a client", clients::create).takes::<NewClient>().gives::<Client>(201),
        route(GET, "/api/v1/clients/{id}", Contractor, "One client", clients::get).gives::<Client>(200),
        route(PATCH, "/api/v1/clients/{id}", Contractor, "Change a client", clients::update).if_match().takes::<ClientChange>().gives::<Client>(200),
        reports::of_chain("/api/v1/clients/{id}/report", "The figures behind a chain report", Json),
        reports::of_chain("/api/v1/clients/{id}/report.pdf", "A chain report, of the stores that the reader may see", Pdf),
        reports::of_chain("/api/v1/clients/{id}/report.csv", "A chain report as one table", Csv),
        reports::of_chain("/api/v1/clients/{id}/report.xlsx", "A chain report as a workbook", Xlsx),

        route(GET, "/api/v1/stores", Reader, "List stores with score, n and change", stores::list).query::<stores::Filter>().gives::<Page<Store>>(200),
        route(POST, "/api/v1/stores", Contractor, "Create a store", stores::create).takes::<NewStore>().gives::<Store>(201),
        route(GET, "/api/v1/stores/{id}", Reader, "One store", stores::get).gives::<Store>(200),
        route(PATCH, "/api/v1/stores/{id}", Contractor, "Change a store", stores::update).if_match().takes::<StoreChange>().gives::<Store>(200),
        reports::of_store("/api/v1/stores/{id}/report", "The figures behind a store report", Json),
        reports::of_store("/api/v1/stores/{id}/report.pdf", "A store report", Pdf),
        reports::of_store("/api/v1/stores/{id}/report.csv", "A store report as one table", Csv),
        reports::of_store("/api/v1/stores/{id}/report.xlsx", "A store report as a workbook", Xlsx),
        route(GET, "/api/v1/stores/{id}/photos/{photo}", Reader, "A photo that may be shown, without metadata", stores::photo).gives_media(&["image/jpeg"]),

        route(GET, "/api/v1/checklists", Contractor, "List published checklist versions, by slug, the newest first", checklists::list).query::<checklists::Filter>().gives::<Page<ChecklistVersion>>(200),
        route(POST, "/api/v1/checklists", Contractor, "Publish a checklist version", checklists::publish).takes_media(checklists::SOURCE_MEDIA).gives::<ChecklistVersion>(201),
        route(GET, "/api/v1/checklists/{slug}/{version}", Contractor, "A published checklist, canonical", checklists::get).gives_media(&["application/json"]),
        route(GET, "/api/v1/checklists/{slug}/{version}/source", Contractor, "The source of a published checklist", checklists::source).gives_media(&["application/yaml"]),
        route(GET, "/api/v1/checklists/{slug}/{version}/xlsform", Contractor, "A published checklist as an XLSForm workbook", checklists::xlsform).gives_media(&[checklists::XLSX]),
        route(GET, "/api/v1/checklists/{slug}/{version}/xlsform/findings", Contractor, "What other programs will do otherwise with that workbook", checklists::xlsform_findings).gives::<Page<FieldProblem>>(200),
        route(GET, "/api/v1/checklists/{slug}/{version}/preview", Contractor, "A published checklist as its shopper sees it", checklists::preview).query::<checklists::PreviewQuery>().gives_media(&["text/plain"]),

        route(GET, "/api/v1/checklist-drafts", Contractor, "List drafts of checklists", checklist_drafts::list).gives::<Page<DraftHead>>(200),
        route(POST, "/api/v1/checklist-drafts", Contractor, "Keep a checklist as a draft, whether it compiles or not", checklist_drafts::create).takes_media(checklists::SOURCE_MEDIA).gives::<Draft>(201),
        route(GET, "/api/v1/checklist-drafts/{id}", Contractor, "A draft, what the compiler finds, and what publishing would say", checklist_drafts::get).gives::<Draft>(200),
        route(PUT, "/api/v1/checklist-drafts/{id}", Contractor, "Change a draft", checklist_drafts::update).if_match().takes_media(checklists::SOURCE_MEDIA).gives::<Draft>(200),
        route(DELETE, "/api/v1/checklist-drafts/{id}", Contractor, "Throw a draft away", checklist_drafts::delete).if_match(),
        route(POST, "/api/v1/checklist-drafts/{id}/publish", Contractor, "Publish a draft, which is then no draft any more", checklist_drafts::publish).if_match().gives::<ChecklistVersion>(201),
        route(GET, "/api/v1/checklist-drafts/{id}/preview", Contractor, "A draft as its shopper would see it", checklist_drafts::preview).query::<checklists::PreviewQuery>().gives_media(&["text/plain"]),
        route(POST, "/api/v1/checklist-drafts/{id}/score", Contractor, "Try a draft: the scorecard of these answers", checklist_drafts::score).takes::<Trial>().gives::<TrialResult>(200),

        route(GET, "/api/v1/visits", Contractor, "List visits by due date", visits::list).query::<visits::Filter>().gives::<Page<Visit>>(200),
        route(POST, "/api/v1/visits", Contractor, "Schedule a visit", visits::schedule).takes::<NewVisit>().gives::<Visit>(201),
        route(POST, "/api/v1/visits/bulk", Contractor, "Schedule many visits from CSV", visits::bulk).query::<visits::Bulk>().takes_media(&["text/csv"]).gives::<BulkScheduled>(201),
        route(GET, "/api/v1/visits/{id}", Contractor, "One visit", visits::get).gives::<Visit>(200),
        reports::of_visit("/api/v1/visits/{id}/report", "The figures behind a visit report", Json),
        reports::of_visit("/api/v1/visits/{id}/report.pdf", "The report of an approved visit", Pdf),
        reports::of_visit("/api/v1/visits/{id}/report.csv", "A visit report as one table", Csv),
        reports::of_visit("/api/v1/visits/{id}/report.xlsx", "A visit report as a workbook", Xlsx),
        route(GET, "/api/v1/visits/{id}/trail", Contractor, "The history of a visit", visits::trail).gives::<Page<TrailEntry>>(200),
        route(POST, "/api/v1/visits/{id}/assign", Contractor, "Offer a visit to a shopper", visits::assign).takes::<Assign>().gives::<Visit>(200),
        route(POST, "/api/v1/visits/{id}/move", Contractor, "Move the window of a visit", visits::move_to).takes::<MoveVisit>().gives::<Visit>(200),
        route(POST, "/api/v1/visits/{id}/cancel", Contractor, "Call a visit off", visits::cancel).takes::<WithReason>().gives::<Visit>(200),
        route(POST, "/api/v1/visits/{id}/expire", Contractor, "Close a visit whose window has passed", visits::expire).takes::<WithReason>().gives::<Visit>(200),

        route(GET, "/api/v1/submissions/{id}", Contractor, "A submission with scorecard, photos and flags", submissions::get).gives::<Submission>(200),
        route(POST, "/api/v1/submissions/{id}/revisions", Contractor, "Change answers in a revision of the contractor's own", submissions::revise).takes::<NewRevision>().gives::<Revision>(201),
        route(GET, "/api/v1/submissions/{id}/revisions/{number}", Contractor, "One revision", submissions::get_revision).gives::<Revision>(200),
        route(GET, "/api/v1/submissions/{id}/photos/{sha256}", Contractor, "A photo as taken", submissions::photo).gives_media(&["application/octet-stream"]),
        route(POST, "/api/v1/submissions/{id}/reviews", Contractor, "Approve, return, reject or reopen", submissions::review).takes::<NewReview>().gives::<Review>(201),
        route(POST, "/api/v1/submissions/{id}/choose", Contractor, "Let a contested submission count", submissions::choose).takes::<WithReason>().gives::<Submission>(200),

        route(GET, "/api/v1/assignments", Shopper, "My assignments, latest due first", assignments::list).query::<assignments::Filter>().gives::<Page<Assignment>>(200),
        route(GET, "/api/v1/assignments/{visit}", Shopper, "One assignment", assignments::get).gives::<Assignment>(200),
        route(POST, "/api/v1/assignments/{visit}/accept", Shopper, "Take a visit", assignments::accept).gives::<Assignment>(200),
        route(POST, "/api/v1/assignments/{visit}/decline", Shopper, "Give a visit back", assignments::decline).takes::<WithReason>(),
        route(GET, "/api/v1/assignments/{visit}/checklist", Shopper, "The checklist to fill, canonical", assignments::checklist).gives_media(&["application/json"]),
        route(GET, "/api/v1/assignments/{visit}/photos", Shopper, "My photos of a visit that are here", assignments::photos).gives::<Page<StoredPhoto>>(200),
        route(PUT, "/api/v1/photos/{sha256}", Shopper, "Send a photo of a visit", photos::put).query::<photos::OfVisit>().takes_media(&["application/octet-stream"]).gives::<StoredPhoto>(201),
        route(PUT, "/api/v1/submissions/{id}/revisions/{number}", Shopper, "Submit", submissions::put_revision).takes::<SubmissionContent>().gives::<Receipt>(201),
        route(GET, "/api/v1/submissions/{id}/revisions/{number}/receipt", Sender, "The receipt of a revision", submissions::receipt).gives::<Receipt>(200),
    ]
}
