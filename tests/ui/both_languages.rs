//! Flows of the staff's side by accessible label, each in Danish and in English: the same presses by two names, and the
//! same comes of them.

use fristed::domain::text::Language;
use fristed_ui::Shell;
use slint::ComponentHandle as _;

use crate::harness::Kiosk;
use crate::staff_lists::opened;

/// In Danish, and in English.
type Both = (&'static str, &'static str);

/// One thing on the way.
#[derive(Clone, Copy)]
enum Do {
    /// The first button that begins so, on whichever sheet.
    Press(Both),
    /// What a house writes is Danish on both pages.
    Same(&'static str),
    Type(&'static str),
    /// A text or a button says so now, on some sheet.
    Says(Both),
    Silent(Both),
}
use Do::{Press, Same, Says, Silent, Type};

const DONE: Do = Press(("Færdig", "Done"));
const SAVE: Do = Press(("Gem", "Save"));
const BACK: Do = Press(("Tilbage", "Back"));
const PROGRAMME: Do = Press(("Hele programmet", "The whole programme"));
const BILLIARDS: Do = Press(("kl. 13–15, Billard", "13–15, Billiards"));
const MEETINGS: Do = Press(("Møder", "Meetings"));
const LISTS: Do = Press(("Hvem er med", "Who is in"));
const SHIFT: Do = Press(("Søndag den 25. oktober", "Sunday 25 October"));
const CANCELLED: Both = ("Fortryd: Aflyste: Billard", "Undo: Cancelled: Billiards");

/// Whether it is on some sheet of the page, as a text or as a label.
fn is_said(kiosk: &Kiosk, part: &str) -> bool {
    let sheets = kiosk.ui.global::<Shell>().get_sheets().max(1);
    (0..sheets).fold(false, |found, _| {
        let here = kiosk.says(part) || kiosk.buttons().iter().any(|label| label.contains(part));
        if sheets > 1 {
            kiosk.screens.borrow_mut().turn_sheet(1);
            kiosk.settle();
        }
        found || here
    })
}

#[track_caller]
fn goes(flow: &[Do]) {
    for language in [Language::Danish, Language::English] {
        let kiosk = opened(language);
        let said = |(danish, english): Both| if language == Language::Danish { danish } else { english };
        for step in flow {
            match step {
                Press(name) => kiosk.find_and_press(said(*name)),
                Same(name) => kiosk.find_and_press(name),
                Type(text) => {
                    kiosk.screens.borrow_mut().type_in(text);
                    kiosk.settle();
                }
                Says(what) => assert!(is_said(&kiosk, said(*what)), "{:?}: {:#?}", said(*what), kiosk.texts()),
                Silent(what) => assert!(!is_said(&kiosk, said(*what)), "{:?}: {:#?}", said(*what), kiosk.texts()),
            }
            kiosk.woken();
        }
    }
}

#[test]
fn a_time_is_cancelled_and_it_is_undone() {
    goes(&[
        BILLIARDS,
        Press(("Aflys", "Cancel it")),
        Same("Næste gang er tirsdag den 20. oktober"),
        Says(CANCELLED),
        Press(CANCELLED),
        Silent(CANCELLED),
    ]);
}

#[test]
fn a_time_is_cancelled_from_the_programme() {
    goes(&[
        PROGRAMME,
        Press(("Aflys: Billard", "Cancel it: Billiards")),
        Press(("Skriv selv", "Write it yourself")),
        Type("Kom til kaffe"),
        DONE,
        Says(("Kom til kaffe", "Kom til kaffe")),
        Says(CANCELLED),
    ]);
}

#[test]
fn something_new_is_made_and_becomes_a_tradition() {
    goes(&[
        PROGRAMME,
        Press(("Lav noget nyt", "Make something new")),
        Press(("Hvad hedder det", "What is it called")),
        Type("Vaffelbagning"),
        DONE,
        SAVE,
        Says(("Fortryd: Lavede: Vaffelbagning", "Undo: Made: Vaffelbagning")),
        Press(("En gang i programmet", "One time of the programme")),
        Press(("Gør den til en tradition", "Make it a tradition")),
        Says(("Fortryd: Gjorde til en tradition: Vaffelbagning", "Undo: Made a tradition of: Vaffelbagning")),
        Says(("20. oktober", "20 October")),
    ]);
}

#[test]
fn a_series_is_corrected_from_a_time_on() {
    goes(&[
        BILLIARDS,
        Press(("Flyt eller ret", "Move or correct")),
        Press(("Den og alle efter", "This one and all after")),
        Press(("Hvem sætter det i gang", "Who starts it")),
        Type(" og Ib"),
        DONE,
        Press(("Før", "Before")),
        Type("Vi finder køerne"),
        DONE,
        SAVE,
        Says(("Fortryd: Ændrede fra nu af: Billard", "Undo: Changed from then on: Billiards")),
    ]);
}

#[test]
fn a_moved_time_is_put_back_as_it_usually_is() {
    goes(&[
        BILLIARDS,
        Press(("En halv time senere", "Half an hour later")),
        Says(("13.30–15.30", "13:30–15:30")),
        Press(("En gang i programmet", "One time of the programme")),
        Press(("Som den plejer", "As it usually is")),
        Says(("Fortryd: Satte tilbage", "Undo: Set back to the usual")),
    ]);
}

#[test]
fn a_day_is_closed_and_opened_as_usual() {
    goes(&[
        Press(("Åbningstid", "Opening hours")),
        Press(("Lukket hele dagen", "Closed all day")),
        Says(("Fortryd: Rettede åbningstiden", "Undo: Changed the opening hours")),
        Press(("Tilbage til vagtbordet", "Back to the desk")),
        Press(("Åbningstid", "Opening hours")),
        Press(("Som vi plejer", "As we usually do")),
        Says(("Åbent til", "Open until")),
    ]);
}

#[test]
fn a_need_is_put_up_and_taken_down_again() {
    goes(&[
        Press(("Vi mangler", "We could use")),
        Press(("Sæt noget op", "Put something up")),
        Type("stilhed"),
        DONE,
        Press(("Tag ned: stilhed", "Take it down: stilhed")),
        Silent(("Tag ned: stilhed", "Take it down: stilhed")),
        Press(("Fortryd: Tog ned", "Undo: Took down")),
        Silent(("Fortryd: Tog ned", "Undo: Took down")),
        Press(("Tilbage til vagtbordet", "Back to the desk")),
        Press(("Vi mangler", "We could use")),
        Says(("Tag ned: stilhed", "Take it down: stilhed")),
    ]);
}

#[test]
fn somebody_is_put_down_agreed_and_taken_off() {
    goes(&[
        LISTS,
        SHIFT,
        Press(("Aftalt: Fugl", "Agreed: Bird")),
        Says(("Ikke aftalt alligevel: Fugl", "Not agreed after all: Bird")),
        Press(("Skriv en på", "Put somebody down")),
        Press(("Kig med", "Look in")),
        Press(("Stjerne", "Star")),
        Press(("Båd", "Boat")),
        Press(("Tag af listen: Stjerne", "Take off the list: Star")),
        Press(("Ja, tag af listen", "Yes, take off the list")),
        Silent(("Tag af listen: Stjerne", "Take off the list: Star")),
        Press(("Fortryd: Rettede en liste", "Undo: Changed a list")),
        Says(("Tag af listen: Stjerne", "Take off the list: Star")),
    ]);
}

#[test]
fn what_somebody_started_is_taken_down() {
    goes(&[
        LISTS,
        Says(("Gåtur", "A walk")),
        Press(("Tag ned: Gåtur", "Take it down: A walk")),
        Silent(("Tag ned: Gåtur", "Take it down: A walk")),
        Press(("Fortryd: Rettede en liste", "Undo: Changed a list")),
        Says(("Tag ned: Gåtur", "Take it down: A walk")),
    ]);
}

#[test]
fn what_stands_on_a_facility_is_corrected() {
    goes(&[
        Press(("Luk eller åbn", "Close or open")),
        Press(("Badet", "The shower")),
        Press(("Ret teksten", "Change the words")),
        Press(("Når det er ledigt", "When it is free")),
        Type(" Der er rene håndklæder."),
        DONE,
        SAVE,
        Says(("Der er rene håndklæder.", "Der er rene håndklæder.")),
        Press(("Fortryd: Rettede: Badet", "Undo: Corrected: The shower")),
        Silent(("Der er rene håndklæder.", "Der er rene håndklæder.")),
    ]);
}

#[test]
fn how_it_went_is_noted_afterwards() {
    goes(&[
        PROGRAMME,
        Press(("Dagen før: Tirsdag den 13. oktober", "Day before: Tuesday 13 October")),
        Press(("Kl. 8–10.30, Morgenmad", "8–10:30, Breakfast")),
        Press(("Hvordan gik det?", "How did it go?")),
        Same("Folk blev siddende bagefter."),
        Press(("Fortryd: ", "Undo: ")),
        Press(("Skriv selv", "Write it yourself")),
        Type("Der var musik"),
        DONE,
        Says(("Der var musik", "Der var musik")),
    ]);
}

#[test]
fn places_a_recommendation_and_what_it_is_for() {
    goes(&[
        BILLIARDS,
        Press(("Pladser", "Places")),
        Press(("Flere: 6 pladser", "More: 6 places")),
        Press(("Gem pladserne", "Save the places")),
        Says(("Fortryd: Ændrede pladserne: Billard", "Undo: Changed the places: Billiards")),
        Press(("En gang i programmet", "One time of the programme")),
        Press(("Anbefaling", "Recommendation")),
        Press(("En af os anbefaler den.", "One of us recommends it.")),
        Says(("Fortryd: Ændrede anbefalingen: Billard", "Undo: Changed the recommendation: Billiards")),
    ]);
}

#[test]
fn the_board_says_that_it_is_done_or_what_there_is_instead() {
    goes(&[
        MEETINGS,
        Press(("I foreslog – vi gjorde", "You said – we did")),
        Press(("Gjort: Suppe om onsdagen", "Done: Soup on Wednesdays")),
        Silent(("Gjort: Suppe om onsdagen", "Done: Soup on Wednesdays")),
        Press(("Modtaget, Planter i vinduet", "Received, Plants in the window")),
        Press(("Hvorfor ikke nu?", "Why not now?")),
        Type("for lidt lys"),
        DONE,
        Press(("Et nej har altid noget i stedet", "A no always has something instead")),
        Type("blomster"),
        DONE,
        Press(("Ikke nu", "Not now")),
        Says(("for lidt lys", "for lidt lys")),
        Press(("Fortryd: Flyttede en linje på tavlen", "Undo: Moved a line of the board")),
        Silent(("for lidt lys", "for lidt lys")),
    ]);
}

#[test]
fn the_council_s_lines_are_kept() {
    goes(&[
        MEETINGS,
        Press(("Udsatterådet", "The council")),
        Press(("Ny linje", "New line")),
        Type("lys"),
        DONE,
        Same("lys"),
        Press(("Slet ord", "Delete word")),
        DONE,
        Silent(("lys, ", "lys, ")),
    ]);
}

#[test]
fn the_staff_s_own_meeting_has_its_items_until_it_was_held() {
    goes(&[
        MEETINGS,
        Press(("Personalemødet", "The staff meeting")),
        Press(("“Forandring” står på hver dagsorden", "“Forandring” is on every agenda")),
        Press(("Nyt punkt", "New item")),
        Type("ferie"),
        DONE,
        Says(("Tag af: ferie", "Take off: ferie")),
        Press(("Mødet er holdt", "The meeting was held")),
        Silent(("ferie", "ferie")),
    ]);
}

#[test]
fn an_agenda_is_made_and_put_up() {
    goes(&[
        Press(("Værestedsmøde. Hænger op", "House meeting. ")),
        Press(("I bestemmer, selvbestemmelse, Farven på væggen", "You decide, self-decision, Colour of the wall")),
        Press(("Ned", "Down")),
        BACK,
        Press(("Nyt punkt", "New item")),
        Press(("Hvad handler punktet om?", "What is the item about?")),
        Type("Kaffen"),
        DONE,
        Press(("Vi spørger jer, høring", "We ask you, consultation")),
        SAVE,
        Press(("Se det, og hæng det op", "Look at it, and put it up")),
        Says(("Kaffen", "Kaffen")),
        Press(("Hæng det op nu", "Put it up now")),
        Silent(("Fortryd: ", "Undo: ")),
    ]);
}

#[test]
fn a_note_from_the_wall_is_typed_in() {
    goes(&[
        Press(("Alle forslag er besvaret.", "All ideas are answered.")),
        Press(("Skriv en seddel ind", "Type a note in")),
        Type("Flere blomster"),
        DONE,
        Silent(("Flere blomster", "Flere blomster")),
        Press(("Forslag", "Ideas")),
        Says(("Alle forslag er besvaret.", "All ideas are answered.")),
    ]);
}

#[test]
fn settings_are_changed_and_undone() {
    goes(&[
        Press(("Indstillinger", "Settings")),
        Press(("Længere: 1 minut", "Longer: 1 minute")),
        Says(("75 sekunder", "75 seconds")),
        Press(("Fortryd: ", "Undo: ")),
        Silent(("75 sekunder", "75 seconds")),
        Press(("Forslagskassen", "The suggestion box")),
        Press(("Dagen efter: Mandag", "Day after: Monday")),
        Says(("Tirsdag", "Tuesday")),
        BACK,
        Press(("Hvor længe vi gemmer", "How long we keep things")),
        Press(("Kortere: ", "Shorter: ")),
        Says(("Fortryd: ", "Undo: ")),
        BACK,
        Press(("Puf", "Nudges")),
        Press(("Særlige dage", "Special days")),
        Says(("Slået fra i vores hus.", "Switched off in our house.")),
    ]);
}

#[test]
fn changes_are_found_by_their_sort() {
    goes(&[
        Press(("Vi mangler", "We could use")),
        Press(("Sæt noget op", "Put something up")),
        Type("stilhed"),
        DONE,
        Press(("Tilbage til vagtbordet", "Back to the desk")),
        Press(("Ændringer", "Changes")),
        Says(("stilhed", "stilhed")),
        Press(("Vis: Alt", "Show: Everything")),
        Press(("Åbningstider", "Opening hours")),
        Says(("Her er ikke ændret noget endnu.", "Nothing was changed here yet.")),
    ]);
}
