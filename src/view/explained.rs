//! What the score of a hit is made of, for whoever looks into the search: `?explain`.

use crate::markup::Markup;
use crate::site::OpenRegion;
use pages::query::Query;

/// Adds the parts of the score of the facility at this position, where the query asks for them.
pub fn put_explained(html: &mut Markup, site: &OpenRegion, query: &Query, facility: usize) {
    if !query.explain || query.text.is_empty() {
        return;
    }
    let parts = site.finder().explain(&query.text, facility);
    let sum = parts.iter().map(|part| part.points).sum();
    html.put(&["<div class=\"explained\"><p>"]);
    tenths(html, sum);
    html.put(&[" =</p><ul>"]);
    for part in &parts {
        html.put(&["<li>"]);
        tenths(html, part.points);
        html.put(&[" ", part.what, " "]).text(&part.word);
        if let Some(text) = &part.text {
            html.put(&[" → "]).text(text);
        }
        html.put(&["</li>"]);
    }
    html.put(&["</ul></div>"]);
}

fn tenths(html: &mut Markup, points: f32) {
    let tenths = (points * 10.0).round() as i32;
    html.number(tenths / 10).put(&["."]).number(tenths % 10);
}
