//! Bytes to text: a byte order mark, then valid UTF-8, then the charset that the file declares, then a guess.

use super::DocumentError;

/// How many leading bytes are looked at for a declared charset and for zero bytes.
const HEAD: usize = 4096;

/// The text of `bytes` and, when it was not UTF-8, the name of the encoding it was read as.
///
/// # Errors
/// [`DocumentError::Binary`] when the bytes hold zero bytes without a UTF-16 byte order mark.
pub fn decode(bytes: &[u8]) -> Result<(String, Option<&'static str>), DocumentError> {
    if let Some((encoding, bom)) = encoding_rs::Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(bom..).unwrap_or_default());
        let name = (encoding != encoding_rs::UTF_8).then(|| encoding.name());
        return Ok((text.into_owned(), name));
    }
    if memchr::memchr(0, bytes).is_some() {
        return Err(DocumentError::Binary);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((text.to_owned(), None));
    }
    let encoding = declared(bytes).unwrap_or_else(|| {
        let mut guess = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
        guess.feed(bytes, true);
        guess.guess(None, chardetng::Utf8Detection::Deny)
    });
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Ok((text.into_owned(), Some(encoding.name())))
}

/// The charset named after `charset=` near the start of an HTML or XML file.
fn declared(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = bytes.get(..bytes.len().min(HEAD))?;
    let at = head
        .windows(8)
        .position(|w| w.eq_ignore_ascii_case(b"charset="))?;
    let label: Vec<u8> = head
        .get(at + 8..)?
        .iter()
        .copied()
        .skip_while(|b| *b == b'"' || *b == b'\'')
        .take_while(|b| b.is_ascii_alphanumeric() || *b == b'-' || *b == b'_')
        .collect();
    encoding_rs::Encoding::for_label(&label).filter(|e| *e != encoding_rs::UTF_8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_apart() {
        let utf16: Vec<u8> = [0xFF, 0xFE]
            .into_iter()
            .chain("18 tués".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        assert_eq!(decode(&utf16).unwrap().0, "18 tués");
        assert_eq!(
            decode(b"\xEF\xBB\xBF18 dead").unwrap(),
            ("18 dead".into(), None)
        );
        assert_eq!(
            decode(b"It\x92s \x93dead\x94, the ministry said on Monday")
                .unwrap()
                .0,
            "It\u{2019}s \u{201C}dead\u{201D}, the ministry said on Monday"
        );
        assert!(matches!(decode(b"PK\0\0"), Err(DocumentError::Binary)));
    }
}
