//! What can be written after `fyj`; the words are in `text`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{ArgAction, Args, Parser, Subcommand};

use super::{text, usage};

/// Everything the call says.
#[derive(Debug, Parser)]
#[command(
    name = "fyj",
    version,
    about = text::ABOUT,
    after_help = text::EXIT_CODES,
    help_template = text::TEMPLATE_MAIN,
    override_usage = text::USAGE_MAIN,
    next_help_heading = text::OPTIONS,
    subcommand_help_heading = text::COMMANDS,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) task: Option<Task>,
    #[arg(long, global = true, value_name = "FILE", help = text::DB)]
    pub(super) db: Option<PathBuf>,
    #[arg(long, global = true, value_name = "DATE", help = text::TODAY, value_parser = usage::day)]
    pub(super) today: Option<NaiveDate>,
    #[arg(short = 'h', long, global = true, action = ArgAction::Help, help = text::HELP)]
    help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version, help = text::VERSION)]
    version: Option<bool>,
}

/// The subcommands; none means the screen.
#[derive(Debug, Subcommand)]
pub(super) enum Task {
    #[command(about = text::DEMO, help_template = text::TEMPLATE, override_usage = text::USAGE_DEMO)]
    Demo(DemoWish),
    #[command(about = text::PROJECT, help_template = text::TEMPLATE, override_usage = text::USAGE_PROJECT)]
    Project,
    #[command(about = text::STATS, help_template = text::TEMPLATE, override_usage = text::USAGE_STATS)]
    Stats(StatsWish),
    #[command(about = text::CHECK, help_template = text::TEMPLATE, override_usage = text::USAGE_CHECK)]
    Check(CheckWish),
    #[command(about = text::IMPORT, help_template = text::TEMPLATE, override_usage = text::USAGE_IMPORT)]
    Import(ImportWish),
    #[command(about = text::EXPORT, help_template = text::TEMPLATE, override_usage = text::USAGE_EXPORT)]
    Export(ExportWish),
    #[command(about = text::BACKUP, help_template = text::TEMPLATE, override_usage = text::USAGE_BACKUP)]
    Backup(BackupWish),
    #[command(about = text::RESTORE, help_template = text::TEMPLATE, override_usage = text::USAGE_RESTORE)]
    Restore(RestoreWish),
}

/// How the drill is wanted.
#[derive(Debug, Clone, Copy, Args)]
#[command(next_help_heading = text::OPTIONS)]
pub(super) struct DemoWish {
    #[arg(long, help = text::NO_TUI)]
    pub(super) no_tui: bool,
    #[arg(long, help = text::RESET)]
    pub(super) reset: bool,
}

/// Which figures are wanted.
#[derive(Debug, Args)]
#[command(next_help_heading = text::OPTIONS)]
pub(super) struct StatsWish {
    #[arg(long, value_name = "DATE", help = text::FROM, value_parser = usage::day)]
    pub(super) from: Option<NaiveDate>,
    #[arg(long, value_name = "DATE", help = text::TO, value_parser = usage::day)]
    pub(super) to: Option<NaiveDate>,
    #[arg(long, help = text::JSON)]
    pub(super) json: bool,
}

/// How findings are wanted.
#[derive(Debug, Args)]
#[command(next_help_heading = text::OPTIONS)]
pub(super) struct CheckWish {
    #[arg(long, help = text::JSON)]
    pub(super) json: bool,
}

/// Which file is to be imported, and how.
#[derive(Debug, Args)]
#[command(next_help_heading = text::OPTIONS)]
pub(super) struct ImportWish {
    #[arg(value_name = "FILE", help = text::IMPORT_FILE)]
    pub(super) file: PathBuf,
    #[arg(long = "as", value_name = "KIND", help = text::IMPORT_AS)]
    pub(super) kind: Option<String>,
    #[arg(long, help = text::PREVIEW)]
    pub(super) preview: bool,
    #[arg(long, help = text::JSON)]
    pub(super) json: bool,
}

/// Which list is to leave the file, for whom and what for.
#[derive(Debug, Args)]
#[command(next_help_heading = text::OPTIONS)]
pub(super) struct ExportWish {
    #[arg(value_name = "KIND", help = text::EXPORT_KIND)]
    pub(super) kind: Option<String>,
    #[arg(long, help = text::EXPORT_LIST)]
    pub(super) list: bool,
    #[arg(long, value_name = "FILE", help = text::EXPORT_OUT)]
    pub(super) out: Option<PathBuf>,
    #[arg(long, help = text::EXPORT_FULL)]
    pub(super) full: bool,
    #[arg(long, value_name = "WHO", help = text::EXPORT_RECIPIENT)]
    pub(super) recipient: Option<String>,
    #[arg(long, value_name = "WHY", help = text::EXPORT_PURPOSE)]
    pub(super) purpose: Option<String>,
    #[arg(long, value_name = "WHICH", help = text::EXPORT_MEETING)]
    pub(super) meeting: Option<String>,
}

/// Where a copy is wanted.
#[derive(Debug, Args)]
#[command(next_help_heading = text::OPTIONS)]
pub(super) struct BackupWish {
    #[arg(value_name = "FILE", help = text::BACKUP_FILE)]
    pub(super) file: PathBuf,
}

/// Which copy is to be gone back to, and how far.
#[derive(Debug, Args)]
#[command(next_help_heading = text::OPTIONS)]
pub(super) struct RestoreWish {
    #[arg(value_name = "FILE", help = text::RESTORE_FILE)]
    pub(super) file: PathBuf,
    #[arg(long, value_name = "DAY", help = text::RESTORE_TO, value_parser = usage::day)]
    pub(super) to: Option<NaiveDate>,
}
