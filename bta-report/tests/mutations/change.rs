//! Changing documents.

/// Numbers that look random and are the same in each run.
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit).unwrap()).unwrap()
    }
}

/// What most mistakes are about: numbers at their bounds, and references.
const NUMBERS: [&[u8]; 6] = [b"0", b"99999999999", b"-1", b"4294967295", b"1e9", b"1 0 R"];

/// Changes bytes, takes parts away, repeats parts, and puts other numbers in.
pub(crate) fn mutate(pdf: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut pdf = pdf.to_vec();
    for _ in 0..=numbers.below(8) {
        let at = numbers.below(pdf.len());
        let end = (at + 1 + numbers.below(40)).min(pdf.len());
        match numbers.below(6) {
            0 => pdf[at] = u8::try_from(numbers.below(256)).unwrap(),
            1 => pdf[at] ^= 1 << numbers.below(8),
            2 => drop(pdf.drain(at..end)),
            3 => {
                let part = pdf[at..end].to_vec();
                pdf.splice(at..at, part);
            }
            4 => {
                let other = numbers.below(pdf.len());
                let part = pdf[at..end].to_vec();
                pdf.splice(other..other, part);
            }
            _ => {
                if let Some(digit) = pdf[at..].iter().position(u8::is_ascii_digit) {
                    let number = NUMBERS[numbers.below(NUMBERS.len())].iter().copied();
                    pdf.splice(at + digit..=at + digit, number);
                }
            }
        }
        if pdf.is_empty() {
            pdf.push(b'%');
        }
    }
    pdf
}
