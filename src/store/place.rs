//! Where a file may lie: local disks yes, network drives no (SQLite's WAL needs shared memory).

use std::path::Path;

/// File systems that live on another machine, by the magic number `statfs` reports.
const NETWORK: &[(u64, &str)] = &[
    (0x6969, "nfs"),
    (0x517B, "smb"),
    (0xFF53_4D42, "cifs"),
    (0xFE53_4D42, "smb2"),
    (0x0102_1997, "9p-network"),
    (0x7375_7245, "coda"),
    (0x5346_414F, "afs"),
];

/// The name of the network file system a magic number stands for.
pub fn network_filesystem(magic: u64) -> Option<&'static str> {
    NETWORK
        .iter()
        .find(|(known, _)| *known == magic)
        .map(|(_, name)| *name)
}

/// Whether a path lies on a network drive: a UNC path, or a mount of a network file system.
pub fn is_network_path(path: &Path) -> bool {
    is_unc(path) || mounted_from_network(path)
}

fn is_unc(path: &Path) -> bool {
    let text = path.to_string_lossy();
    text.starts_with(r"\\") && !text.starts_with(r"\\?\") && !text.starts_with(r"\\.\")
        || text.starts_with(r"\\?\UNC\")
}

#[cfg(target_os = "linux")]
fn mounted_from_network(path: &Path) -> bool {
    path.ancestors()
        .map(|part| {
            if part.as_os_str().is_empty() {
                Path::new(".")
            } else {
                part
            }
        })
        .find_map(|part| rustix::fs::statfs(part).ok())
        .is_some_and(|stat| {
            u64::try_from(stat.f_type).is_ok_and(|magic| network_filesystem(magic).is_some())
        })
}

#[cfg(not(target_os = "linux"))]
fn mounted_from_network(_path: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_told_from_local_paths() {
        assert!(is_network_path(Path::new(r"\\server\share\fyj.db")));
        assert!(is_network_path(Path::new(r"\\?\UNC\server\share\fyj.db")));
        assert!(!is_network_path(Path::new(r"\\?\C:\fyj.db")));
        assert!(!is_network_path(Path::new("fyj.db")));
        assert_eq!(network_filesystem(0x6969), Some("nfs"));
        assert_eq!(network_filesystem(0xEF53), None);
    }
}
