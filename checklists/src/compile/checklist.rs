//! The head of a checklist and its bands, and what must hold over all of it.

use super::condition::Scope;
use super::reader::{Fields, Findings};
use super::section::{Sections, sections};
use super::text::{MAX_BRIEFING_LENGTH, MAX_TEXT_LENGTH, text};
use crate::checklist::{
    Band, Blank, Channel, Checklist, Instrument, Method, Question, Rule, Scoring, Section,
};
use crate::diagnostic::quoted;
use crate::id::{BandId, RuleId, Sector, Slug};
use crate::number::Percent;
use crate::source::{Node, Place, Value};
use crate::text::{Language, Text};

const MAX_LANGUAGES: usize = 20;
const MAX_BANDS: usize = 20;
const MAX_RULES: usize = 100;

/// A checklist with its places that later checks need.
pub(super) fn checklist(root: &Node, findings: &mut Findings) -> Option<Checklist> {
    let mut fields = Fields::of(root, "a checklist", findings)?;
    let slug = fields
        .require("checklist", findings)
        .and_then(|n| findings.id(n, Slug::new));
    let version = fields
        .require("version", findings)
        .and_then(|n| findings.count(n, 1..=u32::MAX));
    if let Some(node) = fields.require("languages", findings) {
        findings.languages = languages(node, findings);
    }
    let instrument = fields
        .get("instrument", findings)
        .and_then(|n| findings.word(n, &INSTRUMENTS))
        .unwrap_or(Instrument::Visit);
    let channel = channel(&mut fields, instrument, findings);
    let sector = fields
        .get("sector", findings)
        .and_then(|n| findings.id(n, Sector::new));
    let reviewed_by_native = fields
        .get("reviewed_by_native", findings)
        .and_then(|n| findings.boolean(n))
        .unwrap_or(false);
    let title = fields
        .require("title", findings)
        .and_then(|n| text(n, MAX_TEXT_LENGTH, findings));
    let briefing = fields
        .get("briefing", findings)
        .and_then(|n| text(n, MAX_BRIEFING_LENGTH, findings));
    let scoring_places = fields.get("scoring", findings);
    let (scoring, mark_places) = scoring(scoring_places, findings);
    let bands_at = fields.place_of("bands");
    let bands = fields
        .get("bands", findings)
        .map(|n| bands(n, findings))
        .unwrap_or_default();
    let comparable = fields.get("epoch", findings).and_then(|node| {
        let mut fields = Fields::of(node, "epoch", findings)?;
        let comparable = fields.require("comparable", findings);
        fields.finish(findings);
        comparable.and_then(|n| findings.boolean(n))
    });
    let sections_at = fields.place_of("sections");
    let sections = match fields.require("sections", findings) {
        Some(node) => sections(node, &scoring, findings),
        None => Sections::none(),
    };
    let rules = match (fields.get("rules", findings), &sections.scope) {
        (Some(node), Some(scope)) => rules(node, scope, findings),
        _ => Vec::new(),
    };
    fields.finish(findings);

    let default = findings
        .languages
        .first()
        .cloned()
        .unwrap_or_else(Language::english);
    let checklist = Checklist {
        slug: slug?,
        version: version?,
        instrument,
        channel,
        sector,
        languages: findings.languages.clone(),
        reviewed_by_native,
        title: title?,
        briefing: briefing.unwrap_or_else(|| Text::single(default, "")),
        scoring,
        bands,
        comparable,
        sections: sections.list,
        rules,
    };
    if sections.complete {
        check_whole(&checklist, &mark_places, bands_at, sections_at, findings);
    }
    Some(checklist)
}

const INSTRUMENTS: [(&str, Instrument); 3] = [
    ("visit", Instrument::Visit),
    ("survey", Instrument::Survey),
    ("self_assessment", Instrument::SelfAssessment),
];

const CHANNELS: [(&str, Channel); 5] = [
    ("in_store", Channel::InStore),
    ("phone", Channel::Phone),
    ("web", Channel::Web),
    ("email", Channel::Email),
    ("chat", Channel::Chat),
];

