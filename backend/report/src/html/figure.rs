//! What is not words: photos, charts, signs and bars.

use uuid::Uuid;

use super::walk::Walk;
use crate::compose::theme::MUTED;
use crate::page::{Area, Item, Shape, Step, Stroke, Tag};
use crate::structure::{NodeId, Role};
use crate::svg;
use crate::xml::escaped;

/// Around a drawing, for strokes and letters that stand out of it.
const EDGE: f32 = 3.0;
/// What is not wider is a sign, which stands before its words.
const SIGN: f32 = 24.0;
/// What is not wider is a drawing beside something, not one of its own.
const NARROW: f32 = 200.0;

impl Walk<'_> {
    /// How many of these nodes are photos with their captions, up to the first that is neither.
    pub(super) fn photos_from(&self, nodes: &[NodeId]) -> usize {
        if nodes
            .first()
            .is_none_or(|first| self.photo_of(*first).is_none())
        {
            return 0;
        }
        let belongs =
            |id: &&NodeId| self.photo_of(**id).is_some() || self.role(**id) == Role::Caption;
        nodes.iter().take_while(belongs).count()
    }

    /// The photo that a node shows.
    pub(super) fn photo_of(&self, id: NodeId) -> Option<Uuid> {
        let mut shapes = self.drawn[id].iter().map(|item| &item.shape);
        let place = shapes.find_map(|shape| match shape {
            Shape::Photo { photo, .. } => Some(*photo),
            _ => None,
        })?;
        self.photos.get(place).copied()
    }

    pub(super) fn photo(&mut self, id: NodeId, caption: Option<NodeId>) {
        let Some(photo) = self.photo_of(id) else {
            return;
        };
        let address = escaped(&(self.links.photo)(photo));
        let alt = escaped(self.node(id).alt.as_deref().unwrap_or_default());
        self.put(&format!(
            "<figure class=\"photo\"><a href=\"{address}\"><img src=\"{address}\" alt=\"{alt}\" \
             loading=\"lazy\"></a>\n"
        ));
        if let Some(caption) = caption {
            self.words(caption, "figcaption");
        }
        self.put("</figure>\n");
    }

    pub(super) fn figure(&mut self, id: NodeId) {
        let node = self.node(id);
        let alt = node.alt.as_deref().unwrap_or_default();
        let items = self.drawn[id].iter().copied();
        let Some(area) = around(items.clone()) else {
            return;
        };
        let language = self.document.language;
        if self.within_cell(id) {
            let svg = svg::paint(items, area, alt, "", language);
            self.put(&svg);
            return;
        }
        let svg = svg::paint(items, area, self.heading, alt, language);
        let class = if area.width > NARROW {
            "chart wide"
        } else {
            "chart"
        };
        let label = self.label();
        self.put(&format!(
            "<figure class=\"{class}\">\n<div class=\"scroll\" tabindex=\"0\"{label}>\n{svg}</div>\n"
        ));
        if let Some(data) = &node.data {
            self.data(data);
        }
        self.put("</figure>\n");
    }

    pub(super) fn within_cell(&self, id: NodeId) -> bool {
        let parent = self.node(id).parent;
        parent.is_some_and(|parent| matches!(self.role(parent), Role::Cell | Role::RowHeader))
    }

    fn in_row(&self, id: NodeId) -> bool {
        let parent = self.node(id).parent;
        parent.is_some_and(|parent| self.role(parent) == Role::Row)
    }

    pub(super) fn is_sign(&self, id: NodeId) -> bool {
        let place = self.node(id).place;
        place.is_some_and(|place| place.area.width <= SIGN)
    }

    /// A drawing: a sign waits for its words, others stand for themselves.
    pub(super) fn drawing(&mut self, id: NodeId) {
        let Some(svg) = self.painted(id) else { return };
        if self.is_sign(id) {
            self.sign = Some(svg);
        } else {
            self.put(&format!("<div class=\"bar\">{svg}</div>\n"));
        }
    }

    pub(super) fn painted(&self, id: NodeId) -> Option<String> {
        let place = self.node(id).place?;
        let items: Vec<&Item> = self.drawn[id].clone();
        let high = around(items.iter().copied())?;
        // As wide as its neighbours, unless something stands out of it.
        let left = (place.area.x - 1.0).min(high.x);
        let right = (place.area.x + place.area.width + 1.0).max(high.x + high.width);
        let stands_out = place.area.width > SIGN && place.mark.is_none() && !self.in_row(id);
        let area = Area {
            x: if stands_out { left } else { place.area.x - 1.0 },
            width: if stands_out {
                right - left
            } else {
                place.area.width + 2.0
            },
            ..high
        };
        let mark = place.mark.map(|x| Item {
            tag: Tag::Artifact,
            shape: Shape::Path {
                start: (x, high.y),
                steps: vec![Step::To(x, high.y + high.height)],
                fill: None,
                stroke: Some(Stroke {
                    colour: MUTED,
                    width: 0.8,
                    dashed: true,
                }),
            },
        });
        let items = items.into_iter().chain(&mark);
        Some(svg::paint_beside(items, area))
    }
}

/// The box round what is drawn.
fn around<'i>(items: impl Iterator<Item = &'i Item>) -> Option<Area> {
    let areas = items.filter_map(Item::area);
    let area = Area::around(areas.flat_map(Area::corners))?;
    Some(Area {
        x: area.x - EDGE,
        y: area.y - EDGE,
        width: area.width + 2.0 * EDGE,
        height: area.height + 2.0 * EDGE,
    })
}
