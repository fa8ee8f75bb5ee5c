//! Pure types and rules: no I/O, no wording, no clock. A folder per noun, a file per verb or part.
//!
//! # Glossary (中文 ↔ identifier), the same words in SQL, files and tests
//!
//! | 中文 | identifier | 中文 | identifier |
//! |---|---|---|---|
//! | 网格 | grid | 民情事项 / 议题 | issue |
//! | 片区 | section | 党小组会 | group meeting |
//! | 小区楼栋 / 零散片区 / 辖区单位 | building / scattered / unit | 支委会 | committee |
//! | 片长 | lead | 党员大会 | assembly |
//! | 收集责任人 | collector | 民情会诊 | consultation |
//! | 楼栋长 / 楼栋联络员 | building head / building liaison | 主题党日 | theme day |
//! | 居民代表 | representative | 表决 | ballot |
//! | 单位联络员 | unit liaison | 法定人数 | quorum |
//! | 住户 / 户主 | household / head | 交办 / 任务 | task |
//! | 居民 | resident | 责任人 / 时限 | assignee / deadline |
//! | 联系人（联户） | contact | 反馈（告诉居民） | feedback, told |
//! | 走访 / 见到 | visit / met | 回访 | follow-up |
//! | 人次 / 户次 / 户数 | person-times / household-times / households met | 销号 | closure |
//! | 支部 / 党小组 | branch / group | 台账 | ledger |
//! | 六员 | duty | 演练 | drill |
//! | 帮扶 | aid | 义务劳动 | workday |
//! | 一户一见面 / 轮次 | round | 门前备忘 | slip |
//! | 一月一收集 / 本月无 | collection / nothing | 一月一汇报 | report |
//! | 月度 | months, matrix | 覆盖体检 / 空缺 | coverage / hole |
//! | 标签 / 同意 | tag / consent | 封存 | sealed |
//! | 日历 / 逢四说事 | calendar / talk day | 公示 | notice |
//! | 连心卡 | contact card | 联户手册 | handbook |
//! | 会议记录 / 定稿 / 重开 | minutes / finalise / reopen | 留底 / 还原 | copy / restore |
//! | 不是人名 | plain word | 责任人写姓名（职务） | name offices |

pub mod ballot;
pub mod calendar;
pub mod clean;
pub mod coded;
pub mod contact_card;
pub mod copy;
pub mod coverage;
pub mod days;
pub mod figures;
pub mod file_name;
pub mod grid;
pub mod handbook;
pub mod household;
pub mod id;
pub mod identity;
pub mod issue;
pub mod journal;
pub mod limits;
pub mod list;
pub mod meeting;
pub mod minutes;
pub mod month;
pub mod notice;
pub mod person;
pub mod privacy;
pub mod refusal;
pub mod roster;
pub mod rules;
pub mod search;
pub mod tag;
pub mod task;
pub mod visit;
pub mod wall;

pub use coded::Coded;
pub use id::Id;
pub use refusal::Refusal;
