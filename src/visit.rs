//! Where a resident is on the site and what is asked there, and what changes it. It knows no browser:
//! `src/address.rs` writes the address that it says, and `src/app.rs` moves page and focus. Where the resident is in
//! the world is the phone's to know (`src/use_position.rs`).

use std::rc::Rc;

use pages::Page;
use pages::query::{Query, clean};
use yew::Reducible;

use crate::address::Address;

/// How many results are shown at first, and how many more at each asking.
pub const SHOWN_AT_FIRST: usize = 10;
/// See [`SHOWN_AT_FIRST`].
pub const SHOWN_MORE: usize = 20;

/// Where the resident is on the site, and what is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Visit {
    /// The page, and what its address asks of it.
    pub address: Address,
    /// What is asked of the region. What is being typed runs ahead of the address.
    pub query: Query,
    /// Whether the address has yet to say what was typed.
    pub ahead: bool,
    /// How the resident came to what is shown.
    pub arrival: Arrival,
    /// How many results are shown at most.
    pub shown: usize,
    /// Where the region's list was left for another page.
    pub left: Option<Left>,
    /// Whether the resident has just come back to it.
    pub returning: bool,
}

/// How the resident came to what is shown, and so what becomes of history, page and focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// By the page's own address: nothing moves.
    Built,
    /// By a link: the way back leads to what was shown before.
    Step,
    /// By a link that leads back to where the list was left.
    Return,
    /// By what was chosen in a filter: a list to come back to, and the focus stays.
    Chosen,
    /// By what was typed, or where the resident says that he is: the same list, said more exactly.
    Refined,
    /// By the browser, back or forth: it knows the place on the page.
    Browser,
}

/// Where the resident left the region's list for a page, to come back to.
#[derive(Clone, Debug, PartialEq)]
pub struct Left {
    /// What was asked.
    pub query: Query,
    /// How many results were shown.
    pub shown: usize,
    /// How far down the page was, in CSS pixels.
    pub scroll_px: f64,
    /// The address that was opened.
    pub opened: String,
}

/// What a resident or the browser does.
#[derive(Clone, Debug)]
pub enum Action {
    /// The app has taken over the page and reads its address.
    Arrive,
    /// A link to another page or list was followed.
    Go(Address),
    /// A link that leads back to a list was followed.
    Return(Address),
    /// The browser went to another address.
    Follow(Address),
    /// The text of the search box changed.
    Type(String),
    /// A filter (its name, its value) was set.
    Choose(&'static str, String),
    /// What was typed is to stand in the address.
    Settle,
    /// More results are wanted.
    More,
    /// A link was opened from the list, this far down the page (CSS pixels).
    Leave(f64, String),
    /// The list is at the place where it was left.
    Returned,
    /// The list is wanted from near to far.
    Near,
}

impl Visit {
    /// A visit that begins at an address. What the address asks of a list is read later ([`Action::Arrive`]),
    /// because the page was built without it.
    pub fn new(start: Address) -> Self {
        Self {
            address: start,
            query: Query::default(),
            ahead: false,
            arrival: Arrival::Built,
            shown: SHOWN_AT_FIRST,
            left: None,
            returning: false,
        }
    }

    /// Where the list was left, if the resident has just come back to it.
    pub fn returned_to(&self) -> Option<&Left> {
        self.left.as_ref().filter(|_| self.returning)
    }

    /// What is after an action.
    pub fn after(mut self, action: Action) -> Self {
        match action {
            // What was typed before the app was there counts more.
            Action::Arrive if self.ahead => {}
            Action::Arrive => self.ask(Query::parse(&self.address.query)),
            Action::Go(address) => self.go(address, Arrival::Step),
            Action::Return(address) => {
                let left = self.left.as_ref();
                let back = left.is_some_and(|left| left.query == Query::parse(&address.query));
                self.go(address, if back { Arrival::Return } else { Arrival::Step });
            }
            Action::Follow(address) => self.go(address, Arrival::Browser),
            Action::Type(text) => {
                let text = clean(&text);
                self.ask(Query {
                    text,
                    ..self.query.clone()
                });
                self.ahead = true;
            }
            Action::Choose(name, value) => {
                self.arrival = Arrival::Chosen;
                self.ask(self.query.clone().with(name, &value));
                self.address.query = self.query.format();
            }
            Action::Settle if self.ahead => {
                self.arrival = Arrival::Refined;
                self.ahead = false;
                self.address.query = self.query.format();
            }
            Action::Settle => {}
            Action::Near => {
                self.arrival = Arrival::Refined;
                self.ask(self.query.clone().with("sort", pages::query::NEAR));
                self.address.query = self.query.format();
            }
            Action::More => self.shown += SHOWN_MORE,
            Action::Leave(scroll_px, opened) => {
                self.left = Some(Left {
                    query: self.query.clone(),
                    shown: self.shown,
                    scroll_px,
                    opened,
                });
            }
            Action::Returned => {
                self.left = None;
                self.returning = false;
            }
        }
        self
    }

