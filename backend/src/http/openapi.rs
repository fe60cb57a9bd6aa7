//! The OpenAPI document, made from the route table.

use api::problem::Problem;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::routes::{Access, Content, Route};

/// The document for these routes (OpenAPI 3.1).
pub fn document(routes: &[Route]) -> Value {
    let settings = SchemaSettings::draft2020_12()
        .with(|settings| settings.definitions_path = "/components/schemas".into());
    let mut generator = settings.into_generator();
    let problem = generator.subschema_for::<Problem>();
    let mut paths: Map<String, Value> = Map::new();
    for route in routes {
        let mut parameters: Vec<Value> = route
            .path
            .split('/')
            .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
            .map(|name| json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } }))
            .collect();
        if let Some(make) = route.query {
            let schema = make(&mut generator);
            parameters.extend(query_parameters(
                &schema.to_value(),
                generator.definitions(),
            ));
        }
        if route.if_match {
            parameters.push(json!({
                "name": "If-Match", "in": "header", "required": true, "schema": { "type": "string" },
                "description": "The ETag of what the caller has read, in quotes; 412 if it has changed since.",
            }));
        }
        let (status, gives) = route.gives;
        let mut success = json!({ "description": "Done." });
        if let Some(content) = gives {
            success["content"] = content_value(content, &mut generator);
        }
        let mut operation = json!({
            "operationId": operation_id(route),
            "summary": route.summary,
            "parameters": parameters,
            "responses": {
                status.to_string(): success,
                "default": {
                    "description": "A problem (RFC 9457).",
                    "content": { "application/problem+json": { "schema": problem } },
                },
            },
        });
        if let Some(content) = route.takes {
            operation["requestBody"] =
                json!({ "required": true, "content": content_value(content, &mut generator) });
        }
        if route.access == Access::Open {
            operation["security"] = json!([]);
        } else {
            operation["x-roles"] = json!(route.access.roles());
        }
        let item = paths
            .entry(route.path.to_owned())
            .or_insert_with(|| json!({}));
        item[route.method.as_str().to_lowercase()] = operation;
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Plainclothes",
            "version": "1",
            "description": "Mystery-shopper field reporting: schedule visits, receive submissions, review them, read results.",
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "security": [{ "bearer": [] }],
        "paths": paths,
        "components": {
            "securitySchemes": {
                "bearer": { "type": "http", "scheme": "bearer", "bearerFormat": "JWT" },
            },
            "schemas": generator.take_definitions(true),
        },
    })
}

fn content_value(content: Content, generator: &mut schemars::SchemaGenerator) -> Value {
    match content {
        Content::Json(make) => json!({ "application/json": { "schema": make(generator) } }),
        Content::Media(media) => media
            .iter()
            .map(|media| ((*media).to_owned(), json!({})))
            .collect(),
    }
}

fn query_parameters(schema: &Value, definitions: &Map<String, Value>) -> Vec<Value> {
    let schema = match schema.get("$ref").and_then(Value::as_str) {
        Some(reference) => {
            let name = reference.rsplit('/').next().unwrap_or_default();
            definitions.get(name).cloned().unwrap_or_default()
        }
        None => schema.clone(),
    };
    let required: Vec<&str> = schema["required"]
        .as_array()
        .map(|names| names.iter().filter_map(Value::as_str).collect())
        .unwrap_or_default();
    let Some(properties) = schema["properties"].as_object() else {
        return Vec::new();
    };
    properties
        .iter()
        .map(|(name, schema)| {
            json!({
                "name": name,
                "in": "query",
                "required": required.contains(&name.as_str()),
                "schema": schema,
            })
        })
        .collect()
}

/// `GET /api/v1/visits/{id}/trail` is `get_visits_id_trail`: stable as long as the route is.
fn operation_id(route: &Route) -> String {
    let path = route.path.trim_start_matches("/api/v1").trim_matches('/');
    let words: String = path
        .chars()
        .filter(|c| !matches!(c, '{' | '}'))
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' })
        .collect();
    format!("{}_{words}", route.method.as_str().to_lowercase())
}
