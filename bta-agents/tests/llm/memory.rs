//! Memory stays flat, whatever a server sends.

use crate::case::{doctor, models, read};
use crate::fake::{Act, Fake};

/// Resident memory of this process in bytes, where the system says so.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}

#[tokio::test]
async fn endless_answers_leave_nothing_behind() {
    if resident().is_none() {
        assert!(std::env::var("BTA_TEST_REQUIRE_SERVICES").is_err(), "/proc is required");
        println!("skipped: this system does not tell how much memory a process has");
        return;
    }
    let case = read("healthy");
    let run = async |times: usize| {
        for _ in 0..times {
            for act in [Act::Huge(10_000_000), Act::Endless] {
                let fake = Fake::start(vec![act]).await;
                let opinion = doctor(&models(&fake.url), &case).await;
                assert_eq!(opinion.writing.unwrap().fallback.as_deref(), Some("too_long"));
            }
        }
    };
    run(5).await;
    let before = resident().unwrap();
    run(40).await;
    let after = resident().unwrap();
    println!("80 endless answers: {before} bytes before, {after} after");
    assert!(after < before + 16 * 1024 * 1024, "{before} -> {after}");
}
