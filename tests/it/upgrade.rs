//! Two versions at work on one store, as processes: a worker of this one, and one of a newer that knows a
//! step, a state and a form of hints more and has brought the schema further.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use async_trait::async_trait;
use bta::store::{Key, Record, Request, Status};
use bta::{
    Agent, AgentError, Analysis, AnalysisId, BloodTest, CancellationToken, Case, Client, Config,
    Context, Opinion, ReadError, Report, Service, Step,
};
use bytes::Bytes;
use sqlx::{AssertSqlSafe, Connection as _, Executor as _};

use crate::server::{PATIENCE, Server, example, folder, log};

/// Set for the process that plays the newer version.
const NEWER: &str = "BTA_TEST_NEWER";
/// How often the older version meets what it does not know: more often than it begins anything.
const MEETINGS: usize = 20;
const ANALYSES: usize = 4;

/// Blood tests as a newer version knows them: with a step more.
#[derive(Debug)]
struct Newer {
    inner: BloodTest,
    steps: Vec<Step>,
}

#[derive(Debug)]
struct Sleep;

impl Newer {
    fn new() -> Self {
        let inner = BloodTest::new(std::num::NonZeroUsize::MIN);
        let mut steps = inner.steps().to_vec();
        steps.push(Step::new(Arc::new(Sleep)).after("verifier"));
        Self { inner, steps }
    }
}

#[async_trait]
impl Analysis for Newer {
    fn kind(&self) -> &str {
        self.inner.kind()
    }

    fn steps(&self) -> &[Step] {
        &self.steps
    }

    async fn check(&self, document: Bytes) -> Result<(), ReadError> {
        self.inner.check(document).await
    }

    async fn read(&self, document: Bytes) -> Result<Report, ReadError> {
        self.inner.read(document).await
    }
}

#[async_trait]
impl Agent for Sleep {
    fn name(&self) -> &str {
        "sleep"
    }

    async fn examine(&self, _: &Case, _: &Context) -> Result<Opinion, AgentError> {
        Ok(Opinion::new("Go to bed earlier.", Vec::new()))
    }
}

/// Begins in a process of its own.
#[tokio::test(flavor = "multi_thread")]
async fn newer_worker() {
    if std::env::var(NEWER).is_err() {
        return;
    }
    let config = Config::from_env().unwrap();
    let service = Service::open_for(Arc::new(Newer::new()), &config).await.unwrap();
    service.worker().run(CancellationToken::new()).await;
}

/// A process that is killed when this is dropped.
struct Process(Child);

impl Process {
    fn start(mut command: Command, folder: &Path, settings: &[(&str, &str)]) -> Self {
        let log = std::fs::OpenOptions::new().create(true).append(true).open(folder.join("log"));
        command.current_dir(folder).env_clear().envs(settings.iter().copied());
        command.stdout(Stdio::null()).stderr(log.unwrap());
        Self(command.spawn().unwrap())
    }

    fn older(folder: &Path, settings: &[(&str, &str)]) -> Self {
        Self::start(Command::new(example("worker")), folder, settings)
    }

    fn newer(folder: &Path, settings: &[(&str, &str)]) -> Self {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["upgrade::newer_worker", "--exact"]);
        let settings = [settings, &[(NEWER, "1")]].concat();
        Self::start(command, folder, &settings)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

/// The store, seen from outside.
enum Database {
    Sqlite(String),
    #[cfg(feature = "postgres")]
    Postgres(String),
}

impl Database {
    fn url(&self) -> &str {
        match self {
            Self::Sqlite(url) => url,
            #[cfg(feature = "postgres")]
            Self::Postgres(url) => url,
        }
    }

    async fn execute(&self, sql: String) {
        let sql = AssertSqlSafe(sql);
        match self {
            Self::Sqlite(url) => {
                let mut connection = sqlx::SqliteConnection::connect(url).await.unwrap();
                connection.execute(sql).await.unwrap();
            }
            #[cfg(feature = "postgres")]
            Self::Postgres(url) => {
                let mut connection = sqlx::PgConnection::connect(url).await.unwrap();
                connection.execute(sql).await.unwrap();
            }
        }
    }

    async fn number(&self, sql: String) -> i64 {
        let sql = AssertSqlSafe(sql);
        match self {
            Self::Sqlite(url) => {
                let mut connection = sqlx::SqliteConnection::connect(url).await.unwrap();
                sqlx::query_scalar(sql).fetch_one(&mut connection).await.unwrap()
            }
            #[cfg(feature = "postgres")]
            Self::Postgres(url) => {
                let mut connection = sqlx::PgConnection::connect(url).await.unwrap();
                sqlx::query_scalar(sql).fetch_one(&mut connection).await.unwrap()
            }
        }
    }

    /// What a newer version does to the schema before it begins.
    async fn migrate_further(&self) {
        for sql in [
            "ALTER TABLE blood_test_analyses ADD COLUMN mood TEXT",
            "CREATE TABLE moods (analysis_id VARCHAR(36) PRIMARY KEY, mood TEXT NOT NULL)",
            "CREATE INDEX blood_test_analyses_mood ON blood_test_analyses (mood)",
            "INSERT INTO _bta_migrations (version, description, success, checksum, execution_time)
            VALUES (999, 'mood', TRUE, '', 0)",
        ] {
            self.execute(sql.to_owned()).await;
        }
    }

