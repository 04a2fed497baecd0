//! Log lines on standard error: for people, or as JSON.

use std::io::{IsTerminal as _, stderr};

use anyhow::Context as _;
use bta::{Config, LogFormat};
use tracing_subscriber::EnvFilter;

/// Installs the logger that `config` asks for.
pub(crate) fn install(config: &Config) -> anyhow::Result<()> {
    let filter = EnvFilter::try_new(&config.log_level).context("LOG_LEVEL is no filter")?;
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(stderr);
    match config.log_format {
        LogFormat::Text => lines.with_ansi(stderr().is_terminal()).compact().try_init(),
        LogFormat::Json => lines.json().try_init(),
    }
    .map_err(|error| anyhow::anyhow!(error))
}
