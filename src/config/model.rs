//! Settings of language models.

use std::num::NonZeroUsize;
use std::time::Duration;

use bta_core::Private;

use super::{Setting, Wrong, parse, seconds};

/// Which language models write the answers, and what that may take.
///
/// Lists go by position; where one is shorter than the list of models, its last entry serves the rest.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ModelSettings {
    /// The models, the preferred one first; none: the offline agents answer.
    pub names: Vec<String>,
    /// Where they are, up to `/chat/completions`; may hold passwords.
    pub base_urls: Vec<Private<String>>,
    /// Their keys.
    pub keys: Vec<Private<String>>,
    /// US dollars for a million tokens sent and received.
    pub prices: Vec<(f64, f64)>,
    /// The most tokens of one analysis.
    pub tokens_per_analysis: u64,
    /// The most US dollars of one analysis.
    pub cost_per_analysis: Option<f64>,
    /// The most tokens in a day of one process.
    pub tokens_per_day: Option<u64>,
    /// The most US dollars in a day of one process.
    pub cost_per_day: Option<f64>,
    /// The most requests for one answer.
    pub requests_per_answer: u32,
    /// Requests at once in one process.
    pub concurrency: NonZeroUsize,
    /// Until there is a connection.
    pub connect_timeout: Duration,
    /// Until the first token, and between two.
    pub first_token_timeout: Duration,
    /// Until the answer is whole.
    pub timeout: Duration,
}

impl Default for ModelSettings {
    /// Returns placeholders: the defaults stand in the table of settings.
    fn default() -> Self {
        Self {
            names: Vec::new(),
            base_urls: Vec::new(),
            keys: Vec::new(),
            prices: Vec::new(),
            tokens_per_analysis: 0,
            cost_per_analysis: None,
            tokens_per_day: None,
            cost_per_day: None,
            requests_per_answer: 0,
            concurrency: NonZeroUsize::MIN,
            connect_timeout: Duration::ZERO,
            first_token_timeout: Duration::ZERO,
            timeout: Duration::ZERO,
        }
    }
}

fn list<T>(text: &str, item: impl Fn(&str) -> Option<T>, wanted: Wrong) -> Result<Vec<T>, Wrong> {
    let items = text.split(',').map(str::trim).filter(|_| !text.trim().is_empty());
    items.map(|text| item(text).ok_or(wanted)).collect()
}

fn price(text: &str) -> Option<(f64, f64)> {
    let (input, output) = text.split_once('/')?;
    let dollars =
        |text: &str| text.trim().parse::<f64>().ok().filter(|it| *it >= 0.0 && it.is_finite());
    Some((dollars(input)?, dollars(output)?))
}

/// A number from 0, which means no limit.
fn limit(text: &str) -> Result<Option<f64>, Wrong> {
    const WANTED: Wrong = "a number from 0";
    let number: f64 = parse(text, WANTED)?;
    if number >= 0.0 && number.is_finite() {
        Ok((number > 0.0).then_some(number))
    } else {
        Err(WANTED)
    }
}

macro_rules! setting {
    ($constant:ident, $name:literal, $default:literal, $help:literal, |$models:ident, $text:ident| $set:expr) => {
        setting!($constant, $name, [], $default, $help, |$models, $text| $set);
    };
    ($constant:ident, $name:literal, [$($alias:literal),*], $default:literal, $help:literal, |$models:ident, $text:ident| $set:expr) => {
        pub(super) const $constant: Setting = Setting {
            name: $name,
            aliases: &[$($alias),*],
            default: $default,
            help: $help,
            set: |config, $text| {
                let $models = &mut config.models;
                $set
            },
        };
    };
}

