//! Server-sent events, as far as the protocol uses them: the data of each event.

/// Cuts a stream of bytes into the data of its events; holds one event at most.
#[derive(Debug, Default)]
pub(super) struct Events {
    buffer: Vec<u8>,
}

impl Events {
    /// Takes the next bytes and returns the data of the events that are whole now.
    ///
    /// Each event of the protocol has its data on one line. Comments and other fields are passed over;
    /// a line is cut between bytes, so that a character in two chunks stays whole.
    pub(super) fn push(&mut self, bytes: &[u8]) -> Vec<String> {
        self.buffer.extend_from_slice(bytes);
        let Some(end) = self.buffer.iter().rposition(|byte| *byte == b'\n' || *byte == b'\r')
        else {
            return Vec::new();
        };
        let rest = self.buffer.split_off(end + 1);
        let lines = std::mem::replace(&mut self.buffer, rest);
        lines
            .split(|byte| *byte == b'\n' || *byte == b'\r')
            .filter_map(|line| line.strip_prefix(b"data:"))
            .map(|data| String::from_utf8_lossy(data).trim().to_owned())
            .filter(|data| !data.is_empty())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(chunks: &[&[u8]], expected: &[&str]) {
        let mut events = Events::default();
        let found: Vec<String> = chunks.iter().flat_map(|chunk| events.push(chunk)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn events_are_cut_anywhere() {
        check(&[b"data: {\"a\":1}\n\ndata: [DONE]\n\n"], &["{\"a\":1}", "[DONE]"]);
        check(&[b"da", b"ta:x", b"\r\n\r", b"\ndata: y\r\r"], &["x", "y"]);
        check(&[b": comment\nevent: e\nid: 7\ndata: x\n\n"], &["x"]);
        check(&[b"data: unfinished"], &[]);
        let text = "data: \u{00e4}\u{1fa78}\n".as_bytes();
        for cut in 0..text.len() {
            check(&[&text[..cut], &text[cut..]], &["\u{00e4}\u{1fa78}"]);
        }
    }
}
