//! What of the vocabulary leads nowhere: no region has a place for it.

use std::collections::BTreeSet;

use super::Directory;
use crate::{Complaint, Kind, Service, Specialty, SpecialtyId};

impl Directory {
    /// The fields of medicine that no region has, neither as a department nor through a service.
    pub fn idle_specialties(&self) -> Vec<&Specialty> {
        let used = self.used_specialties();
        let specialties = self.specialties.iter();
        specialties
            .filter(|specialty| !used.contains(&specialty.id))
            .collect()
    }

    /// Residents' words that lead to nothing in any region, each once, in the order of the files.
    pub fn idle_words(&self) -> Vec<&str> {
        let specialties = self.used_specialties();
        // One word may stand in several places; it is idle only if it is so everywhere.
        let mut words: Vec<(&str, bool)> = Vec::new();
        for specialty in &self.specialties {
            let used = specialties.contains(&specialty.id);
            words.extend(specialty.words.iter().map(|word| (word.as_str(), used)));
        }
        for complaint in &self.complaints {
            let used = complaint
                .departments
                .iter()
                .any(|id| specialties.contains(id));
            words.extend(Complaint::all_words(complaint).map(|word| (word, used)));
        }
        for service in &self.services {
            let used = self.is_offered(service);
            words.extend(service.words.iter().map(|word| (word.as_str(), used)));
        }
        for kind in &self.kinds {
            let used = self.has_kind(kind);
            words.extend(kind.words.iter().map(|word| (word.as_str(), used)));
        }
        let mut said: BTreeSet<&str> = words
            .iter()
            .filter(|(_, used)| *used)
            .map(|(word, _)| *word)
            .collect();
        words
            .into_iter()
            .map(|(word, _)| word)
            .filter(|word| said.insert(word))
            .collect()
    }

    fn used_specialties(&self) -> BTreeSet<&SpecialtyId> {
        let facilities = self
            .regions
            .values()
            .flat_map(|records| &records.facilities);
        let departments = facilities.flat_map(|facility| &facility.departments);
        let mut open: Vec<&SpecialtyId> = departments
            .flat_map(|department| &department.specialties)
            .collect();
        let services = self.services.iter();
        let offered = services.filter(|service| self.is_offered(service));
        open.extend(offered.flat_map(|service| &service.specialties));
        // Who looks for a wider field also finds the narrower ones.
        let mut used = BTreeSet::new();
        while let Some(id) = open.pop() {
            if used.insert(id) {
                let specialty = self
                    .specialties
                    .iter()
                    .find(|specialty| specialty.id == *id);
                open.extend(
                    specialty
                        .into_iter()
                        .flat_map(|specialty| &specialty.broader),
                );
            }
        }
        used
    }

    fn is_offered(&self, service: &Service) -> bool {
        let mut offers = self.regions.values().flat_map(|records| &records.offers);
        offers.any(|offer| offer.service == service.id)
    }

    fn has_kind(&self, kind: &Kind) -> bool {
        let mut facilities = self
            .regions
            .values()
            .flat_map(|records| &records.facilities);
        facilities.any(|facility| facility.kind == kind.id)
    }
}
