//! Servers of a test's own, which it may kill: Redis, `PostgreSQL` and `RabbitMQ` on free ports.

use std::fs;
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::service::{listens, skip};

/// How long a server may take to start on a busy machine.
const START: Duration = Duration::from_secs(120);

/// A server of a test's own; it and what it wrote are gone when this is dropped.
#[derive(Debug)]
pub struct Private {
    kind: Kind,
    port: u16,
    directory: PathBuf,
    process: Option<Child>,
}

#[derive(Clone, Debug)]
enum Kind {
    Redis { arguments: Vec<String> },
    Postgres,
    RabbitMq { configuration: String },
}

impl Private {
    /// Starts a Redis that keeps nothing, if this machine has one; else it says that a test is skipped.
    #[must_use]
    pub fn redis() -> Option<Self> {
        Self::redis_with(|port, _| vec!["--port".to_owned(), port.to_string()])
    }

    /// Does the same with arguments made of the port to listen on and the directory to write to.
    #[must_use]
    pub fn redis_with(arguments: impl FnOnce(u16, &Path) -> Vec<String>) -> Option<Self> {
        program("redis-server", &[])?;
        let (port, directory) = place();
        let arguments = arguments(port, &directory);
        Some(Self::started(Kind::Redis { arguments }, port, directory))
    }

    /// Starts a `PostgreSQL`, if this machine has one; else it says that a test is skipped.
    ///
    /// It does not run as root, but as the user `postgres`.
    #[must_use]
    pub fn postgres() -> Option<Self> {
        let program = program("initdb", &postgres_places())?;
        let (port, directory) = place();
        let made = as_postgres(&program, &directory)
            .args(["-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8", "-D"])
            .arg(directory.join("data"))
            .stdout(Stdio::null())
            .status();
        assert!(made.is_ok_and(|status| status.success()), "initdb works");
        Some(Self::started(Kind::Postgres, port, directory))
    }

    /// Starts a `RabbitMQ`, if this machine has one; else it says that a test is skipped.
    #[must_use]
    pub fn rabbitmq() -> Option<Self> {
        Self::rabbitmq_with(|port| format!("listeners.tcp.default = 127.0.0.1:{port}\n"))
    }

    /// Does the same with a configuration made of the port to listen on.
    #[must_use]
    pub fn rabbitmq_with(configuration: impl FnOnce(u16) -> String) -> Option<Self> {
        program("rabbitmq-server", &["/usr/lib/rabbitmq/bin".into()])?;
        let (port, directory) = place();
        let configuration = configuration(port);
        Some(Self::started(Kind::RabbitMq { configuration }, port, directory))
    }

    fn started(kind: Kind, port: u16, directory: PathBuf) -> Self {
        let mut server = Self { kind, port, directory, process: None };
        server.start();
        server
    }

    /// Returns host and port.
    #[must_use]
    pub fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// Returns the URL.
    #[must_use]
    pub fn url(&self) -> String {
        let address = self.address();
        match self.kind {
            Kind::Redis { .. } => format!("redis://{address}"),
            Kind::Postgres => format!("postgresql://postgres@{address}/postgres?sslmode=disable"),
            Kind::RabbitMq { .. } => format!("amqp://guest:guest@{address}"),
        }
    }

