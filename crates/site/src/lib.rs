//! From a directory to the files of a site: every page, and what machines read of it.
//!
//! Pure: it gives paths and texts, and whoever builds writes them. A region is made by itself, so that hundreds of
//! them need the memory of a few; its pages are some pieces of work, so that as many of them are made at once as a
//! machine has cores.

pub mod beside;
pub mod compress;
mod escape;
pub mod find;
mod host;
mod machines;

use std::collections::BTreeMap;
use std::sync::Arc;

use directory::{Bundle, Directory, Records, Region, RegionId};
use jiujin::gallery;
use jiujin::live_region::LiveRegion;
use jiujin::rendered::rendered;
use pages::beside::Beside;
use pages::home::{self, RegionCard};
use pages::open_data::{self, OpenData, OpenFiles, catalogue};
use pages::part::frame::framed;
use pages::shell::{self, Files, Head, Shell};
use pages::start::{App, Finding, Start};
use pages::texts::{Language, Texts};
use pages::{Markup, OpenRegion, Page, Root, about, head, missing, neighbours, plan, way};

use find::Find;

pub use host::Host;

/// What the pages need of `assets/`.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    /// Files by the name under which the pages ask for them → path below the site's root. Those that say something
    /// have a name for each other language, such as `en/boot`.
    ///
    /// `boot`, `script`, `wasm` and `rest` are what every page needs; every other file of `assets/` goes by its
    /// path there, such as `icons.svg`.
    pub files: BTreeMap<String, String>,
    /// The script that runs before the first paint; it stands in every page.
    pub early: String,
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
    /// What stands beside its names in other languages, and where the browser finds that.
    pub beside: BTreeMap<Language, (Beside, String)>,
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
    /// The file of the vocabulary below the site's root.
    pub vocabulary: &'a str,
    /// What of each region is there to be taken, where anything is; known once the regions are made.
    pub open: &'a OpenFiles,
    /// How the first page finds a district.
    pub find: &'a Find,
}

/// Some pages of a region that are made one after the other.
pub struct Work<'a> {
    records: &'a Records,
    bundled: &'a Bundled,
    /// In which language they are.
    language: Language,
    /// Which pages.
    pages: Vec<Page>,
}

/// How many pages are made together: few enough that all cores have something to do until the end, many
/// enough that opening the region for them does not count.
const TOGETHER: usize = 16;

impl<'a> Site<'a> {
    /// Every page of a region, in pieces that do not know of each other; none where the directory does not have it.
    pub fn work<'b>(&'b self, bundled: &'b Bundled) -> Vec<Work<'b>> {
        let adcode = &bundled.bundle.region.adcode;
        let Some(records) = self.directory.regions.get(adcode) else {
            return Vec::new();
        };
        let pages = Page::of_region(records);
        let languages = self.host.languages.iter();
        let work = languages.flat_map(|&language| {
            pages.chunks(TOGETHER).map(move |pages| Work {
                records,
                bundled,
                language,
                pages: pages.to_vec(),
            })
        });
        work.collect()
    }

    /// Makes the pages of one piece of work.
    pub fn pages(&self, work: &Work<'_>) -> Vec<File> {
        let Work {
            records, bundled, ..
        } = work;
        let open = self.open(work.language, &records.region, bundled);
        let pages = work.pages.iter();
        pages
            .map(|page| self.of_region(&open, records, bundled, page))
            .collect()
    }

    /// The pages that belong to no region, in every language.
    pub fn of_all(&self) -> Vec<File> {
        let languages = self.host.languages.iter();
        let pages = languages.flat_map(|&language| {
            let pages = self.pages_of_site().into_iter();
            let pages = pages.filter(move |page| is_in(language, page));
            pages.map(move |page| self.of_site(language, &page))
        });
        pages.collect()
    }

    /// The regions' pages for crawlers, where the site has an address: a list of hundreds of regions would be too
    /// long for them.
    pub fn sitemap_of(&self, adcode: &RegionId) -> Option<File> {
        let records = self.directory.regions.get(adcode)?;
        self.sitemap(adcode.as_str(), Page::to_crawl(records).into_iter())
    }

    /// What machines read: the manifest for a phone's home screen, and the lists of pages for crawlers where
    /// the site has an address.
    pub fn for_machines(&self) -> Vec<File> {
        let manifest = File {
            path: machines::MANIFEST.to_owned(),
            text: machines::manifest(&self.host.base, &|name| self.asset(name)),
        };
        let own = self.sitemap("site", self.pages_of_site().into_iter());
        let all = self.host.whole_base().map(|base| {
            let regions = self.directory.regions.keys().map(|adcode| adcode.as_str());
            let names = std::iter::once("site").chain(regions);
            File {
                path: machines::SITEMAP.to_owned(),
                text: machines::sitemaps(
                    names.map(|name| [&base, &*machines::sitemap_file(name)].concat()),
                ),
            }
        });
        std::iter::once(manifest).chain(own).chain(all).collect()
    }

