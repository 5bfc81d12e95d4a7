//! What stands on the lists that everybody in the house reads. A code word out of one of them may point at somebody.

use crate::app::App;
use crate::app::join_words;
use crate::app::staff::Session;
use crate::domain::text::{Language, Line, Words};
use crate::store::StoreError;

impl App {
    /// The titles, names and places of everything public. Sign-ups have no words but those of the symbols, which are
    /// pointed out by themselves.
    pub(super) fn public_words(&self, session: &Session) -> Result<Vec<String>, StoreError> {
        let mut found = self.activity_words()?;
        for one in self.store.offers()? {
            found.extend(both(&one.title));
            found.extend(one.place.iter().flat_map(both));
        }
        for one in self.store.facilities()? {
            found.extend(both(&one.facility.name));
            found.extend(one.facility.place.iter().flat_map(both));
        }
        let part = self.store.taking_part()?;
        found.extend(part.duties.iter().flat_map(|one| both(&one.title)));
        found.extend(part.groups.iter().flat_map(|one| both(&one.title)));
        found.extend(part.needs.iter().flat_map(|one| both(&one.text)));
        let meetings = self.store.meetings()?;
        found.extend(meetings.meetings.iter().flat_map(|one| both(&one.name)));
        if let Some(council) = meetings.representative {
            found.extend(both(&council.council).into_iter().chain(both(&council.reach)));
        }
        found.extend(self.names_of_staff(session)?);
        for one in self.store.joining().started(self.today_date())? {
            found.push(join_words::thing(one.thing, Language::Danish).to_owned());
        }
        Ok(found)
    }

    fn activity_words(&self) -> Result<Vec<String>, StoreError> {
        let mut found = Vec::new();
        for one in self.store.all_activities()?.into_values() {
            let words = [Some(&one.title), one.place.as_ref(), one.host.as_ref()];
            found.extend(words.into_iter().flatten().flat_map(both));
            found.extend(one.recommended.and_then(|by| by.by).map(|name| name.to_string()));
        }
        Ok(found)
    }

    /// Those who work here: their initials, and the first names of whoever agreed to be shown, today as well.
    fn names_of_staff(&self, session: &Session) -> Result<Vec<String>, StoreError> {
        let initials = self.employees_of(session).into_iter().map(|(_, initials, _)| initials);
        let agreed = self.store.on_duty()?.into_iter().map(|one| one.first_name.to_string());
        Ok(initials.chain(agreed).chain(self.here.names(self.now())).collect())
    }
}

fn both(words: &Words) -> Vec<String> {
    [Some(&words.da), words.en.as_ref()].into_iter().flatten().map(Line::to_string).collect()
}
