//! Everything that can be read, as values, and the answers.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::import::PlanRow;
use super::{
    CardFilter, CardPlan, CommunityFacts, Failure, HandoverCommand, Setting, Store, TermsOf,
    calendar, contact_card, coverage, grid, handbook, handover, household, issue, journal, meeting,
    minutes, month, notice, org, person, rule, setting, stats, task, visit, wall,
};
use crate::domain::calendar::{CalendarMonth, MeetingDay, PlannedDay};
use crate::domain::contact_card::ContactCardRow;
use crate::domain::copy::{CopyFacts, CopyShelf};
use crate::domain::coverage::{Hole, HoleCount, HoleRow};
use crate::domain::figures::{Deed, DeedRow, Figure, Figures, Owed, Period};
use crate::domain::grid::{
    BodyRow, BranchCard, Grid, GridCard, GridRow, Section, SectionCard, SectionLine,
};
use crate::domain::handbook::{Handbook, HandbookCard, HandbookRow};
use crate::domain::household::{Household, HouseholdCard, HouseholdRow};
use crate::domain::issue::{Issue, IssueCard, IssueRow, Stage};
use crate::domain::journal::{Entry, JournalRow};
use crate::domain::list::{Anchor, From, Order, Page};
use crate::domain::meeting::{Meeting, MeetingBoard, MeetingKind, MeetingRow};
use crate::domain::minutes::MinutesCard;
use crate::domain::month::{Lacking, MatrixRow, Month, MonthCard, MonthTotals};
use crate::domain::notice::NoticeCard;
use crate::domain::person::{
    Branch, Group, Handover, HandoverCard, HandoverPlan, HandoverRow, MemberRow, Person,
    PersonCard, Relative, TermRow,
};
use crate::domain::roster::Class;
use crate::domain::rules::{RuleCard, RuleKey, RuleRow};
use crate::domain::search::matches;
use crate::domain::task::TaskRow;
use crate::domain::visit::{Round, VisitRow};
use crate::domain::wall::{WallDesk, WallSlide, WallView};
use crate::domain::{Coded, Id, Refusal};

/// Which list, and which part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Listing {
    /// Grids.
    Grids,
    /// Households.
    Households(Filter),
    /// Issues, newest first.
    Issues(Filter),
    /// Visits, newest first.
    Visits(Filter),
    /// Meetings, newest first.
    Meetings,
    /// Tasks, nearest deadline first.
    Tasks { filter: TaskFilter, narrow: String },
    /// Members and holders of roles.
    People { narrow: String, order: Order },
    /// Grids, sections, branches, groups.
    Org(OrgListing),
    /// 连心卡: those to be carried to doors in walking order, the others newest first.
    Cards { filter: CardFilter, narrow: String },
    /// 覆盖体检: how many holes of each kind the network has.
    Coverage,
    /// The holes of a kind.
    Holes(Hole),
    /// 月度: members who call on households, each with the last months.
    Months(MonthFilter),
    /// 联户手册: every member, with the handbook or without.
    Handbooks { narrow: String },
    /// 会议规则: in force, coming, past, withdrawn.
    Rules,
    /// Aid and workdays, newest first.
    Deeds(Option<Deed>),
    /// What was done, newest first.
    Journal,
    /// The rows behind a reported figure.
    Behind(Figure),
    /// Rows of an import's plan; only the connection that made the plan has them.
    Plan(Class),
}

/// A list of the organisation, narrowed to what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OrgListing {
    /// 组织: branches, each with its groups.
    Bodies { narrow: String },
    /// Branches.
    Branches { narrow: String },
    /// Party groups.
    Groups { narrow: String },
    /// Grids by code.
    Grids { narrow: String },
    /// Sections in the order in which they lie, of one grid or all.
    Sections {
        grid: Option<Id<Grid>>,
        narrow: String,
    },
    /// Everyone in the file, whoever works near someone or some place first.
    Everyone {
        narrow: String,
        near: Option<TermsOf>,
    },
    /// 交接记录, newest first.
    Handovers,
    /// Roles of today, of a person or a place.
    Terms { of: TermsOf, narrow: String },
    /// Near relatives of a person.
    Relatives { of: Id<Person>, narrow: String },
    /// Whoever is at a meeting, in the order of the roll.
    Present {
        meeting: Id<Meeting>,
        narrow: String,
    },
}

