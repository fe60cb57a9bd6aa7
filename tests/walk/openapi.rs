//! The OpenAPI document: the routes, all of them and nothing else.

use std::collections::BTreeSet;

use backend::http::routes::{Access, Content};
use serde_json::{Value, json};
use tests::client::Api;
use tests::server::{On, TestServer};

async fn document() -> Value {
    let server = TestServer::start(On::Sqlite).await.unwrap();
    let answer = Api::anonymous(&server.url)
        .get("/api/v1/openapi.json")
        .await
        .expect(200);
    assert_eq!(answer.headers["content-type"], "application/json");
    answer.json()
}

#[tokio::test]
async fn the_document_has_every_route_and_nothing_else() {
    let document = document().await;
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    let mut described = BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for method in item.as_object().unwrap().keys() {
            described.insert((method.to_uppercase(), path.clone()));
        }
    }
    let routes: BTreeSet<(String, String)> = backend::http::routes()
        .iter()
        .map(|route| (route.method.to_string(), route.path.to_owned()))
        .collect();
    assert_eq!(described, routes);
}

#[tokio::test]
async fn every_operation_says_what_it_takes_gives_and_who_may_call_it() {
    let document = document().await;
    let mut ids = BTreeSet::new();
    for route in backend::http::routes() {
        let name = format!("{} {}", route.method, route.path);
        let operation = &document["paths"][route.path][route.method.as_str().to_lowercase()];
        assert!(
            ids.insert(operation["operationId"].to_string()),
            "{name}: its id stands twice"
        );
        assert_eq!(operation["summary"], route.summary, "{name}");

        let declared: BTreeSet<&str> = operation["parameters"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|parameter| parameter["in"] == "path" && parameter["required"] == true)
            .map(|parameter| parameter["name"].as_str().unwrap())
            .collect();
        let in_path: BTreeSet<&str> = route
            .path
            .split('/')
            .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
            .collect();
        assert_eq!(declared, in_path, "{name}");
        let queries = operation["parameters"].as_array().unwrap().iter();
        let asked = queries
            .filter(|parameter| parameter["in"] == "query")
            .count();
        assert_eq!(asked > 0, route.query.is_some(), "{name}");

        let (status, gives) = route.gives;
        let success = &operation["responses"][status.to_string()];
        assert_eq!(success["content"].is_object(), gives.is_some(), "{name}");
        let error = &operation["responses"]["default"]["content"]["application/problem+json"];
        assert_eq!(
            error["schema"]["$ref"], "#/components/schemas/Problem",
            "{name}"
        );
        let media = match route.takes {
            None => BTreeSet::new(),
            Some(Content::Json(_)) => BTreeSet::from(["application/json"]),
            Some(Content::Media(media)) => media.iter().copied().collect(),
        };
        let taken = operation["requestBody"]["content"].as_object();
        let taken: BTreeSet<&str> = taken
            .into_iter()
            .flat_map(|taken| taken.keys().map(String::as_str))
            .collect();
        assert_eq!(taken, media, "{name}");
        let in_header = operation["parameters"].as_array().unwrap().iter();
        let headers: Vec<&Value> = in_header
            .filter(|parameter| parameter["in"] == "header")
            .map(|parameter| &parameter["name"])
            .collect();
        assert_eq!(headers.contains(&&json!("If-Match")), route.if_match);

        if route.access == Access::Open {
            assert_eq!(operation["security"], json!([]), "{name}");
        } else {
            assert_eq!(operation["x-roles"], json!(route.access.roles()), "{name}");
        }
    }
}

fn references<'a>(value: &'a Value, found: &mut BTreeSet<&'a str>) {
    match value {
        Value::Object(fields) => {
            if let Some(Value::String(reference)) = fields.get("$ref") {
                found.insert(reference);
            }
            fields.values().for_each(|value| references(value, found));
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}

#[tokio::test]
async fn every_reference_leads_somewhere_and_every_schema_is_used() {
    let document = document().await;
    let mut found = BTreeSet::new();
    references(&document, &mut found);
    assert!(found.len() > 20);
    for reference in &found {
        let pointer = reference
            .strip_prefix('#')
            .expect("references stay in the document");
        assert!(
            document.pointer(pointer).is_some(),
            "{reference} leads nowhere"
        );
    }
    for name in document["components"]["schemas"]
        .as_object()
        .unwrap()
        .keys()
    {
        let reference = format!("#/components/schemas/{name}");
        // The types of a query string are taken apart into its parameters.
        let number = name.strip_prefix("Filter");
        let is_query = number.is_some_and(|number| number.chars().all(|c| c.is_ascii_digit()));
        let apart = is_query
            || [
                "ReportQuery",
                "VisitReportQuery",
                "PreviewQuery",
                "Bulk",
                "OfVisit",
            ]
            .contains(&name.as_str());
        assert!(
            apart || found.contains(reference.as_str()),
            "nothing uses {name}"
        );
    }
}
