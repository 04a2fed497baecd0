//! A TCP proxy that cuts, loses, stalls and refuses when a test says so.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// What becomes of the connections through a [`Proxy`].
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Mood {
    /// Bytes pass.
    Pass,
    /// Connections stay open, and bytes wait.
    Stall,
    /// There are no connections, and new ones are closed at once.
    Refuse,
}

#[derive(Clone, Copy, Debug)]
struct Control {
    mood: Mood,
    /// How often connections were cut or lost.
    era: u64,
    /// Connections of an earlier era than this one end.
    cut: u64,
    /// On those of an earlier era than this one nothing passes any more.
    lost: u64,
}

/// A way to a server that can be disturbed; it ends when it is dropped.
#[derive(Debug)]
pub struct Proxy {
    address: SocketAddr,
    control: Arc<watch::Sender<Control>>,
    listening: JoinHandle<()>,
}

impl Proxy {
    /// Opens a way to `server`, such as `127.0.0.1:6379`.
    ///
    /// # Errors
    ///
    /// When no port can be listened on.
    pub async fn to(server: impl Into<String>) -> io::Result<Self> {
        let (server, listener) = (server.into(), TcpListener::bind("127.0.0.1:0").await?);
        let address = listener.local_addr()?;
        let control =
            Arc::new(watch::Sender::new(Control { mood: Mood::Pass, era: 0, cut: 0, lost: 0 }));
        let watched = control.clone();
        let listening = tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let (server, control) = (server.clone(), watched.subscribe());
                tokio::spawn(connection(client, server, control));
            }
        });
        Ok(Self { address, control, listening })
    }

    /// Returns where it listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Cuts every connection; new ones pass.
    pub fn cut(&self) {
        self.control.send_modify(|control| {
            control.era += 1;
            control.cut = control.era;
        });
    }

    /// Lets every connection be half open, as when a machine between is gone: nothing passes, and neither
    /// side is told. New ones pass.
    pub fn lose(&self) {
        self.control.send_modify(|control| {
            control.era += 1;
            control.lost = control.era;
        });
    }

    /// Cuts every connection, and closes new ones at once, as if the server were absent.
    pub fn refuse(&self) {
        self.set(Mood::Refuse);
        self.cut();
    }

    /// Keeps connections open and holds bytes back, as if the server were frozen.
    pub fn stall(&self) {
        self.set(Mood::Stall);
    }

    /// Lets everything pass again, also what was held back.
    pub fn pass(&self) {
        self.set(Mood::Pass);
    }

    fn set(&self, mood: Mood) {
        self.control.send_modify(|control| control.mood = mood);
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.refuse();
        self.listening.abort();
    }
}

/// Carries one connection until either side closes it or it is cut.
async fn connection(client: TcpStream, server: String, mut control: watch::Receiver<Control>) {
    let Control { mood, era, .. } = *control.borrow();
    if mood == Mood::Refuse {
        return;
    }
    let (forth, back, mut lost) = (control.clone(), control.clone(), control.clone());
    let carry = async {
        let server = TcpStream::connect(server).await?;
        let (mut from_client, mut to_client) = client.into_split();
        let (mut from_server, mut to_server) = server.into_split();
        tokio::select! {
            ended = pump(&mut from_client, &mut to_server, forth) => ended,
            ended = pump(&mut from_server, &mut to_client, back) => ended,
            // Both ends stay open.
            _ = async { lost.wait_for(|control| era < control.lost).await.is_ok() } => {
                std::future::pending().await
            }
        }
    };
    tokio::select! {
        _ = control.wait_for(|control| era < control.cut) => {}
        _ = carry => {}
    }
}

async fn pump(
    from: &mut (impl AsyncReadExt + Unpin),
    to: &mut (impl AsyncWriteExt + Unpin),
    mut control: watch::Receiver<Control>,
) -> io::Result<()> {
    let mut buffer = vec![0; 16 * 1024];
    loop {
        let count = from.read(&mut buffer).await?;
        if count == 0 {
            return Ok(());
        }
        if control.wait_for(|control| control.mood != Mood::Stall).await.is_err() {
            return Ok(());
        }
        to.write_all(buffer.get(..count).unwrap_or_default()).await?;
    }
}
