//! Compression: just enough that readers must inflate.

/// Compresses with fixed codes: runs of one byte become short, everything else stays as long as it is.
pub(crate) fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut bits = Bits::default();
    bits.out.extend([0x78, 0x01]);
    bits.push(0b011, 3);
    let mut rest = bytes;
    let mut before = None;
    while let Some((&byte, tail)) = rest.split_first() {
        let run = rest.iter().take(258).take_while(|&&next| Some(next) == before).count();
        if run == 258 {
            // Length 258, distance 1.
            bits.huffman(285);
            bits.push(0, 5);
            rest = rest.get(258..).unwrap_or_default();
        } else {
            bits.huffman(u32::from(byte));
            before = Some(byte);
            rest = tail;
        }
    }
    bits.huffman(256);
    bits.flush();
    bits.out.extend(adler(bytes).to_be_bytes());
    bits.out
}

/// A stream of `count` bytes that repeats one or two bytes, made without holding it.
pub(crate) fn zlib_of(pattern: &[u8], count: usize) -> Vec<u8> {
    let mut bits = Bits::default();
    bits.out.extend([0x78, 0x01]);
    bits.push(0b011, 3);
    pattern.iter().for_each(|&byte| bits.huffman(u32::from(byte)));
    // The code of distance 1 is 00000, that of distance 2 is 00001, its first bit first.
    let distance = if pattern.len() == 1 { 0 } else { 0b10000 };
    for _ in 0..count / 258 {
        bits.huffman(285);
        bits.push(distance, 5);
    }
    bits.huffman(256);
    bits.flush();
    bits.out.extend([0; 4]);
    bits.out
}

#[derive(Default)]
struct Bits {
    out: Vec<u8>,
    held: u32,
    count: u32,
}

impl Bits {
    fn push(&mut self, value: u32, count: u32) {
        self.held |= value << self.count;
        self.count += count;
        while self.count >= 8 {
            let [low, ..] = self.held.to_le_bytes();
            self.out.push(low);
            self.held >>= 8;
            self.count -= 8;
        }
    }

    /// A symbol in the fixed code of RFC 1951, section 3.2.6.
    fn huffman(&mut self, symbol: u32) {
        let (code, length) = match symbol {
            0..=143 => (0x30 + symbol, 8),
            144..=255 => (0x190 + symbol - 144, 9),
            256..=279 => (symbol - 256, 7),
            _ => (0xC0 + symbol - 280, 8),
        };
        self.push(code.reverse_bits() >> (32 - length), length);
    }

    fn flush(&mut self) {
        if self.count > 0 {
            self.push(0, 8 - self.count);
        }
    }
}

fn adler(bytes: &[u8]) -> u32 {
    let (mut one, mut two) = (1_u32, 0_u32);
    for &byte in bytes {
        one = (one + u32::from(byte)) % 65_521;
        two = (two + one) % 65_521;
    }
    two << 16 | one
}
