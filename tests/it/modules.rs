//! No test file is forgotten: every `.rs` under `tests/it` is named by the module above it.

use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn every_test_file_is_a_module() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it");
    let main = root.join("main.rs");
    for file in rust_files(&root) {
        if file == main {
            continue;
        }
        let (parent, name) = parent_of(&file, &root);
        let text = fs::read_to_string(&parent).unwrap();
        assert!(
            text.lines()
                .any(|line| line.trim() == format!("mod {name};")
                    || line.trim() == format!("pub mod {name};")),
            "{} is not a module of {}",
            file.display(),
            parent.display()
        );
    }
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            found.push(path);
        }
    }
    found
}

/// The file that must name a module, and the module's name.
fn parent_of(file: &Path, root: &Path) -> (PathBuf, String) {
    let stem = |path: &Path| path.file_stem().unwrap().to_string_lossy().into_owned();
    let folder = file.parent().unwrap();
    let (above, name) = if stem(file) == "mod" {
        (folder.parent().unwrap(), stem(folder))
    } else {
        (folder, stem(file))
    };
    let parent = if above == root { "main.rs" } else { "mod.rs" };
    (above.join(parent), name)
}