setting!(
    NAMES,
    "LLM_MODEL",
    "",
    "Language models in order of preference, separated by commas; without any, and without the feature llm, the offline agents answer",
    |models, text| {
        let name = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        list(text, name, "names of models, separated by commas").map(|names| models.names = names)
    }
);
setting!(
    BASE_URLS,
    "LLM_BASE_URL",
    "https://api.openai.com/v1",
    "Their servers of the OpenAI protocol, up to /chat/completions, separated by commas; the last serves the rest",
    |models, text| {
        let url = |text: &str| (!text.is_empty()).then(|| Private::new(text.to_owned()));
        list(text, url, "addresses, separated by commas").map(|urls| models.base_urls = urls)
    }
);
setting!(
    KEYS,
    "LLM_API_KEY",
    ["OPENAI_API_KEY"],
    "",
    "Their keys, separated by commas; the last serves the rest. A key alone switches nothing on",
    |models, text| {
        let key = |text: &str| Some(Private::new(text.to_owned()));
        list(text, key, "keys, separated by commas").map(|keys| models.keys = keys)
    }
);
setting!(
    PRICES,
    "LLM_PRICE",
    "",
    "What they cost: US dollars for a million tokens sent and received, such as 0.15/0.60, separated by commas",
    |models, text| {
        list(text, price, "prices such as 0.15/0.60, separated by commas")
            .map(|it| models.prices = it)
    }
);
setting!(
    TOKENS_PER_ANALYSIS,
    "LLM_TOKENS_PER_ANALYSIS",
    "60000",
    "The most tokens of one analysis, sent and received; a third of it for each agent and each later question",
    |models, text| parse(text, "a number from 0").map(|it| models.tokens_per_analysis = it)
);
setting!(
    COST_PER_ANALYSIS,
    "LLM_COST_PER_ANALYSIS",
    "0",
    "The most US dollars of one analysis, by LLM_PRICE; 0 for no limit",
    |models, text| limit(text).map(|it| models.cost_per_analysis = it)
);
setting!(
    TOKENS_PER_DAY,
    "LLM_TOKENS_PER_DAY",
    "0",
    "The most tokens of one process in a day (UTC), counted anew when it starts: divide a limit among all servers and workers; 0 for no limit",
    |models, text| {
        let tokens: u64 = parse(text, "a number from 0")?;
        models.tokens_per_day = (tokens > 0).then_some(tokens);
        Ok(())
    }
);
setting!(
    COST_PER_DAY,
    "LLM_COST_PER_DAY",
    "0",
    "The most US dollars of one process in a day (UTC), by LLM_PRICE, counted likewise; 0 for no limit",
    |models, text| limit(text).map(|it| models.cost_per_day = it)
);
setting!(
    REQUESTS,
    "LLM_REQUESTS_PER_ANSWER",
    "6",
    "The most requests for one answer, retries and corrections included",
    |models, text| parse(text, "a number from 0").map(|it| models.requests_per_answer = it)
);
setting!(
    CONCURRENCY,
    "LLM_CONCURRENCY",
    "8",
    "How many requests one process has under way at once",
    |models, text| parse(text, "a number from 1").map(|it| models.concurrency = it)
);
setting!(
    CONNECT_TIMEOUT,
    "LLM_CONNECT_TIMEOUT",
    "5",
    "After how many seconds a model's server counts as away",
    |models, text| seconds(text).map(|it| models.connect_timeout = it)
);
setting!(
    FIRST_TOKEN_TIMEOUT,
    "LLM_FIRST_TOKEN_TIMEOUT",
    "20",
    "How many seconds a model may be silent before and within its answer",
    |models, text| seconds(text).map(|it| models.first_token_timeout = it)
);
setting!(
    TIMEOUT,
    "LLM_TIMEOUT",
    "60",
    "After how many seconds a model's answer is given up",
    |models, text| seconds(text).map(|it| models.timeout = it)
);

#[cfg(test)]
mod tests {
    use crate::Config;

    #[test]
    fn lists_are_separated_by_commas() {
        let config = Config::from_vars([
            ("LLM_MODEL", "large, small"),
            ("LLM_BASE_URL", "https://a/v1,http://b/v1"),
            ("OPENAI_API_KEY", "sk-1"),
            ("LLM_PRICE", "0.15/0.6, 0/0"),
        ])
        .unwrap();
        let models = &config.models;
        assert_eq!(models.names, ["large", "small"]);
        assert_eq!(models.base_urls.len(), 2);
        assert_eq!(models.keys[0].expose(), "sk-1");
        assert_eq!(models.prices, [(0.15, 0.6), (0.0, 0.0)]);
        assert!(!format!("{config:?}").contains("sk-1"));
        assert!(Config::from_vars([("OPENAI_API_KEY", "sk-1")]).unwrap().models.names.is_empty());
        assert!(Config::from_vars([("LLM_PRICE", "cheap")]).is_err());
        assert!(Config::from_vars([("LLM_COST_PER_DAY", "-1")]).is_err());
        assert_eq!(Config::default().models.cost_per_day, None);
    }
}
