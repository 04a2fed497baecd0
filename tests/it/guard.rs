//! The rules of the workspace: which crate and which module may use which.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Which crates of the workspace each crate may use, tests included.
const MAY_USE: &[(&str, &[&str])] = &[
    ("bta-core", &[]),
    ("bta-fixture", &[]),
    ("bta-catalog", &["bta-core"]),
    ("bta-report", &["bta-core", "bta-catalog", "bta-fixture"]),
    ("bta-agents", &["bta-core", "bta-catalog", "bta-fixture"]),
    ("bta-http", &["bta-core", "bta-catalog", "bta-fixture"]),
    ("bta-fhir", &["bta-core", "bta-catalog"]),
    ("bta-broker-amqp", &["bta-core"]),
    ("bta-broker-redis", &["bta-core"]),
    ("bta-store-sql", &["bta-core", "bta-fixture"]),
];

/// What must never stand under `bta-core`, however deep.
const NOT_IN_CORE: &[&str] =
    &["lopdf", "reqwest", "sqlx", "sqlx-core", "redis", "lapin", "axum", "hyper"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn metadata() -> Value {
    // What other platforms need was perhaps never downloaded here.
    let version = Command::new("rustc").arg("-vV").output().unwrap().stdout;
    let version = String::from_utf8(version).unwrap();
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--all-features", "--offline"])
        .args(["--filter-platform", host])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn strings<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

#[test]
fn crates_depend_one_way() {
    let metadata = metadata();
    let packages = metadata["packages"].as_array().unwrap();
    let ours: Vec<&Value> =
        packages.iter().filter(|p| strings(p, "name").starts_with("bta-")).collect();
    for package in &ours {
        let name = strings(package, "name");
        let Some((_, allowed)) = MAY_USE.iter().find(|(known, _)| *known == name) else {
            panic!("{name} is new: say in MAY_USE what it may use");
        };
        for dependency in package["dependencies"].as_array().unwrap() {
            let dependency = strings(dependency, "name");
            // A crate may name itself to switch its own test features on.
            let fine = !dependency.starts_with("bta")
                || dependency == name
                || allowed.contains(&dependency);
            assert!(fine, "{name} must not use {dependency}");
        }
    }
    assert_eq!(ours.len(), MAY_USE.len());
}

#[test]
fn core_stays_small() {
    // By itself: what an adapter asks of a crate that both use is the adapter's.
    let tree = ["tree", "--package", "bta-core", "--edges", "normal", "--prefix", "none"];
    let output = Command::new(env!("CARGO"))
        .args(tree)
        .args(["--all-features", "--offline"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8(output.stdout).unwrap();
    let names: BTreeSet<_> =
        tree.lines().filter_map(|line| line.split_whitespace().next()).collect();
    for name in NOT_IN_CORE {
        assert!(!names.contains(name), "{name} stands under bta-core");
    }
    assert!(names.len() > 10, "the tree has only {} packages", names.len());
}

#[test]
fn modules_use_only_modules_above_them() {
    for (library, _) in MAY_USE.iter().chain(&[(".", &[] as &[&str])]) {
        let source = root().join(library).join("src");
        let order = modules(&std::fs::read_to_string(source.join("lib.rs")).unwrap());
        for (place, module) in order.iter().enumerate() {
            for file in files(&source, module) {
                let text = std::fs::read_to_string(&file).unwrap();
                for later in &order[place + 1..] {
                    let used = text
                        .lines()
                        .filter(|line| !line.trim_start().starts_with("//"))
                        .find(|line| {
                            ["::", "::{", ";"]
                                .iter()
                                .any(|after| line.contains(&format!("crate::{later}{after}")))
                        });
                    assert!(
                        used.is_none(),
                        "{} uses the later module {later}: {used:?}",
                        file.display()
                    );
                }
            }
        }
    }
}

/// The modules that `lib.rs` declares, in order.
fn modules(text: &str) -> Vec<String> {
    text.lines()
        .filter_map(|line| {
            let line = line.strip_prefix("pub ").unwrap_or(line);
            line.strip_prefix("mod ")?.strip_suffix(';').map(str::to_owned)
        })
        .collect()
}

/// The files of one module, tests of its own excepted.
fn files(source: &Path, module: &str) -> Vec<PathBuf> {
    let mut found = vec![source.join(format!("{module}.rs"))];
    let mut folders = vec![source.join(module)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("tests.rs")
            {
                found.push(path);
            }
        }
    }
    found.retain(|file| file.exists());
    found
}