/// Which members the matrix lists.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MonthFilter {
    /// The newest month that is shown, so many before this one.
    pub back: u8,
    /// Only those who lack something in it.
    pub lacking: Option<Lacking>,
    /// Containing what was typed.
    pub narrow: String,
}

/// What a list of households, issues or visits is narrowed to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Of one grid.
    pub grid: Option<Id<Grid>>,
    /// Containing what was typed.
    pub narrow: String,
    /// In one of these stages; all when empty.
    pub stages: Vec<Stage>,
    /// Households not met this month.
    pub unmet: bool,
    /// In which order households stand.
    pub order: Order,
    /// Households still to be met in this round.
    pub due: bool,
    /// Households this person is the contact of; visits this person made.
    pub contact: Option<Id<Person>>,
}

/// Which tasks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TaskFilter {
    /// All.
    All,
    /// Not done.
    #[default]
    Open,
    /// Past their deadline.
    Overdue,
    /// Due today.
    DueToday,
    /// Not done, and due on a day.
    DueOn(NaiveDate),
}

/// A wish to read something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// Something a form is filled in over, with the newest step before it.
    Seen(Box<Query>),
    /// One page of a list.
    Rows {
        listing: Listing,
        from: From,
        count: usize,
    },
    /// What is owed today.
    Owed,
    /// The reported figures.
    Figures(Period),
    /// How many rows stand in none of them because they are damaged.
    Uncountable,
    /// Everything about a grid.
    Grid(Id<Grid>),
    /// Everything about a household.
    Household(Id<Household>),
    /// Everything about an issue.
    Issue(Id<Issue>),
    /// A whole meeting.
    Meeting(Id<Meeting>),
    /// The minutes of a meeting.
    Minutes(Id<Meeting>),
    /// How the wall stands and what can be shown, of a meeting or of the one on the wall.
    Wall(Option<Id<Meeting>>),
    /// What the room would see.
    Preview(WallView),
    /// The notice of a meeting.
    Notice(Id<Meeting>),
    /// A handbook with its pages.
    Handbook(Id<Handbook>),
    /// What issuing cards to a whole branch would do.
    CardPlan(Id<Branch>),
    /// How many cards of a list can be handed out or replaced at once.
    CardTally(CardFilter, String),
    /// Everything about a person.
    Person(Id<Person>),
    /// Everything about a section.
    Section(Id<Section>),
    /// A branch with its groups.
    Branch(Id<Branch>),
    /// 社区资料.
    Community,
    /// What a handover would do.
    HandoverPlan(HandoverCommand),
    /// A handover that was carried out.
    Handover(Id<Handover>),
    /// Who can hold a meeting of a kind.
    Bodies(MeetingKind),
    /// What is set in this file.
    Settings,
    /// 留底: every copy of this file.
    Copies,
    /// What one of them holds, by its place among them.
    Copy(i64),
    /// A rule of meetings.
    Rule(RuleKey),
    /// A member's months.
    Month(Id<Person>),
    /// How many households a list has, whatever was typed to narrow it.
    CountHouseholds(Filter),
    /// Everything that falls on the days of a month.
    CalendarMonth(Month),
    /// When a meeting is to be, and between which days that can be changed.
    PlannedDay(MeetingDay),
    /// A month, so many before this one, of all members who call on households.
    MonthTotals(u8),
}

/// What is set in a file and shown among the settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// How long a round of 一户一见面 is.
    pub round: Round,
    /// Whether sensitive tags may be kept, with consent.
    pub sensitive: bool,
    /// Whether whoever holds a public office stands by name on the wall and in notices.
    pub names_offices: bool,
}

/// A body that can meet, with how much waits for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// Which deliberation.
    pub kind: MeetingKind,
    /// Its branch.
    pub branch: Id<Branch>,
    /// Its group, for a group meeting.
    pub group: Option<Id<Group>>,
    /// Its name.
    pub name: String,
    /// Issues waiting for it.
    pub waiting: u32,
}

