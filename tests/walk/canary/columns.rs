//! Every column of the database: what in it could tell who a shopper is.

/// What a column holds, seen from the shopper.
#[derive(Clone, Copy, Debug)]
pub(super) enum About {
    /// Nothing about a shopper, for this reason.
    Nobody(&'static str),
    /// Ids that an owner must never see.
    Id,
    /// Such ids in the rows that fulfil a condition.
    IdWhere(&'static str),
    /// Texts that an owner must never see, as a whole.
    Text,
    /// Words that were planted in a longer text, which may also say harmless things.
    Words(&'static [&'static str]),
    /// Instants.
    Time,
    /// Such instants in the rows that fulfil a condition.
    TimeWhere(&'static str),
    /// Local times.
    Local,
    /// Local dates.
    Day,
    /// Numbers.
    Number,
    /// Degrees.
    Degrees,
}

use About::{Day, Degrees, Id, IdWhere, Local, Nobody, Number, Text, Time, TimeWhere, Words};

/// Words planted in answers of which the owner is shown nothing, and around them.
pub(super) const HIDDEN: [&str; 13] = [
    "hidden-narwhal-comment",
    "hidden-ocelot-comment",
    "hidden-pangolin-comment",
    "hidden-axolotl-text",
    "orange-velociraptor-hat",
    "48151623",
    "gsw-quokka",
    "xylocli",
    "2026-05-12T07:31:19",
    "2026-05-12T08:04:51",
    "17:53:29",
    "2019-02-23",
    "9183.27",
];
/// The reason with which the first holder gave the visit back.
pub(super) const DECLINED: &str = "sprained-my-wombat";
/// What the contractor wrote to the shopper about one question.
pub(super) const REMARK: &str = "ask-the-platypus-again";
/// What the server noticed about the device.
pub(super) const DRIFT: &str = "the device's clock is 47 minutes behind";

/// An approved visit has a report that owners ask for by this random id; other visits are not theirs.
const VISIT_OF: About = IdWhere("visit_id NOT IN (SELECT visit_id FROM approved_visits)");
const REPORTED: About = Nobody("owners ask for the report of the visit by this random id");
const TENANT: About = Nobody("the agency is known to its owners");
const OF_THE_STORE: About = Nobody("the store and its client are the owner's own");
const OF_THE_CHECKLIST: About = Nobody("the checklist is the same for everybody");
const OF_STAFF: About = Nobody("about the agency's staff");
const FIGURE: About = Nobody("a figure of the visit, the same whoever made it");
const STATE: About = Nobody("one of a few fixed words");

/// A table, the rows of it that are about shoppers, and its columns.
type Table = (&'static str, &'static str, &'static [(&'static str, About)]);

const OF_SHOPPERS: &str = "user_id IN (SELECT id FROM users WHERE role = 'shopper')";

