//! The taxonomies of the export and the terms that occur: our own words, each with what it means, so that stage,
//! standing and source of a fact go along with it.

use std::collections::BTreeMap;
use std::rc::Rc;

use directory::{
    Document, Kind, Level, OperatingStatus, Precision, Source, Specialty, Stage, Standing,
};

use uuid::Uuid;

use super::ids;
use super::object::{Object, Value};
use super::words;
use crate::Region;

/// A taxonomy: its code, its name, and what it is.
type Taxonomy = (&'static str, &'static str, &'static str);

const KIND: Taxonomy = ("kind", "机构类型", "机构是哪一种");
const SPECIALTY: Taxonomy = ("specialty", "专科", "科室看的是哪一科");
const LEVEL: Taxonomy = ("level", "科室级别", "主管部门给科室定的级别");
const STATUS: Taxonomy = ("status", "开没开", "机构在文件那时候开没开");
const STAGE: Taxonomy = ("stage", "进展", "服务或科室在文件那时候办到哪一步");
const PRECISION: Taxonomy = ("precision", "位置精度", "经纬度说的是哪里");
const DOCUMENT: Taxonomy = ("document", "出处", "写着这件事的文件；值是在文件里的位置");
const STANDING: Taxonomy = ("standing", "文件性质", "文件有多可靠");
const STATEMENT: Taxonomy = (
    "statement",
    "文件说的事",
    "文件说到机构的别的事；值是原话的意思",
);

/// The terms that occur, by code.
pub struct Terms<'r> {
    used: BTreeMap<String, Rc<Object>>,
    taxonomies: BTreeMap<&'static str, Rc<Object>>,
    documents: BTreeMap<&'r str, &'r Document>,
    kinds: BTreeMap<&'r str, &'r Kind>,
    levels: BTreeMap<&'r str, &'r Level>,
    specialties: BTreeMap<&'r str, &'r Specialty>,
}

impl<'r> Terms<'r> {
    /// The terms of a region, none of which occurs yet.
    pub fn new(region: &'r Region) -> Self {
        let (own, all) = (&region.bundle, region.directory);
        Self {
            used: BTreeMap::new(),
            taxonomies: BTreeMap::new(),
            documents: own
                .documents
                .iter()
                .map(|at| (at.id.as_str(), at))
                .collect(),
            kinds: own.kinds.iter().map(|at| (at.id.as_str(), at)).collect(),
            levels: own.levels.iter().map(|at| (at.id.as_str(), at)).collect(),
            specialties: all
                .specialties
                .iter()
                .map(|at| (at.id.as_str(), at))
                .collect(),
        }
    }

    /// Every taxonomy of which a term occurs, and every term, each by code.
    pub fn all(&self) -> impl Iterator<Item = &Rc<Object>> {
        self.taxonomies.values().chain(self.used.values())
    }