/// A row of any list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// A grid.
    Grid(GridRow),
    /// A household.
    Household(HouseholdRow),
    /// An issue.
    Issue(IssueRow),
    /// A visit.
    Visit(VisitRow),
    /// A meeting.
    Meeting(MeetingRow),
    /// A task.
    Task(TaskRow),
    /// A person.
    Person(MemberRow),
    /// A section.
    Section(SectionLine),
    /// A branch or a Party group.
    Body(BodyRow),
    /// A role of someone.
    Term(TermRow),
    /// A near relative.
    Relative(Relative),
    /// A handover.
    Handover(HandoverRow),
    /// A contact card.
    ContactCard(ContactCardRow),
    /// A kind of hole.
    HoleCount(HoleCount),
    /// A hole in the network.
    Hole(HoleRow),
    /// A member's months.
    Months(MatrixRow),
    /// A member's handbook.
    Handbook(HandbookRow),
    /// A rule of meetings.
    Rule(Box<RuleRow>),
    /// Aid or a workday.
    Deed(DeedRow),
    /// A journal entry.
    Entry(JournalRow),
    /// A row of an import's plan.
    Plan(Box<PlanRow>),
    /// A row of which nothing but its place can be read.
    Damaged(Anchor),
}

impl Row {
    /// The row's place in its list's order.
    pub fn anchor(&self) -> Anchor {
        let (sort, id) = match self {
            Row::Grid(row) => (row.code.clone(), row.id.raw()),
            Row::Household(row) => (row.sort.clone(), row.id.raw()),
            Row::Issue(row) => (row.registered_on.to_string(), row.id.raw()),
            Row::Visit(row) => (row.on.to_string(), row.id.raw()),
            Row::Meeting(row) => (row.on.to_string(), row.id.raw()),
            Row::Task(row) => (row.deadline.to_string(), row.id.raw()),
            Row::Person(row) => (row.sort.clone(), row.id.raw()),
            Row::Term(row) => (String::new(), row.id.raw()),
            Row::Relative(row) => (String::new(), row.id.raw()),
            Row::Handover(row) => (row.on.to_string(), row.id.raw()),
            Row::Section(row) => (row.place.clone(), row.id.raw()),
            Row::Body(row) => (String::new(), row.group.map_or(row.branch.raw(), Id::raw)),
            Row::ContactCard(row) => (row.sort.clone(), row.id.raw()),
            Row::HoleCount(row) => (row.hole.code().to_owned(), row.hole as i64),
            Row::Hole(row) => (row.sort.clone(), row.id),
            Row::Months(row) => (String::new(), row.at),
            Row::Handbook(row) => (String::new(), row.holder.0.raw()),
            Row::Rule(row) => (String::new(), row.key.at()),
            Row::Deed(row) => (row.on.to_string(), row.id),
            Row::Entry(row) => (String::new(), row.id.raw()),
            Row::Plan(row) => (String::new(), row.n),
            Row::Damaged(anchor) => return anchor.clone(),
        };
        let sort = sort.into();
        Anchor { sort, id }
    }
}

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// One page of a list.
    Rows(Page<Row>),
    /// The newest step, and what the file said after it.
    Seen(Id<Entry>, Box<Answer>),
    /// What is owed today.
    Owed(Owed),
    /// The reported figures.
    Figures(Figures),
    /// How many rows stand in none of them.
    Uncountable(u32),
    /// A grid.
    Grid(Box<GridCard>),
    /// A household.
    Household(Box<HouseholdCard>),
    /// An issue.
    Issue(Box<IssueCard>),
    /// A meeting.
    Meeting(Box<MeetingBoard>),
    /// Minutes.
    Minutes(Box<MinutesCard>),
    /// The wall.
    Wall(Box<WallDesk>),
    /// What the room would see.
    Preview(Box<WallSlide>),
    /// A notice.
    Notice(Box<NoticeCard>),
    /// A handbook.
    Handbook(Box<HandbookCard>),
    /// What issuing cards would do.
    CardPlan(CardPlan),
    /// How many cards.
    CardTally(u32),
    /// A person.
    Person(Box<PersonCard>),
    /// A section.
    Section(Box<SectionCard>),
    /// A branch.
    Branch(Box<BranchCard>),
    /// 社区资料.
    Community(Box<CommunityFacts>),
    /// What a handover would do.
    HandoverPlan(Box<HandoverPlan>),
    /// A handover.
    Handover(Box<HandoverCard>),
    /// Bodies that can meet.
    Bodies(Vec<Body>),
    /// What is set.
    Settings(Settings),
    /// The copies.
    Copies(Box<CopyShelf>),
    /// What a copy holds.
    Copy(Box<CopyFacts>),
    /// A rule of meetings.
    Rule(Box<RuleCard>),
    /// A member's months.
    Month(Box<MonthCard>),
    /// This month of everyone.
    MonthTotals(MonthTotals),
    /// How many rows a list has.
    Count(u32),
    /// A month of the calendar.
    CalendarMonth(Box<CalendarMonth>),
    /// When a meeting is to be.
    PlannedDay(Box<PlannedDay>),
}

