//! All integration tests, in one binary.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_types,
    missing_docs,
    reason = "tests"
)]

mod architecture;
mod arithmetic;
mod articles;
mod bad_input;
mod browser;
mod cli;
mod corpus;
mod discrepancies;
mod docs;
mod harness;
mod inventory;
mod properties;
mod retold;
mod rules;
mod seed;
