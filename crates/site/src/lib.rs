//! From a directory to the files of a site: every page, and what machines read of it.
//!
//! Pure: it gives paths and texts, and whoever builds writes them. The pages of a region are some pieces of
//! work, so that as many of them are made at once as a machine has cores.

pub mod compress;
mod escape;
mod machines;

use std::collections::BTreeMap;
use std::sync::Arc;

use directory::{Bundle, Directory, Records, Region, RegionId};
use jiujin::gallery;
use jiujin::live_region::LiveRegion;
use jiujin::rendered::rendered;
use pages::home::RegionCard;
use pages::part::frame::framed;
use pages::sheet::{self, Sheet};
use pages::shell::{self, Files, Head, Shell};
use pages::start::{App, Start};
use pages::{
    Markup, OpenRegion, Page, Root, about, head, home, missing, neighbours, plan, saved, way,
};

/// What the host wants, beside the directory.
#[derive(Clone, Debug, Default)]
pub struct Host {
    /// The path of the site's root, `/` or `/jk/`.
    pub base: String,
    /// The site's address such as `https://example.cn`, where it wants canonical links.
    pub address: Option<String>,
    /// The sites that may know how high a page is that they frame, such as `https://www.example.gov.cn`.
    pub embed: Vec<String>,
}

impl Host {
    /// The whole address of a page, where the site has one and the page is one that people come to by it.
    fn url(&self, page: &Page) -> Option<String> {
        let address = self.address.as_deref().filter(|_| page.is_listed())?;
        Some([address.trim_end_matches('/'), &page.href(&self.base)].concat())
    }
}

/// What the pages need of `assets/`.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    /// Files by the name under which the pages ask for them → path below the site's root.
    ///
    /// `boot`, `script`, `wasm` and `rest` are what every page needs; every other file of `assets/` goes by its
    /// path there, such as `icons.svg`.
    pub files: BTreeMap<String, String>,
    /// The names below `assets/` of the files that put other languages into a page, each beginning with its
    /// language's tag.
    pub languages: Vec<String>,
    /// The style sheets that stand in pages, in the order in which one overrules another.
    pub sheets: Vec<Sheet>,
    /// The script that runs before the first paint; it stands in every page.
    pub early: String,
}

/// The bundles of all regions, and where the browser finds what is equal in all of them.
#[derive(Clone, Debug, Default)]
pub struct Bundles {
    /// The file of the vocabulary below the site's root.
    pub vocabulary: String,
    /// By region.
    pub regions: BTreeMap<RegionId, Bundled>,
}

/// A region's bundle, and where the browser finds what is the region's own in it.
#[derive(Clone, Debug)]
pub struct Bundled {
    /// What the pages are made of.
    pub bundle: Arc<Bundle>,
    /// The file of the region's own part below the site's root.
    pub path: String,
    /// The file's SHA-256, in hex.
    pub sha256: String,
}

/// One file of the build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path below the site's root.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// A site in the making.
pub struct Site<'a> {
    /// What the host wants.
    pub host: &'a Host,
    /// What the pages need of `assets/`.
    pub assets: &'a Assets,
    /// The directory.
    pub directory: &'a Directory,
    /// The bundles of its regions.
    pub bundles: &'a Bundles,
}

/// Some pages that are made one after the other.
pub struct Work<'a> {
    /// The region that they belong to, if they belong to one.
    region: Option<(&'a Records, &'a Bundled)>,
    /// Which pages.
    pub pages: Vec<Page>,
}

/// How many pages are made together: few enough that all cores have something to do until the end, many
/// enough that opening the region for them does not count.
const TOGETHER: usize = 16;

