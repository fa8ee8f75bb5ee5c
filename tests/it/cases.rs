//! How often a property is tried.

use proptest::test_runner::Config;

/// So many times; or as `PROPTEST_CASES` says, for a long walk over night.
pub fn cases(usual: u32) -> Config {
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => Config::default(),
        None => Config::with_cases(usual),
    }
}
