//! RabbitMQ as a node of its own.

use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use rustix::process::Signal;
use tokio::time::sleep;

use super::{Running, free_port, listening, program, run};

#[derive(Debug)]
pub(crate) struct RabbitMq {
    program: PathBuf,
    control: PathBuf,
    folder: PathBuf,
    ports: Ports,
    pub(crate) port: u16,
    running: Running,
}

/// The ports of the node beside the one for clients.
#[derive(Clone, Copy, Debug)]
struct Ports {
    node: u16,
    between_nodes: u16,
    names: u16,
}

impl RabbitMq {
    pub(crate) async fn start(folder: &Path) -> anyhow::Result<Self> {
        let program = program("rabbitmq-server", "rabbitmq-server")?;
        // Distributions put a script before it that changes the user and the folder.
        let real = PathBuf::from("/usr/lib/rabbitmq/bin/rabbitmq-server");
        let program = if real.is_file() { real } else { program };
        let control = program.with_file_name("rabbitmqctl");
        std::fs::write(folder.join("enabled_plugins"), "[].")?;
        // What the machine's own server is told, such as its port, is not for this one.
        for name in ["rabbitmq.conf", "rabbitmq-env.conf"] {
            std::fs::write(folder.join(name), "")?;
        }
        let ports = Ports { node: free_port()?, between_nodes: free_port()?, names: free_port()? };
        let running = spawn(&program, folder, ports)?;
        listening(ports.node).await?;
        Ok(Self { program, control, folder: folder.to_owned(), ports, port: ports.node, running })
    }

    pub(crate) async fn kill_and_restart(&mut self) -> anyhow::Result<()> {
        self.kill()?;
        // The node ends a little later than its script.
        while TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
            sleep(Duration::from_millis(5)).await;
        }
        self.running = spawn(&self.program, &self.folder, self.ports)?;
        listening(self.port).await
    }

    /// Removes every queue with what it holds.
    pub(crate) fn flush(&self) -> anyhow::Result<()> {
        let queues = self.control(&["list_queues", "--silent", "--no-table-headers", "name"])?;
        for queue in queues.lines().filter(|line| !line.trim().is_empty()) {
            self.control(&["delete_queue", queue.trim()])?;
        }
        Ok(())
    }

    fn control(&self, arguments: &[&str]) -> anyhow::Result<String> {
        let mut command = Command::new(&self.control);
        run(node(&mut command, &self.folder, self.ports).args(arguments))
    }

    /// The script has started the node as a child of its own, in its process group.
    fn kill(&mut self) -> anyhow::Result<()> {
        let group = rustix::process::Pid::from_child(&self.running.0);
        let _ = rustix::process::kill_process_group(group, Signal::KILL);
        self.running.end(Signal::KILL)
    }
}

impl Drop for RabbitMq {
    fn drop(&mut self) {
        let _ = self.kill();
        // The name server outlives its nodes.
        if let Ok(epmd) = program("epmd", "erlang") {
            let port = self.ports.names.to_string();
            let _ = run(Command::new(epmd).args(["-port", &port, "-kill"]));
        }
    }
}

fn node<'a>(command: &'a mut Command, folder: &Path, ports: Ports) -> &'a mut Command {
    // A node that is killed leaves its dumps where it stands.
    command
        .current_dir(folder)
        .env("HOME", folder)
        .env("RABBITMQ_NODENAME", format!("battery{}@localhost", ports.node))
        .env("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1")
        .env("RABBITMQ_NODE_PORT", ports.node.to_string())
        .env("RABBITMQ_DIST_PORT", ports.between_nodes.to_string())
        .env("ERL_EPMD_PORT", ports.names.to_string())
        .env("RABBITMQ_MNESIA_BASE", folder.join("mnesia"))
        .env("RABBITMQ_LOG_BASE", folder.join("rabbitmq-log"))
        .env("RABBITMQ_CONFIG_FILE", folder.join("rabbitmq.conf"))
        .env("RABBITMQ_CONF_ENV_FILE", folder.join("rabbitmq-env.conf"))
        .env("RABBITMQ_ENABLED_PLUGINS_FILE", folder.join("enabled_plugins"))
        .env("RABBITMQ_PID_FILE", folder.join("rabbitmq.pid"))
}

fn spawn(program: &Path, folder: &Path, ports: Ports) -> anyhow::Result<Running> {
    let mut command = Command::new(program);
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    Running::start(node(&mut command, folder, ports), &folder.join("rabbitmq.log"))
}
