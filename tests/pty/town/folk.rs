//! Who lives where, and what the matters say: everything invented, everything a room may not read.

use fangyijie::domain::issue::Category;

pub const MEMBERS: usize = 24;
pub const REPRESENTATIVES: usize = 9;
pub const HOUSEHOLDS: usize = 40;
/// Buildings of the two grids.
pub const BUILDINGS: [&str; 4] = ["3栋", "5栋", "7栋", "9栋"];

/// What the matters of today say; names, numbers and doors are those of the household each came from.
pub const MATTERS: [(Category, &str); 6] = [
    (Category::Sanitation, "垃圾桶要移开，找{name}，电话{phone}"),
    (Category::Livelihood, "加装电梯，{door}的{name}（{id}）要求"),
    (Category::Affairs, "修缮凉亭，{member}牵头，住{spoken}"),
    (Category::Dispute, "楼道堆物，{door}和楼上{name}争执"),
    (Category::Hardship, "发放慰问金，{name}身份证{id}"),
    (Category::Dispute, "{name}家内部矛盾调解"),
];
/// The one of them that is not for the room.
pub const INTERNAL: usize = 5;

pub fn name(n: usize) -> String {
    const SURNAMES: &str = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许";
    const GIVEN: [&str; 3] = ["慕岚", "砚舟", "听澜"];
    let surname = SURNAMES.chars().nth(n % 20).unwrap();
    format!("{surname}{}", GIVEN[n / 20])
}

pub fn phone(n: usize) -> String {
    format!("12{:09}", 305_718_264 + n * 7_351_913)
}

/// An identity number of someone long dead.
pub fn id_number(n: usize) -> String {
    const WEIGHTS: [usize; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let digits = format!(
        "4213031{}{:02}{:02}{:03}",
        885 + n % 10,
        n % 12 + 1,
        n % 28 + 1,
        n + 101
    );
    let sum: usize = digits
        .bytes()
        .zip(WEIGHTS)
        .map(|(c, w)| usize::from(c - b'0') * w)
        .sum();
    let check = "10X98765432".as_bytes()[sum % 11];
    format!("{digits}{}", char::from(check))
}

/// Building, unit and room of a household.
pub fn place(n: usize) -> (usize, usize, usize) {
    let building = n % BUILDINGS.len();
    let index = n / BUILDINGS.len();
    (building, index % 2 + 1, (index / 2 + 1) * 100 + 1)
}

pub fn door(n: usize) -> String {
    let (building, unit, room) = place(n);
    format!("{}-{unit}-{room}", building * 2 + 3)
}

pub fn spoken(n: usize) -> String {
    let (building, unit, room) = place(n);
    format!("{}栋{unit}单元{room}", building * 2 + 3)
}

/// The household a matter of today came from: never one of a member or a representative.
pub const fn home_of(matter: usize) -> usize {
    MEMBERS + REPRESENTATIVES + 1 + matter
}

pub fn text(matter: usize) -> String {
    let n = home_of(matter);
    let (_, text) = MATTERS[matter];
    text.replace("{name}", &name(n))
        .replace("{phone}", &phone(n))
        .replace("{id}", &id_number(n))
        .replace("{door}", &door(n))
        .replace("{spoken}", &spoken(n))
        .replace("{member}", &name(7))
}
