//! Encryption with a password: RC4 with 128 bits, the standard security handler of revision 3.
//!
//! Old and weak; here it only has to be what readers meet.

use crate::bytes::hexadecimal;

/// What a password is filled up with.
const PADDING: [u8; 32] = [
    0x28, 0xBF, 0x4E, 0x5E, 0x4E, 0x75, 0x8A, 0x41, 0x64, 0x00, 0x4E, 0x56, 0xFF, 0xFA, 0x01, 0x08,
    0x2E, 0x2E, 0x00, 0xB6, 0xD0, 0x68, 0x3E, 0x80, 0x2F, 0x0C, 0xA9, 0xFE, 0x64, 0x53, 0x69, 0x7A,
];

/// Everything is allowed.
const PERMISSIONS: i32 = -4;

/// Where the file says how it is encrypted.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Place {
    Object,
    Trailer,
}

/// A locked file.
#[derive(Clone, Debug)]
pub(crate) struct Lock {
    key: [u8; 16],
    owner: [u8; 32],
    user: [u8; 32],
    id: [u8; 16],
    place: Place,
}

impl Lock {
    /// Locks with a password that opens the file.
    pub(crate) fn new(password: &str, place: Place) -> Self {
        let id = md5(b"fixture");
        let password = padded(password);
        let owner = owner(&password);
        let mut seed = password.to_vec();
        seed.extend(owner);
        seed.extend(PERMISSIONS.to_le_bytes());
        seed.extend(id);
        let key = (0..50).fold(md5(&seed), |key, _| md5(&key));
        let mut user = [0; 32];
        let mut check = PADDING.to_vec();
        check.extend(id);
        let check = nineteen_more(&key, rc4(&key, &md5(&check)));
        for (slot, byte) in user.iter_mut().zip(check) {
            *slot = byte;
        }
        Self { key, owner, user, id, place }
    }

    /// Encrypts what object `number` holds.
    pub(crate) fn apply(&self, number: u32, bytes: &[u8]) -> Vec<u8> {
        let mut seed = self.key.to_vec();
        seed.extend(number.to_le_bytes().into_iter().take(3));
        seed.extend([0, 0]);
        rc4(&md5(&seed), bytes)
    }

    pub(crate) const fn place(&self) -> Place {
        self.place
    }

    pub(crate) const fn id(&self) -> &[u8; 16] {
        &self.id
    }

    pub(crate) fn dictionary(&self) -> String {
        format!(
            "<</Filter /Standard /V 2 /R 3 /Length 128 /P {PERMISSIONS} /O {} /U {}>>",
            hexadecimal(&self.owner),
            hexadecimal(&self.user)
        )
    }
}

fn padded(password: &str) -> [u8; 32] {
    let mut padded = [0; 32];
    for (slot, byte) in padded.iter_mut().zip(password.bytes().chain(PADDING)) {
        *slot = byte;
    }
    padded
}

/// The owner's password is the user's.
fn owner(password: &[u8; 32]) -> [u8; 32] {
    let key = (0..51).fold(password.to_vec(), |key, _| md5(&key).to_vec());
    let mut owner = [0; 32];
    let locked = nineteen_more(&key, rc4(&key, password));
    for (slot, byte) in owner.iter_mut().zip(locked) {
        *slot = byte;
    }
    owner
}

fn nineteen_more(key: &[u8], bytes: Vec<u8>) -> Vec<u8> {
    (1..=19_u8).fold(bytes, |bytes, round| {
        let key: Vec<u8> = key.iter().map(|byte| byte ^ round).collect();
        rc4(&key, &bytes)
    })
}

fn rc4(key: &[u8], bytes: &[u8]) -> Vec<u8> {
    let mut state: Vec<u8> = (0..=255).collect();
    let at = |state: &[u8], index: u8| state.get(usize::from(index)).copied().unwrap_or(0);
    let mut j = 0_u8;
    for (i, byte) in (0..=255_u8).zip(key.iter().cycle()) {
        j = j.wrapping_add(at(&state, i)).wrapping_add(*byte);
        state.swap(usize::from(i), usize::from(j));
    }
    let (mut i, mut j) = (0_u8, 0_u8);
    let mut encrypted = Vec::with_capacity(bytes.len());
    for byte in bytes {
        i = i.wrapping_add(1);
        j = j.wrapping_add(at(&state, i));
        state.swap(usize::from(i), usize::from(j));
        encrypted.push(byte ^ at(&state, at(&state, i).wrapping_add(at(&state, j))));
    }
    encrypted
}

/// MD5 as in RFC 1321.
fn md5(bytes: &[u8]) -> [u8; 16] {
    const SHIFTS: [[u32; 4]; 4] =
        [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]];
    let mut message = bytes.to_vec();
    message.push(0x80);
    message.resize(message.len().next_multiple_of(64), 0);
    if message.len() < bytes.len() + 9 {
        message.resize(message.len() + 64, 0);
    }
    let length = message.len() - 8;
    message.truncate(length);
    message.extend((bytes.len() as u64 * 8).to_le_bytes());

    let mut state = [0x6745_2301_u32, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476];
    for block in message.chunks_exact(64) {
        let words: Vec<u32> = block
            .chunks_exact(4)
            .map(|word| word.iter().rev().fold(0, |word, &byte| word << 8 | u32::from(byte)))
            .collect();
        let [mut a, mut b, mut c, mut d] = state;
        for round in 0..64_usize {
            let (mix, index) = match round / 16 {
                0 => ((b & c) | (!b & d), round),
                1 => ((d & b) | (!d & c), 5 * round + 1),
                2 => (b ^ c ^ d, 3 * round + 5),
                _ => (c ^ (b | !d), 7 * round),
            };
            let word = words.get(index % 16).copied().unwrap_or(0);
            let shift = SHIFTS[round / 16][round % 4];
            let sum = a.wrapping_add(mix).wrapping_add(constant(round)).wrapping_add(word);
            (a, d, c) = (d, c, b);
            b = b.wrapping_add(sum.rotate_left(shift));
        }
        for (slot, value) in state.iter_mut().zip([a, b, c, d]) {
            *slot = slot.wrapping_add(value);
        }
    }
    let mut digest = [0; 16];
    for (slot, byte) in digest.iter_mut().zip(state.into_iter().flat_map(u32::to_le_bytes)) {
        *slot = byte;
    }
    digest
}

/// The sine table of MD5.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "between 0 and 2 to the 32"
)]
fn constant(round: usize) -> u32 {
    (((round + 1) as f64).sin().abs() * 4_294_967_296.0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_of_the_standard() {
        let check = |text: &str, digest: &str| {
            assert_eq!(hexadecimal(&md5(text.as_bytes())), format!("<{digest}>"), "{text}");
        };
        check("", "D41D8CD98F00B204E9800998ECF8427E");
        check("message digest", "F96B697D7CB7938D525A2F31AAF161D0");
        check(
            "12345678901234567890123456789012345678901234567890123456789012345678901234567890",
            "57EDF4A22BE3C955AC49DA2E2107B67A",
        );
    }

    #[test]
    fn rc4_of_the_standard() {
        assert_eq!(hexadecimal(&rc4(b"Key", b"Plaintext")), "<BBF316E8D940AF0AD3>");
    }
}