    async fn set_status(&self, id: AnalysisId, status: &str) {
        let set = "UPDATE blood_test_analyses SET due_at = 0, status";
        self.execute(format!("{set} = '{status}' WHERE analysis_id = '{id}'")).await;
    }
}

async fn submit(client: &Client) -> AnalysisId {
    let mut upload = client.upload().await.unwrap();
    upload.write(bta_fixture::report::english_cbc().pdf.into()).await.unwrap();
    client.submit(upload, "report.pdf", Request::default(), None).await.unwrap().id
}

/// Waits until it has completed: every step with one result.
async fn completed(client: &Client, id: AnalysisId) -> Record {
    let record = client.wait(id, PATIENCE).await.unwrap().unwrap();
    assert_eq!(record.status, Status::Completed, "{record:?}");
    for step in &record.steps {
        assert!(step.opinion.is_some() && step.attempts == 1, "{step:?}");
    }
    record
}

fn agents(record: &Record) -> BTreeSet<&str> {
    record.steps.iter().map(|step| step.name.as_str()).collect()
}

/// Waits until the older version has met what it does not know, which is none the worse for it.
async fn left_alone(folder: &Path, client: &Client, ids: &[AnalysisId]) {
    let began = Instant::now();
    while log(folder).matches("analysis is of another version").count() < MEETINGS {
        assert!(began.elapsed() < PATIENCE, "the older version does not meet what is foreign");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    for id in ids {
        let record = client.load(Key::Analysis(*id)).await.unwrap().unwrap();
        assert!(!record.status.is_terminal() && record.attempts <= 1, "{record:?}");
    }
}

/// Both versions at once, then the older alone again on the further schema.
async fn upgraded(database: &Database, folder: &Path) {
    let files = folder.join("files").display().to_string();
    let settings = [
        ("DATABASE_URL", database.url()),
        ("FILES_URL", &files),
        ("LOG_FORMAT", "json"),
        ("LEASE", "1"),
        ("SWEEP", "0.1"),
    ];
    let server = Server::start_without_worker(folder, &settings);
    let older = Process::older(folder, &settings);
    let config = Config::from_vars(settings).unwrap();
    let service = Service::open_for(Arc::new(Newer::new()), &config).await.unwrap();
    let client = service.client();
    let mut theirs = vec![server.accepted(bta_fixture::report::english_cbc().pdf).await];
    completed(&client, theirs[0].parse().unwrap()).await;

    database.migrate_further().await;
    let mut ours = Vec::new();
    for _ in 0..ANALYSES {
        ours.push(submit(&client).await);
        theirs.push(server.accepted(bta_fixture::report::english_cbc().pdf).await);
    }
    let reviewed = submit(&client).await;
    database.set_status(reviewed, "reviewing").await;
    for id in &theirs {
        let record = completed(&client, id.parse().unwrap()).await;
        assert_eq!(record.steps.len(), 4);
    }
    left_alone(folder, &client, &ours).await;

    let newer = Process::newer(folder, &settings);
    completed(&client, ours[0]).await;
    drop(newer);
    let newer = Process::newer(folder, &settings);
    for id in &ours {
        let record = completed(&client, *id).await;
        assert!(agents(&record).contains("sleep") && record.steps.len() == 5, "{record:?}");
    }
    let left = format!(
        "SELECT COUNT(*) FROM blood_test_analyses WHERE analysis_id = '{reviewed}' AND status = 'reviewing'"
    );
    assert_eq!(database.number(left).await, 1, "nobody touched it");
    database.set_status(reviewed, "pending").await;
    assert_eq!(completed(&client, reviewed).await.steps.len(), 5);

    drop((older, newer));
    let _older = Process::older(folder, &settings);
    let id = server.accepted(bta_fixture::report::english_cbc().pdf).await;
    completed(&client, id.parse().unwrap()).await;
    let failed = "SELECT COUNT(*) FROM blood_test_analyses WHERE status <> 'completed'";
    assert_eq!(database.number(failed.to_owned()).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_versions_share_a_file() {
    let folder = folder();
    let file = folder.path().join("bta.db");
    let database = Database::Sqlite(format!("sqlite://{}", file.display()));
    upgraded(&database, folder.path()).await;
}

#[cfg(all(unix, feature = "postgres"))]
#[tokio::test(flavor = "multi_thread")]
async fn two_versions_share_a_server() {
    use bta::broker::{HINT_SCHEMA, Hint};
    use bta_core::testkit::server::Private;

    let Some(server) = Private::postgres() else { return };
    let folder = folder();
    let database = Database::Postgres(server.url());
    // PostgreSQL rings, too: the older version leaves what it cannot read.
    let broker = bta::connect::broker(database.url(), "bta.hints").unwrap();
    let newer = Hint { schema: HINT_SCHEMA + 1, ..Hint::new(AnalysisId::new()) };
    broker.publish(std::slice::from_ref(&newer)).await.unwrap();
    upgraded(&database, folder.path()).await;
    let began = Instant::now();
    loop {
        let received = broker.receive(std::num::NonZeroUsize::MIN, Duration::from_secs(1)).await;
        if received.unwrap().iter().any(|delivery| delivery.hint == newer) {
            return;
        }
        assert!(began.elapsed() < PATIENCE, "the hint is lost");
    }
}