impl<'a> Site<'a> {
    /// Every page of the site, in pieces that do not know of each other.
    pub fn work(&self) -> Vec<Work<'a>> {
        let mut all = vec![Work {
            region: None,
            pages: Page::OF_SITE.to_vec(),
        }];
        for (adcode, records) in &self.directory.regions {
            let Some(bundled) = self.bundles.regions.get(adcode) else {
                continue;
            };
            let pages = Page::of_region(records);
            all.extend(pages.chunks(TOGETHER).map(|pages| Work {
                region: Some((records, bundled)),
                pages: pages.to_vec(),
            }));
        }
        all
    }

    /// Makes the pages of one piece of work.
    pub fn pages(&self, work: &Work<'_>) -> Vec<File> {
        match work.region {
            None => {
                let pages = work.pages.iter();
                pages.map(|page| self.of_site(page)).collect()
            }
            Some((records, bundled)) => {
                let open = self.open(&records.region, bundled);
                let pages = work.pages.iter();
                pages
                    .map(|page| self.of_region(&open, records, bundled, page))
                    .collect()
            }
        }
    }

    /// What machines read: the manifest for a phone's home screen, and the list of pages for crawlers where
    /// the site has an address.
    pub fn for_machines(&self) -> Vec<File> {
        let manifest = machines::manifest(&self.host.base, &|name| self.asset(name));
        let sitemap = self.host.address.as_ref().map(|_| {
            let regions = self.directory.regions.values();
            let pages = Page::OF_SITE.into_iter();
            let pages = pages.chain(regions.flat_map(Page::of_region));
            machines::sitemap(pages.filter_map(|page| self.host.url(&page)))
        });
        let file = |path: &str, text| File {
            path: path.to_owned(),
            text,
        };
        let manifest = file(machines::MANIFEST, manifest);
        let sitemap = sitemap.map(|text| file("sitemap.xml", text));
        std::iter::once(manifest).chain(sitemap).collect()
    }

    /// The gallery of the site's components (`src/gallery.rs`), from its first region: it is no part of the
    /// site.
    pub fn gallery(&self) -> Vec<File> {
        let first = self.directory.regions.iter().next();
        let first =
            first.and_then(|(adcode, records)| Some((records, self.bundles.regions.get(adcode)?)));
        let Some((records, bundled)) = first else {
            return Vec::new();
        };
        let pages = gallery::pages(&self.open(&records.region, bundled)).into_iter();
        let pages = pages.map(|page| {
            let head = Head {
                title: &page.title,
                ..Head::default()
            };
            File {
                path: page.file,
                text: self.whole(head, None, page.body),
            }
        });
        pages.collect()
    }

    fn of_site(&self, page: &Page) -> File {
        let records = self.directory.regions.values();
        let regions: Vec<&Region> = records.clone().map(|records| &records.region).collect();
        let cards: Vec<RegionCard<'_>> = records.map(card).collect();
        let root = &self.root();
        let body = match page {
            Page::Home => home::home(root, &cards),
            Page::About => about::about(root),
            Page::AboutData => about::data(root, &self.directory.documents, &regions),
            Page::Accessibility => about::accessibility(),
            Page::Offline => missing::offline(root),
            _ => missing::not_found(root, &cards),
        };
        let head = Head {
            title: &head::title_of_file(None, None, page),
            description: &head::description(None, None, page),
            ..Head::default()
        };
        self.file(page, head, None, framed(root, None, body))
    }

    fn of_region(
        &self,
        open: &LiveRegion,
        records: &Records,
        bundled: &Bundled,
        page: &Page,
    ) -> File {
        let bundle = &open.bundle;
        let district = records.district.as_ref();
        let pathway = |id: &str| district.and_then(|district| district.pathway(id));
        let body = match page {
            Page::Empty(_) => Markup::default(),
            Page::Plan(_) => self.framed(open, plan::plan(open, district)),
            Page::Ways(_) => self.framed(open, way::ways(open, district)),
            Page::Way(_, id) => {
                let way = pathway(id).map(|pathway| way::way(open, pathway));
                self.framed(open, way.unwrap_or_default())
            }
            Page::Saved(_) => self.framed(open, saved::saved(open)),
            live => shell::rendered(rendered(open, live)),
        };
        let title = match page.is_live() {
            true => head::title(bundle, page),
            false => head::title_of_file(Some(&records.region), district, page),
        };
        let facility = match page {
            Page::Facility(_, id) => bundle.facility(id),
            _ => None,
        };
        let json_ld = facility.map(|facility| head::json_ld(bundle, facility));
        let head = Head {
            title: &title,
            description: &head::description(Some(bundle), district, page),
            json_ld: json_ld.as_ref(),
            ..Head::default()
        };
        // Only a page that is taken over asks for the app.
        if !page.is_live() {
            return self.file(page, head, None, body);
        }
        let [script, wasm, rest] = ["script", "wasm", "rest"].map(|name| self.asset(name));
        let [bundle, vocabulary] = [&bundled.path, &self.bundles.vocabulary]
            .map(|path| [&self.host.base[..], path].concat());
        let app = App {
            script: &script,
            wasm: &wasm,
            rest: &rest,
            bundle: &bundle,
            sha256: &bundled.sha256,
            vocabulary: &vocabulary,
            neighbours: &open.neighbours,
        };
        self.file(page, head, Some(app), body)
    }

    fn framed(&self, open: &OpenRegion, page: Markup) -> Markup {
        framed(&open.root, Some((open.adcode(), open.name())), page)
    }

    /// A page of the site as a file.
    fn file(&self, page: &Page, head: Head<'_>, app: Option<App<'_>>, body: Markup) -> File {
        let url = self.host.url(page);
        let head = Head {
            page: Some(page),
            url: url.as_deref(),
            ..head
        };
        File {
            path: page.file(),
            text: self.whole(head, app, body),
        }
    }

    /// A page in its shell.
    fn whole(&self, head: Head<'_>, app: Option<App<'_>>, body: Markup) -> String {
        let manifest = [&self.host.base, machines::MANIFEST].concat();
        let is_saved = matches!(head.page, Some(Page::Saved(_)));
        let asset = |name: &str| self.asset(name);
        let files = Files {
            favicon: &asset("favicon.svg"),
            touch_icon: &asset("icon-192.png"),
            manifest: &manifest,
            boot: &asset("boot"),
            elder: &asset("elder.css"),
            print: &asset("print.css"),
        };
        let start = Start {
            base: &self.host.base,
            icons: &asset("icons.svg"),
            embed: &self.host.embed,
            aloud: &asset("aloud.js"),
            tools: &asset("tools.js"),
            code: &asset("qr.js"),
            saved: &if is_saved {
                asset("saved.js")
            } else {
                String::new()
            },
            app,
        };
        let around = Shell {
            head,
            files,
            start,
            style: &sheet::rules(&self.assets.sheets, head.page),
            early: &self.assets.early,
            languages: &self.assets.languages.join(" "),
        };
        shell::shell(&around, body)
    }

    /// A region as the pages ask for it.
    fn open(&self, region: &Region, bundled: &Bundled) -> LiveRegion {
        let regions = self.directory.regions.values();
        let regions = regions.map(|records| &records.region);
        let neighbours = neighbours::of(regions, &region.adcode);
        let region = OpenRegion::new(self.root(), bundled.bundle.clone(), neighbours);
        LiveRegion::new(region, true)
    }

    fn root(&self) -> Root {
        Root {
            base: self.host.base.clone(),
            icons: self.asset("icons.svg"),
        }
    }

    /// The address of an asset; nothing where the build has none of that name.
    fn asset(&self, name: &str) -> String {
        let path = self.assets.files.get(name);
        path.map(|path| format!("{}{path}", self.host.base))
            .unwrap_or_default()
    }
}

fn card(records: &Records) -> RegionCard<'_> {
    RegionCard {
        region: &records.region,
        facilities: records.facilities.len(),
    }
}
