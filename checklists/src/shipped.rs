//! The checklists that come with the product, as sources compiled in.

/// One shipped version of one checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shipped {
    /// The checklist's slug.
    pub slug: &'static str,
    /// The version.
    pub version: u32,
    /// The path under `definitions/`.
    pub file: &'static str,
    /// The source.
    pub source: &'static str,
}

macro_rules! shipped {
    ($($slug:literal, $version:literal, $file:literal;)*) => {
        &[$(Shipped {
            slug: $slug,
            version: $version,
            file: $file,
            source: include_str!(concat!("../definitions/", $file)),
        }),*]
    };
}

/// Every shipped checklist, in the order of the file names.
#[must_use]
pub const fn shipped() -> &'static [Shipped] {
    shipped! {
        "bank-branch", 1, "banking/bank-branch.v1.yaml";
        "phone-call", 1, "contact_centre/phone-call.v1.yaml";
        "written-contact", 1, "contact_centre/written-contact.v1.yaml";
        "fashion-retail", 1, "fashion/fashion-retail.v1.yaml";
        "fuel-station", 1, "fuel/fuel-station.v1.yaml";
        "supermarket", 1, "grocery/supermarket.v1.yaml";
        "hotel-stay", 1, "hospitality/hotel-stay.v1.yaml";
        "public-service-office", 1, "public_service/public-service-office.v1.yaml";
        "quick-service-restaurant", 1, "quick_service/quick-service-restaurant.v1.yaml";
        "quick-service-restaurant", 2, "quick_service/quick-service-restaurant.v2.yaml";
        "full-service-restaurant", 1, "restaurant/full-service-restaurant.v1.yaml";
        "customer-orientation", 1, "self_assessment/customer-orientation.v1.yaml";
    }
}
