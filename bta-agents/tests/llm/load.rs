//! Many analyses at once against a slow server, and what all of this costs beside it.

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bta_agents::llm::{Models, Patience, Writer};
use bta_core::Agent;
use futures::future::join_all;

use crate::case::{read, seconds, server};
use crate::fake::{Act, Fake};

/// The processor's time that this process has taken so far.
fn cpu() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Duration::try_from(time).unwrap()
}

const LATENCY: Duration = Duration::from_millis(200);

/// 200 doctors at once: with 50 requests at once ideally four times the latency, with 200 once.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_hundred_analyses_at_once() {
    let fake = Fake::start(vec![Act::GoodAfter(LATENCY)]).await;
    for at_once in [50, 200] {
        let patient = server(&fake.url, "fake").patience(Patience::default()).unwrap();
        let model = Arc::new(patient);
        let models = Models::new(vec![model]).at_once(NonZeroUsize::new(at_once).unwrap());
        let models = Arc::new(models);
        let (case, started, before) = (read("iron_deficiency"), Instant::now(), cpu());
        let answers = (0..200).map(|_| {
            let (writer, case) = (Writer::doctor(models.clone()), case.clone());
            tokio::spawn(async move { writer.examine(&case, &seconds(120)).await.unwrap() })
        });
        let answers = join_all(answers).await;
        let (elapsed, cpu) = (started.elapsed(), cpu() - before);
        let ideal = LATENCY * u32::try_from(200_usize.div_ceil(at_once)).unwrap();
        println!(
            "200 analyses, {at_once} at once: {elapsed:.2?}, ideally {ideal:?}; {:.2?} of processor for \
             each, the server's part included",
            cpu / 200
        );
        let written = answers
            .iter()
            .filter(|it| it.as_ref().unwrap().writing.as_ref().unwrap().model.is_some());
        assert_eq!(written.count(), 200);
        assert!(elapsed >= ideal, "the limit of requests at once did not hold");
        assert!(elapsed < ideal * 20 + Duration::from_secs(60), "{elapsed:?}");
    }
}
