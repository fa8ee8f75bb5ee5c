//! Why a file cannot be read. `text::read_error` turns each into a sentence with the cure.

/// Nothing was read, or reading stopped; nothing was changed either way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// No such file.
    Absent,
    /// A folder.
    Folder,
    /// A device, pipe or socket.
    NotAFile,
    /// A link that leads back to itself.
    Loop,
    /// The system does not let us read it.
    Denied,
    /// Reading failed on the way, in the system's words.
    Io(String),
    /// Nothing in it.
    Empty,
    /// Larger than a roster can be.
    TooBig { bytes: u64, limit: u64 },
    /// Something else than a table we read.
    Foreign(Foreign),
    /// A workbook that asks for a password.
    Protected,
    /// It ends before its end: a download or copy that was cut off.
    CutOff,
    /// It is broken inside.
    Damaged,
    /// Unpacked it would be out of all proportion.
    Bomb,
    /// A workbook without a sheet of cells.
    NoSheet,
    /// More sheets than allowed.
    TooManySheets { limit: u64 },
    /// More rows than allowed.
    TooManyRows { limit: u64 },
    /// Something stands further to the right than allowed.
    TooManyColumns { row: u32, limit: u64 },
    /// More merged ranges than allowed.
    TooManyMerges { limit: u64 },
    /// A quote that is never closed.
    OpenQuote { row: u32 },
}

/// What a file is when it is not one of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// A web page, often with the name of a workbook.
    Html,
    /// Excel 2003's workbook as XML.
    SpreadsheetXml,
    /// Another XML file.
    Xml,
    /// Excel's binary workbook.
    Xlsb,
    /// A workbook of Excel 95 or older.
    OldXls,
    /// A document of a word processor.
    Document,
    /// Slides.
    Slides,
    /// PDF.
    Pdf,
    /// A picture.
    Picture,
    /// A packed folder.
    Archive,
    /// Anything else that is not text.
    Binary,
}
