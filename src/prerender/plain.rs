//! Pages that the app does not run on: those of no region, what a plan says of its district, and what a
//! resident saved.

use directory::district::Pathway;
use directory::{Directory, Records, Region, RegionId};
use futures::executor::block_on;
use yew::LocalServerRenderer;
use yew::prelude::*;

use super::file::{Address, Head, file};
use super::{Job, Page, root};
use crate::meta;
use crate::page::{self, RegionCard};
use crate::route::Route;
use crate::site::{OpenRegion, Root};
use crate::view::{footer, header};

/// A page of no region.
pub fn page(job: &Job, shell: &str, directory: &Directory, route: &Route) -> Page {
    let root = root(job);
    let regions: Vec<&Region> = directory
        .regions
        .values()
        .map(|records| &records.region)
        .collect();
    let cards: Vec<RegionCard> = directory.regions.values().map(card).collect();
    let body = match route {
        Route::Home => page::home(&root, &cards),
        Route::About => page::about(&root),
        Route::AboutData => page::about_data(&root, &directory.documents, &regions),
        Route::AboutAccessibility => page::about_accessibility(),
        Route::Offline => page::offline(&root),
        _ => page::not_found(&root, &cards),
    };
    let (title, description) = meta::file::of_plain_page(route);
    let head = Head {
        title,
        description,
        json_ld: None,
    };
    let body = rendered(root, None, body);
    file(job, shell, &Address::from(route), &head, &body, None)
}

fn card(records: &Records) -> RegionCard {
    RegionCard {
        adcode: records.region.adcode.to_string(),
        name: records.region.name.clone(),
        city: records.region.city.clone(),
        facilities: records.facilities.len(),
    }
}

/// The pages of a district beside those of the app. Every district has the first three, so that a link to
/// them always leads somewhere; where nothing is written down, they say so.
pub fn district(job: &Job, shell: &str, directory: &Directory, adcode: &RegionId) -> Vec<Page> {
    let records = directory.regions.get(adcode);
    let Some((records, mut bundle)) = records.zip(directory.bundle(adcode)) else {
        return Vec::new();
    };
    // A bundle has the documents of its own records only.
    bundle.documents = directory.documents.clone();
    let site = OpenRegion::new(root(job), bundle, Default::default());
    let district = records.district.as_ref();
    let region = &records.region;
    DistrictPage::all(records)
        .map(|page| {
            let body = match page {
                DistrictPage::Plan => page::plan(&site, district),
                DistrictPage::Ways => page::ways(&site, district),
                DistrictPage::Saved => page::saved(&site),
                DistrictPage::Way(pathway) => page::way(&site, pathway),
            };
            let (title, description) = match page {
                DistrictPage::Plan => meta::file::of_plan(region),
                DistrictPage::Ways => meta::file::of_ways(region),
                DistrictPage::Saved => meta::file::of_saved(region),
                DistrictPage::Way(pathway) => meta::file::of_way(region, pathway),
            };
            let head = Head {
                title: &title,
                description: &description,
                json_ld: None,
            };
            let body = rendered(site.root.clone(), Some(region), body);
            file(job, shell, &page.address(adcode), &head, &body, None)
        })
        .collect()
}

/// Where those of these pages stand that people come to by their address.
pub fn addresses(records: &Records) -> impl Iterator<Item = Address> {
    DistrictPage::all(records)
        .map(|page| page.address(&records.region.adcode))
        .filter(|address| address.is_listed)
}

#[derive(Clone, Copy)]
enum DistrictPage<'a> {
    /// Figures, circles and counts.
    Plan,
    /// All pathways, and which place works with which hospital.
    Ways,
    /// What a resident saved. A script fills it from the phone's storage (`assets/saved.js`).
    Saved,
    /// One pathway.
    Way(&'a Pathway),
}

impl<'a> DistrictPage<'a> {
    fn all(records: &'a Records) -> impl Iterator<Item = Self> {
        let pathways = records
            .district
            .iter()
            .flat_map(|district| &district.pathways);
        [Self::Plan, Self::Ways, Self::Saved]
            .into_iter()
            .chain(pathways.map(Self::Way))
    }

    fn address(self, adcode: &RegionId) -> Address {
        let (sort, path) = match self {
            Self::Plan => ("plan", "plan".to_owned()),
            Self::Ways => ("ways", "ways".to_owned()),
            Self::Saved => ("saved", "saved".to_owned()),
            Self::Way(pathway) => ("way", format!("way/{}", pathway.id)),
        };
        Address {
            sort,
            region: Some(adcode.to_string()),
            path: format!("/{adcode}/{path}/"),
            // It is another one on each phone.
            is_listed: !matches!(self, Self::Saved),
        }
    }
}

/// The page with what stands above and below it, as HTML.
fn rendered(root: Root, region: Option<&Region>, body: Html) -> String {
    let props = FrameProps {
        root,
        region: region.map(|region| (region.adcode.to_string(), region.name.clone())),
        body,
    };
    let renderer = LocalServerRenderer::<Frame>::with_props(props).hydratable(false);
    block_on(renderer.render())
}

#[derive(Properties, PartialEq)]
struct FrameProps {
    root: Root,
    region: Option<(String, String)>,
    body: Html,
}

#[component]
fn Frame(props: &FrameProps) -> Html {
    let region = props.region.as_ref();
    html! {
        <div class="site">
            {header(&props.root, region.map(|(adcode, name)| (adcode.as_str(), name.as_str())))}
            {props.body.clone()}
            {footer(&props.root)}
        </div>
    }
}