fn channel(
    fields: &mut Fields<'_>,
    instrument: Instrument,
    findings: &mut Findings,
) -> Option<Channel> {
    let node = fields.get("channel", findings);
    if instrument != Instrument::Visit {
        if node.is_some() {
            let at = fields.place_of("channel");
            let message = "only a visit has a channel";
            findings.error_hint("channel_without_visit", at, message, "remove channel");
        }
        return None;
    }
    Some(
        node.and_then(|n| findings.word(n, &CHANNELS))
            .unwrap_or(Channel::InStore),
    )
}

fn languages(node: &Node, findings: &mut Findings) -> Vec<Language> {
    let mut languages = Vec::new();
    let Value::List(items) = &node.value else {
        let message = format!(
            "here should be a list of languages, but here is {}",
            node.value.what()
        );
        findings.error_hint("wrong_type", node.at, message, "write [en, ar, ta]");
        return languages;
    };
    let mut sound = true;
    if items.is_empty() {
        findings.error(
            "too_few",
            node.at,
            "a checklist needs at least one language",
        );
    }
    if !check_count(items, MAX_LANGUAGES, "languages", findings) {
        return languages;
    }
    for item in items {
        let Some(tag) = findings.scalar(item, "a language tag") else {
            continue;
        };
        match Language::new(tag) {
            Err(_) => {
                let message = format!("{} is not a language tag", quoted(tag));
                let hint = "use its code of two or three letters (ISO 639), like en, ar or ta";
                findings.error_hint("invalid_language", item.at, message, hint);
                sound = false;
            }
            Ok(language) if languages.contains(&language) => {
                let message = format!("{language} is listed twice");
                findings.error("duplicate_language", item.at, message);
            }
            Ok(language) => languages.push(language),
        }
    }
    if !sound {
        // Which language a text lacks is not known while one of them is not.
        languages.clear();
    }
    languages
}

/// A finding at the first item too many; whether there was none.
pub(super) fn check_count(items: &[Node], max: usize, what: &str, findings: &mut Findings) -> bool {
    match items.get(max) {
        None => true,
        Some(item) => {
            let message = format!("there are {} {what}; at most {max} are taken", items.len());
            findings.error("too_many", item.at, message);
            false
        }
    }
}

