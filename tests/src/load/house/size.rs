//! How large a house is.

use super::people::CLIENTS;

/// How large a house is; the pages are judged in the usual one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Stores of the large agency, at least 5.
    pub stores: usize,
    /// Visits of each store, about; 20 to 200.
    pub visits: u64,
}

/// 1,000 stores × 100 visits = 100,000 visits.
impl Default for Size {
    fn default() -> Size {
        Size {
            stores: 1_000,
            visits: 100,
        }
    }
}

impl Size {
    /// Stores of the chain.
    pub(super) fn chain(self) -> usize {
        self.stores / 5
    }

    /// Clients, with the chain.
    pub(super) fn clients(self) -> usize {
        (self.stores / 50).clamp(2, CLIENTS)
    }

    /// Shoppers.
    pub(super) fn shoppers(self) -> usize {
        (self.stores / 10).max(10)
    }

    /// So many where a store has `n` of a hundred, and at least one.
    pub(super) fn share(self, n: u64) -> u64 {
        (n * self.visits / 100).max(1)
    }
}
