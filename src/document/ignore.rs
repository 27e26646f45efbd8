//! `<!-- atodds-ignore deaths: counted by another method -->` in Markdown and HTML: the paragraph behind the comment is left alone.

/// A paragraph that a comment asks to leave alone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ignore {
    /// 1-based line of the comment.
    pub first: u32,
    /// 1-based last line of the paragraph behind it, inclusive.
    pub last: u32,
    /// The figure or the check meant; all without one.
    pub figure: Option<String>,
    /// Why. A comment without a reason is none.
    pub reason: String,
}

impl Ignore {
    /// Whether a number on `line` is meant that a figure or a check of this name takes.
    #[must_use]
    pub fn covers(&self, line: u32, figure: &str) -> bool {
        (self.first..=self.last).contains(&line)
            && self.figure.as_deref().is_none_or(|f| f == figure)
    }
}

/// The comments of a file, in order.
pub(super) fn read(file: &str) -> Vec<Ignore> {
    const OPEN: &str = "<!-- atodds-ignore";
    if !file.contains(OPEN) {
        return Vec::new();
    }
    let lines: Vec<&str> = file.lines().collect();
    let mut out = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        let Some((_, rest)) = line.split_once(OPEN) else {
            continue;
        };
        let Some((body, _)) = rest.split_once("-->") else {
            continue;
        };
        let Some((figure, reason)) = body.split_once(':') else {
            continue;
        };
        if reason.trim().is_empty() {
            continue;
        }
        // The paragraph: from the comment over what follows up to the next empty line; empty lines right behind the comment do not end it.
        let mut last = n;
        let mut begun = false;
        for (k, l) in lines.iter().enumerate().skip(n + 1) {
            if l.trim().is_empty() {
                if begun {
                    break;
                }
            } else {
                begun = true;
                last = k;
            }
        }
        let figure = figure.trim();
        out.push(Ignore {
            first: super::clip(n + 1),
            last: super::clip(last + 1),
            figure: (!figure.is_empty()).then(|| figure.to_owned()),
            reason: reason.trim().to_owned(),
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_covers_the_paragraph_behind_it() {
        let file = "# A\n\n<!-- atodds-ignore deaths: counted by another method -->\n\nTwo died.\nIn all.\n\nThree died.\n<!-- atodds-ignore -->\n";
        let found = read(file);
        assert_eq!(found.len(), 1);
        assert!(found[0].covers(5, "deaths") && found[0].covers(6, "deaths"));
        assert!(!found[0].covers(5, "injuries") && !found[0].covers(8, "deaths"));
    }
}