    fn go(&mut self, address: Address, arrival: Arrival) {
        self.arrival = arrival;
        self.ask(Query::parse(&address.query));
        let left = self
            .left
            .as_ref()
            .is_some_and(|left| left.query == self.query);
        self.returning = left && matches!(address.page, Page::Region(_));
        self.address = address;
    }

    /// Another list: as long as at first, or as long as it was where it was left.
    fn ask(&mut self, query: Query) {
        if query != self.query {
            let left = self.left.as_ref().filter(|left| left.query == query);
            self.shown = left.map_or(SHOWN_AT_FIRST, |left| left.shown);
            self.query = query;
        }
        self.ahead = false;
    }
}

impl Reducible for Visit {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let before = Rc::unwrap_or_clone(self);
        Rc::new(before.after(action))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn region(query: &str) -> Address {
        Address {
            page: Page::Region("990001".into()),
            query: query.into(),
        }
    }

    fn facility() -> Address {
        Address::of(Page::Facility("990001".into(), "990001-jia".into()))
    }

    fn visit(start: &str, actions: impl IntoIterator<Item = Action>) -> Visit {
        let actions = actions.into_iter();
        actions.fold(Visit::new(region(start)), Visit::after)
    }

    #[test]
    fn each_action_says_what_becomes_of_the_address_and_of_the_history() {
        use Action::*;
        let typed = || Type("看牙".into());
        let table: [(&str, Vec<Action>, &str, &str, Arrival); 10] = [
            ("?q=a", vec![], "?q=a", "", Arrival::Built),
            ("?q=a", vec![Arrive], "?q=a", "a", Arrival::Built),
            (
                "?q=a&x=1",
                vec![Arrive, typed()],
                "?q=a&x=1",
                "看牙",
                Arrival::Built,
            ),
            (
                "?q=a",
                vec![Arrive, typed(), Settle],
                "?q=看牙",
                "看牙",
                Arrival::Refined,
            ),
            ("?x=1", vec![Arrive, Settle], "?x=1", "", Arrival::Built),
            ("", vec![typed(), Arrive], "", "看牙", Arrival::Built),
            (
                "",
                vec![Arrive, typed(), Choose("kind", "hospital".into())],
                "?q=看牙&kind=hospital",
                "看牙",
                Arrival::Chosen,
            ),
            (
                "?q=a",
                vec![Arrive, Near],
                "?q=a&sort=near",
                "a",
                Arrival::Refined,
            ),
            (
                "",
                vec![Arrive, Go(region("?q=b"))],
                "?q=b",
                "b",
                Arrival::Step,
            ),
            (
                "",
                vec![Arrive, Go(region("?q=b")), Follow(region(""))],
                "",
                "",
                Arrival::Browser,
            ),
        ];
        for (start, actions, address, text, arrival) in table {
            let after = visit(start, actions.clone());
            let query = Query::parse(&after.address.query);
            assert_eq!(query, Query::parse(address), "{start} {actions:?}");
            assert_eq!(
                (&*after.query.text, after.arrival),
                (text, arrival),
                "{start} {actions:?}"
            );
        }
    }

    #[test]
    fn a_list_is_as_long_as_at_first_or_as_it_was_left() {
        let left = || {
            let opened = Action::Leave(700.0, "/990001/facility/990001-jia/".into());
            visit("?q=a", [Action::Arrive, Action::More, opened])
        };
        assert_eq!(
            (left().shown, left().returned_to()),
            (30, None),
            "still on it"
        );
        let away = left().after(Action::Go(facility()));
        assert_eq!((away.shown, away.returned_to()), (10, None));
        for back in [
            Action::Follow(region("?q=a")),
            Action::Return(region("?q=a")),
        ] {
            let back = away.clone().after(back);
            assert_eq!(back.shown, 30);
            assert_eq!(back.returned_to().map(|left| left.scroll_px), Some(700.0));
            let back = back.after(Action::Returned);
            assert_eq!((back.shown, back.returned_to()), (30, None));
            assert_eq!(back.after(Action::Type("b".into())).shown, 10);
        }
        let other = away.clone().after(Action::Return(region("?q=b")));
        assert_eq!((other.shown, other.arrival), (10, Arrival::Step));
        assert_eq!(
            away.after(Action::Return(region("?q=a"))).arrival,
            Arrival::Return
        );
    }
}
