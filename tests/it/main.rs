//! All integration tests, in one binary.

mod architecture;
mod articles;
mod bad_input;
mod cli;
mod corpus;
mod docs;
mod harness;
mod inventory;
mod properties;
mod rules;
mod seed;