/// The tables, in the order of their names.
#[rustfmt::skip]
pub(super) const TABLES: &[Table] = &[
    ("agencies", "", &[("id", TENANT), ("slug", TENANT), ("name", TENANT), ("created_at", TENANT)]),
    ("approved_visits", "", &[
        ("agency_id", TENANT), ("visit_id", REPORTED), ("client_id", OF_THE_STORE), ("store_id", OF_THE_STORE),
        ("checklist_version_id", OF_THE_CHECKLIST), ("slug", OF_THE_CHECKLIST), ("epoch", OF_THE_CHECKLIST), ("local_date", Day),
        ("edition", Nobody("the server's own")), ("score", FIGURE), ("verdict", STATE), ("band", OF_THE_CHECKLIST), ("missed", FIGURE),
        ("judged", FIGURE), ("daypart", Nobody("one of five parts of the day; figures by daypart need three visits")), ("on_time", FIGURE), ("returned", FIGURE), ("window_end", Day),
    ]),
    ("browser_sessions", "family_id IN (SELECT id FROM token_families WHERE user_id IN (SELECT id FROM users WHERE role = 'shopper'))", &[
        ("secret_hash", Text), ("agency_id", TENANT), ("family_id", Id),
    ]),
    ("checklist_drafts", "", &[
        ("id", OF_THE_CHECKLIST), ("agency_id", TENANT), ("slug", OF_THE_CHECKLIST), ("title", OF_THE_CHECKLIST),
        ("source", OF_THE_CHECKLIST), ("revision", OF_THE_CHECKLIST), ("created_at", OF_STAFF), ("created_by", OF_STAFF),
        ("updated_at", OF_STAFF), ("updated_by", OF_STAFF),
    ]),
    ("checklist_versions", "", &[
        ("id", OF_THE_CHECKLIST), ("agency_id", TENANT), ("slug", OF_THE_CHECKLIST), ("version", OF_THE_CHECKLIST),
        ("title", OF_THE_CHECKLIST), ("languages", OF_THE_CHECKLIST), ("source", OF_THE_CHECKLIST), ("canonical", OF_THE_CHECKLIST),
        ("hash", OF_THE_CHECKLIST), ("shopper_copy", OF_THE_CHECKLIST), ("shopper_copy_hash", OF_THE_CHECKLIST), ("epochs", OF_THE_CHECKLIST), ("published_at", OF_THE_CHECKLIST), ("published_by", OF_STAFF),
    ]),
    ("clients", "", &[("id", OF_THE_STORE), ("agency_id", TENANT), ("name", OF_THE_STORE), ("currency", OF_THE_STORE), ("target", OF_THE_STORE), ("revision", OF_THE_STORE), ("created_at", OF_THE_STORE)]),
    ("contractor_revisions", "", &[
        ("id", Id), ("agency_id", TENANT), ("submission_id", Nobody("stands in submissions too")), ("number", FIGURE),
        ("based_on", FIGURE), ("reason", Text), ("questions", OF_THE_CHECKLIST),
        ("made_by", OF_STAFF), ("made_at", OF_STAFF),
    ]),
    ("corrections", "", &[
        ("id", Nobody("random, and shown to contractors alone")), ("agency_id", TENANT), ("submission_id", Nobody("stands in submissions too")), ("revision", FIGURE),
        ("question", OF_THE_CHECKLIST), ("part", STATE), ("text_before", Nobody("stands in submission_revisions too")),
        ("text_after", Nobody("a comment or an answer whose visibility decides the checklist, as of the text before")),
        ("corrected_by", OF_STAFF), ("corrected_at", OF_STAFF),
    ]),
    ("owner_stores", "", &[("agency_id", TENANT), ("user_id", Nobody("an owner")), ("store_id", OF_THE_STORE)]),
    ("store_reads", "", &[("agency_id", TENANT), ("user_id", Nobody("an owner")), ("store_id", OF_THE_STORE), ("read_at", Nobody("an owner's own act"))]),
    ("password_links", OF_SHOPPERS, &[
        ("token_hash", Text), ("agency_id", TENANT), ("user_id", Id), ("created_at", Time), ("expires_at", Time), ("used_at", Time),
    ]),
    ("photos", "", &[
        ("id", IdWhere("id NOT IN (SELECT id FROM shown_photos)")), ("agency_id", TENANT), ("visit_id", VISIT_OF), ("uploader_id", Id),
        ("sha256", Text), ("size_bytes", FIGURE), ("width", FIGURE), ("height", FIGURE), ("taken_at", Text),
        ("latitude", Degrees), ("longitude", Degrees), ("received_at", Time),
    ]),
    ("publications", "", &[
        ("agency_id", TENANT), ("visit_id", REPORTED), ("number", FIGURE), ("revision", FIGURE), ("score", FIGURE),
        ("published_at", Nobody("the agency's own act")), ("withdrawn_at", Nobody("the agency's own act")),
    ]),
    ("refresh_tokens", "family_id IN (SELECT id FROM token_families WHERE user_id IN (SELECT id FROM users WHERE role = 'shopper'))", &[
        ("token_hash", Text), ("agency_id", TENANT), ("family_id", Id), ("parent_hash", Text), ("created_at", Time), ("spent_at", Time),
    ]),
    ("result_changes", "", &[
        ("agency_id", TENANT), ("client_id", OF_THE_STORE), ("slug", OF_THE_CHECKLIST),
        ("changed_at", Nobody("the as-of time of the report: that of what the agency last did")), ("version", Nobody("counts what the agency did")), ("checklist_version_id", OF_THE_CHECKLIST),
    ]),
    ("result_days", "", &[
        ("agency_id", TENANT), ("client_id", OF_THE_STORE), ("slug", OF_THE_CHECKLIST), ("local_date", Day),
        ("content", Nobody("approved_visits and score_rows once more")),
    ]),
    ("reviews", "", &[
        ("id", Id), ("agency_id", TENANT), ("submission_id", Id), ("revision", FIGURE), ("decision", STATE), ("message", Text),
        ("remarks", Words(&[REMARK])), ("anonymity_confirmed", STATE), ("reviewer_id", OF_STAFF),
        ("decided_at", TimeWhere("decision = 'returned'")),
    ]),
    ("score_rows", "", &[
        ("agency_id", TENANT), ("series_id", OF_THE_CHECKLIST), ("client_id", OF_THE_STORE), ("store_id", OF_THE_STORE),
        ("local_date", Day), ("visit_id", REPORTED), ("score", FIGURE), ("passed", FIGURE), ("value", FIGURE), ("lost", FIGURE),
    ]),
    ("seaql_migrations", "", &[("version", Nobody("the schema")), ("applied_at", Nobody("the schema"))]),
    ("series", "", &[
        ("id", OF_THE_CHECKLIST), ("agency_id", TENANT), ("slug", OF_THE_CHECKLIST), ("kind", OF_THE_CHECKLIST),
        ("item", OF_THE_CHECKLIST), ("epoch", OF_THE_CHECKLIST),
    ]),
    ("setup_links", "", &[("token_hash", OF_STAFF), ("created_at", OF_STAFF), ("expires_at", OF_STAFF), ("used_at", OF_STAFF)]),
    ("shown_comments", "", &[
        ("agency_id", TENANT), ("visit_id", REPORTED), ("question", OF_THE_CHECKLIST), ("position", OF_THE_CHECKLIST), ("store_id", OF_THE_STORE),
        ("slug", OF_THE_CHECKLIST), ("local_date", Day), ("missed", FIGURE), ("text", Nobody("what the checklist lets an owner read")),
    ]),
    ("shown_photos", "", &[
        ("id", Nobody("random, and made to be shown")), ("agency_id", TENANT), ("visit_id", REPORTED), ("question", OF_THE_CHECKLIST),
        ("position", OF_THE_CHECKLIST), ("store_id", OF_THE_STORE), ("slug", OF_THE_CHECKLIST), ("local_date", Day), ("missed", FIGURE),
    ]),
    ("shown_visits", "", &[
        ("agency_id", TENANT), ("visit_id", REPORTED), ("revision", FIGURE), ("content", Nobody("what the checklist lets an owner read")),
    ]),
    ("stores", "", &[
        ("id", OF_THE_STORE), ("agency_id", TENANT), ("client_id", OF_THE_STORE), ("code", OF_THE_STORE), ("name", OF_THE_STORE),
        ("address", OF_THE_STORE), ("region", OF_THE_STORE), ("latitude", OF_THE_STORE), ("longitude", OF_THE_STORE),
        ("time_zone", OF_THE_STORE), ("baseline_visits", OF_THE_STORE), ("revision", OF_THE_STORE), ("created_at", OF_THE_STORE),
    ]),
    ("submission_revisions", "", &[
        ("agency_id", TENANT), ("submission_id", Id), ("number", FIGURE), ("checklist_version_id", OF_THE_CHECKLIST),
        ("content", Words(&HIDDEN)), ("content_sha256", Text), ("scorecard", Nobody("points and their reasons, by question")),
        ("receipt", Text), ("flags", Words(&[DRIFT])), ("started_at", Time), ("received_at", Time),
    ]),
    ("submissions", "", &[
        ("id", Id), ("agency_id", TENANT), ("visit_id", VISIT_OF), ("shopper_id", Id), ("contested", STATE), ("latest_revision", FIGURE), ("created_at", Time),
    ]),
    ("token_families", OF_SHOPPERS, &[
        ("id", Id), ("agency_id", TENANT), ("user_id", Id), ("created_at", Time), ("last_used_at", Time), ("revoked_at", Time), ("device", Text),
    ]),
    ("trail", "", &[
        ("id", Id), ("agency_id", TENANT), ("at", TimeWhere(OF_SHOPPERS)), ("user_id", IdWhere(OF_SHOPPERS)), ("action", STATE),
        ("subject_kind", STATE), ("subject_id", IdWhere("subject_kind IN ('visit', 'submission') AND subject_id NOT IN (SELECT visit_id FROM approved_visits)")),
        ("before", Nobody("states, and ids that stand in other columns too")), ("after", Words(&[DECLINED])),
    ]),
    ("users", "role = 'shopper'", &[
        ("id", Id), ("agency_id", TENANT), ("role", STATE), ("email", Text), ("email_lower", Text), ("name", Text), ("password_hash", Text),
        ("client_id", OF_THE_STORE), ("all_stores", STATE), ("status", STATE), ("created_at", Time), ("language", STATE), ("digits", STATE),
    ]),
    ("visit_holders", "", &[
        ("id", Id), ("agency_id", TENANT), ("visit_id", VISIT_OF), ("shopper_id", Id), ("from_at", Time), ("accepted_at", Time), ("to_at", Time), ("ended_because", STATE),
    ]),
    ("visits", "", &[
        ("id", IdWhere("id NOT IN (SELECT visit_id FROM approved_visits)")), ("agency_id", TENANT), ("client_id", OF_THE_STORE), ("store_id", OF_THE_STORE), ("checklist_version_id", OF_THE_CHECKLIST),
        ("state", STATE), ("settled", STATE), ("window_from", Local), ("window_to", Local), ("opens_at", Time), ("due_at", Time), ("fee_minor", Number), ("note", Text),
        ("shopper_id", Id), ("replaces_visit_id", Id), ("local_date", Day), ("created_at", Time),
        ("updated_at", TimeWhere("state <> 'approved'")),
    ]),
];