/// Where the marks stand that mean nothing without points.
#[derive(Default)]
struct MarkPlaces(Vec<(&'static str, Place)>);

fn scoring(node: Option<&Node>, findings: &mut Findings) -> (Scoring, MarkPlaces) {
    let mut scoring = Scoring {
        method: Method::Pooled,
        blank: Blank::Exclude,
        cap: true,
        floor: true,
        min_scored_share: None,
        pass_mark: None,
        show_points: true,
    };
    let mut places = MarkPlaces::default();
    let Some(mut fields) = node.and_then(|node| Fields::of(node, "scoring", findings)) else {
        return (scoring, places);
    };
    let methods = [("pooled", Method::Pooled), ("weighted", Method::Weighted)];
    if let Some(method) = fields
        .get("method", findings)
        .and_then(|n| findings.word(n, &methods))
    {
        scoring.method = method;
    }
    let blanks = [("exclude", Blank::Exclude), ("zero", Blank::Zero)];
    if let Some(blank) = fields
        .get("blank", findings)
        .and_then(|n| findings.word(n, &blanks))
    {
        scoring.blank = blank;
    }
    if let Some(cap) = fields
        .get("cap", findings)
        .and_then(|n| findings.boolean(n))
    {
        scoring.cap = cap;
    }
    if let Some(floor) = fields
        .get("floor", findings)
        .and_then(|n| findings.boolean(n))
    {
        scoring.floor = floor;
    }
    if let Some(show) = fields
        .get("show_points", findings)
        .and_then(|n| findings.boolean(n))
    {
        scoring.show_points = show;
    }
    if let Some(node) = fields.get("min_scored_share", findings) {
        scoring.min_scored_share = findings.high_percent(node);
        places
            .0
            .push(("min_scored_share", fields.place_of("min_scored_share")));
    }
    if let Some(node) = fields.get("pass_mark", findings) {
        scoring.pass_mark = findings.high_percent(node);
        places.0.push(("pass_mark", fields.place_of("pass_mark")));
    }
    fields.finish(findings);
    (scoring, places)
}

fn rules(node: &Node, scope: &Scope, findings: &mut Findings) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    let Some(items) = findings.list(node, "a list of rules") else {
        return rules;
    };
    if !check_count(items, MAX_RULES, "rules", findings) {
        return rules;
    }
    for item in items {
        let Some(mut fields) = Fields::of(item, "a rule", findings) else {
            continue;
        };
        let id = fields
            .require("id", findings)
            .and_then(|n| findings.id(n, RuleId::new));
        let refuse_if = fields
            .require("refuse_if", findings)
            .and_then(|n| scope.condition(n, findings));
        let message = fields
            .require("message", findings)
            .and_then(|n| text(n, MAX_TEXT_LENGTH, findings));
        fields.finish(findings);
        let (Some(id), Some(refuse_if), Some(message)) = (id, refuse_if, message) else {
            continue;
        };
        if rules.iter().any(|earlier| earlier.id == id) {
            let message = format!("there is a rule {id} already");
            findings.error("duplicate_id", item.at, message);
        }
        rules.push(Rule {
            id,
            refuse_if,
            message,
        });
    }
    rules
}

fn bands(node: &Node, findings: &mut Findings) -> Vec<Band> {
    let mut bands: Vec<Band> = Vec::new();
    let Some(items) = findings.list(node, "a list of bands") else {
        return bands;
    };
    if !check_count(items, MAX_BANDS, "bands", findings) {
        return bands;
    }
    let mut complete = true;
    for item in items {
        let Some((band, from_at)) = band(item, findings) else {
            complete = false;
            continue;
        };
        if bands.iter().any(|earlier| earlier.id == band.id) {
            let message = format!("there is a band {} already", band.id);
            findings.error("duplicate_id", item.at, message);
        }
        if let Some(above) = bands.last()
            && band.from >= above.from
        {
            let message = format!(
                "band {} starts at {} %, not below the band {} above it",
                band.id,
                band.from.short(),
                above.id
            );
            findings.error_hint(
                "bands_order",
                from_at,
                message,
                "the highest band comes first",
            );
        }
        bands.push(band);
    }
    match bands.last() {
        Some(last) if complete && last.from != Percent::ZERO => {
            let message = format!("no band holds totals below {} %", last.from.short());
            let hint = "let the last band start from 0";
            findings.error_hint(
                "bands_end",
                items.last().map_or(node.at, |n| n.at),
                message,
                hint,
            );
        }
        _ => {}
    }
    bands
}

fn band(item: &Node, findings: &mut Findings) -> Option<(Band, Place)> {
    let mut fields = Fields::of(item, "a band", findings)?;
    let id = fields
        .require("id", findings)
        .and_then(|n| findings.id(n, BandId::new));
    let from = fields.require("from", findings);
    let from_at = from.map_or(item.at, |node| node.at);
    let from = from.and_then(|n| findings.percent(n));
    let label = fields
        .require("label", findings)
        .and_then(|n| text(n, MAX_TEXT_LENGTH, findings));
    fields.finish(findings);
    Some((
        Band {
            id: id?,
            from: from?,
            label: label?,
        },
        from_at,
    ))
}

fn check_whole(
    checklist: &Checklist,
    marks: &MarkPlaces,
    bands_at: Place,
    sections_at: Place,
    findings: &mut Findings,
) {
    if !checklist.is_scored() {
        let bands = (!checklist.bands.is_empty()).then_some(("bands", bands_at));
        for (key, at) in marks.0.iter().copied().chain(bands) {
            let message = format!("{key} needs questions with points");
            findings.error("needs_points", at, message);
        }
        return;
    }
    let scored = |section: &&Section| section.questions.iter().any(Question::is_scored);
    if checklist.scoring.method == Method::Weighted
        && checklist
            .sections
            .iter()
            .filter(scored)
            .all(|section| section.weight == 0)
    {
        let message = "every section with points has the weight 0, so there is no total";
        findings.error("weights_all_zero", sections_at, message);
    }
}
