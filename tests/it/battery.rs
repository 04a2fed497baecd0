//! The short form of the battery: every fault on the pairs that this machine can start, and each
//! protection taken away, which must be noticed.

use std::process::{Command, Output};

use crate::server::example;

/// Runs the battery. `None` when a server program is missing, with a line that says so.
fn battery(arguments: &[&str]) -> Option<(bool, String)> {
    let Output { status, stdout, stderr } =
        Command::new(example("battery")).args(arguments).output().unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr));
    println!("battery {}\n{said}", arguments.join(" "));
    match status.code() {
        Some(0) => Some((true, said)),
        Some(1) => Some((false, said)),
        Some(3) => {
            let required = std::env::var("BTA_TEST_REQUIRE_SERVICES").is_ok_and(|it| it == "1");
            assert!(!required, "services are required: {said}");
            println!("skipped: {}", said.lines().last().unwrap_or_default());
            None
        }
        _ => panic!("the battery broke: {said}"),
    }
}

/// A violation ends the test at once. A fault that happened to meet nothing gets other chances: the
/// trial proved too little, not that something is broken.
#[track_caller]
fn holds(pair: &str, faults: &str) {
    for seed in ["7", "8", "9"] {
        let short = ["--kills", "40", "--rounds", "1", "--stale", "20", "--seed", seed];
        let arguments = [&["--pair", pair, "--faults", faults], &short[..]].concat();
        let Some((held, said)) = battery(&arguments) else { return };
        assert!(said.contains("; 0 violations, "), "{said}");
        if held {
            assert!(
                said.contains("verdict: held; 0 violations, 0 faults that never fired"),
                "{said}"
            );
            return;
        }
    }
    panic!("a fault of {faults} never fired on {pair}");
}

/// Takes a protection away: the battery must fail, because of what the protection is there for.
#[track_caller]
fn bites(pair: &str, without: &str, noticed: &str) {
    let short = ["--kills", "40", "--rounds", "2", "--stale", "8", "--seed", "7"];
    let arguments = [&["--pair", pair, "--without", without], &short[..]].concat();
    if let Some((held, said)) = battery(&arguments) {
        assert!(!held, "it held without {without}: {said}");
        let violation =
            said.lines().any(|line| line.contains("VIOLATION") && line.contains(noticed));
        assert!(violation, "nobody noticed {noticed:?} without {without}: {said}");
    }
}

/// One test, because runs side by side would disturb each other.
#[test]
fn nothing_is_lost_and_the_battery_bites() {
    let faults = "kill,freeze,database,server,clock,stop,answers,remove,disk";
    holds("sqlite+memory", &format!("{faults},steps"));
    bites("sqlite+memory", "claim-token", "of a lost claim was accepted");
    bites("sqlite+memory", "unique-step", "step ended");
    bites("sqlite+memory", "sweep", "never ends");
    if cfg!(feature = "postgres") {
        bites("postgres", "store-clock", "never ends");
    }
    if cfg!(all(feature = "postgres", feature = "redis")) {
        holds("postgres+redis", &format!("{faults},broker,network"));
    }
    // What is different with each: the links, the database, the broker.
    if cfg!(feature = "postgres") {
        holds("postgres", "kill,network");
    }
    if cfg!(all(feature = "mysql", feature = "redis")) {
        holds("mysql+redis", "kill,database,network");
    }
    if cfg!(all(feature = "postgres", feature = "amqp")) {
        holds("postgres+amqp", "kill,network");
    }
}