    /// Starts it, again on its port and with what it kept, and waits until it can be reached.
    pub fn start(&mut self) {
        let mut command = self.command();
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).process_group(0).spawn();
        self.process = Some(child.expect("the program was found"));
        let began = Instant::now();
        while !self.is_ready() {
            assert!(began.elapsed() < START, "{self:?} does not start");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Kills it without a word.
    pub fn kill(&mut self) {
        if let Some(mut process) = self.process.take() {
            signal("KILL", process.id());
            drop(process.wait());
            // Not every process of its group may have ended with the first.
            let began = Instant::now();
            while listens(&self.address()) && began.elapsed() < START {
                std::thread::sleep(Duration::from_millis(5));
            }
        }
    }

    /// Freezes it: connections stay open, and nothing answers.
    pub fn freeze(&self) {
        self.process.iter().for_each(|process| signal("STOP", process.id()));
    }

    /// Lets it go on.
    pub fn thaw(&self) {
        self.process.iter().for_each(|process| signal("CONT", process.id()));
    }

    /// `PostgreSQL` listens before it has recovered from a crash.
    fn is_ready(&self) -> bool {
        let ready = match self.kind {
            Kind::Redis { .. } | Kind::RabbitMq { .. } => return listens(&self.address()),
            Kind::Postgres => program("pg_isready", &postgres_places()),
        };
        let asked = ready.and_then(|program| {
            let mut ask = Command::new(program);
            ask.args(["-q", "-h", "127.0.0.1", "-p", &self.port.to_string()]).status().ok()
        });
        asked.is_some_and(|status| status.success())
    }

    fn command(&self) -> Command {
        let (port, directory) = (self.port.to_string(), &self.directory);
        match &self.kind {
            Kind::Redis { arguments } => {
                let mut command = Command::new("redis-server");
                let keep = ["--save", "", "--appendonly", "no", "--bind", "127.0.0.1", "--dir"];
                command.args(arguments).args(keep).arg(directory);
                command
            }
            Kind::Postgres => {
                let program = program("postgres", &postgres_places()).expect("initdb is there");
                let mut command = as_postgres(&program, directory);
                command.args(["-p", &port, "-c", "listen_addresses=127.0.0.1", "-k", ""]);
                command.arg("-D").arg(directory.join("data"));
                command
            }
            Kind::RabbitMq { configuration } => {
                let places = ["/usr/lib/rabbitmq/bin".into()];
                let mut command =
                    Command::new(program("rabbitmq-server", &places).expect("it was there"));
                // What the machine's own server is told, such as its port, is not for this one.
                let own = ["rabbitmq.conf", "rabbitmq-env.conf"].map(|name| directory.join(name));
                for (file, text) in own.iter().zip([configuration.as_str(), ""]) {
                    fs::write(file, text).expect("the directory is there");
                }
                let [config, environment] = own;
                // A node that is killed leaves its dumps where it stands.
                command
                    .current_dir(directory)
                    .env("RABBITMQ_CONFIG_FILE", config)
                    .env("RABBITMQ_CONF_ENV_FILE", environment)
                    .env("RABBITMQ_NODENAME", format!("bta{port}@localhost"))
                    .env("RABBITMQ_DIST_PORT", free_port().to_string())
                    .env("RABBITMQ_MNESIA_BASE", directory.join("mnesia"))
                    .env("RABBITMQ_LOG_BASE", directory.join("log"))
                    .env("RABBITMQ_PID_FILE", directory.join("pid"))
                    .env("RABBITMQ_ENABLED_PLUGINS_FILE", directory.join("plugins"))
                    .env("HOME", directory);
                command
            }
        }
    }
}

impl Drop for Private {
    fn drop(&mut self) {
        self.kill();
        drop(fs::remove_dir_all(&self.directory));
    }
}

/// Finds a program in the path or in `places`, where distributions hide it.
fn program(name: &str, places: &[PathBuf]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    // What distributions put into the path may insist on a user of its own.
    let found = places
        .iter()
        .cloned()
        .chain(std::env::split_paths(&path))
        .map(|place| place.join(name))
        .find(|program| program.is_file());
    if found.is_none() {
        skip(&format!("there is no {name} on this machine"));
    }
    found
}

fn postgres_places() -> Vec<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    versions.map(|version| version.path().join("bin")).collect()
}

/// `PostgreSQL` refuses to run as root.
fn as_postgres(program: &Path, directory: &Path) -> Command {
    let id = Command::new("id").arg("-u").output();
    if id.is_ok_and(|id| id.stdout.starts_with(b"0\n")) {
        let owned = Command::new("chown").arg("postgres").arg(directory).status();
        assert!(owned.is_ok_and(|status| status.success()), "there is a user postgres");
        let mut command = Command::new("setpriv");
        command.args(["--reuid", "postgres", "--regid", "postgres", "--clear-groups"]).arg(program);
        command.current_dir(directory);
        return command;
    }
    Command::new(program)
}

/// A server may consist of several processes: its group is meant.
fn signal(name: &str, process: u32) {
    drop(Command::new("kill").args([&format!("-{name}"), "--", &format!("-{process}")]).status());
}

/// Returns a free port, and a directory of its own.
fn place() -> (u16, PathBuf) {
    let port = free_port();
    let directory = std::env::temp_dir().join(format!("bta-{}-{port}", std::process::id()));
    fs::create_dir_all(&directory).expect("a directory can be made");
    (port, directory)
}

/// Returns a port of this host on which nothing listens.
#[must_use]
pub fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    listener.local_addr().expect("it has an address").port()
}
