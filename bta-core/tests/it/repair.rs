//! Analyses that failed are submitted once more.

use bta_core::engine::Client;
use bta_core::store::{Filter, Key, Status};
use bta_core::testkit::script::{Act, Script};

use crate::stage::{ended, parts, submit, work};

#[tokio::test(start_paused = true)]
async fn what_failed_is_done_again_once() {
    let script = Script::new().agent("doctor", [Act::Fail, Act::Fail]);
    let parts = parts(&script);
    let client = Client::new(parts.clone());
    let waiting = submit(&client).await.id;
    assert_eq!(client.again(waiting).await.unwrap(), None, "it has not ended");
    let _shift = work(&parts);
    let failed = [waiting, submit(&client).await.id];
    for id in failed {
        assert_eq!(ended(&client, id).await.status, Status::Failed);
    }

    assert_eq!(client.all_again(Some("another")).await.unwrap(), 0);
    let again = client.again(failed[0]).await.unwrap().unwrap();
    assert!(!again.repeated && again.id != failed[0]);
    assert!(client.again(failed[0]).await.unwrap().unwrap().repeated);
    assert_eq!(client.all_again(Some("scripted")).await.unwrap(), 1, "one was done already");
    assert_eq!(client.all_again(None).await.unwrap(), 0);

    assert_eq!(ended(&client, again.id).await.status, Status::Completed);
    let before = client.load(Key::Analysis(failed[0])).await.unwrap().unwrap();
    let after = client.load(Key::Analysis(again.id)).await.unwrap().unwrap();
    assert_eq!(before.status, Status::Failed, "what has ended stays as it is");
    assert_eq!(
        (before.document.sha256, before.request, before.steps.len()),
        (after.document.sha256, after.request, after.steps.len())
    );
    assert_eq!(client.list(&Filter::default()).await.unwrap().total, 4);
}
