//! The HTML report in a real browser: headless Chromium, where there is one. Elsewhere the test says that it was skipped.

use std::path::PathBuf;
use std::process::Command;

use super::harness::root;

/// A phone, and a desk.
const WIDTHS: [u32; 2] = [360, 1200];

/// Loads the page at each width in a frame of its own and writes what it measures into `#out`: whether it has to be scrolled sideways, links that lead
/// nowhere, drawings without size, marks that cannot be seen.
const PROBE: &str = r##"<script>
addEventListener("load", () => {
  const lines = [];
  for (const frame of document.querySelectorAll("iframe")) {
    const page = frame.contentDocument, at = frame.width;
    const root = page.documentElement;
    if (root.scrollWidth > root.clientWidth) lines.push(at + ": wider than the window, " + root.scrollWidth);
    for (const a of page.querySelectorAll("a[href^='#']"))
      if (!page.getElementById(a.getAttribute("href").slice(1))) lines.push(at + ": link to nothing, " + a.href);
    for (const e of page.querySelectorAll("svg, mark, blockquote")) {
      const box = e.getBoundingClientRect();
      if (box.width < 1 || box.height < 1) lines.push(at + ": " + e.tagName + " without size");
      if (box.right > root.clientWidth + 1) lines.push(at + ": " + e.tagName + " over the edge");
    }
    lines.push(at + ": " + page.querySelectorAll(".card").length + " cards, " + (page.querySelectorAll("svg").length > 0) + " charts, " +
      (page.querySelectorAll("mark.odd").length > 0) + " marks, " + page.querySelectorAll("script, link, img").length + " scripts");
  }
  document.getElementById("out").textContent = lines.join("\n");
});
</script>"##;

fn chromium() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let names = ["chromium", "chromium-browser", "google-chrome"];
    std::env::split_paths(&path)
        .flat_map(|folder| names.map(|n| folder.join(n)))
        .find(|p| p.is_file())
}

#[test]
fn the_report_fits_a_phone_and_a_desk() {
    let Some(chromium) = chromium() else {
        eprintln!("SKIPPED: no Chromium on this machine, the HTML report was not opened");
        return;
    };
    let report = assert_cmd::Command::cargo_bin("atodds")
        .unwrap()
        .current_dir(root())
        .args([
            "check",
            "--no-config",
            "--level",
            "note",
            "--format",
            "html",
        ])
        .args([
            "fixtures/articles/belgorod-strike.txt",
            "fixtures/articles/fever-bulletin.md",
            "fixtures/feeds/small.jsonl",
        ])
        .output()
        .unwrap();
    let page = String::from_utf8(report.stdout).unwrap();
    let quoted = page.replace('&', "&amp;").replace('"', "&quot;");
    let frames: String = WIDTHS
        .iter()
        .map(|w| format!("<iframe width=\"{w}\" height=\"900\" srcdoc=\"{quoted}\"></iframe>"))
        .collect();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("probe.html");
    std::fs::write(
        &file,
        format!("<!DOCTYPE html><meta charset=\"utf-8\">{frames}<pre id=\"out\"></pre>{PROBE}"),
    )
    .unwrap();
    let seen = Command::new(chromium)
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
        ])
        .args([
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ])
        .arg(format!(
            "--user-data-dir={}",
            folder.path().join("profile").display()
        ))
        .arg("--dump-dom")
        .arg(&file)
        .output()
        .unwrap();
    let dom = String::from_utf8_lossy(&seen.stdout);
    let out = dom
        .rsplit_once("<pre id=\"out\">")
        .and_then(|(_, rest)| rest.split_once("</pre>"))
        .map(|(text, _)| text);
    let cards = page.matches("<section class=\"card ").count();
    assert!(cards > 2, "the fixtures hold findings");
    let expected: Vec<String> = WIDTHS
        .iter()
        .map(|w| format!("{w}: {cards} cards, true charts, true marks, 0 scripts"))
        .collect();
    assert_eq!(
        out,
        Some(expected.join("\n").as_str()),
        "what the browser measured"
    );
}