    /// The files of all regions as a data portal reads it, which knows nothing but whole addresses; there where the site
    /// has one and something to take.
    pub fn catalogue(&self) -> Option<File> {
        let records = self.directory.regions.values();
        let regions: Vec<&Region> = records.map(|records| &records.region).collect();
        let open: Vec<OpenData<'_>> = self.open.of(&regions);
        let site = self.host.whole_base().filter(|_| !open.is_empty())?;
        let t = Texts::of(Language::default());
        Some(File {
            path: catalogue::PATH.to_owned(),
            text: catalogue::of_all(t, &site, &open).to_string(),
        })
    }

    fn sitemap(&self, name: &str, pages: impl Iterator<Item = Page> + Clone) -> Option<File> {
        self.host.address.as_ref()?;
        let root = self.root(Language::default());
        let languages = &self.host.languages;
        let urls = pages.filter(Page::is_listed).flat_map(|page| {
            let alternates = self.host.alternates(&root, &page);
            let urls = languages.iter();
            let urls = urls.filter_map(|&own| self.host.url(&root, own, &page));
            let urls: Vec<_> = urls.map(|url| (url, alternates.clone())).collect();
            urls
        });
        Some(File {
            path: machines::sitemap_file(name),
            text: machines::sitemap(urls),
        })
    }

    /// The gallery of the site's components (`src/gallery.rs`), from a region: it is no part of the site.
    pub fn gallery(&self, bundled: &Bundled) -> Vec<File> {
        let region = &bundled.bundle.region;
        let pages = gallery::pages(&self.open(Language::default(), region, bundled)).into_iter();
        let pages = pages.map(|page| {
            let head = Head {
                title: &page.title,
                ..Head::default()
            };
            File {
                path: page.file,
                text: self.whole(&self.root(Language::default()), head, None, page.body),
            }
        });
        pages.collect()
    }

    /// The pages that belong to no region.
    fn pages_of_site(&self) -> Vec<Page> {
        let regions = self.directory.regions.values();
        let provinces = home::province_pages(regions.map(|records| &records.region));
        Page::OF_SITE.into_iter().chain(provinces).collect()
    }

    fn of_site(&self, language: Language, page: &Page) -> File {
        let records = self.directory.regions.values();
        let regions: Vec<&Region> = records.clone().map(|records| &records.region).collect();
        let open = self.open.of(&regions);
        let cards = records.map(|records| RegionCard {
            region: &records.region,
            facilities: records.open().count(),
        });
        let cards: Vec<RegionCard<'_>> = cards.collect();
        let root = &self.root(language);
        let t = root.texts;
        let documents = &self.directory.documents;
        let body = match page {
            Page::Home => home::home(root, &cards, &beside::of_regions(&regions, language)),
            Page::Province(code) => {
                let own = home::provinces(regions.iter().copied()).remove(code);
                let own = own.unwrap_or_default();
                home::province(root, &own, &beside::of_regions(&own, language))
            }
            Page::About => about::about(root),
            Page::AboutData => about::data(root, documents, &regions, &open, &self.open.tables),
            Page::Accessibility => about::accessibility(t),
            Page::Offline => missing::offline(root),
            _ => missing::not_found(root, &cards),
        };
        let is_catalogue = *page == Page::AboutData && !open.is_empty();
        let address = self.host.whole_base().filter(|_| is_catalogue);
        let json_ld = address.map(|site| catalogue::of_page(t, &site, &open));
        let feed = [&*self.host.base, open_data::FEED].concat();
        let title = match page {
            Page::Province(code) => self.title_of_province(t, code),
            page => head::title_of_file(t, None, None, page),
        };
        let head = Head {
            title: &title,
            description: &head::description(t, None, None, page),
            json_ld: json_ld.as_ref(),
            feed: is_catalogue.then_some(&*feed),
            ..Head::default()
        };
        self.file(root, page, head, None, framed(root, page, None, body))
    }

    fn title_of_province(&self, t: Texts, code: &str) -> String {
        let mut regions = self.directory.regions.values();
        let own = regions.find(|own| own.region.adcode.as_str().starts_with(code));
        t.common_region_page(own.map_or("", |own| &own.region.province))
    }

    fn of_region(
        &self,
        open: &LiveRegion,
        records: &Records,
        bundled: &Bundled,
        page: &Page,
    ) -> File {
        let (root, bundle) = (&open.root, &open.bundle);
        let t = root.texts;
        let district = records.district.as_ref();
        let pathway = |id: &str| district.and_then(|district| district.pathway(id));
        let body = match page {
            Page::Empty(_) => Markup::default(),
            Page::Plan(_) => framed_in(open, page, plan::plan(open, district)),
            Page::Ways(_) => framed_in(open, page, way::ways(open, district)),
            Page::Way(_, id) => {
                let way = pathway(id).map(|pathway| way::way(open, pathway));
                framed_in(open, page, way.unwrap_or_default())
            }
            live => shell::rendered(rendered(open, live)),
        };
        let title = match page.is_live() {
            true => head::title(t, bundle, page),
            false => head::title_of_file(t, Some(&records.region), district, page),
        };
        let facility = match page {
            Page::Facility(_, id) => bundle.facility(id),
            _ => None,
        };
        let json_ld = facility.map(|facility| head::json_ld(t, bundle, facility));
        let head = Head {
            title: &title,
            description: &head::description(t, Some(bundle), district, page),
            json_ld: json_ld.as_ref(),
            ..Head::default()
        };
        // Only a page that is taken over asks for the app.
        if !page.is_live() {
            return self.file(root, page, head, None, body);
        }
        let [script, wasm, rest] = ["script", "wasm", "rest"].map(|name| self.asset(name));
        let [bundle, vocabulary] =
            [&bundled.path, self.vocabulary].map(|path| [&self.host.base[..], path].concat());
        let language = t.language();
        let beside = bundled.beside.get(&language);
        let beside = beside.map(|(_, path)| [&self.host.base[..], path].concat());
        let beside = beside.unwrap_or_default();
        let app = App {
            script: &script,
            wasm: &wasm,
            rest: &rest,
            bundle: &bundle,
            sha256: &bundled.sha256,
            vocabulary: &vocabulary,
            neighbours: &open.neighbours,
            list: &self.asset(&[&folder(language), "list"].concat()),
            beside: &beside,
        };
        self.file(root, page, head, Some(app), body)
    }

