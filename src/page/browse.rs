//! Everything of a region by kind, street and department, folded: the way for who has no scripts.

use directory::Facility;

use crate::markup::Markup;
use crate::site::OpenRegion;
use crate::view::put_facility;
use pages::texts;

/// The folded lists. They are half of the page's elements and never change, so they are text.
pub fn browse(site: &OpenRegion) -> Markup {
    let bundle = &site.bundle;
    let mut html = Markup::default();
    let all = |fits: &dyn Fn(&Facility) -> bool| -> Vec<usize> {
        let facilities = bundle.facilities.iter().enumerate();
        let fitting = facilities.filter(|(_, facility)| fits(facility));
        fitting.map(|(position, _)| position).collect()
    };
    title(&mut html, "kinds", texts::search::KIND);
    for kind in &bundle.kinds {
        let of_kind = all(&|facility| facility.kind == kind.id);
        fold(
            &mut html,
            site,
            ["kind-", kind.id.as_str()],
            &kind.name,
            &of_kind,
        );
    }
    title(&mut html, "streets", texts::search::STREET);
    for street in bundle
        .region
        .streets
        .iter()
        .filter(|street| !street.statistical)
    {
        let here = all(&|facility| {
            bundle
                .street_of(facility)
                .is_some_and(|own| own.code == street.code)
        });
        fold(
            &mut html,
            site,
            ["street-", street.code.as_str()],
            &street.name,
            &here,
        );
    }
    let unstated = all(&|facility| bundle.street_of(facility).is_none());
    fold(
        &mut html,
        site,
        ["street-", "unstated"],
        texts::browse::NO_STREET,
        &unstated,
    );
    title(&mut html, "departments", texts::search::DEPARTMENT);
    for (specialty, having) in bundle.specialties.iter().zip(site.having()) {
        fold(
            &mut html,
            site,
            ["dept-", specialty.id.as_str()],
            &specialty.name,
            having,
        );
    }
    html
}

fn title(html: &mut Markup, id: &str, text: &str) {
    html.put(&[
        "<h3 class=\"browse__title\" id=\"",
        id,
        "\">",
        text,
        "</h3>",
    ]);
}

/// A folded list of the facilities at these positions, if there are any.
fn fold(html: &mut Markup, site: &OpenRegion, id: [&str; 2], title: &str, facilities: &[usize]) {
    if facilities.is_empty() {
        return;
    }
    html.put(&[
        "<details class=\"fold\" id=\"",
        id[0],
        id[1],
        "\"><summary class=\"fold__title\">",
    ]);
    html.text(title);
    html.put(&[
        " <span class=\"fold__count\">",
        &texts::common::places(facilities.len()),
        "</span></summary><ul class=\"fold__list\">",
    ]);
    for facility in facilities {
        let facility = &site.bundle.facilities[*facility];
        html.put(&["<li>"]);
        put_facility(html, site, facility);
        html.put(&["</li>"]);
    }
    html.put(&["</ul></details>"]);
}
