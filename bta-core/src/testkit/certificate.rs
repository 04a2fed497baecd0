//! Certificates of an authority of a test's own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::server::free_port;
use super::service::skip;

/// Who may be called so: the servers of tests.
const NAMES: &str = "subjectAltName=DNS:localhost,IP:127.0.0.1";

/// A certificate for servers on this host, with its key and its authority; the files are gone when this
/// is dropped.
#[derive(Debug)]
pub struct Certificate {
    directory: PathBuf,
}

impl Certificate {
    /// Makes one, if this machine has the program openssl; else it says that a test is skipped.
    #[must_use]
    pub fn new() -> Option<Self> {
        if Command::new("openssl").arg("version").stdout(Stdio::null()).status().is_err() {
            skip("there is no openssl on this machine");
            return None;
        }
        // A number that nobody else has just now.
        let name = format!("bta-certificate-{}-{}", std::process::id(), free_port());
        let directory = std::env::temp_dir().join(name);
        fs::create_dir_all(&directory).expect("a directory can be made");
        let made = Self { directory };
        fs::write(made.file("names"), NAMES).expect("the directory is there");
        let key = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes";
        made.openssl(&format!(
            "req -x509 {key} -keyout ca.key -out ca.pem -days 2 -subj /CN=tests"
        ));
        made.openssl(&format!("req {key} -keyout key.pem -out request -subj /CN=localhost"));
        made.openssl(
            "x509 -req -in request -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile names -out cert.pem",
        );
        Some(made)
    }

    /// Returns the file of the certificate.
    #[must_use]
    pub fn certificate(&self) -> PathBuf {
        self.file("cert.pem")
    }

    /// Returns the file of its key.
    #[must_use]
    pub fn key(&self) -> PathBuf {
        self.file("key.pem")
    }

    /// Returns the file with the certificate of the authority.
    #[must_use]
    pub fn authority(&self) -> PathBuf {
        self.file("ca.pem")
    }

    /// Returns the certificate of the authority in PEM.
    #[must_use]
    pub fn authority_pem(&self) -> String {
        fs::read_to_string(self.authority()).expect("openssl has written it")
    }

    fn file(&self, name: impl AsRef<Path>) -> PathBuf {
        self.directory.join(name)
    }

    fn openssl(&self, arguments: &str) {
        let mut command = Command::new("openssl");
        command.args(arguments.split(' ')).current_dir(&self.directory);
        let done = command.output().expect("openssl was there");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }
}

impl Drop for Certificate {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.directory));
    }
}