    /// A page of the site as a file.
    fn file(
        &self,
        root: &Root,
        page: &Page,
        head: Head<'_>,
        app: Option<App<'_>>,
        body: Markup,
    ) -> File {
        let language = root.texts.language();
        let url = self.host.url(root, language, page);
        let head = Head {
            page: Some(page),
            url: url.as_deref(),
            ..head
        };
        File {
            path: folder(language) + &page.file(),
            text: self.whole(root, head, app, body),
        }
    }

    /// A page in its shell.
    fn whole(&self, root: &Root, head: Head<'_>, app: Option<App<'_>>, body: Markup) -> String {
        let manifest = [&self.host.base, machines::MANIFEST].concat();
        let folder = folder(root.texts.language());
        let asset = |name: &str| self.asset(name);
        // A script that says nothing is the same for all.
        let script = |name: &str| match self.asset(&[&folder, name].concat()) {
            own if own.is_empty() => self.asset(name),
            own => own,
        };
        let alternates = head.page.map(|page| self.host.alternates(root, page));
        let files = Files {
            favicon: &asset("favicon.svg"),
            touch_icon: &asset("icon-192.png"),
            manifest: &manifest,
            boot: &script("boot"),
            style: &asset(styles(head.page)),
            elder: &asset("elder.css"),
            print: &asset("print.css"),
        };
        let is_home = head.page == Some(&Page::Home);
        let finder = script("home.js");
        let start = Start {
            base: &self.host.base,
            icons: &asset("icons.svg"),
            language: root.texts.language(),
            languages: &root.languages,
            embed: &self.host.embed,
            aloud: &script("aloud.js"),
            tools: &script("tools.js"),
            code: &asset("qr.js"),
            find: is_home.then_some(Finding {
                script: &finder,
                data: &self.find.told,
            }),
            app,
        };
        let around = Shell {
            head,
            files,
            start,
            early: &self.assets.early,
            texts: root.texts,
            alternates: &alternates.unwrap_or_default(),
        };
        shell::shell(&around, body)
    }

    /// A region as the pages ask for it.
    fn open(&self, language: Language, region: &Region, bundled: &Bundled) -> LiveRegion {
        let regions = self.directory.regions.values();
        let regions = regions.map(|records| &records.region);
        let neighbours = neighbours::of(regions, &region.adcode);
        let region = OpenRegion::new(
            self.root(language),
            bundled.bundle.clone(),
            neighbours,
            bundled
                .beside
                .get(&language)
                .map(|(beside, _)| beside.clone())
                .unwrap_or_default(),
        );
        LiveRegion::new(region, true)
    }

    fn root(&self, language: Language) -> Root {
        Root::new(
            self.host.base.clone(),
            self.asset("icons.svg"),
            Texts::of(language),
            self.host.languages.clone(),
        )
    }

    /// The address of an asset; nothing where the build has none of that name.
    fn asset(&self, name: &str) -> String {
        let path = self.assets.files.get(name);
        path.map(|path| format!("{}{path}", self.host.base))
            .unwrap_or_default()
    }
}

/// The styles of a page. The app goes from one of its pages to another and loads no others; the way to the kept
/// places is the browser's.
fn styles(page: Option<&Page>) -> &'static str {
    match page {
        Some(Page::Saved(_)) | None => "site.css",
        Some(page) if page.is_live() => "app.css",
        Some(_) => "site.css",
    }
}

/// A page that is only a file, with what stands around it.
fn framed_in(open: &OpenRegion, page: &Page, body: Markup) -> Markup {
    framed(&open.root, page, Some((open.adcode(), open.name())), body)
}

/// The folder of a language, such as `en/`; the root itself for Simplified Chinese.
fn folder(language: Language) -> String {
    match language.prefix().trim_start_matches('/') {
        "" => String::new(),
        folder => [folder, "/"].concat(),
    }
}

/// Whether a page is one of each language. Hosts know only one for what is not found.
fn is_in(language: Language, page: &Page) -> bool {
    language == Language::default() || *page != Page::NotFound
}