impl Store {
    /// Answers a query as of `today`.
    ///
    /// # Errors
    ///
    /// [`crate::domain::Refusal::Gone`] for a row that is no longer there; a fault when the file cannot be read.
    pub fn load(&self, query: &Query, today: NaiveDate) -> Result<Answer, Failure> {
        let answer = self.heed(self.answer(query, today));
        answer.map_err(Failure::on_reading)
    }

    fn answer(&self, query: &Query, today: NaiveDate) -> Result<Answer, Failure> {
        let conn = &self.conn;
        Ok(match query {
            Query::Rows {
                listing,
                from,
                count,
            } => Answer::Rows(rows(conn, listing, from, *count, today)?),
            Query::Seen(query) => {
                // In this order a step between the two is one that was not seen.
                let entry = journal::newest(conn)?;
                Answer::Seen(entry, Box::new(self.answer(query, today)?))
            }
            Query::Owed => Answer::Owed(stats::owed(conn, today)?),
            Query::Figures(period) => Answer::Figures(stats::figures(conn, *period, today)?),
            Query::Uncountable => Answer::Uncountable(stats::uncountable(conn)?),
            Query::Grid(id) => Answer::Grid(Box::new(grid::card(conn, *id)?)),
            Query::Household(id) => Answer::Household(Box::new(household::card(conn, *id)?)),
            Query::Issue(id) => Answer::Issue(Box::new(issue::card(conn, *id)?)),
            Query::Meeting(id) => Answer::Meeting(Box::new(meeting::board(conn, *id)?)),
            Query::Minutes(id) => Answer::Minutes(Box::new(minutes::card(self, *id, today)?)),
            Query::Wall(meeting) => Answer::Wall(Box::new(wall::desk(self, *meeting)?)),
            Query::Preview(view) => Answer::Preview(Box::new(wall::preview(self, view)?)),
            Query::Notice(id) => Answer::Notice(Box::new(notice::card(self, *id)?)),
            Query::Handbook(id) => Answer::Handbook(Box::new(handbook::card(conn, *id, today)?)),
            Query::CardTally(filter, narrow) => {
                let filter = *filter;
                let wanted = contact_card::Wanted { filter, narrow };
                Answer::CardTally(contact_card::tally(conn, &wanted)?)
            }
            Query::CardPlan(branch) => Answer::CardPlan(contact_card::plan(conn, *branch)?),
            Query::Person(id) => Answer::Person(Box::new(person::card(conn, *id)?)),
            Query::Section(id) => Answer::Section(Box::new(grid::section_card(conn, *id)?)),
            Query::HandoverPlan(command) => {
                Answer::HandoverPlan(Box::new(handover::preview(conn, command, today)?))
            }
            Query::Handover(id) => Answer::Handover(Box::new(handover::card(conn, *id)?)),
            Query::Community => Answer::Community(Box::new(org::community(conn)?)),
            Query::Branch(id) => Answer::Branch(Box::new(grid::branch_card(conn, *id, today)?)),
            Query::Bodies(kind) => Answer::Bodies(meeting::bodies(conn, *kind)?),
            Query::Month(person) => Answer::Month(Box::new(
                month::card(conn, *person, today)?.ok_or(Refusal::Gone)?,
            )),
            Query::Rule(key) => Answer::Rule(Box::new(
                rule::card(conn, *key, today)?.ok_or(Refusal::Gone)?,
            )),
            Query::CountHouseholds(filter) => Answer::Count(count_households(conn, filter, today)?),
            Query::MonthTotals(back) => {
                let month = Month::of(today).back(usize::from(*back));
                Answer::MonthTotals(month::totals(conn, month)?)
            }
            Query::CalendarMonth(month) => {
                Answer::CalendarMonth(Box::new(calendar::month(conn, *month, today)?))
            }
            Query::PlannedDay(meeting) => {
                Answer::PlannedDay(Box::new(calendar::planned_day(conn, *meeting)?))
            }
            Query::Copies => Answer::Copies(Box::new(self.shelf()?)),
            Query::Copy(at) => Answer::Copy(Box::new(self.copy_at(*at, today)?)),
            Query::Settings => Answer::Settings(Settings {
                sensitive: setting::sensitive_tags(conn)?,
                round: setting::round(conn)?,
                names_offices: setting::is_on(conn, Setting::NameOffices)?,
            }),
        })
    }
}

