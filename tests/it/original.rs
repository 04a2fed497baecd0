//! The clients of the original: its curl lines work as printed, with the answers it shows.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::server::{Server, folder};

/// Runs a shell line as the original's guide prints it, with this server's address.
fn sh(server: &Server, folder: &Path, line: &str) -> Value {
    let line = line.replace("http://localhost:8000", &server.url);
    let output = Command::new("sh").args(["-c", &line]).current_dir(folder).output().unwrap();
    assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn curl_lines_work_as_printed() {
    if Command::new("curl").arg("--version").output().is_err() {
        assert!(std::env::var_os("BTA_TEST_REQUIRE_SERVICES").is_none(), "curl is required");
        println!("skipped: curl is not installed");
        return;
    }
    let folder = folder();
    let server = Server::start(folder.path(), &[]);
    std::fs::write(folder.path().join("blood_test.pdf"), bta_fixture::report::english_cbc().pdf)
        .unwrap();

    let submit = "curl -s -X POST \"http://localhost:8000/analyze\" \\\n  -H \"Content-Type: multipart/form-data\" \\\n  \
                  -F \"file=@blood_test.pdf\" \\\n  -F \"query=Analyze my blood test results\" \\\n  -F \"parallel=true\"";
    let answer = sh(&server, folder.path(), submit);
    assert_eq!(answer["status"], "processing");
    assert_eq!(
        answer["message"],
        "Analysis started successfully. Use /status/{analysis_id} to check progress."
    );
    let id = answer["analysis_id"].as_str().unwrap();
    assert_eq!(id.len(), 36);
    assert_eq!(answer["task_id"].as_str().unwrap().len(), 36);

    let ended = server.ended(id).await;
    let status =
        sh(&server, folder.path(), &format!("curl -s \"http://localhost:8000/status/{id}\""));
    assert_eq!(status, ended);
    assert_eq!(status["status"], "completed", "{status}");
    assert_eq!(status["progress"], 1.0);
    assert_eq!(status["query"], "Analyze my blood test results");
    assert_eq!(status["analysis_id"], id);
    for time in ["created_at", "started_at", "completed_at"] {
        let text = status[time].as_str().unwrap();
        assert!(text.ends_with('Z') && text.chars().nth(10) == Some('T'), "{time}: {text}");
    }
    for agent in ["doctor", "verifier", "nutritionist", "exercise"] {
        assert!(
            status["results"][agent].as_str().unwrap().len() > 40,
            "{agent}: {}",
            status["results"][agent]
        );
    }

    let task = server.json(&format!("/task/{}", answer["task_id"].as_str().unwrap())).await;
    assert_eq!(task["status"], "SUCCESS", "{task}");
}

#[tokio::test(flavor = "multi_thread")]
async fn defaults_are_the_originals() {
    let folder = folder();
    let server = Server::start(folder.path(), &[]);
    let id = server.accepted(bta_fixture::report::english_cbc().pdf).await;
    let status = server.ended(&id).await;
    assert_eq!(status["query"], "Summarise my Blood Test Report");

    let page = server.json("/analyses").await;
    assert_eq!(
        (&page["total"], &page["limit"], &page["offset"]),
        (&json!(1), &json!(10), &json!(0))
    );
    let item = &page["analyses"][0];
    for field in [
        "analysis_id",
        "status",
        "progress",
        "query",
        "original_filename",
        "created_at",
        "completed_at",
    ] {
        assert!(!item[field].is_null(), "{field}: {item}");
    }
    assert_eq!(server.get("/health").await.status(), 200);
}
