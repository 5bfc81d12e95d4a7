fn main() { slint_build::compile("app.slint").unwrap(); }
