//! The pages on which people take part, pressed once in the real window.

use super::hold;
use super::screen::Screen;
use super::session::Checked;

pub fn house_meeting(screen: &mut Screen) -> Checked {
    screen.press("Værestedsmøde")?;
    screen.text_with("Hvem bestemmer?")?;
    screen.press_with("Dagsorden")?;
    screen.text_with("Farven på væggen i stuen")?;
    screen.press("Tilbage")?;
    screen.button_with("Foreslå et emne").map(drop)
}

pub fn suggestion_of_pictures(screen: &mut Screen) -> Checked {
    screen.press("Forslag")?;
    screen.press("Billeder")?;
    screen.press("Jeg savner")?;
    screen.press("mere musik")?;
    screen.press("Læg i postkassen")?;
    screen.text_with("Dit forslag ligger i postkassen.")?;
    screen.press("Gå til I dag")?;
    screen.button_with("Badet er").map(drop)
}

pub fn signs_up_and_steps_back(screen: &mut Screen) -> Checked {
    screen.press("Vær med")?;
    screen.press_with("En time, ")?;
    screen.text_with("Vælg et mærke i stedet for navn")?;
    screen.press("Fugl")?;
    screen.text_with("Vælg et mærke, kun du kender")?;
    // What stores something leaves the hand that has just come alone.
    std::thread::sleep(fristed::screens::wiring::CALM);
    screen.press("Fisk")?;
    screen.text_with("Du er med. Dit mærke står på listen.")?;
    screen.press("Tilbage")?;
    screen.press_with("En time, ")?;
    screen.text_with("Vælg et mærke i stedet for navn")?;
    hold(!screen.buttons().iter().any(|name| name == "Fugl"), "a sign that is taken is offered")?;
    screen.press("Tilbage")?;
    screen.press_with("Fortryd.")?;
    screen.press_with("Fugl")?;
    screen.text_with("Tryk på dit hemmelige mærke")?;
    // What stores something leaves the hand that has just come alone.
    std::thread::sleep(fristed::screens::wiring::CALM);
    screen.press("Fisk")?;
    screen.text_with("Det er slettet. Du er altid velkommen.").map(drop)
}
