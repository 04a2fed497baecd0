//! Connects the language models that the settings name.

use std::sync::Arc;

use bta_agents::llm::{Budget, Chat, Models, Patience, Price, Server, ServerError};

use crate::config::ModelSettings;

/// Returns the models that `settings` name; `None` when they name none.
///
/// # Errors
///
/// When an address is wrong, or the program has installed no rustls provider.
pub fn models(settings: &ModelSettings) -> Result<Option<Arc<Models>>, ServerError> {
    let patience = Patience {
        connect: settings.connect_timeout,
        first_token: settings.first_token_timeout,
        whole: settings.timeout,
    };
    let mut chats: Vec<Arc<dyn Chat>> = Vec::new();
    for (place, name) in settings.names.iter().enumerate() {
        let url = at(&settings.base_urls, place).ok_or(ServerError::Address)?;
        let mut server = Server::new(url.expose(), name)?.patience(patience)?;
        if let Some(key) = at(&settings.keys, place) {
            server = server.key(key.clone());
        }
        if let Some((input, output)) = at(&settings.prices, place).copied() {
            server = server.price(Price { input, output });
        }
        chats.push(Arc::new(server));
    }
    let budget = Budget {
        tokens_per_analysis: settings.tokens_per_analysis,
        cost_per_analysis: settings.cost_per_analysis,
        tokens_per_day: settings.tokens_per_day,
        cost_per_day: settings.cost_per_day,
        requests_per_answer: settings.requests_per_answer,
    };
    let models = Models::new(chats).at_once(settings.concurrency).budget(budget);
    Ok((!settings.names.is_empty()).then(|| Arc::new(models)))
}

/// Returns the entry at a place, or the last one.
fn at<T>(list: &[T], place: usize) -> Option<&T> {
    list.get(place).or_else(|| list.last())
}