    /// The document of a source.
    pub fn document_of(&self, source: &Source) -> Option<&'r Document> {
        self.documents.get(source.document.as_str()).copied()
    }

    /// Whether a source is a list that nobody verified.
    pub fn is_unverified(&self, source: &Source) -> bool {
        let document = self.document_of(source);
        document.is_some_and(|document| document.standing == Standing::Unverified)
    }

    /// The name of a kind; its id where nobody named it.
    pub fn kind_name(&self, id: &'r str) -> &'r str {
        self.kinds.get(id).map_or(id, |kind| &kind.name)
    }

    /// The name of a level; its id where nobody named it.
    pub fn level_name(&self, id: &'r str) -> &'r str {
        self.levels.get(id).map_or(id, |level| &level.name)
    }

    /// A kind of place.
    pub fn kind(&mut self, id: &'r str) -> Rc<Object> {
        let name = self.kind_name(id);
        self.term(KIND, id, name, name, None)
    }

    /// The level of a department.
    pub fn level(&mut self, id: &'r str) -> Rc<Object> {
        let name = self.level_name(id);
        self.term(LEVEL, id, name, name, None)
    }

    /// Whether a place is open.
    pub fn status(&mut self, now: OperatingStatus) -> Rc<Object> {
        let (code, name) = (words::status_code(now), words::status(now));
        self.term(STATUS, code, name, name, None)
    }

    /// How far something has come.
    pub fn stage(&mut self, stage: Stage) -> Rc<Object> {
        let (code, name) = (words::stage_code(stage), words::stage(stage));
        self.term(STAGE, code, name, name, None)
    }

    /// What a point stands for.
    pub fn precision(&mut self, precision: Precision) -> Rc<Object> {
        let (code, name) = words::precision(precision);
        self.term(PRECISION, code, name, name, None)
    }

    /// How much a document can be relied on.
    pub fn standing(&mut self, standing: Standing) -> Rc<Object> {
        let (code, name) = words::standing(standing);
        self.term(STANDING, code, name, name, None)
    }

    /// A sort of statement, by its code and its name.
    pub fn statement(&mut self, (code, name): (&'static str, &'static str)) -> Rc<Object> {
        self.term(STATEMENT, code, name, name, None)
    }

    /// The document of a source.
    pub fn document(&mut self, source: &'r Source) -> Rc<Object> {
        let id = source.document.as_str();
        if let Some(term) = self.used.get(&code(DOCUMENT, id)) {
            return Rc::clone(term);
        }
        match self.document_of(source) {
            Some(document) => {
                let about = words::document(document);
                self.term(DOCUMENT, id, &document.title, &about, None)
            }
            None => self.term(DOCUMENT, id, id, id, None),
        }
    }

    /// A field of medicine. Of several wider ones the first is the parent, as the format has room for one; the
    /// parents are terms as well.
    pub fn specialty(&mut self, id: &'r str) -> Rc<Object> {
        let mut next = Some(id);
        while let Some(own) = next {
            let known = self.specialties.get(own).copied();
            let parent = known
                .and_then(|known| known.broader.first())
                .map(|parent| parent.as_str());
            let is_new = !self.used.contains_key(&code(SPECIALTY, own));
            if is_new {
                let name = known.map_or(own, |known| &known.name);
                let subject = known.and_then(|known| known.subject.as_deref());
                let about = words::specialty(name, subject);
                self.term(SPECIALTY, own, name, &about, parent);
            }
            // What is already there has its parents too; so a circle ends.
            next = parent.filter(|_| is_new);
        }
        Rc::clone(&self.used[&code(SPECIALTY, id)])
    }

    /// A term, made where it is new.
    fn term(
        &mut self,
        taxonomy: Taxonomy,
        id: &str,
        name: &str,
        about: &str,
        parent: Option<&str>,
    ) -> Rc<Object> {
        let code = code(taxonomy, id);
        if let Some(term) = self.used.get(&code) {
            return Rc::clone(term);
        }
        let whole = self.taxonomy(taxonomy);
        let mut term = Object::new("taxonomy_term", ids::id("taxonomy_term", &code))
            .text("code", &code)
            .text("name", or(name, id))
            .text("description", or(about, id));
        if let Some(parent) = parent {
            let parent = format!("{}:{parent}", taxonomy.0);
            let parent = ids::id("taxonomy_term", &parent);
            term = term.value("parent_id", Value::Id(parent));
        }
        let term = term
            .text("taxonomy", taxonomy.1)
            .text("language", "zh")
            .value("taxonomy_id", Value::Id(whole));
        let term = Rc::new(term);
        self.used.insert(code, Rc::clone(&term));
        term
    }

    /// The id of a taxonomy, made where it is new. Its own text is a row of the tables; in the nested form it would
    /// be a fifth of all, said ten thousand times.
    fn taxonomy(&mut self, (code, name, about): Taxonomy) -> Uuid {
        let made = self.taxonomies.entry(code).or_insert_with(|| {
            let taxonomy = Object::new("taxonomy", ids::id("taxonomy", code))
                .text("name", name)
                .text("description", about);
            Rc::new(taxonomy)
        });
        made.id
    }
}

/// The code of a term. It is the only one of its kind in the whole of the data, as the tables ask.
fn code(taxonomy: Taxonomy, id: &str) -> String {
    format!("{}:{id}", taxonomy.0)
}

/// A text, or another where that is blank.
fn or<'t>(text: &'t str, other: &'t str) -> &'t str {
    if text.trim().is_empty() { other } else { text }
}
