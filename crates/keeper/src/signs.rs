//! Signs as they are typed in China.

/// A sign that is as wide as a Chinese character, in its usual width; any other as it is.
pub(crate) fn half_width(sign: char) -> char {
    match sign {
        '\u{3000}' => ' ',
        '！'..='～' => {
            char::from_u32(u32::from(sign) - u32::from('！') + u32::from('!')).unwrap_or(sign)
        }
        sign => sign,
    }
}
