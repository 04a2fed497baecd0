//! Bundles are valid FHIR R4, say two validators that are not ours.

use std::path::{Path, PathBuf};
use std::process::Command;

use bta_fhir::{About, bundle};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use crate::sample;

/// Installs the validators from the package registry; `None` says that they cannot be had here.
fn validators(folder: &Path) -> Option<PathBuf> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/validator");
    std::fs::copy(own.join("package.json"), folder.join("package.json")).unwrap();
    let script = folder.join("validate.js");
    std::fs::copy(own.join("validate.js"), &script).unwrap();
    let installed = Command::new("npm")
        .args(["install", "--no-audit", "--no-fund", "--ignore-scripts", "--silent"])
        .current_dir(folder)
        .status();
    if installed.is_ok_and(|status| status.success()) {
        return Some(script);
    }
    let required = std::env::var_os("BTA_TEST_REQUIRE_SERVICES").is_some();
    assert!(!required, "npm and its registry are required");
    println!("skipped: npm cannot install the validators here");
    None
}

/// Returns what the validators complain about in each file.
fn complaints(folder: &Path, script: &Path, files: &[(&str, &Value)]) -> Vec<(String, Value)> {
    let mut command = Command::new("node");
    command.arg(script).current_dir(folder);
    for (name, json) in files {
        let file = folder.join(name);
        std::fs::write(&file, json.to_string()).unwrap();
        command.arg(file);
    }
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).unwrap();
    let parsed = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    parsed
        .map(|line| (line["file"].as_str().unwrap().to_owned(), line["complaints"].clone()))
        .collect()
}

#[test]
fn bundles_are_valid_and_the_validators_see_what_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let Some(script) = validators(folder.path()) else { return };
    let report = sample::report();
    let about = About {
        issued: Some(DateTime::<Utc>::UNIX_EPOCH),
        sha256: Some("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ..About::default()
    };
    let whole = serde_json::to_value(bundle(&report, &about)).unwrap();
    let plain = serde_json::to_value(bundle(&report, &About::default())).unwrap();
    let mut empty = report.clone();
    empty.results.clear();
    empty.laboratory = None;
    let empty = serde_json::to_value(bundle(&empty, &about)).unwrap();
    // The validators themselves are tried on what must not pass.
    let mut broken = whole.clone();
    let observation = broken["entry"].as_array_mut().unwrap().iter_mut();
    let mut observation = observation.filter(|e| e["resource"]["resourceType"] == "Observation");
    observation.next().unwrap()["resource"]["status"] = json!("bogus");

    let files = [("whole", &whole), ("plain", &plain), ("empty", &empty), ("broken", &broken)];
    for (name, said) in complaints(folder.path(), &script, &files) {
        let fine = said.as_array().unwrap().is_empty();
        assert_eq!(fine, name != "broken", "{name}: {said}");
    }
}
