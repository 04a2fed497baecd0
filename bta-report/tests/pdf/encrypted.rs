//! Every usual encryption, with the empty and with a given password.

use std::collections::BTreeMap;
use std::sync::Arc;

use bta_fixture::{Document as Made, Page};
use bta_report::ReadError;
use bta_report::pdf::{Options, pages};
use lopdf::encryption::crypt_filters::{Aes128CryptFilter, Aes256CryptFilter, CryptFilter};
use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions, StringFormat};

const KEY: [u8; 32] = [7; 32];

/// The encryptions by their names.
const NAMES: [&str; 5] = ["RC4 40", "RC4 128", "AES 128", "AES 256 R5", "AES 256 R6"];

fn encrypted(name: &str, password: &str) -> Vec<u8> {
    let page = Page::new().text(50.0, 60.0, "Hemoglobin 13.9 g/dL");
    let mut document = Document::load_mem(&Made::new().page(page).bytes()).unwrap();
    let id = Object::String(b"an identifier of".to_vec(), StringFormat::Literal);
    document.trailer.set("ID", vec![id.clone(), id]);
    let state = match name {
        "RC4 40" => EncryptionState::try_from(EncryptionVersion::V1 {
            document: &document,
            owner_password: "owner",
            user_password: password,
            permissions: Permissions::all(),
        }),
        "RC4 128" => EncryptionState::try_from(EncryptionVersion::V2 {
            document: &document,
            owner_password: "owner",
            user_password: password,
            key_length: 128,
            permissions: Permissions::all(),
        }),
        "AES 128" => EncryptionState::try_from(EncryptionVersion::V4 {
            document: &document,
            encrypt_metadata: true,
            crypt_filters: filters(Arc::new(Aes128CryptFilter)),
            stream_filter: b"StdCF".to_vec(),
            string_filter: b"StdCF".to_vec(),
            owner_password: "owner",
            user_password: password,
            permissions: Permissions::all(),
        }),
        name => EncryptionState::try_from(with_256_bits(name, password)),
    };
    document.encrypt(&state.unwrap()).unwrap();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    assert!(!bytes.windows(10).any(|part| part == b"Hemoglobin"), "{name}");
    bytes
}

#[expect(deprecated, reason = "older files have revision 5")]
fn with_256_bits<'a>(name: &str, password: &'a str) -> EncryptionVersion<'a> {
    let (encrypt_metadata, permissions) = (true, Permissions::all());
    let crypt_filters = filters(Arc::new(Aes256CryptFilter));
    let (stream_filter, string_filter) = (b"StdCF".to_vec(), b"StdCF".to_vec());
    let (owner_password, user_password) = ("owner", password);
    let file_encryption_key = &KEY;
    if name == "AES 256 R5" {
        EncryptionVersion::R5 {
            encrypt_metadata,
            crypt_filters,
            file_encryption_key,
            stream_filter,
            string_filter,
            owner_password,
            user_password,
            permissions,
        }
    } else {
        EncryptionVersion::V5 {
            encrypt_metadata,
            crypt_filters,
            file_encryption_key,
            stream_filter,
            string_filter,
            owner_password,
            user_password,
            permissions,
        }
    }
}

fn filters(filter: Arc<dyn CryptFilter>) -> BTreeMap<Vec<u8>, Arc<dyn CryptFilter>> {
    BTreeMap::from([(b"StdCF".to_vec(), filter)])
}

fn words(pdf: &[u8], password: Option<&str>) -> Result<usize, ReadError> {
    let password = password.map(|password| password.to_owned().into());
    let pages = pages(pdf, &Options { password, ..Options::default() })?;
    assert_eq!(pages[0].words[0].text, "Hemoglobin");
    Ok(pages[0].words.len())
}

#[test]
fn everybody_opens_files_with_an_empty_password() {
    for name in NAMES {
        let pdf = encrypted(name, "");
        assert_eq!(words(&pdf, None).unwrap(), 3, "{name}");
        assert_eq!(words(&pdf, Some("needless")).unwrap(), 3, "{name}");
    }
}

#[test]
fn a_password_opens_what_it_locks_and_nothing_else_does() {
    for name in NAMES {
        let pdf = encrypted(name, "geheim");
        assert_eq!(words(&pdf, Some("geheim")).unwrap(), 3, "{name}");
        for wrong in [None, Some(""), Some("Geheim")] {
            let refused = words(&pdf, wrong);
            assert!(matches!(refused, Err(ReadError::PasswordRequired)), "{name}: {refused:?}");
        }
    }
}
