//! The place of the store among the stores of its chain, as a band of ranks.

use api::reports::{NoPosition, Position};

use crate::compose::Composer;
use crate::compose::cards::Card;
use crate::words::Value;

impl Composer<'_> {
    /// The ranks the data allow, or why there are none.
    pub(super) fn position_card(
        &mut self,
        position: Option<Position>,
        none: Option<NoPosition>,
    ) -> Card {
        match position {
            Some(position) => {
                let figure = if position.best == position.worst {
                    self.words.count(position.best)
                } else {
                    let ends = [
                        ("low", Value::Made(self.words.count(position.best))),
                        ("high", Value::Made(self.words.count(position.worst))),
                    ];
                    self.words.with("range", &ends)
                };
                let details = self.position_sentences(position);
                self.make_card("position", Some(figure), None, details)
            }
            None => {
                let reason = self.no_position(none);
                self.make_card("position", None, None, vec![reason])
            }
        }
    }

    fn position_sentences(&self, position: Position) -> Vec<String> {
        let words = &self.words;
        let stores = words.with("chain-stores", &[("n", Value::Count(position.of))]);
        let values = [
            ("best", Value::Made(words.count(position.best))),
            ("worst", Value::Made(words.count(position.worst))),
            ("stores", Value::Made(stores)),
        ];
        let key = if position.best == position.worst {
            "position-rank"
        } else {
            "position-band"
        };
        let rank = Value::Made(words.percent(position.percent_rank));
        vec![
            words.with(key, &values),
            words.with("position-percent-rank", &[("rank", rank)]),
        ]
    }

    fn no_position(&self, none: Option<NoPosition>) -> String {
        match none {
            Some(NoPosition::TooFewStores { stores, needed }) => {
                let needed = Value::Made(self.words.count(needed));
                let values = [("n", Value::Count(stores)), ("needed", needed)];
                self.words.with("no-position-stores", &values)
            }
            None | Some(NoPosition::TooFewVisits) => self.words.say("no-position-visits"),
        }
    }
}
