//! Turns the `.slint` files into Rust. Element information is kept where tests look for it.

use slint_build::{CompilerConfiguration, DefaultTranslationContext};

fn main() {
    let for_tests = std::env::var("PROFILE").is_ok_and(|profile| profile != "release");
    let config = CompilerConfiguration::new()
        .with_style("fluent-light".into())
        .with_bundled_translations("lang")
        .with_default_translation_context(DefaultTranslationContext::None)
        .with_debug_info(for_tests);
    if let Err(error) = slint_build::compile_with_config("app.slint", config) {
        println!("cargo::error=the screens do not compile: {error}");
    }
}
