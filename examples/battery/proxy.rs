//! A link that can be slow, be cut, and stall half-open: TCP through this process.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// How the link is.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) enum Toxic {
    #[default]
    None,
    /// Each piece takes this long.
    Delay(Duration),
    /// Connections stay open and nothing passes.
    Stall,
}

/// How long a lost connection stays open on both sides: longer than anybody should wait for it.
const LOST: Duration = Duration::from_secs(8);

#[derive(Clone, Copy, Debug, Default)]
struct Weather {
    toxic: Toxic,
    era: u64,
    /// Connections of an earlier era than this one are cut.
    cut: u64,
    /// On those of an earlier era than this one nothing passes any more, and neither side is told.
    lost: u64,
}

/// A link from a port of its own to a server.
#[derive(Debug)]
pub(crate) struct Proxy {
    pub(crate) port: u16,
    weather: watch::Sender<Weather>,
    /// How many connections were cut, and how many pieces were delayed or held back.
    harmed: Arc<AtomicU64>,
    task: JoinHandle<()>,
}

impl Proxy {
    /// Listens on a free port and passes everything to `target` on this machine.
    pub(crate) async fn start(target: u16) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let port = listener.local_addr()?.port();
        let (weather, seen) = watch::channel(Weather::default());
        let harmed = Arc::<AtomicU64>::default();
        let counted = harmed.clone();
        let task = tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                tokio::spawn(link(client, target, seen.clone(), counted.clone()));
            }
        });
        Ok(Self { port, weather, harmed, task })
    }

    pub(crate) fn set(&self, toxic: Toxic) {
        self.weather.send_modify(|weather| weather.toxic = toxic);
    }

    /// Cuts every connection.
    pub(crate) fn cut(&self) {
        self.weather.send_modify(|weather| {
            weather.era += 1;
            weather.cut = weather.era;
        });
    }

    /// Lets every connection be half open: each side waits for the other. New ones are well.
    pub(crate) fn lose(&self) {
        self.weather.send_modify(|weather| {
            weather.era += 1;
            weather.lost = weather.era;
        });
    }

    pub(crate) fn harmed(&self) -> u64 {
        self.harmed.load(Ordering::Relaxed)
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn link(
    client: TcpStream,
    target: u16,
    weather: watch::Receiver<Weather>,
    harmed: Arc<AtomicU64>,
) {
    // A server that is down refuses: the client sees its connection end.
    let Ok(server) = TcpStream::connect(("127.0.0.1", target)).await else { return };
    let _ = (client.set_nodelay(true), server.set_nodelay(true));
    let ((mut from_client, mut to_client), (mut from_server, mut to_server)) =
        (client.into_split(), server.into_split());
    let era = weather.borrow().era;
    let (mut cut, mut lost) = (weather.clone(), weather.clone());
    let (from_client, to_client) = (&mut from_client, &mut to_client);
    let (from_server, to_server) = (&mut from_server, &mut to_server);
    tokio::select! {
        _ = async { cut.wait_for(|weather| era < weather.cut).await.is_ok() } => {
            harmed.fetch_add(1, Ordering::Relaxed);
        }
        gone = async { lost.wait_for(|weather| era < weather.lost).await.is_ok() } => {
            harmed.fetch_add(u64::from(gone), Ordering::Relaxed);
            tokio::time::sleep(LOST).await;
        }
        () = pass(from_client, to_server, weather.clone(), harmed.clone()) => {}
        () = pass(from_server, to_client, weather, harmed.clone()) => {}
    }
}

async fn pass(
    from: &mut OwnedReadHalf,
    to: &mut OwnedWriteHalf,
    mut weather: watch::Receiver<Weather>,
    harmed: Arc<AtomicU64>,
) {
    let mut piece = vec![0; 16 * 1024];
    while let Ok(length @ 1..) = from.read(&mut piece).await {
        let toxic = weather.borrow().toxic;
        match toxic {
            Toxic::None => {}
            Toxic::Delay(time) => {
                harmed.fetch_add(1, Ordering::Relaxed);
                tokio::time::sleep(time).await;
            }
            Toxic::Stall => {
                harmed.fetch_add(1, Ordering::Relaxed);
                if weather.wait_for(|weather| weather.toxic != Toxic::Stall).await.is_err() {
                    return;
                }
            }
        }
        let Some(bytes) = piece.get(..length) else { return };
        if to.write_all(bytes).await.is_err() {
            return;
        }
    }
}
