//! Settings from flags, the environment and `.env`, in this order.

use bta::{Config, SETTINGS};
use clap::{Arg, ArgMatches, Command};

/// What a program was told.
pub(crate) struct Settings {
    /// The typed settings.
    pub(crate) config: Config,
    /// The flags, also those that are the program's own.
    pub(crate) flags: ArgMatches,
    /// Names in the `.env` file that are no settings.
    pub(crate) unknown: Vec<String>,
}

/// Reads flags, environment and `.env` for `program`, which has every setting as a flag beside its own.
pub(crate) fn read(program: Command) -> anyhow::Result<Settings> {
    let flags = program.args(arguments()).get_matches();
    let file: Vec<(String, String)> = match dotenvy::dotenv_iter() {
        Ok(lines) => lines.collect::<Result<_, _>>()?,
        Err(error) if error.not_found() => Vec::new(),
        Err(error) => return Err(error.into()),
    };
    let known = |name: &str| SETTINGS.iter().any(|s| s.name == name || s.aliases.contains(&name));
    let unknown =
        file.iter().filter(|(name, _)| !known(name)).map(|(name, _)| name.clone()).collect();

    // Later values win.
    let given = SETTINGS.iter().filter_map(|setting| {
        flags.get_one::<String>(setting.name).map(|value| (setting.name.to_owned(), value.clone()))
    });
    let config = Config::from_vars(file.into_iter().chain(std::env::vars()).chain(given))?;
    Ok(Settings { config, flags, unknown })
}

fn arguments() -> impl Iterator<Item = Arg> {
    SETTINGS.iter().map(|setting| {
        let names = std::iter::once(&setting.name)
            .chain(setting.aliases)
            .copied()
            .collect::<Vec<_>>()
            .join(", ");
        let default = if setting.default.is_empty() { "nothing" } else { setting.default };
        Arg::new(setting.name)
            .long(setting.flag())
            .value_name("VALUE")
            .help(format!("{} [default: {default}] [environment: {names}]", setting.help))
    })
}
