//! Rules for what a region offers, and for the official entries of it.

use std::collections::BTreeSet;

use super::{Check, RecordPath};
use crate::Records;

impl Check<'_> {
    pub(super) fn offers(&mut self, records: &Records, facilities: &BTreeSet<&str>) {
        let mut offered = BTreeSet::new();
        for offer in &records.offers {
            let mut place = RecordPath::new(format!("offers/{}.json", records.region.adcode));
            place.record = offer.service.to_string();
            self.known(
                &place,
                "service",
                "服务",
                offer.service.as_str(),
                self.services.contains(offer.service.as_str()),
            );
            if !offered.insert(&offer.service) {
                self.say(
                    &place,
                    "service",
                    "这个区已经写过这项服务",
                    "把两条合成一条",
                );
            }
            for (position, id) in offer.places.iter().enumerate() {
                self.known(
                    &place,
                    &format!("where[{position}]"),
                    "机构",
                    id.as_str(),
                    facilities.contains(id.as_str()),
                );
            }
            self.kinds_known(&place, "where_kinds", &offer.where_kinds);
            self.date(&place, "as_of", &offer.as_of);
            self.sources(&place, "", offer);
        }
    }

    pub(super) fn links(&mut self, records: &Records) {
        let adcode = &records.region.adcode;
        let mut place = RecordPath::new(format!("regions/{adcode}.json"));
        place.record = adcode.to_string();
        for (position, link) in records.region.links.iter().enumerate() {
            let field = format!("links[{position}]");
            self.filled(&place, &format!("{field}.name"), &link.name);
            self.offered(records, &place, &format!("{field}.service"), &link.service);
            if !is_https(&link.url) {
                self.say(
                    &place,
                    &format!("{field}.url"),
                    format!("\"{}\" 不是 https 网址", link.url),
                    "写官方公布的完整网址，以 https:// 开头；没有就整条省去",
                );
            }
        }
    }
}

/// `https://`, a host, and nothing that is no part of an address.
fn is_https(url: &str) -> bool {
    url.strip_prefix("https://").is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        host.contains('.')
            && rest
                .chars()
                .all(|sign| !sign.is_whitespace() && !matches!(sign, '"' | '<' | '>' | '@'))
    })
}