/// Which households a filter stands for on a day.
fn households<'a>(
    conn: &Connection,
    filter: &'a Filter,
    today: NaiveDate,
) -> rusqlite::Result<household::Wanted<'a>> {
    Ok(household::Wanted {
        grid: filter.grid.map(Id::raw),
        narrow: &filter.narrow,
        unmet_since: filter.unmet.then(|| stats::month_start(today)),
        order: filter.order,
        due_since: match filter.due {
            true => Some(setting::round(conn)?.start(today)),
            false => None,
        },
        contact: filter.contact.map(Id::raw),
    })
}

/// How many households a filter stands for. Of everyone it is counted from the visits, as on the
/// workbench and in the figures: there are fewer of them than households.
fn count_households(conn: &Connection, filter: &Filter, today: NaiveDate) -> rusqlite::Result<u32> {
    let is_of_all = filter.grid.is_none() && filter.contact.is_none();
    if is_of_all && filter.due && !filter.unmet {
        let tally = visit::tally(conn, setting::round(conn)?, today)?;
        return Ok(tally.of.saturating_sub(tally.met));
    }
    if is_of_all && filter.unmet && !filter.due {
        return stats::unvisited(conn, today);
    }
    household::count(conn, &households(conn, filter, today)?)
}

fn rows(
    conn: &Connection,
    listing: &Listing,
    from: &From,
    count: usize,
    today: NaiveDate,
) -> rusqlite::Result<Page<Row>> {
    Ok(match listing {
        Listing::Grids => {
            let (all, page) = grid::pane(conn)?;
            let mut page = wrap(page, Row::Grid);
            if !page.is_empty() {
                page.rows.insert(0, Row::Grid(all));
            }
            page
        }
        Listing::Households(filter) => {
            let wanted = households(conn, filter, today)?;
            wrap(household::list(conn, &wanted, from, count)?, Row::Household)
        }
        Listing::Issues(filter) => {
            let wanted = issue::Wanted {
                grid: filter.grid.map(Id::raw),
                stages: &filter.stages,
                narrow: &filter.narrow,
                ..issue::Wanted::default()
            };
            wrap(issue::list(conn, &wanted, from, count)?, Row::Issue)
        }
        Listing::Visits(filter) => {
            let wanted = visit::Wanted {
                grid: filter.grid.map(Id::raw),
                visitor: filter.contact.map(Id::raw),
                narrow: &filter.narrow,
                ..visit::Wanted::default()
            };
            wrap(visit::list(conn, &wanted, from, count)?, Row::Visit)
        }
        Listing::Meetings => wrap(meeting::list(conn, from, count)?, Row::Meeting),
        Listing::Tasks { filter, narrow } => {
            let wanted = task::Wanted {
                filter: *filter,
                today,
                narrow,
            };
            wrap(task::list(conn, &wanted, from, count)?, Row::Task)
        }
        Listing::People { narrow, order } => wrap(
            person::list(conn, (narrow, *order), from, count)?,
            Row::Person,
        ),
        Listing::Org(listing) => organisation(conn, listing, from, count)?,
        Listing::Cards { filter, narrow } => {
            let wanted = contact_card::Wanted {
                filter: *filter,
                narrow,
            };
            wrap(
                contact_card::list(conn, &wanted, from, count)?,
                Row::ContactCard,
            )
        }
        Listing::Coverage => whole(coverage::counts(conn, today)?, Row::HoleCount),
        Listing::Holes(hole) => wrap(coverage::list(conn, *hole, from, count, today)?, Row::Hole),
        Listing::Months(filter) => {
            let wanted = month::Wanted {
                back: filter.back,
                lacking: filter.lacking,
                narrow: &filter.narrow,
            };
            let page = month::list(conn, &wanted, from, count, today)?;
            wrap(page, Row::Months)
        }
        Listing::Handbooks { narrow } => {
            wrap(handbook::list(conn, narrow, from, count)?, Row::Handbook)
        }
        Listing::Rules => whole(rule::list(conn, today)?, |row| Row::Rule(Box::new(row))),
        Listing::Deeds(only) => wrap(stats::deeds(conn, *only, from, count)?, Row::Deed),
        Listing::Journal => wrap(journal::list(conn, from, count)?, Row::Entry),
        Listing::Behind(figure) => behind(conn, *figure, from, count)?,
        Listing::Plan(_) => whole(Vec::new(), Row::Plan),
    })
}

