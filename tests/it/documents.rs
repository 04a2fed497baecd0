//! The written parts that must agree with the program: `env.example`, the README, the check script.

use std::fmt::Write as _;
use std::path::Path;

use bta::{Config, SETTINGS};

fn read(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

#[test]
fn env_example_is_the_table_of_settings() {
    let mut expected = String::from(
        "# Copy to `.env` and change what you need; every line shows a default.\n\
         # Flags win over the environment, the environment over `.env`.\n",
    );
    for setting in SETTINGS {
        let names = match setting.aliases {
            [] => String::new(),
            aliases => format!(" (also: {})", aliases.join(", ")),
        };
        write!(expected, "\n# {}{names}.\n{}={}\n", setting.help, setting.name, setting.default)
            .unwrap();
    }
    assert_eq!(read("env.example"), expected);
}

/// Every setting changes something, under each of its names.
#[test]
fn every_setting_has_an_effect() {
    let before = format!("{:?}", Config::default());
    for setting in SETTINGS {
        let other = match setting.default {
            "text" => "json",
            "127.0.0.1" => "0.0.0.0",
            "info" => "debug",
            number if number.parse::<u64>().is_ok() => "77",
            // URLs are private: what they change is not printed.
            _ => continue,
        };
        for name in std::iter::once(&setting.name).chain(setting.aliases) {
            // A time limit below the soft one is refused: both move.
            let config = Config::from_vars([
                (*name, other),
                ("SOFT_TIME_LIMIT", "77"),
                ("TIME_LIMIT", "78"),
            ])
            .unwrap();
            assert_ne!(format!("{config:?}"), before, "{name} has no effect");
        }
    }
    let urls = Config::from_vars([
        ("DATABASE_URL", "memory:"),
        ("BROKER_URL", "amqp://x"),
        ("UPLOAD_DIR", "/x"),
    ]);
    let urls = urls.unwrap();
    assert_eq!(
        (urls.database_url.expose().as_str(), urls.broker_url.expose().as_str()),
        ("memory:", "amqp://x")
    );
    assert_eq!(urls.files_url, "/x");
}

#[test]
fn the_readme_names_every_setting() {
    let readme = read("README.md");
    for setting in SETTINGS {
        let row = readme.lines().find(|line| line.starts_with(&format!("| `{}` |", setting.name)));
        let row = row.unwrap_or_else(|| panic!("the README has no row for {}", setting.name));
        assert!(row.contains(setting.help), "{row}");
        let default = format!("| `{}` |", setting.default);
        assert!(setting.default.is_empty() || row.contains(&default), "{row}");
        for alias in setting.aliases {
            assert!(row.contains(&format!("`{alias}`")), "{row}");
        }
    }
}

#[test]
fn every_command_of_the_readme_is_checked() {
    let readme = read("README.md");
    let script = read(".ci/run");
    let mut commands = 0;
    let blocks = readme.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
    for line in blocks
        .flat_map(str::lines)
        .filter(|line| line.starts_with("cargo ") && !line.starts_with("cargo add"))
    {
        assert!(script.contains(line), "`{line}` stands in the README and not in .ci/run");
        commands += 1;
    }
    assert!(commands >= 5, "only {commands} commands found");
}
