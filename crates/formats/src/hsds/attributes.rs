//! Attributes: a term at an object, with a value. They carry what the format has no field for.

use std::rc::Rc;

use directory::{Source, Stage, Standing, Status};
use uuid::Uuid;

use super::ids::Ids;
use super::object::Object;
use super::terms::Terms;

/// The attributes of one object, as they are collected.
pub struct Attributes<'a, 'r> {
    /// The ids so far.
    pub ids: &'a mut Ids,
    /// The terms so far.
    pub terms: &'a mut Terms<'r>,
    owner: Uuid,
    all: Vec<Rc<Object>>,
}

impl<'a, 'r> Attributes<'a, 'r> {
    /// Those of an object, none so far.
    pub fn of(owner: Uuid, ids: &'a mut Ids, terms: &'a mut Terms<'r>) -> Self {
        Self {
            ids,
            terms,
            owner,
            all: Vec::new(),
        }
    }

    /// A term at the object. `link` says what the term is of it.
    pub fn add(&mut self, link: &str, term: &Rc<Object>, value: &str) {
        let name = format!("{}/{link}/{}/{value}", self.owner, term.id);
        let attribute = Object::new("attribute", self.ids.row("attribute", &name))
            .text("link_type", link)
            .text("value", value)
            .one("taxonomy_term", term);
        self.all.push(Rc::new(attribute));
    }

    /// Where something of the object is said: the document, with the place in it as the value. `link` is `source`,
    /// or `source-…` where it speaks of one field. A list that nobody verified is marked as that once more.
    pub fn source(&mut self, link: &str, source: &'r Source) {
        let term = self.terms.document(source);
        self.add(link, &term, &source.locator);
        if self.terms.is_unverified(source) {
            let term = self.terms.standing(Standing::Unverified);
            self.add(&link.replace("source", "standing"), &term, "");
        }
    }

    /// Whether the place is open, with the time of that statement, and its source.
    pub fn status(&mut self, status: &'r Status) {
        let term = self.terms.status(status.now);
        self.add("status", &term, &status.as_of);
        self.source("source-status", &status.source);
    }

    /// How far it has come, with the time of that statement.
    pub fn stage(&mut self, stage: Stage, as_of: &str) {
        let term = self.terms.stage(stage);
        self.add("stage", &term, as_of);
    }

    /// All of them.
    pub fn finish(self) -> Vec<Rc<Object>> {
        self.all
    }
}