/// One page of a list of the organisation; all but the sections are few and come whole.
fn organisation(
    conn: &Connection,
    listing: &OrgListing,
    from: &From,
    count: usize,
) -> rusqlite::Result<Page<Row>> {
    use grid::Bodies;
    let bodies =
        |which, narrow: &str| grid::bodies(conn, which, narrow).map(|rows| wrap(rows, Row::Body));
    match listing {
        OrgListing::Bodies { narrow } => bodies(Bodies::All, narrow),
        OrgListing::Branches { narrow } => bodies(Bodies::Branches, narrow),
        OrgListing::Groups { narrow } => bodies(Bodies::Groups, narrow),
        OrgListing::Grids { narrow } => {
            let mut rows = grid::list(conn)?;
            rows.retain(|row| matches(&format!("{} {}", row.code, row.name), narrow));
            Ok(wrap(rows, Row::Grid))
        }
        OrgListing::Handovers => Ok(wrap(handover::list(conn, from, count)?, Row::Handover)),
        OrgListing::Everyone { narrow, near } => Ok(wrap(
            person::everyone(conn, (narrow, *near), from, count)?,
            Row::Person,
        )),
        OrgListing::Terms { of, narrow } => {
            let mut rows = person::term_list(conn, *of)?;
            rows.retain(|row| {
                row.to.is_none() && matches(&format!("{} {}", row.name, row.place), narrow)
            });
            Ok(wrap(rows, Row::Term))
        }
        OrgListing::Relatives { of, narrow } => {
            let mut rows = person::relatives(conn, *of)?;
            rows.retain(|row| matches(&row.name, narrow));
            Ok(wrap(rows, Row::Relative))
        }
        OrgListing::Present { meeting, narrow } => {
            let mut rows = person::present(conn, *meeting)?;
            rows.retain(|row| matches(&row.name, narrow));
            Ok(wrap(rows, Row::Person))
        }
        OrgListing::Sections { grid, narrow } => {
            let page = grid::sections(conn, *grid, narrow, from, count)?;
            Ok(wrap(page, Row::Section))
        }
    }
}

/// The rows a figure was counted from.
fn behind(
    conn: &Connection,
    figure: Figure,
    from: &From,
    count: usize,
) -> rusqlite::Result<Page<Row>> {
    Ok(match figure {
        Figure::PersonTimes | Figure::HouseholdTimes | Figure::HouseholdsMet => {
            let met = visit::Wanted {
                only_met: true,
                last_met: figure == Figure::HouseholdsMet,
                ..visit::Wanted::default()
            };
            wrap(visit::list(conn, &met, from, count)?, Row::Visit)
        }
        Figure::Opinions | Figure::Resolved => {
            let wanted = issue::Wanted {
                resolved: figure == Figure::Resolved,
                ..issue::Wanted::default()
            };
            wrap(issue::list(conn, &wanted, from, count)?, Row::Issue)
        }
        Figure::Helped => wrap(stats::helped(conn, from, count)?, Row::Deed),
        Figure::Workdays => wrap(
            stats::deeds(conn, Some(Deed::Workday), from, count)?,
            Row::Deed,
        ),
    })
}

fn wrap<R>(page: Page<R>, row: fn(R) -> Row) -> Page<Row> {
    page.merged(row, Row::Damaged)
}

fn whole<R>(rows: Vec<R>, row: fn(R) -> Row) -> Page<Row> {
    wrap(Page::whole(rows), row)
}
