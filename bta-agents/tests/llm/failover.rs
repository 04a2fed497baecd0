//! Several models, circuit breakers, budgets, cancellation.

use std::sync::Arc;
use std::time::{Duration, Instant};

use bta_agents::llm::{Budget, Models, Price, Writer};
use bta_core::{Agent, Context};
use tokio_util::sync::CancellationToken;

use crate::case::{doctor, read, seconds, server};
use crate::fake::{Act, Fake};

#[tokio::test]
async fn the_next_model_answers_when_the_first_does_not() {
    for act in [Act::Status(503, "retry-after: 60\r\n", ""), Act::Reset, Act::Status(401, "", "")] {
        let (first, second) = (Fake::start(vec![act]).await, Fake::start(vec![Act::Good]).await);
        let models = Arc::new(Models::new(vec![
            Arc::new(server(&first.url, "first")),
            Arc::new(server(&second.url, "second")),
        ]));
        let opinion = doctor(&models, &read("diabetes")).await;
        assert_eq!(opinion.writing.unwrap().model.as_deref(), Some("second"));
        assert_eq!((first.requests().len(), second.requests().len()), (1, 1));
        // A model that refuses is asked again for the next answer; one that fails, until its breaker opens.
        for _ in 0..7 {
            doctor(&models, &read("diabetes")).await;
        }
        assert!(first.requests().len() <= 8);
        assert_eq!(second.requests().len(), 8);
    }
}

#[tokio::test]
async fn a_breaker_opens_and_spares_the_server() {
    let fake = Fake::start(vec![Act::Status(500, "", "")]).await;
    let models = crate::case::models(&fake.url);
    let mut reasons = Vec::new();
    for _ in 0..4 {
        reasons.push(doctor(&models, &read("healthy")).await.writing.unwrap().fallback.unwrap());
    }
    assert_eq!(reasons, ["unavailable"; 4]);
    assert_eq!(fake.requests().len(), 5, "five failures in a row open it");
}

#[tokio::test]
async fn budgets_hold() {
    for (budget, answers) in [
        (Budget { tokens_per_analysis: 300, ..Budget::default() }, 0),
        (Budget { cost_per_analysis: Some(0.0001), ..Budget::default() }, 0),
        (Budget { tokens_per_day: Some(10_000), ..Budget::default() }, 8),
        (Budget { cost_per_day: Some(0.02), ..Budget::default() }, 17),
        (Budget { requests_per_answer: 0, ..Budget::default() }, 0),
    ] {
        let fake = Fake::start(vec![Act::Good]).await;
        let price = Price { input: 1.0, output: 2.0 };
        let model = server(&fake.url, "fake").price(price);
        let models = Arc::new(Models::new(vec![Arc::new(model)]).budget(budget));
        let mut cost = 0.0;
        for _ in 0..20 {
            let writing = doctor(&models, &read("healthy")).await.writing.unwrap();
            cost += writing.usage.cost;
            if writing.model.is_none() {
                assert_eq!(writing.fallback.as_deref(), Some("budget"));
            }
        }
        let requests = fake.requests().len();
        assert!(requests <= answers, "{budget:?}: {requests} requests");
        assert!(requests > 0 || answers == 0, "{budget:?}");
        assert!(budget.cost_per_day.is_none_or(|most| cost <= most), "{budget:?}: {cost}");
    }
}

#[tokio::test]
async fn cancelling_closes_the_connection() {
    let fake = Fake::start(vec![Act::Silence]).await;
    let patient = server(&fake.url, "fake").patience(bta_agents::llm::Patience::default()).unwrap();
    let models = Arc::new(Models::new(vec![Arc::new(patient)]));
    let stop = CancellationToken::new();
    let context = Context::new(Instant::now() + Duration::from_secs(600), stop.clone());
    let task =
        tokio::spawn(
            async move { Writer::doctor(models).examine(&read("healthy"), &context).await },
        );
    let wait = async |wanted: fn(&Fake) -> bool| {
        for _ in 0..1000 {
            if wanted(&fake) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("it never came to that");
    };
    wait(|fake| fake.requests().len() == 1).await;
    stop.cancel();
    let opinion = task.await.unwrap().unwrap();
    assert_eq!(opinion.writing.unwrap().fallback.as_deref(), Some("stopped"));
    wait(|fake| fake.left() == 1).await;
}

#[tokio::test]
async fn a_language_without_words_and_a_closed_gate_ask_no_model() {
    let fake = Fake::start(vec![Act::Good]).await;
    let models = crate::case::models(&fake.url);
    let polish = read("healthy").language("pl".parse().unwrap());
    assert_eq!(doctor(&models, &polish).await.writing, None);
    let emergency = read("hyperkalemia");
    for writer in [Writer::nutritionist(models.clone()), Writer::exercise(models.clone())] {
        let opinion = writer.examine(&emergency, &seconds(10)).await.unwrap();
        assert_eq!(opinion.writing, None, "{}", writer.name());
    }
    assert_eq!(fake.requests().len(), 0);
    let opinion = doctor(&models, &emergency).await;
    assert!(opinion.text.starts_with("URGENT"), "{}", opinion.text);
    assert!(opinion.writing.unwrap().model.is_some());
}
