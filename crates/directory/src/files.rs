//! From the files that people write to a [`Directory`], and from there to bundles.

mod bundles;
mod folder;
pub mod hours;
mod idle;
pub mod reading;
mod readings;
mod standards;
pub mod typed;

use std::collections::{BTreeMap, BTreeSet};

use folder::Folder;
pub(crate) use hours::{compile, compile_service};
pub(crate) use standards::grade;

use crate::hours::HolidayYear;
use crate::{
    Changes, Complaint, District, Document, Facility, Group, Kind, Level, Offer, Problem, Region,
    RegionId, Service, Specialty, Standard, Traced, Urgent, rules,
};

/// The file of public holidays. Without it, nobody can be told what is open today.
const HOLIDAYS: &str = "holidays.json";

/// The file of complaints. Without it, only the departments' own words find them.
const COMPLAINTS: &str = "vocabulary/complaints.json";

/// The file of what no program finds in the documents. Without it, nothing is explained.
const TRACED: &str = "traced.json";

/// The file of national standards. Without it, nothing is said of what a place must have.
const STANDARDS: &str = "vocabulary/standards.json";

/// The whole directory: every region, and what the regions share.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    /// All documents.
    pub documents: Vec<Document>,
    /// All kinds, in the order in which they are shown.
    pub kinds: Vec<Kind>,
    /// All levels.
    pub levels: Vec<Level>,
    /// All fields of medicine.
    pub specialties: Vec<Specialty>,
    /// What residents come with, and the fields of medicine for it.
    pub complaints: Vec<Complaint>,
    /// What national standards say that places must have.
    pub standards: Vec<Standard>,
    /// Words that call for 120 before anything else.
    pub emergency: Vec<Urgent>,
    /// The groups of services, in the order in which they are shown.
    pub groups: Vec<Group>,
    /// All services.
    pub services: Vec<Service>,
    /// The public holidays, by year.
    pub holidays: Vec<HolidayYear>,
    /// What no program finds in the documents, with the reasons why it is right.
    pub traced: Vec<Traced>,
    /// The regions, by code.
    pub regions: BTreeMap<RegionId, Records>,
}

/// The records of one region.
#[derive(Clone, Debug)]
pub struct Records {
    /// The region itself.
    pub region: Region,
    /// Its facilities.
    pub facilities: Vec<Facility>,
    /// The services that it offers.
    pub offers: Vec<Offer>,
    /// What its plan says of the district as a whole, where somebody wrote that down.
    pub district: Option<District>,
    /// What was noted of changes to these records, where that was ever done.
    pub changes: Option<Changes>,
}

impl Records {
    /// Its facilities, but for those that have ended.
    pub fn open(&self) -> impl Iterator<Item = &Facility> {
        let facilities = self.facilities.iter();
        facilities.filter(|facility| facility.ended.is_none())
    }
}

impl Directory {
    /// Reads a data folder, given as path below the folder → text.
    ///
    /// Gives every record that can be read, and all problems: of single files, of single records, and
    /// between records.
    pub fn read(files: &BTreeMap<String, String>) -> (Self, Vec<Problem>) {
        let mut folder = Folder::new(files);
        let mut directory = Self {
            documents: folder.list("documents.json", "documents"),
            kinds: folder.list("vocabulary/kinds.json", "kinds"),
            levels: folder.list("vocabulary/levels.json", "levels"),
            specialties: folder.list("vocabulary/departments.json", "departments"),
            complaints: folder.list_if_there(COMPLAINTS, "complaints"),
            standards: folder.list_if_there(STANDARDS, "standards"),
            emergency: folder.list("vocabulary/emergency.json", "emergency"),
            groups: folder.list("services.json", "groups"),
            services: folder.list("services.json", "services"),
            holidays: folder.list_if_there(HOLIDAYS, "years"),
            traced: folder.list_if_there(TRACED, "traced"),
            regions: BTreeMap::new(),
        };
        let mut known: BTreeSet<String> = [
            "documents.json",
            "services.json",
            HOLIDAYS,
            COMPLAINTS,
            TRACED,
            STANDARDS,
            "vocabulary/kinds.json",
            "vocabulary/levels.json",
            "vocabulary/departments.json",
            "vocabulary/emergency.json",
        ]
        .map(str::to_owned)
        .into();

        for path in files.keys().filter(|path| path.starts_with("regions/")) {
            let code = path
                .trim_start_matches("regions/")
                .trim_end_matches(".json");
            known.insert(path.clone());
            known.insert(format!("facilities/{code}.json"));
            known.insert(format!("offers/{code}.json"));
            known.insert(format!("districts/{code}.json"));
            known.insert(format!("changes/{code}.json"));
            let facilities =
                folder.list_of_region(&format!("facilities/{code}.json"), "facilities", code);
            let offers = folder.list_of_region(&format!("offers/{code}.json"), "offers", code);
            let district = folder.district(&format!("districts/{code}.json"), code);
            let changes = folder.changes(&format!("changes/{code}.json"), code);
            if let Some(region) = folder.region(path, code) {
                directory.regions.insert(
                    region.adcode.clone(),
                    Records {
                        region,
                        facilities,
                        offers,
                        district,
                        changes,
                    },
                );
            }
        }
        for path in files
            .keys()
            .filter(|path| !path.starts_with("schema/") && !known.contains(*path))
        {
            folder.problem(
                path,
                "",
                "",
                "目录里没有这种文件，或者少了同名的 regions 文件",
                "改名、补上 regions 文件，或移走",
            );
        }
        let Folder {
            mut problems,
            unread,
            lost,
            ..
        } = folder;
        if directory.regions.is_empty() && unread.is_empty() {
            problems.push(Problem {
                file: "regions/".into(),
                record: String::new(),
                field: String::new(),
                what: "没有一个能读的区".into(),
                todo: "至少写一个 regions/<adcode>.json".into(),
            });
        }
        // With a whole file missing, nearly every other record would name something unknown; the rules
        // between records wait until all files can be read.
        if !lost {
            problems.extend(rules::check(&directory, &unread));
        }
        problems.sort();
        // What is wrong with a file that holds two lists is found twice.
        problems.dedup();
        (directory, problems)
    }
}
